from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.sentences import sentence_spans
from prose.spans import Span
from tests.prose.fixture_files import Case, read_cases

CASES = read_cases(Path(__file__).parent / "fixtures" / "sentences.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    found = [span.of(case.source) for span in sentence_spans(case.source)]
    assert found == case.expected.splitlines()


def test_finds_sentences_of_a_part_of_a_text() -> None:
    text = "One ends. Two ends. Three ends."
    assert sentence_spans(text, 10, 19) == [Span(10, 19)]
    assert sentence_spans(text, 10, 400) == [Span(10, 19), Span(20, 31)]
    assert sentence_spans(text, 9, 10) == []


@given(st.text(st.sampled_from("aB1 .!?…\"”’)«»\n—\t。'[]")))
def test_sentences_cover_everything_but_space(text: str) -> None:
    spans = sentence_spans(text)
    covered = [position for span in spans for position in range(*span)]
    assert covered == sorted(set(covered))
    assert {position for position, character in enumerate(text) if not character.isspace()} <= set(covered)
    for span in spans:
        assert span.of(text) == span.of(text).strip()
        assert "\n" not in span.of(text)


@pytest.mark.parametrize("unit", ["a. ", '."', ". ", ".»", "A.", ".[1]", "x. \t", "Mr. "])
def test_time_is_linear_in_texts_made_of_stops(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    started = time.perf_counter()
    sentence_spans(text)
    assert time.perf_counter() - started < 3
