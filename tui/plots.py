"""Small plots made of characters: bars and lines over time. No Textual in it.

A plot says nothing that does not stand beside it as a number, so that it needs no colour and no sharp eye.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
"""A cell that is filled from the left by so many eighths."""
_HEIGHTS = "▁▂▃▄▅▆▇█"
"""A cell that is filled from below, the lowest first."""
NOTHING = "·"
"""The cell of a stretch of time in which there is nothing."""


def bar(number: int, most: int, cells: int) -> str:
    """Return a bar in exactly so many cells, of which the greatest number takes all.

    Args:
        number: What it shows, from 0 to `most`. What is not nothing is seen, however little it is.
        most: The greatest number.
        cells: The width.
    """
    if not most or cells <= 0:
        return " " * max(0, cells)
    eighths = round(number / most * cells * 8)
    whole, part = divmod(max(eighths, 1 if number else 0), 8)
    return ("█" * whole + (_EIGHTHS[part] if part else "")).ljust(cells)


def sparkline(numbers: Sequence[int]) -> str:
    """Return numbers as a line of one cell each, the greatest of them as high as a cell."""
    most = max(numbers, default=0)
    return "".join(
        _HEIGHTS[(number * len(_HEIGHTS) - 1) // most] if number else NOTHING for number in numbers
    )
