"""The commands of the feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.conditions import on_a_row, where_anything_is
from tui.commands.everywhere import FREE
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen
    from tui.screens.feeds import FeedsScreen

FEEDS = (Situation.FEEDS,)

GO_COMMANDS: tuple[Command[DeskScreen], ...] = (
    Command(
        "Feeds",
        ("g f",),
        tuple(situation for situation in FREE if situation is not Situation.FEEDS),
        Group.GO,
        lambda desk, count: desk.desk_app.ways.to_feeds(),
        help="The sites that you follow, by folder, with what is wrong with those that cannot be read.",
        hint="feeds",
        hinted_in=(Situation.LIBRARY,),
    ),
    Command(
        "Refresh all feeds",
        ("R",),
        (Situation.LIBRARY, Situation.FEEDS),
        Group.LIBRARY,
        lambda desk, count: desk.desk_app.refresh_feeds(),
        help="Asks them for what is new, while you read on; nothing is fetched unless you say so. "
        "{stop-or-go-on-with-work-in-the-background} stops it.",
        hint="refresh",
        hinted_in=FEEDS,
    ),
)
"""What is done with feeds from elsewhere."""

FEEDS_COMMANDS: tuple[Command[FeedsScreen], ...] = (
    Command(
        "List the articles of the feed",
        ("enter",),
        FEEDS,
        Group.GO,
        lambda desk, count: desk.open_feed(),
        help="Those of a folder, where that is in focus.",
        hint="articles",
        possible=on_a_row,
    ),
    Command(
        "Filter the feeds",
        ("F", "=", "/"),
        FEEDS,
        Group.FIND,
        lambda desk, count: desk.ask_for_filter(),
        help="Words of a name or a folder. {back} shows all again.",
        hint="filter",
        possible=where_anything_is,
    ),
    Command("Add a feed", ("A",), FEEDS, Group.LIBRARY, lambda desk, count: desk.add(), hint="add"),
    Command(
        "Change the feed",
        ("c",),
        FEEDS,
        Group.LIBRARY,
        lambda desk, count: desk.change(),
        help="What it is called, its folder, whether its articles are taken from their pages, how often it "
        "is due, its address.",
        hint="change",
        possible=on_a_row,
    ),
    Command(
        "Refresh the feed",
        ("r",),
        FEEDS,
        Group.LIBRARY,
        lambda desk, count: desk.refresh_these(),
        help="All feeds of a folder, where that is in focus.",
    ),
    Command(
        "Pause or resume the feed",
        ("p",),
        FEEDS,
        Group.LIBRARY,
        lambda desk, count: desk.pause(),
        help="A paused feed is asked by {refresh-the-feed} alone. All feeds of a folder, where that is in "
        "focus.",
        hint="pause",
        possible=on_a_row,
    ),
    Command(
        "Remove the feed",
        ("d d",),
        FEEDS,
        Group.LIBRARY,
        lambda desk, count: desk.remove_feed(),
        help="Its articles stay.",
    ),
)
