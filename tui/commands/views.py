"""The commands of the views: the sidebar beside the list of articles, saved searches, pinned names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group, KeyedAction
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.screens.library import LibraryScreen
    from tui.screens.pinning import PinningScreen

LIBRARY = (Situation.LIBRARY,)
SIDEBAR = (Situation.SIDEBAR,)
IN_NAMES = (Situation.NAMES, Situation.NAME_PAGE)
ONE_KEY = frozenset("123456789abcdefghijklmnopqrstuvwxyz")
"""What a view can be chosen by."""


def _on_a_search(desk: LibraryScreen) -> bool:
    from tui.views import Kind

    return desk.kind_of_view is Kind.SEARCH


def _on_a_name(desk: LibraryScreen) -> bool:
    from tui.views import Kind

    return desk.kind_of_view is Kind.NAME


def _choices(desk: LibraryScreen) -> Iterator[tuple[str, str]]:
    return ((key, view.title) for key, view in desk.views_by_key().items())


VIEW_COMMANDS: tuple[Command[LibraryScreen], ...] = (
    Command(
        "Sidebar of views",
        ("i",),
        LIBRARY,
        Group.VIEW,
        lambda desk, count: desk.turn_sidebar(),
        help="All, unread, starred, tagged, the bin, saved searches, pinned names, feeds by folder. It stays "
        "where there is room, until this hides it.",
        hint="views",
    ),
    Command(
        "Into the sidebar",
        ("tab", "h", "left"),
        LIBRARY,
        Group.GO,
        lambda desk, count: desk.enter_sidebar(),
    ),
    Command(
        "Go to a view",
        ("V",),
        LIBRARY,
        Group.GO,
        KeyedAction("its key", ONE_KEY.__contains__, lambda desk, key: desk.go_to_view(key), _choices),
        help="Without the sidebar: the keys stand in the status line.",
    ),
    Command(
        "Save this search",
        ("s",),
        LIBRARY,
        Group.FIND,
        lambda desk, count: desk.save_search(),
        help="Filter and order under a name, as a view.",
    ),
    Command(
        "Show the view",
        ("enter",),
        SIDEBAR,
        Group.GO,
        lambda desk, count: desk.open_view(),
        hint="show",
    ),
    Command(
        "Rename the saved search",
        ("c",),
        SIDEBAR,
        Group.MARK,
        lambda desk, count: desk.rename_view(),
        hint="rename",
        possible=_on_a_search,
    ),
    Command(
        "Forget the saved search or the pin",
        ("d d",),
        SIDEBAR,
        Group.MARK,
        lambda desk, count: desk.forget_view(),
        hint="forget",
        possible=lambda desk: _on_a_search(desk) or _on_a_name(desk),
    ),
    Command(
        "Move the saved search down", ("J",), SIDEBAR, Group.MARK, lambda desk, count: desk.move_view(count)
    ),
    Command(
        "Move the saved search up", ("K",), SIDEBAR, Group.MARK, lambda desk, count: desk.move_view(-count)
    ),
    Command(
        "Page of the pinned name",
        ("o",),
        SIDEBAR,
        Group.GO,
        lambda desk, count: desk.open_name_of_view(),
        hint="open its page",
        possible=_on_a_name,
    ),
    Command(
        "Hide the sidebar", ("i",), SIDEBAR, Group.VIEW, lambda desk, count: desk.hide_sidebar(), hint="hide"
    ),
    Command("Back to the list", ("tab",), SIDEBAR, Group.GO, lambda desk, count: desk.leave_sidebar()),
)

PIN_COMMANDS: tuple[Command[PinningScreen], ...] = (
    Command(
        "Pin or unpin the name",
        ("p",),
        IN_NAMES,
        Group.MARK,
        lambda desk, count: desk.turn_pin(),
        help="Pinned names are views of the articles that mention them, in the sidebar of the library.",
    ),
)
