from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.documents import FAMILY, HANGING, lines
from tui.cells import cell_length, cell_widths
from tui.wrapping import wrap


def wrapped(text: str, width: int) -> list[str]:
    starts = [0, *wrap(text, 0, len(text), width), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("grain ships leave", 11, ["grain ships ", "leave"]),
        ("grain ships leave", 10, ["grain ", "ships ", "leave"]),
        ("grain   ships", 5, ["grain   ", "ships"]),
        ("grain   ", 5, ["grain   "]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("an unbreakable", 4, ["an ", "unbr", "eaka", "ble"]),
        ("港口重新开放", 5, ["港口", "重新", "开放"]),
        ("港口重新，开放", 8, ["港口重", "新，开放"]),
        ("the 港口 is", 6, ["the 港", "口 is"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        (f"{FAMILY}{FAMILY}", 3, [FAMILY, FAMILY]),
        ("港", 1, ["港"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width) == expected


@settings(deadline=None)
@given(lines, st.integers(4, 60))
def test_no_line_is_wider_than_there_is_room_and_none_begins_with_half_of_something(
    text: str, width: int
) -> None:
    broken = wrapped(text, width)
    assert "".join(broken) == text
    assert all(cell_length(line.rstrip(HANGING)) <= width for line in broken)
    starts = wrap(text, 0, len(text), width)
    widths = cell_widths(text)
    assert all(widths[start] for start in starts)


@settings(deadline=None)
@given(st.text("ab c", max_size=80), st.integers(1, 20))
def test_odd_and_plain_text_are_broken_by_the_same_rule(text: str, width: int) -> None:
    # A wide character after a line break of its own makes the whole text odd, and changes nothing before it.
    odd = text + " " + "x" * width + " 港"
    plain = text + " " + "x" * width
    common = [start for start in wrap(plain, 0, len(plain), width) if start <= len(text)]
    assert [start for start in wrap(odd, 0, len(odd), width) if start <= len(text)] == common
