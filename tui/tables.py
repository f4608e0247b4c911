"""How the rows of a table are set: in columns that align, or, where these do not fit, cell under cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cells import cell_length
from tui.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prose.document import Block

_PARTING = " | "
"""What parts the cells of a row in the canonical text."""
_BAR_INDENT = 2
"""Cells by which a cell stands in, bar and all, that is set under the first of its row."""
_NUMERIC = frozenset("0123456789.,+-−–%$€£ \xa0")
"""What the cells of a column of numbers are made of."""


@dataclass(frozen=True, slots=True)
class TableSetting:
    """How a table is set in some width."""

    gaps: Mapping[int, int]
    """The cells left empty after code points, by offset, so that columns align and numbers end together."""
    stacked: bool = False
    """Whether each cell stands on lines of its own."""


def set_table(text: str, block: Block, width: int) -> TableSetting:
    """Return how a table is set.

    Args:
        text: The text that the table is in.
        block: The table.
        width: The cells of a line.
    """
    rows = [row.split(_PARTING) for row in block.span.of(text).split("\n")]
    columns = [0] * max(map(len, rows))
    for row in rows:
        for column, cell in enumerate(row):
            columns[column] = max(columns[column], cell_length(cell))
    if sum(columns) + len(_PARTING) * (len(columns) - 1) > width:
        return TableSetting({}, stacked=len(columns) > 1)
    numbers = [column > 0 and _is_numeric(rows, column) for column in range(len(columns))]
    gaps: dict[int, int] = {}
    offset = block.span.start
    for row in rows:
        for column, cell in enumerate(row):
            gap = columns[column] - cell_length(cell)
            if gap and numbers[column]:
                gaps[offset - 1] = gaps.get(offset - 1, 0) + gap
            offset += len(cell)
            if column + 1 < len(row):
                if gap and not numbers[column]:
                    gaps[offset] = gap
                offset += len(_PARTING)
        offset += 1
    return TableSetting(gaps)


def _is_numeric(rows: list[list[str]], column: int) -> bool:
    """Whether there are numbers, and nothing else, in a column below its head."""
    cells = [row[column] for row in rows[1:] if len(row) > column and row[column]]
    return bool(cells) and all(_NUMERIC.issuperset(cell) and not cell.isspace() for cell in cells)


def stack(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Yield where the lines of a row begin, after the first, if its cells are set under each other.

    Args:
        text: The text that the table is in.
        start: The first code point of the row.
        end: One past its last.
        width: The cells of a line.
    """
    cell, indent = start, 0
    for bar in [*bars(text, start, end), end]:
        yield from wrap(text, cell, bar, max(1, width - indent))
        if bar < end:
            yield bar
        cell, indent = bar + len("| "), _BAR_INDENT + len("| ")


def stacked_indent(text: str, block: Block, start: int) -> int:
    """Return the cells by which the line that begins at `start` stands in, in a table set cell under cell."""
    row = text.rfind("\n", block.span.start, start) + 1 or block.span.start
    if start > row and text.startswith(_PARTING, start - 1):
        return _BAR_INDENT
    goes_on = next(bars(text, row, start), None) is not None
    return _BAR_INDENT + len("| ") if goes_on else 0


def bars(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the bars between cells stand in a part of a table that may begin with one."""
    parting = text.find(_PARTING, max(0, start - 1), end)
    while parting >= 0:
        yield parting + 1
        parting = text.find(_PARTING, parting + len(_PARTING), end)


def head_end(text: str, block: Block) -> int:
    """Return where the first row of a table ends; where the table begins if it has no other."""
    line_break = text.find("\n", block.span.start, block.span.end)
    return line_break if line_break >= 0 else block.span.start
