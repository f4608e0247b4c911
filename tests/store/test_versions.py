from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.document import Document, Facts
from prose.quotes.corrections import QuoteCorrectionKind
from prose.quotes.quote import Quote, QuoteKind
from prose.spans import Span
from store.articles import ArticleFilter
from store.corrections.quote_changes import QuoteChange
from store.documents import structure_of
from store.errors import GoneError
from store.library import Library
from store.opening import open_file
from store.passages.passage import PassageFilter, Placement
from store.schema.steps import STEPS
from store.schema.versions import add_versions
from store.search.language import read_query
from tests.store.making import add_file, make_document

if TYPE_CHECKING:
    from pathlib import Path

OLD = """# Harbour shut

The harbour of Trent is shut, the mayor said. “We open it on Monday,” she told the council on Friday.

Eleven lorries wait at the gate, and their drivers sleep in the old school. Nobody has counted the cars.

The ferry lies at the pier. It was built in 1961 and has never been late, its captain said.
"""
NEW = (
    OLD.replace("Eleven lorries wait", "Twelve lorries now wait")
    .replace("Nobody has counted the cars.", "It is cold.")
    .replace("The ferry lies", "Late on Friday a storm came up.\n\nThe ferry lies")
)
WORDS = ("Eleven lorries wait at the gate", "Nobody has counted the cars.", "has never been late")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(OLD, encoding="utf-8")
    return path


def marked(library: Library, article_id: int) -> list[int]:
    """Make a passage of each of the words, and return them."""
    article = library.articles.get(article_id)
    assert article is not None
    text = article.document.text
    starts = [text.index(words) for words in WORDS]
    spans = [Span(start, start + len(words)) for start, words in zip(starts, WORDS, strict=True)]
    return [library.passages.make(article_id, span, tags=["found"], note="mine").id for span in spans]


def updated(library: Library, story: Path, text: str = NEW) -> int:
    """Let the file be added again with another text."""
    story.write_text(text, encoding="utf-8")
    added = add_file(library, story)
    assert added.updated
    return added.orphans


def words(library: Library, passage_id: int) -> tuple[str, Placement | None]:
    """Return the words of a passage as its article has them now, and how it came there."""
    passage = library.passages.get(passage_id)
    assert passage is not None
    article = library.articles.get(passage.article_id)
    assert article is not None
    if not passage.is_orphan:
        assert passage.span.of(article.document.text) == passage.anchor.exact
    return passage.anchor.exact, passage.placement


def test_an_article_that_changed_keeps_its_old_text_and_the_passages(library: Library, story: Path) -> None:
    first = add_file(library, story).id
    changed, gone, same = marked(library, first)
    assert updated(library, story) == 1

    assert library.articles.count(ArticleFilter()) == 1
    newest, oldest = library.versions.of_article(first)
    assert (newest.shown, oldest.shown) == (True, False)
    old = library.versions.text(oldest.id)
    assert old is not None
    assert "Nobody has counted" in old
    assert library.marks.version_of(first) is not None
    assert [row.id for row in library.articles.first_page(ArticleFilter(read_query("storm")))] == [first]

    exact, placement = words(library, changed)
    assert exact == "Twelve lorries now wait at the gate"
    assert placement is not None
    assert placement.former == WORDS[0]
    assert 0.5 < placement.confidence < 1
    assert words(library, gone) == (WORDS[1], Placement(True, 0.0, "", False))
    assert words(library, same) == (WORDS[2], None)
    passages = library.passages.of_article(first)
    assert [(passage.id, passage.is_orphan) for passage in passages] == [
        (changed, False),
        (same, False),
        (gone, True),
    ]
    assert list(library.passages.ids(PassageFilter(read_query("has:orphan")))) == [gone]
    assert list(library.passages.ids(PassageFilter(read_query("has:change")))) == [changed]
    assert library.check() == []


def test_an_update_is_undone_and_done_again_as_one_step(library: Library, story: Path) -> None:
    first = add_file(library, story).id
    passages = marked(library, first)
    library.positions.name(first, 60, "a")
    updated(library, story)
    after = [words(library, passage) for passage in passages]
    position = library.positions.get("a", first)

    assert library.history.undo() == "update “Harbour shut”"
    article = library.articles.get(first)
    assert article is not None
    assert "storm" not in article.document.text
    assert [words(library, passage) for passage in passages] == [(exact, None) for exact in WORDS]
    assert library.marks.undetected() == [first]
    assert library.articles.count(ArticleFilter(read_query("storm"))) == 0
    assert library.check() == []

    assert library.history.redo() == "update “Harbour shut”"
    assert [words(library, passage) for passage in passages] == after
    assert library.positions.get("a", first) == position
    assert library.check() == []


