"""The commands by which articles come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

ADDING_COMMANDS: tuple[Command[DeskScreen], ...] = (
    Command(
        "Add articles",
        ("A",),
        (Situation.LIBRARY,),
        Group.LIBRARY,
        lambda desk, count: desk.desk_app.ways.to_add_dialog(),
        help="A file, a folder with all that is in it, a page of the web, a feed, a list of feeds (OPML). "
        "It comes in while you read on; {stop-or-go-on-with-work-in-the-background} stops it, and what came "
        "in is kept.",
        hint="add",
    ),
    Command(
        "Pages that could not be read",
        (),
        (Situation.LIBRARY,),
        Group.LIBRARY,
        lambda desk, count: desk.desk_app.ways.to_unreadable_pages(),
        help="Those that you added and that gave no article, with the reason: to try them again, or forget "
        "them.",
    ),
)
