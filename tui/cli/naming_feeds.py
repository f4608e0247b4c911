"""Feeds as a command line names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.errors import FeedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.feeds.feed import Feed
    from store.library import Library

MOST_NAMED = 3


def feed_named(library: Library, text: str) -> Feed:
    """Return the one feed that a number, an address or words of a name mean.

    Raises:
        FeedError: If there is none, or several.
    """
    found = library.feeds.find(text)
    if not found:
        raise FeedError(
            f"You have no feed “{clean_line(text)}”; “newsread feed list” shows those that you have."
        )
    if len(found) > 1:
        names = ", ".join(f"{feed.id} ({feed.name})" for feed in found[:MOST_NAMED])
        more = ", …" if len(found) > MOST_NAMED else ""
        raise FeedError(f"“{clean_line(text)}” may be several feeds: {names}{more}; name one by its number.")
    return found[0]


def feeds_named(library: Library, texts: Iterable[str]) -> list[Feed]:
    """Return the feeds that are named, each once.

    Raises:
        FeedError: As `feed_named`.
    """
    feeds = (feed_named(library, text) for text in texts)
    return list({feed.id: feed for feed in feeds}.values())
