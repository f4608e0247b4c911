from __future__ import annotations

from array import array
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from prose.marks import Marks
from store.articles import ArticleFilter, ReadState
from store.search.language import read_query
from store.search.order import read_order
from tests.store.making import make_document

if TYPE_CHECKING:
    from store.library import Library

DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
WIRE = (
    "Three grain ships left the strait on Monday after eleven days at anchor, the port authority said. "
    "The convoy was the first since the channel was mined at the end of February.\n"
    "“We open it to everybody on Friday,” said Ida Brandt, who speaks for the authority. "
    "Insurers had doubled what a passage costs, and crews had refused to sail without pilots.\n"
    "The minister of transport thanked the crews and promised two more pilot boats before the summer."
)
ADDED = "A fourth ship turned back with a broken rudder, said the harbour master, Omar Leclerc."
OTHER = (
    "The court in Trent heard the first of forty witnesses on Tuesday in the case of the burnt archive. "
    "A caretaker told the judges that the doors of the cellar had been locked from the inside that night.\n"
    "The defence asked for a second opinion on the keys, which the police had lost and found again in May. "
    "The hearing goes on next week with those who sold the building to the town."
)


def add(library: Library, text: str, publisher: str = "Wire", days: float = 0) -> int:
    document = make_document(text, DAY + timedelta(days=days), publisher=publisher)
    article_id = library.articles.add(document, f"{publisher}{text}".encode(), f"{publisher}.txt").id
    library.marks.replace(article_id, Marks(), "by hand")
    return article_id


def words_of(library: Library, article_id: int) -> list[str]:
    article = library.articles.get(article_id)
    assert article is not None
    return [span.of(article.document.text) for span in library.stories.new_in(article_id)]


def changed(text: str) -> str:
    return text.replace("Three grain ships", "Three ships with grain").replace("doubled", "raised")


def test_copies_of_several_outlets_are_one_story(library: Library) -> None:
    wire = add(library, WIRE)
    other = add(library, OTHER, "Gazette")
    copy = add(library, changed(WIRE), "Gazette", days=1)
    short = add(library, WIRE.partition("\n“We")[0] + " This is all.", "Courier", days=0.5)
    copies = library.stories.copies(copy)
    assert copies is not None
    assert copies.articles == (wire, short, copy)
    assert copies.outlets == ("Wire", "Courier", "Gazette")
    assert library.stories.copies(wire) == copies
    assert library.stories.copies(other) is None


def test_one_of_each_stands_in_a_list(library: Library) -> None:
    add(library, WIRE)
    other = add(library, OTHER, "Gazette")
    copy = add(library, changed(WIRE), "Gazette", days=1)
    every = library.articles.ids(ArticleFilter())
    assert len(every) == 3
    assert list(library.stories.one_of_each(every)) == [copy, other]


def test_two_stories_become_one_when_an_article_has_both(library: Library) -> None:
    first = add(library, WIRE)
    second = add(library, OTHER, "Gazette")
    add(library, changed(WIRE), "Courier")
    add(library, OTHER.replace("forty", "many"), "Post")
    both = add(library, f"{WIRE}\n{OTHER}", "Digest")
    copies = library.stories.copies(both)
    assert copies is not None
    assert len(copies.articles) == 5
    assert {first, second, both} < set(copies.articles)


def test_what_is_weeks_apart_or_says_little_is_no_copy(library: Library) -> None:
    wire = add(library, WIRE)
    add(library, changed(WIRE), "Gazette", days=8)
    add(library, "Three grain ships left the strait on Monday after eleven days at anchor.", "Courier")
    assert library.stories.copies(wire) is None


def test_standing_paragraphs_make_no_story_of_one_outlets_articles(library: Library) -> None:
    standing = "This newsletter is written by three people and comes out every morning but Sunday. " * 2
    first = add(library, f"{standing}{WIRE[:120]}")
    add(library, f"{standing}{OTHER[:120]}")
    assert library.stories.copies(first) is None


def test_what_is_in_the_bin_or_gone_is_no_copy(library: Library) -> None:
    wire = add(library, WIRE)
    copy = add(library, changed(WIRE), "Gazette")
    library.bin.put([copy])
    assert library.stories.copies(wire) is None
    library.history.undo()
    assert library.stories.copies(wire) is not None


