"""The list of names: what each is called, what it is, how often and where it is mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual.widget import Widget

from store.names.names import NameRow
from tui.cells import cell_length
from tui.columns import fit, fit_right, inks_of, strip_of
from tui.labels import LABEL_NAMES
from tui.widgets.row_list import RowList
from tui.wording import short_day

if TYPE_CHECKING:
    from textual.strip import Strip

LEFT = 4
"""Cells left of a name: the bar of the row in focus, and the sign of what the reader corrected."""
RIGHT = 2
"""Cells right of the last column."""
CORRECTED = "✎"
"""The sign of what stands so because the reader said so."""


class Columns(NamedTuple):
    """How many cells the columns right of the name have; 0 for one that is left out."""

    least: int
    """The width of a list from which on these columns fit."""
    label: int
    mentions: int
    articles: int
    last_seen: int

    def room(self, width: int) -> int:
        """Return how many cells of a list are left for the name."""
        return max(0, width - LEFT - RIGHT - sum(self[1:]))


COLUMNS = (
    Columns(100, label=16, mentions=12, articles=12, last_seen=16),
    Columns(72, label=13, mentions=10, articles=10, last_seen=11),
    Columns(50, label=13, mentions=10, articles=0, last_seen=0),
    Columns(0, label=0, mentions=10, articles=0, last_seen=0),
)


def columns_for(width: int) -> Columns:
    """Return the columns that fit a width."""
    return next(columns for columns in COLUMNS if width >= columns.least)


class NameList(RowList[NameRow]):
    """One line a name, the most mentioned first."""

    def draw(self, row: NameRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw a name in one line; what does not fit a narrow terminal is left out from the right."""
        name, quiet, accent = self.inks("row-list--words", "row-list--quiet", "row-list--accent")
        base = self.ground(in_focus)
        columns = columns_for(width)
        room = columns.room(width)
        doubt = "  may be several" if row.several else ""
        if cell_length(row.text) + len(doubt) >= room:
            doubt = " ?" if row.several else ""
        text = fit(row.text, min(cell_length(row.text), max(0, room - len(doubt))))
        when = short_day(row.last_seen, with_year=columns.last_seen >= 13)
        return [
            strip_of(
                [
                    ("▐" if in_focus else " ", accent),
                    (f" {CORRECTED if row.by_reader else ' '} ", accent),
                    (text, name + Style(bold=in_focus)),
                    (fit(doubt, room - cell_length(text)), quiet + Style(italic=True)),
                    (fit(LABEL_NAMES[row.label], columns.label), quiet),
                    (fit_right(f"{row.mentions:,}", columns.mentions), name),
                    (fit_right(f"{row.articles:,}" if columns.articles else "", columns.articles), quiet),
                    (fit_right(when if columns.last_seen else "", columns.last_seen), quiet),
                ],
                width,
                base,
            )
        ]


class NameHeads(Widget):
    """What the columns of the list of names are, in one quiet line above it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"name-heads--words"}
    DEFAULT_CSS = """
    NameHeads {
        height: 1; background: $background;
        & > .name-heads--words { color: $foreground 60%; }
        &:ansi > .name-heads--words { text-style: dim; }
    }
    """

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        columns = columns_for(width)
        heads = (
            " " * LEFT
            + fit("Name", columns.room(width))
            + fit("Kind" if columns.label else "", columns.label)
            + fit_right("Mentions", columns.mentions)
            + fit_right("Articles" if columns.articles else "", columns.articles)
            + fit_right("Last seen" if columns.last_seen else "", columns.last_seen)
        )
        [quiet] = inks_of(self, "name-heads--words")
        return strip_of([(heads, quiet)], width, self.rich_style)
