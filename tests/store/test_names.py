"""The names of a library: how articles' names meet, and what a list and a name's page show of them."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.corrections.changes import Change
from store.names.names import NameFilter
from store.quotes.quotes import QuoteFilter
from tests.store.making import add_marked

if TYPE_CHECKING:
    from store.library import Library

EVERYTHING = NameFilter()


def listed(library: Library, name_filter: NameFilter = EVERYTHING) -> list[str]:
    return [
        f"{row.mentions} in {row.articles} {row.label}: {row.text}"
        for row in library.names.first_page(name_filter)
    ]


def test_an_empty_library_has_no_names(library: Library) -> None:
    assert listed(library) == []
    assert library.names.count(EVERYTHING) == 0
    assert library.names.get(1) is None
    assert library.names.spellings(1) == []
    assert library.names.first_mentions(1) == []


def test_full_names_meet_across_articles(library: Library) -> None:
    add_marked(library, "[person: Ada Marlow] spoke. Later [person: Marlow] left.")
    add_marked(library, "[person: ADA MÁRLOW] came back to [place: Dunvegar].")
    assert listed(library) == ["3 in 2 person: Ada Marlow", "1 in 1 place: Dunvegar"]


def test_a_surname_alone_joins_nobody(library: Library) -> None:
    add_marked(library, "[person: Ada Marlow] spoke.")
    add_marked(library, "[person: Ben Marlow] spoke. [person: Marlow] left.")
    add_marked(library, "[person: Marlow] was silent.")
    assert listed(library) == [
        "2 in 1 person: Ben Marlow",
        "1 in 1 person: Ada Marlow",
        "1 in 1 person: Marlow",
    ]
    several = {row.text: row.several for row in library.names.first_page(EVERYTHING)}
    assert several == {"Ben Marlow": False, "Ada Marlow": False, "Marlow": True}


def test_an_acronym_is_its_expansion_where_no_article_says_otherwise(library: Library) -> None:
    add_marked(library, "[organization: HWF] struck. [organization: HWF] won.")
    assert listed(library) == ["2 in 1 organization: HWF"]
    add_marked(library, "The [organization: Harbour Workers' Front] ([organization: HWF]) struck.")
    assert listed(library) == ["4 in 2 organization: Harbour Workers' Front"]
    add_marked(library, "The [organization: Highland Wool Fair] ([organization: HWF]) opened.")
    assert sorted(listed(library)) == [
        "2 in 1 organization: HWF",
        "2 in 1 organization: Harbour Workers' Front",
        "2 in 1 organization: Highland Wool Fair",
    ]


MEETING = (
    "The [organization: Harbour Workers' Front] ([organization: HWF]) struck.",
    "[organization: HWF] won.",
    "[person: Ana Lucia Marlow] said so. [person: Ana Marlow] smiled.",
    "[person: Ana Marlow] left with [person: Marlow].",
)


def test_the_order_in_which_articles_come_makes_no_difference(library: Library) -> None:
    expected = ["4 in 2 person: Ana Lucia Marlow", "3 in 2 organization: Harbour Workers' Front"]
    for order in permutations(MEETING):
        ids = [add_marked(library, text) for text in order]
        assert listed(library) == expected
        for article_id in ids:
            library.marks.replace(article_id, Marks(), "none")
        library.settle()
        assert listed(library) == []


def test_detecting_again_changes_no_name(library: Library) -> None:
    ids = [add_marked(library, text) for text in MEETING]
    before = listed(library)
    for article_id in reversed(ids):
        found = Marks(tuple(library.marks.found_entities(article_id)))
        library.marks.replace(article_id, found, "again")
    library.settle()
    assert listed(library) == before


def test_lists_are_narrowed_by_words_and_label(library: Library) -> None:
    add_marked(
        library, "[person: Ada Márlow], [organization: Marlow Pumps], [place: Dunvegar], [place: Dunvegar]"
    )
    assert listed(library, NameFilter("marlow")) == [
        "1 in 1 person: Ada Márlow",
        "1 in 1 organization: Marlow Pumps",
    ]
    assert listed(library, NameFilter("arl ad")) == ["1 in 1 person: Ada Márlow"]
    assert listed(library, NameFilter("", Label.PLACE)) == ["2 in 1 place: Dunvegar"]
    assert listed(library, NameFilter("'; DROP TABLE name")) == []
    for name_filter in (EVERYTHING, NameFilter("mar"), NameFilter("", Label.PLACE)):
        ids = library.names.ids(name_filter)
        assert library.names.rows(ids) == library.names.first_page(name_filter)
        assert library.names.count(name_filter) == len(ids)
    assert len(library.names.first_page(EVERYTHING, limit=2)) == 2


def test_names_are_found_by_every_spelling(library: Library) -> None:
    add_marked(library, "The [organization: Harbour Workers' Front] ([organization: HWF]) struck.")
    (row,) = library.names.first_page(EVERYTHING)
    assert library.names.find("hwf") == library.names.find("harbour workers' FRONT") == [row]
    assert library.names.find("harbour") == library.names.find("") == []


def test_the_names_of_an_article(library: Library) -> None:
    add_marked(library, "The [organization: Harbour Workers' Front] ([organization: HWF]) struck.")
    text = "[person: Ada Marlow] left [date: Monday]. [organization: HWF] won, [organization: HWF] said."
    article_id = add_marked(library, text)
    front, ada = library.names.of_article(article_id)
    assert (front.text, front.label, len(front.mentions)) == (
        "Harbour Workers' Front",
        Label.ORGANIZATION,
        2,
    )
    assert (ada.text, ada.mentions, ada.by_reader) == ("Ada Marlow", (Span(0, 10),), False)
    row = library.names.get(front.id)
    assert row is not None
    assert row.mentions == 4


def test_spellings(library: Library) -> None:
    add_marked(
        library, "[person: Ana Lucia Marlow] and [person: MARLOW]: [person: Marlow], [person: Márlow]."
    )
    (row,) = library.names.first_page(EVERYTHING)
    found = [(it.words, it.mentions, it.articles, it.main) for it in library.names.spellings(row.id)]
    assert found == [("Márlow", 3, 1, False), ("Ana Lucia Marlow", 1, 1, True)]


def test_mentions_stand_in_their_context_under_their_articles(library: Library) -> None:
    old, new = datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 5, 1, tzinfo=UTC)
    first = add_marked(
        library,
        "Quiet.\n\nThen [person: Ada Marlow] spoke; [person: Marlow] left.\nEnd.",
        old,
        headline="One",
    )
    second = add_marked(library, "[person: Ada Marlow]'s bridge", new, headline="Two")
    (row,) = library.names.first_page(EVERYTHING)
    assert row.last_seen == new
    rows = library.names.first_mentions(row.id)
    assert [(it.article_id, it.before, it.words, it.after) for it in rows] == [
        (second, "", "", ""),
        (second, "", "Ada Marlow", "'s bridge"),
        (first, "", "", ""),
        (first, "Then ", "Ada Marlow", " spoke; Marlow left."),
        (first, "Then Ada Marlow spoke; ", "Marlow", " left."),
    ]
    assert [it.span is None for it in rows] == [True, False, True, False, False]
    assert rows[0].headline == "Two"
    assert rows[2].published == old
    ids = library.names.mention_ids(row.id)
    assert library.names.mention_rows(ids) == rows
    assert [it.id for it in rows] == list(ids)
    assert library.names.first_mentions(row.id, limit=2) == rows[:2]


def said_by(library: Library, article_id: int) -> list[str]:
    """Who says each quote of an article; the pages of the names must agree."""
    called = {row.id: row.text for row in library.names.first_page(EVERYTHING)}
    pages = {
        (said.span, called[name_id])
        for name_id in called
        for said in library.quotes.first_page(QuoteFilter(by=name_id))
        if said.article_id == article_id
    }
    quotes = library.marks.quotes(article_id)
    assert pages == {(quote.span, quote.speaker_name) for quote in quotes}
    return [quote.speaker_name for quote in quotes]


TWO_MARLOWS = (
    "[person: Ada Marlow] spoke. “Open,” [person: Marlow] said. “Soon,” she said. [person: Ben Marlow] left."
)
SAID_BY_TWO = (
    Quote(Span(19, 24), QuoteKind.DIRECT, Span(26, 32), "Ben Marlow", None, SpeakerMethod.ATTRIBUTED),
    Quote(Span(40, 45), QuoteKind.DIRECT, Span(47, 50), "Ada Marlow", None, SpeakerMethod.SUBJECT),
)


def test_a_surname_that_two_share_speaks_for_neither(library: Library) -> None:
    article_id = add_marked(library, TWO_MARLOWS, quotes=SAID_BY_TWO)
    assert said_by(library, article_id) == ["Marlow", "Ada Marlow"]


def test_who_speaks_follows_what_the_reader_corrects(library: Library) -> None:
    article_id = add_marked(library, TWO_MARLOWS, quotes=SAID_BY_TWO)
    ids = {row.text: row.id for row in library.names.first_page(EVERYTHING)}
    library.corrections.make(
        Change(CorrectionKind.SAME, ids["Marlow"], article_id, other_id=ids["Ada Marlow"])
    )
    library.settle()
    assert said_by(library, article_id) == ["Ada Marlow", "Ada Marlow"]
    library.corrections.make(Change(CorrectionKind.RENAME, ids["Ada Marlow"], text="Dame Ada"))
    library.settle()
    assert said_by(library, article_id) == ["Dame Ada", "Dame Ada"]


def test_a_place_in_the_words_for_a_speaker_says_nothing(library: Library) -> None:
    quotes = (Quote(Span(1, 5), QuoteKind.DIRECT, Span(8, 29), "Ada Marlow", None, SpeakerMethod.ATTRIBUTED),)
    text = "“Open,” the mayor of [place: Dunvegar] said. [person: Ada Marlow] left."
    article_id = add_marked(library, text, quotes=quotes)
    assert said_by(library, article_id) == ["Ada Marlow"]


@pytest.mark.parametrize("words", ["Ada\n Marlow", "Ada\u200b Marlow", "Ada\x1b[31m Marlow"])
def test_names_are_clean_lines(library: Library, words: str) -> None:
    add_marked(library, f"[person: {words}] spoke.")
    (row,) = library.names.first_page(EVERYTHING)
    assert row.text.isprintable()
    assert all(it.words.isprintable() for it in library.names.first_mentions(row.id))
