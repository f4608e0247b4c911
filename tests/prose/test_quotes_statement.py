"""Which quotes of an article are one statement, and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.quotes.finder import find_quotes
from prose.quotes.quote import CoSpeaker, Quote, QuoteKind, SpeakerMethod, SpeechAct
from prose.quotes.statement import Statement, group_statements, numbers_of
from prose.spans import Span
from tests.prose.fixture_files import Case, read_cases
from tests.prose.marked_text import parse_marks

CASES = Path(__file__).parent / "fixtures" / "quotes" / "statements.md"


def written(text: str, statement: Statement) -> str:
    who = statement.speaker_name or (statement.speaker.of(text) if statement.speaker else "")
    return f"{statement.kind}, {statement.method} | {who} {statement.act} | {statement.words(text)}"


@pytest.mark.parametrize("case", read_cases(CASES), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    text, entities = parse_marks(case.source)
    statements = group_statements(text, find_quotes(text, entities))
    assert "\n".join(written(text, statement) for statement in statements) == case.expected


TEXT = "Bo said that Ida called it “a ruin” and that “nobody” cared, said she. “Nobody,” they said."


def quote(
    words: str,
    kind: QuoteKind = QuoteKind.DIRECT,
    speaker: str = "",
    name: str = "",
    method: SpeakerMethod | None = None,
    cue: str = "",
) -> Quote:
    def place(part: str) -> Span | None:
        return Span(TEXT.index(part), TEXT.index(part) + len(part)) if part else None

    span = place(words)
    assert span is not None
    return Quote(span, kind, place(speaker), name, place(cue), method)


REPORT = quote("that Ida called it “a ruin” and that “nobody” cared", QuoteKind.INDIRECT, "Bo", cue="said")
RUIN, NOBODY = quote("a ruin"), quote("nobody")


def grouped(*quotes: Quote) -> list[list[str]]:
    statements = group_statements(TEXT, quotes)
    return [[part.span.of(TEXT)[:8] for part in statement.parts] for statement in statements]


def test_what_nobody_else_is_known_to_say_belongs_to_the_report_around_it() -> None:
    assert grouped(NOBODY, REPORT, RUIN) == [["that Ida", "a ruin", "nobody"]]


def test_what_somebody_else_says_is_a_statement_within_another_one() -> None:
    ruin = quote("a ruin", speaker="Ida", cue="called")
    assert grouped(REPORT, ruin, NOBODY) == [["that Ida", "nobody"], ["a ruin"]]


def test_two_ways_to_name_a_speaker_are_one_speaker() -> None:
    report = quote(REPORT.span.of(TEXT), QuoteKind.INDIRECT, "Bo", "Bo Holm")
    for same in (quote("a ruin", speaker="she", name="bo holm"), quote("a ruin", speaker="Bo said")):
        assert grouped(report, same) == [["that Ida", "a ruin"]]
    assert grouped(report, quote("a ruin", speaker="she", name="Ida Holm")) == [["that Ida"], ["a ruin"]]


def test_nobody_known_is_an_answer_where_it_is_the_readers() -> None:
    nobodys = quote("a ruin", method=SpeakerMethod.READER)
    assert grouped(REPORT, nobodys) == [["that Ida"], ["a ruin"]]
    assert not nobodys.certain


def test_the_surest_part_says_who_speaks() -> None:
    likely = quote(REPORT.span.of(TEXT), QuoteKind.INDIRECT, "Bo", method=SpeakerMethod.LIKELY)
    both = (CoSpeaker(Span(13, 16), "Ida"),)
    sure = replace(
        quote("a ruin", QuoteKind.DIRECT, "Bo", "Bo Holm", SpeakerMethod.ATTRIBUTED, "said"),
        act=SpeechAct.CLAIMS,
        also=both,
    )
    (statement,) = group_statements(TEXT, [likely, sure])
    assert (statement.method, statement.certain, statement.speaker_name) == (sure.method, True, "Bo Holm")
    assert (statement.act, statement.cue, statement.also) == (SpeechAct.CLAIMS, Span(3, 7), both)
    assert (statement.kind, statement.content) == (QuoteKind.INDIRECT, (likely.span,))


def test_what_mixes_both_kinds_keeps_the_marks_of_what_is_quoted() -> None:
    report = quote("that Ida called it", QuoteKind.INDIRECT, "Bo", cue="said")
    (statement,) = group_statements(TEXT, [report, quote("a ruin", speaker="Bo", cue="said")])
    assert statement.words(TEXT) == "that Ida called it “a ruin”"
    assert statement.kind is QuoteKind.INDIRECT


SPANS = st.builds(
    lambda start, length: Span(start, min(len(TEXT), start + length)),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 40),
)
QUOTES = st.builds(
    Quote,
    SPANS,
    st.sampled_from(QuoteKind),
    st.none() | st.sampled_from([Span(0, 2), Span(13, 16)]),
    st.sampled_from(["", "Bo", "Ida"]),
    st.none() | st.just(Span(3, 7)),
    st.sampled_from([None, *SpeakerMethod]),
)


@given(st.lists(QUOTES, max_size=8, unique=True))
def test_each_quote_is_in_one_statement_and_none_of_its_words_twice(quotes: list[Quote]) -> None:
    statements = group_statements(TEXT, quotes)
    parts = [part for statement in statements for part in statement.parts]
    assert sorted(map(repr, parts)) == sorted(map(repr, quotes))
    assert set(numbers_of(statements).values()) == set(range(len(statements)))
    assert all(one.parts[0].span.start <= other.parts[0].span.start for one, other in pairwise(statements))
    for statement in statements:
        assert all(one.end <= other.start for one, other in pairwise(statement.content))
        covered = {at for span in statement.content for at in range(*span)}
        assert covered == {at for part in statement.parts for at in range(*part.span)}
        assert statement.words(TEXT).isprintable()
