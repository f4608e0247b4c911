"""When commands can be done that are about a row of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.screens.article import ArticleScreen
    from tui.screens.desk import DeskScreen
    from tui.screens.list_screen import ListScreen


def on_a_row(desk: DeskScreen) -> bool:
    """Whether there is a row in focus."""
    return desk.rows.current is not None


def where_anything_is(desk: ListScreen[Any]) -> bool:
    """Whether there are rows, be it that a filter leaves none of them."""
    return desk.rows.current is not None or bool(desk.filter_text)


def on_a_name_of_the_inspector(desk: ArticleScreen) -> bool:
    """Whether the row in focus is about a name that has a page."""
    row = desk.inspector.current
    return row is not None and row.name is not None


def on_what_can_be_corrected(desk: ArticleScreen) -> bool:
    """Whether the row in focus is about a name, or about something that is said."""
    row = desk.inspector.current
    return row is not None and (row.name is not None or row.said is not None)
