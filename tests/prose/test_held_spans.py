from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.held_spans import Spans
from prose.spans import Span

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
