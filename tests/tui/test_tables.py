from __future__ import annotations

import pytest

from prose.document import BlockKind
from tests.tui.documents import block_of
from tui.tables import column_gaps


def aligned(text: str, width: int = 80) -> str:
    gaps = column_gaps(text, block_of(text, BlockKind.TABLE).blocks[0], width)
    return "".join(" " * gaps.get(offset, 0) + character for offset, character in enumerate(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ship | Flag | Tons\nAurora | Malta | 40", "Ship   | Flag  | Tons\nAurora | Malta | 40"),
        ("港 | a\nb | c", "港 | a\nb  | c"),
        ("one cell", "one cell"),
        ("a | b\nno cells to part\nc | d", "a                | b\nno cells to part\nc                | d"),
        (" | b\naa | b", "   | b\naa | b"),
    ],
)
def test_columns_align(text: str, expected: str) -> None:
    assert aligned(text) == expected


def test_a_table_too_wide_for_its_line_is_left_alone() -> None:
    text = "Ship | Flag\nAurora | Malta"
    assert aligned(text, 14) == aligned(text)
    assert aligned(text, 13) == text


def test_other_blocks_have_no_columns() -> None:
    text = "a | b\naaa | b"
    assert column_gaps(text, block_of(text, BlockKind.CODE).blocks[0], 80) == {}
