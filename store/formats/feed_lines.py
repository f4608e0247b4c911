"""A feed as a line of JSON: what the reader set, and which articles came with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.feeds.feed import LONGEST, FeedSettings, clean_folder
from store.feeds.merging import MergedEntry, MergedFeed
from store.feeds.schedule import LONGEST_INTERVAL
from store.moments import to_moment
from store.web.errors import FetchError

if TYPE_CHECKING:
    from store.connection import Connection
    from store.formats.fields import Fields


def feed_value(connection: Connection, feed_id: int) -> dict[str, object] | None:
    """Return a feed as a JSON object; None if there is none."""
    row = connection.row("SELECT * FROM feed WHERE id = :id", {"id": feed_id})
    if row is None:
        return None
    entries = connection.rows(
        """
        SELECT key, digest, gives_text, uuid
        FROM entry LEFT JOIN article ON article.id = article_id
        WHERE feed_id = :id ORDER BY key
        """,
        {"id": feed_id},
    )
    return {
        "type": "feed",
        "id": row["uuid"],
        **{name: row[name] for name in ("address", "own_title", "site", "title", "folder", "minutes")},
        **{name: bool(row[name]) for name in ("full_text", "paused", "removed")},
        "added": to_moment(row["added"]).isoformat(),
        "entries": [
            {
                "key": entry["key"],
                "digest": entry["digest"],
                "article": entry["uuid"],
                "gives_text": bool(entry["gives_text"]),
            }
            for entry in entries
        ],
    }


def read_feed(fields: Fields) -> MergedFeed:
    """Read what `feed_value` wrote.

    Raises:
        SourceError: If it is something else.
    """
    minutes = fields.number("minutes", 1) if "minutes" in fields else None
    if minutes is not None and minutes > LONGEST_INTERVAL:
        raise fields.amiss("minutes", "an interval of a year at most")
    return MergedFeed(
        uuid=fields.identifier(),
        address=_address(fields),
        own_title=fields.line("own_title"),
        site=fields.line("site"),
        settings=FeedSettings(
            title=fields.line("title")[:LONGEST],
            folder=clean_folder(fields.line("folder")),
            full_text=fields.flag("full_text"),
            minutes=minutes,
            paused=fields.flag("paused"),
        ),
        removed=fields.flag("removed"),
        added=fields.moment("added"),
        entries=[
            MergedEntry(
                key=entry.excerpt("key"),
                digest=entry.line("digest"),
                article=entry.identifier("article") if "article" in entry else None,
                gives_text=entry.flag("gives_text"),
            )
            for entry in fields.objects("entries")
        ],
    )


def _address(fields: Fields) -> str:
    # Libraries without feeds load nothing of the network.
    from store.web.addresses import normal_address

    try:
        return normal_address(fields.line("address"))
    except FetchError:
        raise fields.amiss("address", "an address of http or https") from None
