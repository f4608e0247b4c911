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
