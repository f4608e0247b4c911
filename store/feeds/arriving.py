"""A feed while its articles come in: what is read of it, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.feeds.arrivals import ArrivedEntry
    from store.feeds.feed import Feed
    from store.parsing.found_marks import FoundMarks
    from store.web.response import Response


@dataclass(frozen=True, slots=True)
class Arriving:
    """How far a feed has come."""

    feed: Feed
    """The feed, as it was before."""
    name: str
    """What it is called now, not cleaned: the first time that it is read it says what it calls itself."""
    done: int
    """How many of its new or changed articles are in the library."""
    total: int
    """How many there are."""


Report: TypeAlias = "Callable[[Arriving], object]"
"""Told how far a feed has come that brings more articles than are written at once."""


def untold(arriving: Arriving) -> None:
    """Tell nobody how far a feed has come."""


@dataclass(frozen=True, slots=True)
class MarkedEntry:
    """An entry with its marks."""

    arrived: ArrivedEntry
    """The entry."""
    found: FoundMarks
    """What was found in it."""


class ArrivingFeed:
    """A feed whose entries are read several at once, and written in their order.

    Args:
        feed: The feed.
        response: What its server sent.
        title: What it calls itself.
        site: The address of its site.
        total: How many entries are new or changed.
    """

    def __init__(self, feed: Feed, response: Response, title: str, site: str, total: int) -> None:
        self.feed = feed
        """The feed, as it was before."""
        self.response = response
        """What its server sent."""
        self.title = title
        """What it calls itself."""
        self.site = site
        """The address of its site."""
        self.new = 0
        """How many articles came with it that were not in the library."""
        self.updated = 0
        """How many articles say something else now."""
        self._total = total
        self._done = 0
        self._read: dict[int, MarkedEntry] = {}

    @property
    def is_done(self) -> bool:
        """Whether every entry was taken."""
        return self._done == self._total

    @property
    def progress(self) -> Arriving:
        """How far it has come."""
        name = self.feed.settings.title or self.title or self.feed.address
        return Arriving(self.feed, name, self._done, self._total)

    def put(self, place: int, entry: MarkedEntry) -> None:
        """Keep an entry that is read, by its place among all of them."""
        self._read[place] = entry

    def take(self, together: int) -> list[MarkedEntry]:
        """Return the entries to write now: so many of those before which none is missing, or all of the last.

        Args:
            together: How many are written together.
        """
        ready = 0
        while ready < together and self._done + ready in self._read:
            ready += 1
        if ready < together and self._done + ready < self._total:
            return []
        self._done += ready
        return [self._read.pop(place) for place in range(self._done - ready, self._done)]
