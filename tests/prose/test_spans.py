from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.spans import Span, Spans

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


_SPANS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*pair)), max_size=9)
_STEPS = st.none() | st.integers(-9, 9).filter(bool)


@given(_SPANS, st.none() | st.integers(-9, 9), st.none() | st.integers(-9, 9), _STEPS)
def test_spans_as_numbers_are_what_they_were_made_of(
    spans: list[Span], start: int | None, stop: int | None, step: int | None
) -> None:
    held = Spans.of(spans)
    part, held_part = spans[start:stop:step], held[start:stop:step]
    assert held == spans
    assert [*held_part] == part == [held_part[place] for place in range(len(held_part))]
    assert (held_part == part, hash(held_part)) == (True, hash(tuple(part)))
    assert [*zip(held_part.starts, held_part.ends, strict=True)] == part
    assert held != [*spans, Span(0, 1)]
    assert repr(held_part) == f"<Spans {part}>"


@pytest.mark.parametrize("other", ["", b"", range(0), None, 0])
def test_no_spans_are_not_nothing_of_another_kind(other: object) -> None:
    assert Spans.of(()) == ()
    assert Spans.of(()) != other