def test_a_text_that_changes_is_looked_at_again(library: Library) -> None:
    wire = add(library, WIRE)
    copy = add(library, changed(WIRE), "Gazette")
    library.versions.update(copy, make_document(OTHER, publisher="Gazette"), b"other", "Gazette.txt")
    assert library.stories.copies(wire) is None
    library.marks.replace(copy, Marks(), "by hand")
    assert library.stories.copies(wire) is None
    library.history.undo()
    library.marks.replace(copy, Marks(), "by hand")
    assert library.stories.copies(wire) is not None


def test_what_another_outlet_adds_to_what_was_read_is_new(library: Library) -> None:
    wire = add(library, WIRE)
    copy = add(library, f"{changed(WIRE)}\n{ADDED}", "Gazette")
    assert words_of(library, copy) == []
    library.reading.mark(wire, ReadState.READ)
    assert words_of(library, copy) == [ADDED]
    library.reading.mark(copy, ReadState.READ)
    assert words_of(library, copy) == []


def test_what_was_read_half_is_half_known(library: Library) -> None:
    wire = add(library, WIRE)
    copy = add(library, changed(WIRE), "Gazette")
    library.reading.mark(wire, ReadState.STARTED)
    library.reading.set_position(wire, WIRE.index("Insurers"))
    assert [words.split()[0] for words in words_of(library, copy)] == ["Insurers", "The"]


def test_what_a_later_version_adds_is_new(library: Library) -> None:
    wire = add(library, WIRE)
    update = make_document(f"{ADDED}\n{WIRE}", publisher="Wire")
    library.reading.mark(wire, ReadState.READ)
    library.versions.update(wire, update, b"later", "Wire.txt")
    assert words_of(library, wire) == [ADDED]


def test_what_was_never_opened_was_not_read(library: Library) -> None:
    wire = add(library, WIRE)
    library.versions.update(wire, make_document(f"{ADDED}\n{WIRE}"), b"later", "Wire.txt")
    library.reading.mark(wire, ReadState.STARTED)
    assert words_of(library, wire) == []


def test_another_story_is_not_all_new(library: Library) -> None:
    library.reading.mark(add(library, WIRE), ReadState.READ)
    assert words_of(library, add(library, OTHER, "Gazette")) == []


def test_a_book_is_not_compared(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.reading.mark(add(library, WIRE), ReadState.READ)
    update = add(library, f"{ADDED}\n{WIRE}", days=1)
    assert words_of(library, update) == [ADDED]
    # Longer than what was read, and shorter than itself.
    monkeypatch.setattr("store.stories.read_before._LONGEST", len(WIRE.split()))
    assert words_of(library, update) == []


def test_an_article_that_is_gone_has_no_story(library: Library) -> None:
    library.stories.place(99)
    assert library.stories.copies(99) is None
    assert library.stories.new_in(99) == []


def test_a_gathered_list_has_a_line_for_each_story(library: Library) -> None:
    wire = add(library, WIRE)
    other = add(library, OTHER, "Gazette")
    copy = add(library, changed(WIRE), "Gazette", days=1)
    gathered = ArticleFilter(gathered=True)
    assert [(row.id, row.copies) for row in library.articles.first_page(gathered)] == [(copy, 1), (other, 0)]
    assert list(library.articles.ids(gathered)) == [copy, other]
    oldest = ArticleFilter(order=read_order("oldest"), gathered=True)
    assert list(library.articles.ids(oldest)) == [wire, other]
    found = ArticleFilter(read_query("source:wire"), gathered=True)
    assert list(library.articles.ids(found)) == [wire]
    assert list(library.stories.with_copies(library.articles.ids(oldest))) == [wire, other, copy]
    library.bin.put([wire])
    assert library.articles.first_page(gathered)[0].copies == 0
    assert list(library.stories.with_copies(array("q", [copy]))) == [copy]


@pytest.mark.parametrize("stories", [2, 200])
def test_a_page_and_a_long_list_are_gathered_alike(library: Library, stories: int) -> None:
    ids = array("q", range(1, 301))
    with library.transaction():
        for article in ids:
            library._connection.execute(
                """
                INSERT INTO article (id, headline, headline_supplied, publisher, added, words)
                VALUES (:id, '', 0, '', 0, 0)
                """,
                {"id": article},
            )
            library._connection.execute(
                "INSERT INTO story (article_id, number) VALUES (:id, :number)",
                {"id": article, "number": article % stories},
            )
    page, every = library.stories.one_of_each(ids[:250]), library.stories.one_of_each(ids)
    assert page == every == ids[:stories]
