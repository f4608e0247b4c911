"""The versions of an article, and the lines in which two of them differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style

from prose.differences import Kind
from store.versions import Version
from tui.columns import fit, strip_of
from tui.comparing import DifferenceLine, left_out, moment
from tui.widgets.row_list import RowList
from tui.wording import counted

if TYPE_CHECKING:
    from textual.strip import Strip

LEFT = 4
"""Cells left of the words of a difference: the bar of the line in focus, and its sign."""


class VersionList(RowList[Version]):
    """Three lines a version: its headline, when it came and from where, and air."""

    ROW_HEIGHT = 3

    def draw(self, row: Version, width: int, in_focus: bool) -> list[Strip]:
        """Draw a version."""
        words, quiet, accent = self.inks("row-list--words", "row-list--quiet", "row-list--accent")
        base = self.ground(in_focus)
        bar = ("▐" if in_focus else " ", accent)
        sign = ("● " if row.shown else "  ", accent)
        shown = " · this is the text that is shown" if row.shown else ""
        about = f"{moment(row.arrived)} · {counted(row.words, 'word')}{shown}"
        about = fit(about, min(cell_len(about), max(0, width - 6)))
        origin = f" · from {row.origin}" if row.origin else ""
        return [
            strip_of(
                [bar, (" ", quiet), sign, (fit(row.headline, width - 5), words + Style(bold=row.shown))],
                width,
                base,
            ),
            strip_of(
                [
                    bar,
                    ("   ", quiet),
                    (about, quiet),
                    (fit(origin, max(0, width - 5 - cell_len(about))), quiet),
                ],
                width,
                base,
            ),
            strip_of([], width, self.rich_style),
        ]


class DifferenceList(RowList[DifferenceLine]):
    """The lines of a difference: what went out is struck out, what came in underlined, a sign before both."""

    MARGIN = 4
    COMPONENT_CLASSES: ClassVar[set[str]] = {"difference-list--out", "difference-list--in"}
    DEFAULT_CSS = """
    DifferenceList {
        & > .difference-list--out { color: $text-error; }
        & > .difference-list--in { color: $text-success; text-style: bold; }
    }
    """

    def draw(self, row: DifferenceLine, width: int, in_focus: bool) -> list[Strip]:
        """Draw a line."""
        words, quiet, accent, out, came = self.inks(
            "row-list--words",
            "row-list--quiet",
            "row-list--accent",
            "difference-list--out",
            "difference-list--in",
        )
        base = self.ground(in_focus)
        bar = ("▐" if in_focus else " ", accent)
        if row.left_out:
            return [strip_of([bar, ("   ⋯ ", quiet), (left_out(row.left_out), quiet)], width, base)]
        inks = {Kind.SAME: words, Kind.OUT: out + Style(strike=True), Kind.IN: came + Style(underline=True)}
        said = [(piece.text, inks[piece.kind]) for piece in row.pieces]
        return [strip_of([bar, (f" {row.sign} ", accent), *said], width, base)]
