"""How the rows of a table are drawn out so that its columns align."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.document import BlockKind
from tui.cells import cell_length

if TYPE_CHECKING:
    from prose.document import Block

_PARTING = " | "
"""What parts the cells of a row in the canonical text."""


def column_gaps(text: str, block: Block | None, width: int) -> dict[int, int]:
    """Return how many cells are to be left empty after some code points of a table, so that columns align.

    Args:
        text: The text that the table is in.
        block: The table; any other block has no columns.
        width: The cells of a line. A table that is wider, even so, is left as it is.
    """
    if block is None or block.kind is not BlockKind.TABLE:
        return {}
    rows = [row.split(_PARTING) for row in block.span.of(text).split("\n")]
    columns = [0] * max(map(len, rows))
    for row in rows:
        for column, cell in enumerate(row):
            columns[column] = max(columns[column], cell_length(cell))
    if sum(columns) + len(_PARTING) * (len(columns) - 1) > width:
        return {}
    gaps: dict[int, int] = {}
    offset = block.span.start
    for row in rows:
        for column, cell in enumerate(row):
            offset += len(cell)
            if column + 1 < len(row):
                if gap := columns[column] - cell_length(cell):
                    gaps[offset] = gap
                offset += len(_PARTING)
        offset += 1
    return gaps