def test_an_orphan_is_attached_again_by_hand_or_kept(library: Library, story: Path) -> None:
    first = add_file(library, story).id
    changed, gone, _ = marked(library, first)
    updated(library, story)
    library.passages.accept(changed)
    library.passages.accept(gone)
    assert [
        row.passage.placement.accepted
        for row in library.passages.rows([changed, gone])
        if row.passage.placement
    ] == [True, True]
    assert library.passages.count(PassageFilter(read_query("has:change"))) == 0

    article = library.articles.get(first)
    assert article is not None
    start = article.document.text.index("It is cold.")
    library.passages.set_span(gone, Span(start, start + 11))
    assert words(library, gone) == ("It is cold.", None)
    library.history.undo()
    assert words(library, gone) == (WORDS[1], Placement(True, 0.0, "", True))


def test_an_orphan_comes_back_with_its_words(library: Library, story: Path) -> None:
    first = add_file(library, story).id
    changed, gone, _ = marked(library, first)
    updated(library, story)
    assert updated(library, story, OLD.replace("is shut", "was shut")) == 0
    assert words(library, gone) == (WORDS[1], None)
    exact, placement = words(library, changed)
    assert exact == WORDS[0]
    assert placement is not None
    assert placement.confidence < 1


def test_new_words_are_a_passage_of_their_own_beside_an_orphan(library: Library, story: Path) -> None:
    first = add_file(library, story).id
    _, gone, _ = marked(library, first)
    updated(library, story)
    orphan = library.passages.get(gone)
    assert orphan is not None
    assert library.passages.make(first, orphan.span, highlighted=True).id != gone


def test_a_text_that_was_there_before_is_nothing_new(library: Library, story: Path) -> None:
    first = add_file(library, story).id
    updated(library, story)
    story.write_text(OLD, encoding="utf-8")
    added = add_file(library, story)
    assert (added.id, added.new, added.updated) == (first, False, False)
    assert library.versions.of_article(first)[0].shown


def test_another_story_in_the_same_file_is_another_article(library: Library, story: Path) -> None:
    first = add_file(library, story).id
    story.write_text(
        "# Rain\n\nIt rained in Dunvegar for a week, and the river rose by two metres.", encoding="utf-8"
    )
    assert add_file(library, story).new
    assert library.versions.of_article(first) == []


def test_the_same_address_is_the_same_article(library: Library) -> None:
    def page(text: str) -> Document:
        return Document(text, facts=Facts(headline=text[:12], address="https://news.example/harbour"))

    body = OLD.partition("\n\n")[2]
    article_id = library.articles.add(page(body), b"one", "/a/one.html").id
    assert library.versions.to_update(page(f"More will follow. {body}"), "/b/two.html") == article_id
    assert library.versions.to_update(page(body), "/b/two.html") is None
    assert library.versions.to_update(page("Nothing of this was in that page."), "/b/two.html") is None


def test_corrections_of_quotes_go_along(library: Library, story: Path) -> None:
    first = add_file(library, story).id
    article = library.articles.get(first)
    assert article is not None
    start = article.document.text.index("their drivers sleep in the old school")
    missed = Span(start, start + len("their drivers sleep in the old school"))
    library.corrections.make_quotes(QuoteChange(QuoteCorrectionKind.MISSED, first, span=missed))
    updated(library, story)

    def said() -> list[Quote]:
        now = library.articles.get(first)
        assert now is not None
        return [
            quote
            for quote in library.marks.quotes(first)
            if quote.span.of(now.document.text) == missed.of(article.document.text)
        ]

    assert [quote.kind for quote in said()] == [QuoteKind.INDIRECT]
    library.history.undo()
    library.settle()
    assert len(said()) == 1


def test_an_article_that_is_gone_is_not_updated(library: Library) -> None:
    with pytest.raises(GoneError):
        library.versions.update(7, make_document(), b"", "harbour.txt")
    assert library.versions.text(7) is None


def test_a_library_of_the_version_before_keeps_its_passages_and_can_be_updated(path: Path) -> None:
    step = STEPS.index(add_versions)
    older = open_file(path, create=True, steps=STEPS[:step]).connection
    structure = structure_of(make_document("The harbour is shut."))
    for sql in (
        "INSERT INTO article (headline, headline_supplied, publisher, added, words) VALUES ('', 0, '', 1, 3)",
        f"INSERT INTO body VALUES (1, 'The harbour is shut.', 'a', 'b', '{structure}', '', x'')",
        "INSERT INTO reading (article_id, dated) VALUES (1, 1)",
        "INSERT INTO passage VALUES (1, 1, 0, 20, 'The harbour is shut.', '', '', 'a', 1, 1, 1)",
    ):
        older.execute(sql)
    older.close()
    with Library.open(path) as library:
        assert words(library, 1) == ("The harbour is shut.", None)
        library.versions.update(1, make_document("Again: The harbour is shut."), b"new", "")
        assert words(library, 1)[0] == "The harbour is shut."
        library.history.undo()
        assert words(library, 1) == ("The harbour is shut.", None)
