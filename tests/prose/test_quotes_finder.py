"""Whole cases: a text and the quotes that must be found in it."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.entities.entity import Entity, Label
from prose.quotes.finder import find_quotes
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span

SAMPLE = Path(__file__).parents[2] / "seeds" / "000_7dd92749c221591c.txt"
CASES = Path(__file__).parent / "fixtures" / "quotes" / "cases.txt"


class Case(NamedTuple):
    title: str
    text: str
    expected: list[str]


def read_cases() -> list[Case]:
    cases = []
    for part in CASES.read_text("utf-8").split("\n== ")[1:]:
        title, _, rest = part.partition("\n")
        text, _, expected = rest.partition("\n--")
        cases.append(Case(title, text, [line for line in expected.split("\n") if line]))
    return cases


def written(text: str, quote: Quote) -> str:
    speaker = quote.speaker.of(text) if quote.speaker is not None else ""
    return f"{quote.kind} | {quote.span.of(text)} | {speaker} | {quote.speaker_name}".rstrip()


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    found = [written(case.text, quote) for quote in find_quotes(case.text)]
    assert found == case.expected


def test_sample_story() -> None:
    text = SAMPLE.read_text("utf-8").replace("\\", "")
    quotes = find_quotes(text)
    direct = [quote for quote in quotes if quote.kind is QuoteKind.DIRECT]
    assert [quote.speaker_name for quote in direct] == ["Usman Iqbal Jadoon", "Usman Iqbal Jadoon"]
    first, second = (quote.span.of(text) for quote in direct)
    assert first.startswith("The TTP — with 6,000 fighters")
    assert first.endswith("Pakistan’s security,")
    assert "of its [the TTP’s] collaboration with other terrorist groups … to disrupt" in second
    reported = {
        (quote.speaker.of(text), quote.span.of(text).split()[0])
        for quote in quotes
        if quote.kind is QuoteKind.INDIRECT and quote.speaker is not None
    }
    assert {("Pakistan", "the"), ("Taliban leaders", "allegations")} <= reported


def test_every_speaker_has_a_method_and_nothing_else_has() -> None:
    for case in read_cases():
        for quote in find_quotes(case.text):
            assert (quote.method is None) == (quote.speaker is None)


def test_methods_tell_how_the_speaker_was_found() -> None:
    text = (
        "“Stop,” said Ida Roth. “The road is gone, and so is the bridge.\n\n"
        "“Nobody knew.”\n\n“It was raining as it had never rained here.”\n\n"
        "Pia Lund brought up the “broken promises of the last three years” with him."
    )
    methods = {quote.span.of(text).split()[0]: quote.method for quote in find_quotes(text)}
    assert methods["Stop,"] is SpeakerMethod.ATTRIBUTED
    assert methods["Nobody"] is SpeakerMethod.CONTINUED
    assert methods["It"] in (SpeakerMethod.CONTINUED, SpeakerMethod.FLOATING)


def test_what_reports_a_quote_beyond_doubt_is_certain() -> None:
    text = "“The dam was sound in May,” said Petra Holm. The council was silent."
    (quote,) = find_quotes(text)
    assert quote.certain


def test_who_is_only_the_subject_is_not_certain() -> None:
    text = "Pia Lund came to the square with her “broken promises of the last three years” again."
    assert not any(quote.certain for quote in find_quotes(text))


def test_cue_is_the_words_that_report() -> None:
    text = "“Stop,” said Ida Roth. According to Bo Lind, the road is gone for good."
    assert [quote.cue.of(text) for quote in find_quotes(text) if quote.cue] == ["said", "According to"]


def test_entities_tell_an_office_from_a_name() -> None:
    text = "Minister of Roads and Harbours Ida Roth was late. “Stop,” Roth said."
    start = text.index("Ida Roth")
    entities = [Entity(Span(start, start + len("Ida Roth")), Label.PERSON)]
    (quote,) = (one for one in find_quotes(text, entities) if one.kind is QuoteKind.DIRECT)
    assert quote.speaker_name == "Ida Roth"


def test_place_is_no_antecedent_of_she() -> None:
    text = "Ida Roth left Paris Hill. Paris Hill was asleep.\n\n“It was dark,” she said."
    place = [
        Entity(Span(start, start + len("Paris Hill")), Label.PLACE)
        for start in (text.index("Paris"), text.rindex("Paris"))
    ]
    assert find_quotes(text, place)[-1].speaker_name == "Ida Roth"


PIECES = [*"aB.,:;!?-— \n\t'\"“”‘’«»„`()[]=", "said ", "Ada Lind ", "he ", "''", "that "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=200).map("".join)


@given(st.one_of(st.text(max_size=200), TEXTS))
def test_spans_hold_for_every_text(text: str) -> None:
    quotes = find_quotes(text)
    for quote in quotes:
        for span in (quote.span, quote.speaker, quote.cue, *(other.span for other in quote.also)):
            assert span is None or 0 <= span.start < span.end <= len(text)
    assert quotes == sorted(quotes, key=lambda quote: quote.span)
    direct = [quote.span for quote in quotes if quote.kind is QuoteKind.DIRECT]
    assert all("\n" not in span.of(text) for span in direct)
    assert all(one.end <= other.start for one, other in pairwise(direct))


@pytest.mark.parametrize(
    "unit",
    [
        "Nobody was there and nothing moved. ",
        '"',
        "“",
        "’ ",
        "said ",
        "he said, ",
        "a, ",
        "Lind of ",
        "( ",
        "“a” ",
        "A: b\n",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        started = time.process_time()
        find_quotes(text)
        return time.process_time() - started

    seconds(1_000)
    # Ten times the text may take ten times as long; with a square in it, it would take a hundred times.
    assert seconds(50_000) < 40 * max(seconds(5_000), 0.005)
