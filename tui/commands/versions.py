"""The commands of an article's versions, and the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.command import Command, Group
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen
    from tui.screens.versions import DifferenceScreen, VersionsScreen

VERSIONS = (Situation.VERSIONS,)
DIFFERENCE = (Situation.DIFFERENCE,)

_WAY: tuple[Command[DeskScreen], ...] = (
    Command(
        "Versions of the article",
        ("g v",),
        (Situation.ARTICLE, Situation.LIBRARY, Situation.RESULTS, Situation.PASSAGES),
        Group.GO,
        lambda desk, count: desk.go_to_versions(),
        help="The texts that it had before it changed, and how one became another.",
        short="versions",
    ),
)

_LISTED: tuple[Command[VersionsScreen], ...] = (
    Command(
        "Compare with the text before",
        ("enter", "l", "right"),
        VERSIONS,
        Group.GO,
        lambda desk, count: desk.compare_with_before(),
        help="What changed when this version came, by words.",
        hint="what changed",
    ),
    Command(
        "Compare with the text shown",
        ("=",),
        VERSIONS,
        Group.GO,
        lambda desk, count: desk.compare_with_shown(),
        hint="compare with now",
    ),
)

_COMPARED: tuple[Command[DifferenceScreen], ...] = (
    Command(
        "Next change",
        ("] c", "J", "n"),
        DIFFERENCE,
        Group.JUMP,
        lambda desk, count: desk.go_to_change(count),
        hint="next change",
    ),
    Command(
        "Change before",
        ("[ c", "K", "N"),
        DIFFERENCE,
        Group.JUMP,
        lambda desk, count: desk.go_to_change(-count),
    ),
)

VERSION_COMMANDS: tuple[Command[Any], ...] = (*_WAY, *_LISTED, *_COMPARED)
"""The way to the versions of an article, and what can be done with them."""
