"""The way in: from the bytes of a feed, in whatever format, to what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.errors import FeedError

if TYPE_CHECKING:
    from store.feeds.parsed_feed import ParsedFeed

MOST_ENTRIES = 5_000
"""How many entries of one feed are read; the newest stand first."""


def read_feed(source: bytes, address: str, content_type: str = "") -> ParsedFeed:
    """Return what a feed says: RSS, Atom or JSON Feed, told by how it begins, not by what it is called.

    Args:
        source: What the server sent.
        address: Where it came from.
        content_type: The header that came with it; empty if there was none.

    Raises:
        FeedError: If nothing in it can be read as a feed; the sentence says why.
    """
    start = source.lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n")[:1]
    if not start:
        raise FeedError("What the server sent is empty.")
    if start in (b"{", b"["):
        from store.feeds.json_feed import read_json_feed

        feed = read_json_feed(source, address)
    else:
        from store.feeds.xml_feed import read_xml_feed

        feed = read_xml_feed(source, address, content_type)
    if feed is None:
        raise FeedError(_what_it_is(source))
    if feed.problems and not feed.entries:
        raise FeedError(f"{feed.problems[0]} Nothing in it could be read.")
    if len(feed.entries) > MOST_ENTRIES:
        return replace(feed, entries=feed.entries[:MOST_ENTRIES])
    return feed


def _what_it_is(source: bytes) -> str:
    start = source[:2_000].replace(b"\0", b"").lower()
    if b"<html" in start or b"<!doctype html" in start:
        return "What the server sent is a web page, not a feed."
    if start.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").startswith((b"{", b"[")):
        return "What the server sent is JSON, but not a JSON Feed."
    return "What the server sent is no feed: neither RSS nor Atom nor JSON Feed."
