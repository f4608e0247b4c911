"""Feeds by folder, as lists show them: a line for each folder, and within it those for its feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from store.feeds.feed import Feed

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class FeedFolder:
    """A folder, with all that is in it and in folders within it."""

    path: str
    """Where it lies: "News/Harbours"."""
    feeds: int = 0
    """How many feeds there are."""
    articles: int = 0
    """How many articles came with them; one that several of them bring counts for each."""
    unread: int = 0
    """How many of these are unread."""

    @property
    def name(self) -> str:
        """What it is called within the one that it lies in."""
        return self.path.rpartition("/")[2]

    @property
    def depth(self) -> int:
        """How many folders it lies in."""
        return self.path.count("/")


FeedLine: TypeAlias = FeedFolder | Feed
"""A line of such a list."""


def feed_lines(feeds: Iterable[Feed]) -> list[FeedLine]:
    """Return feeds with their folders.

    Args:
        feeds: The feeds by folder, as `Feeds.all` returns them.
    """
    lines: list[FeedLine] = []
    folders: dict[str, FeedFolder] = {}
    for feed in feeds:
        for path in _within(feed.settings.folder):
            # Two that differ in case alone are one.
            if path.casefold() not in folders:
                folders[path.casefold()] = FeedFolder(path)
                lines.append(folders[path.casefold()])
            folder = folders[path.casefold()]
            folder.feeds += 1
            folder.articles += feed.articles
            folder.unread += feed.unread
        lines.append(feed)
    return lines


def depth_of(line: FeedLine) -> int:
    """Return how many folders a line of such a list lies in."""
    if isinstance(line, FeedFolder):
        return line.depth
    folder = line.settings.folder
    return folder.count("/") + 1 if folder else 0


def feeds_within(lines: Iterable[FeedLine], folder: FeedFolder) -> list[Feed]:
    """Return the feeds of a list that are in a folder, or in one within it."""
    path = folder.path.casefold()
    return [
        line
        for line in lines
        if isinstance(line, Feed) and path in map(str.casefold, _within(line.settings.folder))
    ]


def _within(folder: str) -> list[str]:
    """Return the paths of a folder and of those that it lies in, the outermost first."""
    parts = folder.split("/") if folder else []
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
