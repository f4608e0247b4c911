from __future__ import annotations

from itertools import pairwise

import pytest

from prose.document import BlockKind
from tests.tui.documents import block_of
from tui.layout import Layout
from tui.tables import bars, head_end, set_table


def aligned(text: str, width: int = 80) -> str:
    gaps = set_table(text, block_of(text, BlockKind.TABLE).blocks[0], width).gaps
    return "".join(" " * gaps.get(offset, 0) + character for offset, character in enumerate(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ship | Flag | Crew\nAurora | Malta | 40 men", "Ship   | Flag  | Crew\nAurora | Malta | 40 men"),
        ("港 | a\nb | c", "港 | a\nb  | c"),
        ("one cell", "one cell"),
        ("a | b\nno cells to part\nc | d", "a                | b\nno cells to part\nc                | d"),
        (" | b\naa | b", "   | b\naa | b"),
        (
            "Ship | Tons | Flag\nA | 8.5 | x\nB | 10,000 | y",
            "Ship |   Tons | Flag\nA    |    8.5 | x\nB    | 10,000 | y",
        ),
        ("Year | -\n1912 | 4 %\n1913 | ", "Year |   -\n1912 | 4 %\n1913 |    "),
    ],
)
def test_columns_align_and_numbers_end_together(text: str, expected: str) -> None:
    assert aligned(text) == expected


def test_a_table_too_wide_for_its_line_is_set_cell_under_cell() -> None:
    text = "Ship | What her master says\nAurora | We wait no longer | Malta\nBorealis | "
    layout = Layout(block_of(text, BlockKind.TABLE), 20)
    layout.prepare(0, 0, 100)
    lines = [layout.line(index) for index in range(layout.line_count)]
    assert [" " * line.indent + text[line.start : line.end].rstrip() for line in lines] == [
        "Ship", "  | What her master", "    says", "",
        "Aurora", "  | We wait no", "    longer", "  | Malta", "",
        "Borealis", "  |",
    ]  # fmt: skip
    assert all(before.end == after.start for before, after in pairwise(lines))
    assert layout.column_of(text.index("longer")) == 4


def test_it_is_set_in_columns_where_it_just_fits() -> None:
    text = "Ship | Flag\nAurora | Malta"
    block = block_of(text, BlockKind.TABLE).blocks[0]
    assert [set_table(text, block, width).stacked for width in (14, 13)] == [False, True]


def test_bars_and_the_head_are_known() -> None:
    text = "a | b\nc |  | d"
    assert list(bars(text, 6, len(text))) == [8, 11]
    assert list(bars(text, 8, len(text))) == [8, 11], "a line may begin with one"
    assert head_end(text, block_of(text, BlockKind.TABLE).blocks[0]) == 5
    assert head_end("a | b", block_of("a | b", BlockKind.TABLE).blocks[0]) == 0
