"""The sidebar of the library: the views, in groups, beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.message import Message

from tui.columns import fit, strip_of
from tui.folding import FOLDED, OPEN, unfolded
from tui.rows import FixedRows
from tui.views import Group, Kind, View
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.strip import Strip

GAP = View("", "", 0)
"""An empty line."""
STEP, DEEPEST = 2, 3
"""By how many cells what is in a folder is set in, and how often at most."""


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
        self.folded: Collection[str] = ()
        """The keys of the folders of which nothing but they themselves is listed."""

    def list_groups(self, groups: Sequence[Group], folded: Collection[str], focus: str = "") -> None:
        """List views.

        Args:
            groups: The views.
            folded: The keys of the folders of which nothing but they themselves is to be listed.
            focus: The key of the feed or the folder that is to have the focus; nothing for where it was.
        """
        current = self.current
        self.groups, self.folded = groups, folded
        rows: list[View | Group] = []
        for group in groups:
            if rows:
                rows.append(GAP)
            if group.title:
                rows.append(group)
            rows += _listed(group.views, folded)
        same = (
            place
            for place, row in enumerate(rows)
            if (_key_of(row) == focus if focus else _is_same(row, current))
        )
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
        indent, sign = " " * _indent(row), self._sign(row)
        room = max(0, width - cell_len(number) - 5 - len(indent) - len(sign))
        parts = [
            ("▐" if in_focus else " ", accent),
            ("•" if shown else " ", accent),
            (indent + sign, quiet),
            (fit(row.title, room), ink),
            (f"  {number} ", quiet),
        ]
        return [strip_of(parts, width, self.ground(in_focus))]

    def _sign(self, row: View) -> str:
        if row.kind is not Kind.FOLDER:
            return ""
        return f"{FOLDED if _key_of(row) in self.folded else OPEN} "

    def sign_of(self, row: View | Group) -> range:
        """The sign of a folder, and the air beside it."""
        if not isinstance(row, View) or row.kind is not Kind.FOLDER:
            return range(0)
        sign = 2 + _indent(row)
        return range(sign - 1, sign + 2)

    def go_to_branch(self, key: str) -> None:
        """Move the focus to a place in the tree of feeds that is listed."""
        rows = (self._rows.row(place) for place in range(len(self._rows))) if self._rows is not None else ()
        place = next((place for place, row in enumerate(rows) if _key_of(row) == key), None)
        if place is not None:
            self.go_to(place)

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


def _listed(views: Sequence[View], folded: Collection[str]) -> Sequence[View]:
    """Return the views of a group that are not folded."""
    branches = [view.branch for view in views if view.branch is not None]
    return [views[number] for number in unfolded(branches, folded)] if branches else views


def _indent(row: View) -> int:
    return STEP * min(row.branch.depth, DEEPEST) if row.branch is not None else 0


def _key_of(row: View | Group | None) -> str:
    return row.branch.key if isinstance(row, View) and row.branch is not None else ""


def _is_same(row: View | Group, other: View | Group | None) -> bool:
    return (
        isinstance(row, View)
        and isinstance(other, View)
        and (row.kind, row.identifier, row.title, _key_of(row))
        == (other.kind, other.identifier, other.title, _key_of(other))
        and row is not GAP
    )
