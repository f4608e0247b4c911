"""Finding words in a text."""

from __future__ import annotations

import itertools
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.spans import Span
from tui.finding import Findable, Hit

TEXT = "The Pilots’ Guild met.\nThe pilots’ guild said: “On Monday.” The GUILD rose. ΟΔΟΣ, İzmir – Straße"


def found(words: str, text: str = TEXT) -> list[str]:
    return [hit.of(text) for hit in Findable(text).find(words)]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("pilots' g", ["Pilots’ G", "pilots’ g"]),
        ('"on', ["“On"]),
        ("guild", ["Guild", "guild", "GUILD"]),
        ("Guild", ["Guild"]),
        ("met. the", ["met.\nThe"]),
        ("izmir - s", ["İzmir – S"]),
        ("οδοσ", ["ΟΔΟΣ"]),
        ("strasse", []),
        ("", []),
    ],
)
def test_what_no_keyboard_has_is_found_in_any_case_but_that_of_a_capital(words: str, hits: list[str]) -> None:
    assert found(words) == hits


def test_no_letter_is_longer_in_lower_case_but_one() -> None:
    longer = [chr(code) for code in range(sys.maxunicode + 1) if len(chr(code).lower()) > 1]
    assert longer == ["İ"]


@given(st.text("aB“ \n’İΣς"), st.text("aB“ \n’İΣς", min_size=1, max_size=3))
def test_hits_are_numbered_and_lead_from_one_to_the_next(text: str, words: str) -> None:
    hits = Findable(text).find(words)
    spans = list(hits)
    assert len(hits) == len(spans)
    assert all(span.end - span.start == len(words) <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    hit = hits.first(0)
    for number, span in enumerate(spans, start=1):
        assert hit == Hit(span, number, turned=False)
        hit = hits.next(span.start, 1)
    assert hit == (Hit(spans[0], 1, turned=True) if spans else None)


def test_counts_lead_on_and_back_over_the_ends() -> None:
    hits = Findable("one two one two one").find("one")
    assert hits.next(0, 2) == Hit(Span(16, 19), 3, turned=False)
    assert hits.next(0, 3) == Hit(Span(0, 3), 1, turned=True)
    assert hits.next(0, 3_000_001) == Hit(Span(8, 11), 2, turned=False)
    assert hits.next(9, -1) == Hit(Span(8, 11), 2, turned=False), "from inside a hit back to its start"
    assert hits.next(8, -1) == Hit(Span(0, 3), 1, turned=False)
    assert hits.next(8, -2) == Hit(Span(16, 19), 3, turned=True)
    assert hits.first(17) == Hit(Span(0, 3), 1, turned=True)
    assert hits.next(0, -1) == Hit(Span(16, 19), 3, turned=True)


@given(st.integers(0, 25), st.integers(0, 25))
def test_hits_that_touch_a_range_are_found_there(start: int, length: int) -> None:
    text = "abab abc  cab abab aba"
    hits = Findable(text).find("ab")
    touching = [hit for hit in hits if hit.start < start + length and hit.end > start]
    assert list(hits.touching(start, start + length)) == touching
