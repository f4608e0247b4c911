"""A feed with its entries that are new or changed, as articles; what `store.parsing` calls "feed"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prose.decoding import NotText, declared_encoding, decode
from prose.html import looks_like_html
from store.errors import FeedError
from store.feeds.discovery import feed_links
from store.feeds.entry_document import entry_document, entry_source
from store.feeds.feed_reading import read_feed
from store.parsing.errors import Unparsable
from store.parsing.values import document_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.feeds.discovery import FeedLink


def parse(source: bytes, hints: Mapping[str, Any]) -> object:
    """Read a feed.

    Args:
        source: What the server sent.
        hints: `address`; `content_type`, the header that came with it; `known`, the digests of the entries
            that need not be read again, by their keys, or null to read none.

    Returns:
        `title`, `site` and `entries`, each with `key`, `digest`, `source` and `document`; or, of a page that
        is no feed, `links` to feeds, each an address and a title.

    Raises:
        Unparsable: It is neither.
    """
    try:
        feed = read_feed(source, hints["address"], hints["content_type"])
    except FeedError as error:
        links = links_on_page(source, hints["address"])
        if links is None:
            raise Unparsable(str(error)) from error
        return {"links": links}
    known = hints["known"]
    entries = () if known is None else [each for each in feed.entries if known.get(each.key) != each.digest]
    return {
        "title": feed.title,
        "site": feed.site,
        "entries": [
            {
                "key": entry.key,
                "digest": entry.digest,
                "source": entry_source(entry).decode(),
                "document": document_value(document),
            }
            for entry in entries
            if (document := entry_document(entry, feed.title)).text
        ],
    }


def links_on_page(source: bytes, address: str) -> list[FeedLink] | None:
    """Return the feeds that a page names; None of what is no page."""
    try:
        text = decode(source, declared_encoding(source)).text
    except NotText:
        return None
    return feed_links(text, address) if looks_like_html(text) else None
