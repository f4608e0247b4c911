"""The list of feeds by folder: what is unread in each, and how each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from store.feeds.folders import FeedFolder, FeedLine, depth_of
from tui.columns import fit, fit_right, strip_of
from tui.feed_wording import feed_state
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.strip import Strip

    from store.feeds.feed import Feed

LEFT = 4
"""Cells left of a name in no folder: the bar of the row in focus, a flag, the sign of the feed."""
INDENT = 2
NUMBER = 8
"""Cells of a number of articles."""
NARROW = 72
"""Cells of a list from which on there is room to say how each feed is."""
BROKEN, PAUSED, UNREAD = "!", "‖", "●"
"""The signs of feeds: one that cannot be read, one that is paused, one with unread articles."""


class FeedList(RowList[FeedLine]):
    """One line a feed or a folder."""

    def draw(self, row: FeedLine, width: int, in_focus: bool) -> list[Strip]:
        """Draw a line; how a feed is, is left out where there is no room for it."""
        words, quiet, accent = self.inks("row-list--words", "row-list--quiet", "row-list--accent")
        base = self.ground(in_focus)
        state_cells = max(0, 3 * (width - LEFT - NUMBER) // 5) if width >= NARROW else 0
        room = max(0, width - LEFT - NUMBER - state_cells - 2)
        is_folder = isinstance(row, FeedFolder)
        indent = min(INDENT * depth_of(row), room // 2)
        unread = f"{row.unread:,}" if row.unread else ""
        weight = Style(bold=in_focus or is_folder)
        name_ink = words if is_folder or row.unread else quiet
        return [
            strip_of(
                [
                    ("▐" if in_focus else " ", accent),
                    (f" {' ' if isinstance(row, FeedFolder) else _sign(row)} ", accent),
                    (" " * indent + fit(row.name, room - indent), name_ink + weight),
                    (fit_right(unread, NUMBER), words),
                    ("  " + fit(_state(row), state_cells) if state_cells else "", quiet),
                ],
                width,
                base,
            )
        ]


def _sign(feed: Feed) -> str:
    if feed.problem:
        return BROKEN
    return PAUSED if feed.settings.paused else UNREAD if feed.unread else " "


def _state(line: FeedLine) -> str:
    return "" if isinstance(line, FeedFolder) else feed_state(line)
