"""The list of tags: a tree, with how often each is given, its key and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual.widget import Widget

from store.tags.tree import TagUse
from tui.cells import cell_length
from tui.columns import fit, fit_right, inks_of, strip_of
from tui.folding import FOLDED, OPEN
from tui.passage_bars import passage_bar
from tui.widgets.coloured_list import ColouredList

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.strip import Strip

LEFT = 2
"""Cells left of a tag: the bar of the row in focus, and air."""
STEP = 2
"""By how many cells a tag is set in under another one."""
LEAF = " "
"""What stands where other tags have a sign to fold them by."""
SWATCH = "██"
"""What shows a colour besides the bar that stands beside passages."""


class Columns(NamedTuple):
    """How many cells the columns right of the tag have; 0 for one that is left out."""

    least: int
    """The width of a list from which on these columns fit."""
    name: int
    """The tag itself; 0 for what the others leave."""
    key: int
    passages: int
    in_all: int
    articles: int


COLUMNS = (
    Columns(100, name=38, key=5, passages=10, in_all=8, articles=10),
    Columns(60, name=0, key=5, passages=10, in_all=8, articles=10),
    Columns(0, name=0, key=4, passages=6, in_all=0, articles=0),
)


def columns_for(width: int) -> Columns:
    """Return the columns that fit a width."""
    return next(columns for columns in COLUMNS if width >= columns.least)


def _name_cells(columns: Columns, width: int) -> int:
    return columns.name or max(4, width - LEFT - sum(columns[2:]) - 1)


def _indent(row: TagUse, cells: int) -> int:
    return min(STEP * (len(row.place.parts) - 1), cells // 2)


class TagList(ColouredList[TagUse]):
    """One line a tag, or what only holds others together."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.folded: Collection[str] = ()
        """The paths of the folded places, with case folded."""

    def draw(self, row: TagUse, width: int, in_focus: bool) -> list[Strip]:
        """Draw a tag in one line; what does not fit a narrow terminal is left out from the right."""
        words, quiet, accent = self.inks("row-list--words", "row-list--quiet", "row-list--accent")
        base = self.ground(in_focus)
        columns = columns_for(width)
        sign = LEAF if not row.below else FOLDED if row.place.path.casefold() in self.folded else OPEN
        parts = [("▐" if in_focus else " ", accent), (" ", quiet)]
        cells = _name_cells(columns, width)
        set_in = f"{' ' * _indent(row, cells)}{sign} "
        parts.append((set_in, quiet))
        if row.colour is not None:
            gutter = self.bar_ink(row.colour, in_focus)
            parts += [(f"{passage_bar(row.colour)} ", gutter), (f"{SWATCH} ", gutter)]
        room = cells - sum(cell_length(text) for text, _ in parts[2:])
        name = words + Style(bold=in_focus) if row.place.is_tag else quiet + Style(italic=True)
        in_all = row.all_passages if row.below else 0
        parts += [
            (fit(row.place.name, room), name),
            (fit_right(f",{row.key}" if row.key else "", columns.key), accent),
            (fit_right(f"{row.passages:,}" if row.place.is_tag else "", columns.passages), words),
            (fit_right(f"{in_all:,}" if in_all and columns.in_all else "", columns.in_all), quiet),
            (fit_right(f"{row.articles:,}" if row.articles else "", columns.articles), quiet),
        ]
        if columns.name:
            rest = width - LEFT - cells - sum(columns[2:]) - 4
            parts += [("   ", quiet), (fit(row.description.partition("\n")[0], max(0, rest)), quiet)]
        return [strip_of(parts, width, base)]

    def sign_of(self, row: TagUse) -> range:
        """The sign, and the air beside it."""
        if not row.below:
            return range(0)
        width = self.size.width
        sign = LEFT + _indent(row, _name_cells(columns_for(width), width))
        return range(sign - 1, sign + 2)


class TagHeads(Widget):
    """What the columns of the list of tags are, in one quiet line above it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tag-heads--words"}
    DEFAULT_CSS = """
    TagHeads {
        height: 1; background: $background;
        & > .tag-heads--words { color: $foreground 60%; }
        &:ansi > .tag-heads--words { text-style: dim; }
    }
    """

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        columns = columns_for(width)
        wide = columns.in_all > 0
        heads = (
            " " * (LEFT + 2)
            + fit("Tag", _name_cells(columns, width) - 2)
            + fit_right("Key", columns.key)
            + fit_right("Passages" if wide else "", columns.passages)
            + fit_right("In all" if wide else "", columns.in_all)
            + fit_right("Articles" if wide else "", columns.articles)
            + ("   What it means" if columns.name else "")
        )
        [quiet] = inks_of(self, "tag-heads--words")
        return strip_of([(heads, quiet)], width, self.rich_style)
