"""Tags and notes on articles as wholes, and finding articles by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store.articles import ArticleFilter
from store.errors import GoneError
from store.library import Library
from store.opening import open_file
from store.passages.passage import PassageFilter
from store.schema.remarks import add_remarks
from store.schema.steps import STEPS
from store.search.language import read_query
from tests.store.making import add_article
from tests.store.making_much import fill, kept

if TYPE_CHECKING:
    from pathlib import Path


FILLING = """
INSERT INTO article (id, headline, headline_supplied, publisher, added, words, language)
VALUES (1, 'Harbour shut', 0, '', 5, 3, 'en');
INSERT INTO reading (article_id, dated) VALUES (1, 5);
INSERT INTO body (article_id, text, text_hash, source_hash, structure, origin, source)
VALUES (1, 'The harbour.', '00112233445566778899aabbccddeeff', 'two', '{}', '', x'');
INSERT INTO passage (id, article_id, starts, ends, exact, prefix, suffix, text_hash, highlighted,
                     created, changed)
VALUES (1, 1, 0, 3, 'The', '', ' harbour.', 'one', 0, 5, 5);
INSERT INTO tag (id, name, folded, colour) VALUES (1, 'ports//quay', 'ports//quay', 0);
INSERT INTO passage_tag (passage_id, tag_id) VALUES (1, 1)
"""


@pytest.fixture
def filled(library: Library) -> Library:
    """Three articles: the first tagged and noted as a whole, the second in a passage."""
    fill(library, [])
    library.remarks.add_tags([1], ["claims/denial", "later"])
    library.remarks.set_note(1, "Ask the  mayor\x1b[2J\n about this")
    library.passages.make(2, Span(0, 7), tags=["claims"], note="Ask Ida")
    return library


def found(library: Library, search: str) -> set[int]:
    return {*library.articles.ids(ArticleFilter(read_query(search)))}


def test_an_article_is_tagged_and_noted_as_a_whole(filled: Library) -> None:
    remark = filled.remarks.of_article(1)
    assert remark.tags == ("claims/denial", "later")
    assert remark.note == "Ask the  mayor[2J\n about this"
    assert remark.created is not None
    assert remark.changed is not None
    assert remark.created <= remark.changed
    assert not filled.remarks.of_article(2)
    assert [*filled.remarks.ids()] == [1]


@pytest.mark.parametrize(
    ("search", "articles"),
    [
        ("tag:claims", {1, 2}),
        ("tag:claims/denial", {1}),
        ("tag:later", {1}),
        ("note:ask", {1, 2}),
        ("note:mayor", {1}),
        ("has:note -note:mayor", {2}),
        ("has:tag", {1, 2}),
        ("-has:tag", {3}),
        ("later", {1}),
        ("has:passage", {2}),
        ("tag:claims -has:passage", {1}),
    ],
)
def test_articles_are_found_by_their_own_tags_and_notes(
    filled: Library, search: str, articles: set[int]
) -> None:
    assert found(filled, search) == articles


def test_what_is_said_of_an_article_is_not_said_of_its_passages(filled: Library) -> None:
    filled.passages.make(1, Span(0, 3), highlighted=True)
    for search in ("tag:later", "note:mayor", "later"):
        assert filled.passages.count(PassageFilter(read_query(search))) == 0


@pytest.mark.parametrize(
    ("search", "articles"),
    [("tag:claims", [1]), ("ida", []), ("mayor", [1]), ("has:passage", []), ("is:read", [])],
)
def test_remarks_are_found_by_what_they_say_themselves(
    filled: Library, search: str, articles: list[int]
) -> None:
    assert [*filled.remarks.ids(read_query(search))] == articles


def test_a_search_shows_the_words_of_the_note(filled: Library) -> None:
    for search in ("about", "note:about"):
        sentence = filled.articles.hits(read_query(search)).sentence(1)
        assert sentence.text == "about this"
        assert sentence.in_note
        assert sentence.place is None


def test_everything_said_of_articles_can_be_undone(library: Library) -> None:
    fill(library, [])
    before = kept(library)
    library.remarks.add_tags([1, 2], ["later"])
    library.remarks.add_tags([1], ["later"])  # which is no step: it has that
    library.remarks.set_note(1, "one")
    library.remarks.set_note(1, "two")
    library.remarks.set_note(1, "")
    library.remarks.remove_tags([1, 2], ["Later"])
    assert kept(library) == before
    labels = [library.history.undo() for _ in range(5)]
    assert labels == [
        *(
            "untag “Later” on 2 articles",
            "delete note on article",
            "note on article",
            "note on article",
            "tag “later” on 2 articles",
        ),
    ]
    assert kept(library) == before
    for _ in range(2):
        library.history.redo()
    assert library.remarks.of_article(2).tags == ("later",)
    assert library.remarks.of_article(1).note == "one"
    assert library.check() == []


def test_a_note_on_several_articles_comes_after_those_that_they_have(library: Library) -> None:
    fill(library, [])
    library.remarks.set_note(1, "First.")
    assert [library.remarks.add_note([1, 2, 99], "Then.") for _ in range(2)] == [2, 0]
    assert [library.remarks.of_article(article).note for article in (1, 2, 3)] == [
        *("First.\n\nThen.", "Then.", ""),
    ]
    assert library.history.undo() == "note on 2 articles"
    assert library.remarks.of_article(1).note == "First."


def test_a_tag_stays_while_an_article_carries_it(library: Library) -> None:
    article_id = add_article(library)
    library.remarks.add_tags([article_id], ["later"])
    passage = library.passages.make(article_id, Span(0, 3), tags=["other"])
    library.passages.delete(passage.id)
    assert [(tag.name, tag.passages, tag.articles) for tag in library.tags.all()] == [("later", 0, 1)]


def test_nothing_is_said_of_an_article_that_is_gone(library: Library) -> None:
    with pytest.raises(GoneError, match=r"no longer in the library.*\.$"):
        library.remarks.add_tags([1], ["later"])
    assert library.tags.all() == []


def test_the_search_index_of_notes_is_made_anew_where_it_is_damaged(filled: Library) -> None:
    filled._connection.execute("DELETE FROM remark_search")
    assert found(filled, "note:mayor") == set()
    assert filled.check() == [
        "The search index of the tags and notes of articles did not match them; it has been made anew."
    ]
    assert found(filled, "note:mayor") == {1}


def test_an_older_library_keeps_its_tags_and_their_names_become_paths(path: Path) -> None:
    older = open_file(path, create=True, steps=STEPS[: STEPS.index(add_remarks)]).connection
    for name in ("claims//denial", "claims/denial", "/ports/", "//", "Plain", f"{'x' * 98}//"):
        older.insert(
            "INSERT INTO tag (name, folded, colour) VALUES (:name, :folded, 3)",
            {"name": name, "folded": name.casefold()},
        )
    older.close()
    with Library.open(path) as library:
        assert sorted(tag.name for tag in library.tags.all()) == [
            *("Plain", "claims/denial", "claims/denial 2", "ports", "tag", "x" * 98),
        ]
        assert library.check() == []
        library.codebook.describe("plain", "What it means.")
        library.history.undo()
        assert library.codebook.use("plain").description == ""


def test_a_tag_that_becomes_a_path_is_found_by_it(path: Path) -> None:
    older = open_file(path, create=True, steps=STEPS[: STEPS.index(add_remarks)]).connection
    for sql in FILLING.split(";\n"):
        older.execute(sql)
    older.close()
    with Library.open(path) as library:
        assert library.passages.count(PassageFilter(read_query("tag:ports"))) == 1
        assert library.check() == []
