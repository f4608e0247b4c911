"""The commands that move the window over an article, and not the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.situation import READING

if TYPE_CHECKING:
    from tui.screens.article import ArticleScreen


def _putting(place: str, keys: str, share: float) -> Command[ArticleScreen]:
    return Command(
        f"Line to the {place}",
        (keys,),
        READING,
        Group.MOVE,
        lambda desk, count: desk.view.put_caret_line(share),
        short=f"to the {place}",
    )


SCROLLING_COMMANDS: tuple[Command[ArticleScreen], ...] = (
    Command(
        "Scroll a line down",
        ("ctrl+e",),
        READING,
        Group.MOVE,
        lambda desk, count: desk.view.scroll_lines(count),
        help="The caret stays, as long as it is in view.",
    ),
    Command(
        "Scroll a line up",
        ("ctrl+y",),
        READING,
        Group.MOVE,
        lambda desk, count: desk.view.scroll_lines(-count),
    ),
    _putting("top", "z t", 0),
    _putting("middle", "z z", 0.5),
    _putting("bottom", "z b", 1),
)
