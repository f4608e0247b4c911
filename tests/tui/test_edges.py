from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.spans import Span
from tui.edges import moved_end, moved_start

TEXT = "Then Khalil-Ur-Rahman Haqqani, of the U.N., spoke.\nNext paragraph."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "by", "moved"),
    [
        ("Khalil-Ur-Rahman", 1, "Khalil-Ur-Rahman Haqqani"),
        ("Khalil-Ur-Rahman Haqqani", -1, "Khalil-Ur-Rahman"),
        ("Haqqani", 3, "Haqqani, of the U.N"),
        ("spoke", 2, "spoke"),
        ("Haqqani", -1, "Haqqani"),
        ("Haqqani, of", -1, "Haqqani"),
    ],
)
def test_the_end_moves_by_words_and_stays_in_the_paragraph(words: str, by: int, moved: str) -> None:
    assert moved_end(TEXT, span(words), by).of(TEXT) == moved


@pytest.mark.parametrize(
    ("words", "by", "moved"),
    [
        ("Haqqani", -1, "Khalil-Ur-Rahman Haqqani"),
        ("Khalil-Ur-Rahman Haqqani", 1, "Haqqani"),
        ("Then", -1, "Then"),
        ("Next", -1, "Next"),
        ("Haqqani", 1, "Haqqani"),
    ],
)
def test_the_start_moves_likewise(words: str, by: int, moved: str) -> None:
    assert moved_start(TEXT, span(words), by).of(TEXT) == moved


@given(st.text(), st.integers(0, 50), st.integers(0, 50), st.integers(-5, 5))
def test_edges_stay_in_the_text_and_in_order(text: str, start: int, length: int, by: int) -> None:
    start = min(start, len(text))
    before = Span(start, min(start + length, len(text)))
    for moved in (moved_end(text, before, by), moved_start(text, before, by)):
        assert 0 <= moved.start <= moved.end <= len(text)
