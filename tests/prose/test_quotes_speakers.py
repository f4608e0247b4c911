"""Who a speaker is, where the entities of the text are known."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from prose.quotes.finder import find_quotes
from tests.prose.marked_text import parse_marks

CASES = Path(__file__).parent / "fixtures" / "quotes" / "speakers.txt"


class Case(NamedTuple):
    title: str
    text: str
    expected: list[str]


def read_cases() -> list[Case]:
    cases = []
    for part in CASES.read_text("utf-8").split("\n== ")[1:]:
        title, _, rest = part.partition("\n")
        text, _, expected = rest.partition("\n--\n")
        cases.append(Case(title, text, [line.rstrip() for line in expected.split("\n") if line]))
    return cases


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_speakers(case: Case) -> None:
    text, entities = parse_marks(case.text)
    found = []
    for quote in find_quotes(text, entities):
        said = quote.speaker.of(text) if quote.speaker is not None else ""
        speakers = [(said, quote.speaker_name), *((other.span.of(text), other.name) for other in quote.also)]
        found.append(" + ".join(f"{words} | {name}" for words, name in speakers).rstrip())
    assert [line for line, _ in groupby(found)] == case.expected


def test_a_speaker_without_entities_is_named_by_its_words() -> None:
    (quote,) = find_quotes("“It was dark,” said Ida Roth.")
    assert quote.speaker_name == "Ida Roth"
    assert quote.also == ()
