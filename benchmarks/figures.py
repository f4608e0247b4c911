"""Figures beside what they are measured against, and the limits that they are to keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the table."""

    what: str
    """What was measured."""
    took: float
    """What it took."""
    unit: str
    """Of what: "ms" of CPU time, or "MB"."""
    limit: float
    """What it may take: times `beside`, or units where that is None."""
    beside: float | None = None
    """What it is measured against, in the same run."""

    @property
    def compared(self) -> float:
        """What the limit is for."""
        return self.took if self.beside is None else self.took / self.beside

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.compared <= self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's cells."""
        return (
            self.what,
            f"{self.took:.1f} {self.unit}",
            "" if self.beside is None else f"{self.beside:.1f} {self.unit}",
            "" if self.beside is None else f"{self.compared:.2f}",
            f"{self.limit:g} {self.unit}" if self.beside is None else f"{self.limit:g}",
            "yes" if self.holds else "no",
        )


Report = Callable[[Figure], None]
"""Takes a figure as soon as it is known."""

HEAD = ("", "newsread", "beside", "ratio", "limit", "holds")
WIDTHS = (52, 9, 8, 5, 5, 5)


def print_head() -> None:
    """Print the head of the table, which is Markdown."""
    _print_row(HEAD)
    # Words to the left, numbers to the right.
    words = f":{'-' * (WIDTHS[0] + 1)}"
    numbers = (f"{'-' * (width + 1)}:" for width in WIDTHS[1:])
    print(f"|{'|'.join([words, *numbers])}|")


def print_figure(figure: Figure) -> None:
    """Print a line of the table."""
    _print_row(figure.cells)


def _print_row(cells: tuple[str, ...]) -> None:
    first, *others = cells
    numbers = (cell.rjust(width) for cell, width in zip(others, WIDTHS[1:], strict=True))
    print(f"| {' | '.join([first.ljust(WIDTHS[0]), *numbers])} |", flush=True)
