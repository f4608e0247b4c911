"""The list of feeds by folder: what is unread in each, and how each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from store.feeds.folders import FeedFolder, FeedLine, depth_of
from tui.columns import fit, fit_right, strip_of
from tui.feed_wording import feed_state
from tui.folding import FOLDED, OPEN
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Collection

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

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.folded: Collection[str] = ()
        """The paths of the folded folders, with case folded."""

    def draw(self, row: FeedLine, width: int, in_focus: bool) -> list[Strip]:
        """Draw a line; how a feed is, is left out where there is no room for it."""
        words, quiet, accent = self.inks("row-list--words", "row-list--quiet", "row-list--accent")
        base = self.ground(in_focus)
        state_cells = _state_cells(width)
        room = _room(width)
        is_folder = isinstance(row, FeedFolder)
        indent = _indent(row, room)
        unread = f"{row.unread:,}" if row.unread else ""
        weight = Style(bold=in_focus or is_folder)
        name_ink = words if is_folder or row.unread else quiet
        return [
            strip_of(
                [
                    ("▐" if in_focus else " ", accent),
                    (f" {_sign(row)} {' ' * indent}", accent)
                    if not isinstance(row, FeedFolder)
                    else (f"{' ' * (indent + 1)}{FOLDED if self._is_folded(row) else OPEN} ", quiet),
                    (fit(row.name, room - indent), name_ink + weight),
                    (fit_right(unread, NUMBER), words),
                    ("  " + fit(_state(row), state_cells) if state_cells else "", quiet),
                ],
                width,
                base,
            )
        ]

    def _is_folded(self, folder: FeedFolder) -> bool:
        return folder.path.casefold() in self.folded

    def sign_of(self, row: FeedLine) -> range:
        """The sign of a folder, and the air beside it."""
        if not isinstance(row, FeedFolder):
            return range(0)
        sign = LEFT - 2 + _indent(row, _room(self.size.width))
        return range(sign - 1, sign + 2)


def _state_cells(width: int) -> int:
    return max(0, 3 * (width - LEFT - NUMBER) // 5) if width >= NARROW else 0


def _room(width: int) -> int:
    """Return how many cells of a list there are for names."""
    return max(0, width - LEFT - NUMBER - _state_cells(width) - 2)


def _indent(row: FeedLine, room: int) -> int:
    return min(INDENT * depth_of(row), room // 2)


def _sign(feed: Feed) -> str:
    if feed.is_broken:
        return BROKEN
    return PAUSED if feed.settings.paused else UNREAD if feed.unread else " "


def _state(line: FeedLine) -> str:
    return "" if isinstance(line, FeedFolder) else feed_state(line)
