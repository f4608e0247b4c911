from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prose.spans import Span

TEXT = "  the strait \n"


def test_words_of_a_span() -> None:
    assert Span(2, 5).of(TEXT) == "the"


def test_touching_spans_do_not_overlap() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))


def test_a_span_contains_itself_and_what_lies_in_it() -> None:
    assert Span(1, 5).contains(Span(1, 5))
    assert Span(1, 5).contains(Span(2, 4))
    assert not Span(1, 5).contains(Span(0, 4))


def test_trimming_leaves_the_words() -> None:
    assert Span(0, len(TEXT)).trimmed(TEXT).of(TEXT) == "the strait"
    assert Span(0, 2).trimmed(TEXT) == Span(2, 2)


@given(st.text(), st.integers(0, 9), st.integers(0, 9))
def test_trimming_takes_nothing_but_white_space(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    trimmed = span.trimmed(text)
    assert trimmed.of(text) == span.of(text).strip()
    assert span.start <= trimmed.start <= trimmed.end <= max(span.end, trimmed.start)
