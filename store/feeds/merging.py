"""Taking in the feeds of another library, and which of its articles came with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.moments import to_number
from store.tags.tags import fold_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from store.connection import Connection
    from store.feeds.feed import FeedSettings


@dataclass(frozen=True, slots=True)
class MergedEntry:
    """An entry that was taken in elsewhere."""

    key: str
    """What tells it from the feed's other entries."""
    digest: str
    """What is another one when it has changed."""
    article: str | None
    """The article that it is, by its identifier; None where that was deleted."""
    gives_text: bool
    """Whether the article shows what this entry says."""


@dataclass(frozen=True, slots=True)
class MergedFeed:
    """A feed of another library."""

    uuid: str
    """What it is called by in every library."""
    address: str
    """Where it is fetched."""
    own_title: str
    """What it calls itself."""
    site: str
    """The address of its site."""
    settings: FeedSettings
    """What the reader says about it there."""
    removed: bool
    """Whether he removed it there."""
    added: datetime
    """Since when he has it there, in UTC."""
    entries: Sequence[MergedEntry]
    """What came with it."""


def merge_feed(connection: Connection, feed: MergedFeed, article_of: Callable[[str], int | None]) -> bool:
    """Take a feed in; one that is here, by its identifier or its address, stays as the reader set it.

    Args:
        connection: The library's; it is a part of the caller's step.
        feed: The feed.
        article_of: Returns the article here that has an identifier there.

    Returns:
        Whether it was not here.
    """
    settings = feed.settings
    values: dict[str, object] = {
        "uuid": feed.uuid,
        "address": feed.address,
        "own_title": feed.own_title,
        "site": feed.site,
        "title": settings.title,
        "folder": settings.folder,
        "folder_folded": fold_tag(settings.folder),
        "full_text": int(settings.full_text),
        "minutes": settings.minutes,
        "paused": int(settings.paused),
        "removed": int(feed.removed),
        "added": to_number(feed.added),
    }
    known: int | None = connection.value(
        "SELECT id FROM feed WHERE uuid = :uuid OR address = :address ORDER BY uuid = :uuid DESC", values
    )
    feed_id = known or connection.insert(
        """
        INSERT INTO feed (uuid, address, own_title, site, title, folder, folder_folded, full_text, minutes,
                          paused, removed, added)
        VALUES (:uuid, :address, :own_title, :site, :title, :folder, :folder_folded, :full_text, :minutes,
                :paused, :removed, :added)
        """,
        values,
    )
    for entry in feed.entries:
        article_id = None if entry.article is None else article_of(entry.article)
        if entry.article is not None and article_id is None:
            # It is to come with the feed here.
            continue
        connection.execute(
            """
            INSERT INTO entry (feed_id, key, article_id, digest, gives_text)
            VALUES (
                :feed, :key, :article, :digest,
                :gives AND NOT EXISTS (SELECT 1 FROM entry WHERE article_id = :article AND gives_text)
            )
            ON CONFLICT DO NOTHING
            """,
            {
                "feed": feed_id,
                "key": entry.key,
                "article": article_id,
                "digest": entry.digest,
                "gives": int(entry.gives_text),
            },
        )
    return known is None
