"""The lines of what passages amount to: what is counted, how many, a bar, and how they lie in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style

from tui.columns import fit, fit_right, strip_of
from tui.counting import StatisticsRow
from tui.plots import bar
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.strip import Strip

LEFT, NUMBER, GAP = 3, 8, 2
"""Cells left of the words, of the number, and between the other columns."""


class Columns(NamedTuple):
    """How many cells the columns have."""

    text: int
    """What is counted."""
    bar: int
    """The bar."""
    line: int
    """The line over time."""


def columns_for(width: int) -> Columns:
    """Return the columns of a width."""
    room = max(0, width - LEFT - NUMBER - 3 * GAP)
    text, bars = room * 2 // 5, room // 4
    return Columns(text, bars, room - text - bars)


class StatisticsList(RowList[StatisticsRow]):
    """One line each, under the headings of its parts."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"statistics-list--heading"}
    DEFAULT_CSS = """
    StatisticsList {
        & > .statistics-list--heading { color: $text-accent; text-style: bold; }
    }
    """

    def selectable(self, row: StatisticsRow) -> bool:
        """A heading leads nowhere."""
        return not row.is_heading

    def draw(self, row: StatisticsRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw a line."""
        heading, words, quiet, accent = self.inks(
            "statistics-list--heading", "row-list--words", "row-list--quiet", "row-list--accent"
        )
        if row.is_heading:
            return [strip_of([(" ", quiet), (fit(row.text, width - 2), heading)], width, self.rich_style)]
        columns = columns_for(width)
        gap = (" " * GAP, quiet)
        return [
            strip_of(
                [
                    ("▐" if in_focus else " ", accent),
                    ("  ", quiet),
                    (row.in_cells(columns.text, fit), words + Style(bold=in_focus)),
                    (fit_right(f"{row.number:,}", NUMBER), words),
                    gap,
                    (bar(row.number, row.most, columns.bar), quiet),
                    gap,
                    (row.line[: columns.line], quiet),
                ],
                width,
                self.ground(in_focus),
            )
        ]
