from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.documents import FAMILY, lines
from tui.cells import REPLACEMENT, cell_length, cell_widths, cluster, display, glyphs, is_plain

STEERING = {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown", "widths"),
    [
        ("naïve “it’s” — …", "naïve “it’s” — …", [1] * 16),
        ("港口", "港口", [2, 2]),
        ("e\u0301a", "e\u0301a", [1, 0, 1]),
        (FAMILY, "\U0001f469", [2, 0, 0, 0, 0]),
        ("\U0001f44d\U0001f3fd!", "\U0001f44d!", [2, 0, 1]),
        ("\U0001f1f5\U0001f1f0", "PK", [1, 1]),
        ("1\ufe0f\u20e3", "1", [1, 0, 0]),
        ("\u2764\ufe0f", "\u2764", [1, 0]),
        ("a\tb", "a    b", [1, 4, 1]),
        ("a\x1b]52;c;x\x07", f"a{REPLACEMENT}]52;c;x{REPLACEMENT}", [1] * 10),
        ("a\u202eb", f"a{REPLACEMENT}b", [1, 1, 1]),
        ("a\u200bb\ufeff\xad", "ab", [1, 0, 1, 0, 0]),
        ("می\u200cخواهم", "می\u200cخواهم", [1, 1, 0, 1, 1, 1, 1, 1]),
        ("\ud800", REPLACEMENT, [1]),
        ("a\u3164b", "ab", [1, 0, 1]),
        ("\U0001faff", REPLACEMENT, [1]),
        ("ที่นี่น้ำ", "ที่นี่น้ำ", [1, 0, 0, 1, 0, 0, 1, 0, 1]),
        ("\u1112\u1161\u11ab", "\u1112\u1161\u11ab", [2, 0, 0]),
        ("कि", "कि", [1, 0]),
    ],
)
def test_each_code_point_has_a_glyph_of_a_known_width(text: str, shown: str, widths: list[int]) -> None:
    assert "".join(glyphs(text)) == shown
    assert list(cell_widths(text)) == widths
    assert cell_length(text) == sum(widths) == cell_len(shown)


@settings(deadline=None)
@given(st.one_of(lines, st.text()))
def test_what_is_shown_takes_the_cells_that_are_counted_and_steers_nothing(text: str) -> None:
    shown = display(text)
    assert cell_len(shown) == cell_length(text)
    assert not {unicodedata.category(character) for character in shown} & STEERING
    assert len(glyphs(text)) == len(cell_widths(text)) == len(text)


@settings(deadline=None)
@given(st.text())
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    if is_plain(text) and "\n" not in text:
        assert "".join(glyphs(text)) == text
        assert cell_len(text) == len(text)


def test_line_breaks_are_shown_as_spaces() -> None:
    assert display("two\nlines") == "two lines"


@pytest.mark.parametrize("offset", range(1, 6))
def test_a_cluster_is_found_from_any_of_its_code_points(offset: int) -> None:
    assert cluster(f"a{FAMILY}b", offset) == (1, 6)


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, (0, 1)), (1, (1, 2)), (2, (2, 4)), (3, (2, 4)), (4, (4, 5))]
)
def test_at_the_start_of_a_line_what_has_no_width_belongs_to_what_follows(
    offset: int, expected: tuple[int, int]
) -> None:
    assert cluster("a\n\u0301bc", offset) == expected


@settings(deadline=None)
@given(lines.filter(bool), st.data())
def test_clusters_part_a_text_without_gap(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    start, end = cluster(text, offset)
    assert start <= offset < end
    if end < len(text):
        assert cluster(text, end)[0] == end
