from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.document import Document
from prose.quotes.quote import Quote, QuoteKind
from prose.quotes.statement import group_statements
from prose.spans import Span
from store.bodies import Article
from tests.tui.harbour import ENTITIES, NOW, QUOTES, TEXT, open_harbour, span
from tui.describing import describe
from tui.kinds import Kind
from tui.open_article import OpenArticle


@pytest.fixture
def opened() -> OpenArticle:
    return open_harbour()


def test_the_caret_halts_at_statements_and_not_at_the_fragments_in_them(opened: OpenArticle) -> None:
    stops, caret = [], -1
    while (stop := opened.jump(Kind.QUOTE, caret, 1)) is not None:
        stops.append(stop.of(TEXT))
        caret = stop.start
    assert stops == [
        "We open it,” Mayor Ida Holm said, “on Monday.",
        "the harbour was ever unsafe",
        "it knew “nothing at all” of a plan",
    ]


def test_jumping_counts_both_ways_and_halts_at_the_ends(opened: OpenArticle) -> None:
    assert opened.jump(Kind.ENTITY, -1, 2) == span("Holm", 1)
    assert opened.jump(Kind.ENTITY, len(TEXT), -2) == span("Holm", 1)
    assert opened.jump(Kind.ENTITY, -1, 99) == span("Pilots’ Guild")
    assert opened.jump(Kind.ENTITY, span("Pilots’ Guild").start, 1) is None
    assert opened.jump(Kind.ENTITY, 0, -1) is None


@given(st.integers(-1, len(TEXT)), st.integers(1, 9))
def test_a_jump_goes_where_it_says(offset: int, count: int) -> None:
    article = OpenArticle(
        Article(1, Document(TEXT), "", NOW, 1), ENTITIES, group_statements(TEXT, QUOTES), ()
    )
    forward, back = article.jump(Kind.QUOTE, offset, count), article.jump(Kind.QUOTE, offset, -count)
    assert forward is None or forward.start > offset
    assert back is None or back.start < offset


def test_focus_is_the_innermost_of_each_kind(opened: OpenArticle) -> None:
    focus = opened.focus_at(TEXT.index("nothing"), None)
    assert focus.quote is not None
    assert focus.quote.span == span("nothing at all")
    assert focus.passage is None
    focus = opened.focus_at(TEXT.index("We open"), Span(0, 10))
    assert focus.passage is not None
    assert focus.span == focus.passage.span


def test_focus_without_any_mark_is_the_sentence(opened: OpenArticle) -> None:
    sentence = Span(0, 20)
    focus = opened.focus_at(TEXT.index("Mayor"), sentence)
    assert focus.span == sentence


def test_what_a_range_of_the_text_touches(opened: OpenArticle) -> None:
    touched = [
        entity.span.of(TEXT) for entity in opened.entities_in(Span(span("Holm").start, span("that").start))
    ]
    assert touched == ["Ida Holm", "Holm"]
    assert not opened.entities_in(span("denied"))


@given(st.integers(0, len(TEXT)), st.integers(1, 30))
def test_entities_are_found_by_a_range_as_by_looking_at_all(start: int, length: int) -> None:
    article = OpenArticle(Article(1, Document(TEXT), "", NOW, 1), ENTITIES, (), ())
    wanted = Span(start, start + length)
    assert list(article.entities_in(wanted)) == [
        entity for entity in ENTITIES if entity.span.overlaps(wanted)
    ]


def test_quotes_are_grouped_by_speaker_the_longest_winded_first(opened: OpenArticle) -> None:
    grouped = [
        (speaker.name, speaker.words, [said.words(TEXT) for said in speaker.statements])
        for speaker in opened.sourcing.speakers
    ]
    assert grouped == [
        ("Ida Holm", 10, ["We open it, … on Monday.", "the harbour was ever unsafe"]),
        ("The Pilots’ Guild", 8, ["it knew “nothing at all” of a plan"]),
    ]


def test_who_is_known_only_as_she_is_not_known() -> None:
    text = "“No,” they said. “Never,” officials said. “Well,” said Holm. “Yes.”"

    def quote(words: str, speaker: str, name: str = "") -> Quote:
        places = [Span(text.index(part), text.index(part) + len(part)) for part in (words, speaker) if part]
        return Quote(places[0], QuoteKind.DIRECT, places[1] if speaker else None, name)

    quotes = [
        quote("No,", "they"),
        quote("Never,", "officials"),
        quote("Well,", "Holm", "Ida Holm"),
        quote("Yes.", ""),
    ]
    article = OpenArticle(Article(1, Document(text), "", NOW, 1), (), group_statements(text, quotes), ())
    assert [article.standing(quote).value for quote in quotes] == ["unknown", "anonymous", "named", "unknown"]
    assert [describe(article, article.focus_at(quote.span.start, None)) for quote in quotes] == [
        "quote · speaker unknown (“they”)",
        "quote · probably officials",
        "quote · probably Ida Holm",
        "quote · speaker unknown",
    ]


def test_a_statement_takes_both_parts_its_marks_and_its_attribution(opened: OpenArticle) -> None:
    statement = opened.statement_span(opened.statement_of(QUOTES[1]))
    assert statement.of(TEXT) == "“We open it,” Mayor Ida Holm said, “on Monday.”"
