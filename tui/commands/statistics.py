"""The commands of the statistics, and the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.commands.command import Command, Group
from tui.commands.conditions import where_anything_is
from tui.commands.everywhere import FREE
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen
    from tui.screens.statistics import StatisticsScreen

STATISTICS = (Situation.STATISTICS,)

_WAY: tuple[Command[DeskScreen], ...] = (
    Command(
        "Statistics",
        ("g #",),
        tuple(situation for situation in FREE if situation is not Situation.STATISTICS),
        Group.GO,
        lambda desk, count: desk.go_to_statistics(),
        help="Your passages by tag and over time, tags with tags and with names, outlets; from the passages "
        "those that the filter leaves.",
        hint="statistics",
        hinted_in=(Situation.PASSAGES,),
    ),
)

_COMMANDS: tuple[Command[StatisticsScreen], ...] = (
    Command(
        "Show the passages of the line",
        ("enter", "l", "right"),
        STATISTICS,
        Group.GO,
        lambda desk, count: desk.open_passages(),
        hint="show them",
        possible=where_anything_is,
    ),
    Command(
        "Filter the statistics",
        ("F", "=", "/"),
        STATISTICS,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        help="As in the passages; what the filter leaves is counted.",
        hint="filter",
        possible=where_anything_is,
    ),
    Command(
        "Next part",
        ("}", "J"),
        STATISTICS,
        Group.MOVE,
        lambda desk, count: desk.go_to_part(count),
        hint="part",
        possible=where_anything_is,
    ),
    Command("Part before", ("{", "K"), STATISTICS, Group.MOVE, lambda desk, count: desk.go_to_part(-count)),
)

STATISTICS_COMMANDS: tuple[Command[Any], ...] = (*_WAY, *_COMMANDS)
"""The way to the statistics, and what can be done there."""
