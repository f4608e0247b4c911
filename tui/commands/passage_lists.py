"""The commands of the list of passages: its groups, and what is done with many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.conditions import where_anything_is
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.passages import PassagesScreen

PASSAGES = (Situation.PASSAGES,)

PASSAGE_LIST_COMMANDS: tuple[Command[PassagesScreen], ...] = (
    Command(
        "Group by the next thing",
        ("tab",),
        PASSAGES,
        Group.VIEW,
        lambda desk, count: desk.group_by(count),
        help="Tags, articles, names, the days on which you marked them, then no groups again. A passage with "
        "two tags is in both groups.",
        hint="group",
        possible=where_anything_is,
    ),
    Command(
        "Group by the thing before",
        ("shift+tab",),
        PASSAGES,
        Group.VIEW,
        lambda desk, count: desk.group_by(-count),
    ),
    Command("Next group", ("}", "J"), PASSAGES, Group.MOVE, lambda desk, count: desk.go_to_group(count)),
    Command("Group before", ("{", "K"), PASSAGES, Group.MOVE, lambda desk, count: desk.go_to_group(-count)),
    Command(
        "Export the passages",
        ("e",),
        PASSAGES,
        Group.MARK,
        lambda desk, count: desk.export(),
        help="What is flagged, what the filter shows, or everything, to a file or a folder.",
        hint="export",
        possible=where_anything_is,
    ),
    Command(
        "Fold the group or open it",
        ("z a",),
        PASSAGES,
        Group.VIEW,
        lambda desk, count: desk.fold(),
        help="Enter on its head does it too.",
        short="fold",
    ),
    Command(
        "Fold all groups",
        ("z M",),
        PASSAGES,
        Group.VIEW,
        lambda desk, count: desk.fold_all(True),
        short="fold all",
    ),
    Command(
        "Open all groups",
        ("z R",),
        PASSAGES,
        Group.VIEW,
        lambda desk, count: desk.fold_all(False),
        short="open all",
    ),
)
"""What is done with the groups of passages."""
