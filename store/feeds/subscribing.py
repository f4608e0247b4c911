"""From an address that the reader names to a feed of his: that of a feed, or of a page that names one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.errors import FeedError
from store.feeds.arriving import untold
from store.feeds.discovery import FeedLink, usual_addresses
from store.feeds.refreshing import ACCEPTED, Refreshed, Refreshing, parsed_feed
from store.parsing.errors import Unparsable
from store.web.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.feeds.arriving import Report
    from store.feeds.feed import Feed, FeedSettings
    from store.library import Library
    from store.parsing.parsers import Parsers
    from store.web.client import Client
    from store.web.response import Response


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A feed that the reader has now."""

    feed: Feed
    """The feed."""
    new: bool
    """Whether he did not have it."""
    refreshed: Refreshed | None = None
    """What came with it; None where he had it."""
    others: Sequence[FeedLink] = ()
    """The other feeds that the page named."""


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was fetched."""

    response: Response
    """What the server sent."""
    title: str
    """What it calls itself."""
    site: str
    """The address of its site."""
    others: Sequence[FeedLink] = ()
    """The other feeds that the page named which named it."""


def find_feed(client: Client, parsers: Parsers, address: str) -> FoundFeed:
    """Return the feed that an address is of, that the page there names first, or that its site has.

    Args:
        client: What fetches.
        parsers: What parses.
        address: The address of a feed or of a page.

    Raises:
        FetchError: If what is there cannot be had.
        FeedError: If there is no feed.
    """
    response = client.get(address, accept=ACCEPTED)
    value = _value(parsers, response)
    if value is not None and "links" not in value:
        return FoundFeed(response, value["title"], value["site"])
    links = [FeedLink(*link) for link in value["links"]] if value is not None else []
    for place, link in enumerate(links):
        with suppress(FetchError):
            if (found := _feed_at(client, parsers, link.address)) is not None:
                others = [*links[:place], *links[place + 1 :]]
                return FoundFeed(found.response, found.title or link.title, found.site, others)
    for usual in usual_addresses(response.address):
        with suppress(FetchError):
            if (found := _feed_at(client, parsers, usual)) is not None:
                return found
    raise FeedError(
        f"There is no feed at {response.address}, and none could be found from there; look for its "
        "address on the site."
    )


def subscribe(
    library: Library,
    client: Client,
    parsers: Parsers,
    address: str,
    settings: FeedSettings | None = None,
    report: Report = untold,
) -> Subscribed:
    """Add the feed at an address, or of the site there, and take in what it says.

    Args:
        library: The library.
        client: What fetches.
        parsers: What parses.
        address: The address of a feed or of a page.
        settings: What the reader says about it.
        report: Told how far it has come if it brings many articles.

    Raises:
        FetchError: If what is there cannot be had.
        FeedError: If there is no feed, or a setting makes no sense.
        LibraryError: If the library cannot be written.
    """
    known = library.feeds.at(address)
    if known is not None:
        return Subscribed(known, new=False)
    return subscribe_found(library, client, parsers, find_feed(client, parsers, address), settings, report)


def subscribe_fetched(
    library: Library,
    client: Client,
    parsers: Parsers,
    response: Response,
    settings: FeedSettings | None = None,
) -> Subscribed:
    """Add the feed that an answer is, and take in what it says.

    Args:
        library: The library.
        client: What fetches the pages of its articles, where they are wanted.
        parsers: What parses.
        response: The answer.
        settings: What the reader says about it.

    Raises:
        FeedError: If it is no feed, or a setting makes no sense.
        LibraryError: If the library cannot be written.
    """
    try:
        value = parsed_feed(parsers, response, None)
    except Unparsable as error:
        raise FeedError(f"{response.address} could not be read as a feed: {error}.") from error
    if "links" in value:
        raise FeedError(f"{response.address} is a web page, not a feed.")
    found = FoundFeed(response, value["title"], value["site"])
    return subscribe_found(library, client, parsers, found, settings)


def subscribe_found(
    library: Library,
    client: Client,
    parsers: Parsers,
    found: FoundFeed,
    settings: FeedSettings | None = None,
    report: Report = untold,
) -> Subscribed:
    """Add a feed that was fetched, and take in what it says.

    Args:
        library: The library.
        client: What fetches the pages of its articles, where they are wanted.
        parsers: What parses.
        found: The feed.
        settings: What the reader says about it.
        report: Told how far it has come if it brings many articles.

    Raises:
        FeedError: If a setting makes no sense.
        LibraryError: If the library cannot be written.
    """
    added = library.feeds.add(found.response.permanent, settings, own_title=found.title, site=found.site)
    feed = library.feeds.get(added.id)
    assert feed is not None
    if not added.new:
        return Subscribed(feed, new=False)
    refreshed = Refreshing(library, client, parsers, report=report).take_in(feed, found.response)
    return Subscribed(library.feeds.get(added.id) or feed, True, refreshed, found.others)


def _feed_at(client: Client, parsers: Parsers, address: str) -> FoundFeed | None:
    response = client.get(address, accept=ACCEPTED)
    value = _value(parsers, response)
    return None if value is None or "links" in value else FoundFeed(response, value["title"], value["site"])


def _value(parsers: Parsers, response: Response) -> Any:
    """Return what was made of an answer; None if that is nothing."""
    try:
        return parsed_feed(parsers, response, None)
    except Unparsable:
        return None
