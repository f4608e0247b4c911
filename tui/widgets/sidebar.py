"""The sidebar of the library: the views, in groups, beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.message import Message

from tui.columns import fit, strip_of
from tui.rows import FixedRows
from tui.views import Group, View
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

GAP = View("", "", 0)
"""An empty line."""


class Sidebar(RowList["View | Group"]):
    """One line a view with its number; the one that the list shows stands out."""

    DEFAULT_CSS = """
    Sidebar { width: 28; border-right: solid $foreground 15%; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sidebar--shown"}
    ONE_CLICK_CHOOSES = True

    class ViewChosen(Message):
        """A view was chosen with the mouse."""

    def __init__(self) -> None:
        super().__init__(id="sidebar")
        self.groups: Sequence[Group] = ()
        """What is listed."""
        self.shown = ""
        """The query of what the list beside it shows."""

    def list_groups(self, groups: Sequence[Group]) -> None:
        """List views, with the focus on the one where it was."""
        current = self.current
        self.groups = groups
        rows: list[View | Group] = []
        for group in groups:
            if rows:
                rows.append(GAP)
            if group.title:
                rows.append(group)
            rows += group.views
        same = (place for place, row in enumerate(rows) if _is_same(row, current))
        self.show(FixedRows(rows), next(same, min(self.cursor, max(0, len(rows) - 1))), keep_view=True)

    def show_as_shown(self, query: str) -> None:
        """Let the view of a query stand out."""
        if query != self.shown:
            self.shown = query
            self.rows_flagged()

    @property
    def view(self) -> View | None:
        """The view in focus."""
        current = self.current
        return current if isinstance(current, View) and current is not GAP else None

    def selectable(self, row: View | Group) -> bool:
        """Headings are passed over."""
        return isinstance(row, View) and row is not GAP

    def draw(self, row: View | Group, width: int, in_focus: bool) -> list[Strip]:
        """Draw a view, or a heading."""
        words, quiet, accent = self.inks("row-list--words", "row-list--quiet", "row-list--accent")
        if isinstance(row, Group):
            return [strip_of([(f"  {row.title}", quiet)], width, self.ground(in_focus=False))]
        if row is GAP:
            return [strip_of([], width, self.ground(in_focus=False))]
        in_focus = in_focus and self.has_focus
        shown = row.query == self.shown
        ink = words + Style(bold=True) if shown else words
        number = f"{row.number:,}" if row.number else ""
        room = max(0, width - cell_len(number) - 5)
        parts = [
            ("▐" if in_focus else " ", accent),
            ("•" if shown else " ", accent),
            (fit(f"{'  ' * min(row.depth, 3)}{row.title}", room), ink),
            (f"  {number} ", quiet),
        ]
        return [strip_of(parts, width, self.ground(in_focus))]

    def on_focus(self) -> None:
        """Show which view is in focus."""
        self.rows_flagged()

    def on_blur(self) -> None:
        """Show none in focus."""
        self.rows_flagged()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Pass on that a view was clicked, and no row of the list."""
        message.stop()
        self.post_message(self.ViewChosen())

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """The list beside it does not follow."""
        message.stop()


def _is_same(row: View | Group, other: View | Group | None) -> bool:
    return (
        isinstance(row, View)
        and isinstance(other, View)
        and (row.kind, row.identifier, row.title, row.depth)
        == (other.kind, other.identifier, other.title, other.depth)
        and row is not GAP
    )
