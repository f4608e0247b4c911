from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.errors import FeedError
from store.feeds.feed import FeedSettings
from store.feeds.subscribing import subscribe, subscribe_fetched
from store.web.errors import FetchError
from tests.feeds.making import RSS, Item, rss

if TYPE_CHECKING:
    from store.library import Library
    from store.parsing.parsers import Parsers
    from store.web.client import Client
    from tests.web.server import WebServer

PAGE = (
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/gone" title="Old">'
    '<link rel="alternate" type="application/rss+xml" href="/feed" title="Main">'
    '<link rel="alternate" type="application/rss+xml" href="/comments" title="Comments"></head><body>Hello'
)


def test_the_address_of_a_feed_subscribes_to_it(
    web_server: WebServer, library: Library, client: Client, parsers: Parsers
) -> None:
    address = web_server.serve("/feed", rss(Item("a")), media_type=RSS)
    subscribed = subscribe(library, client, parsers, address, FeedSettings(folder="News"))
    assert subscribed.new
    assert subscribed.refreshed is not None
    assert subscribed.refreshed.new == 1
    assert (subscribed.feed.name, subscribed.feed.settings.folder) == ("Gazette", "News")
    asked = len(web_server.requests)
    again = subscribe(library, client, parsers, address)
    assert (again.new, again.feed.id, again.refreshed) == (False, subscribed.feed.id, None)
    assert len(web_server.requests) == asked, "what is known is not asked for"


def test_the_address_of_a_site_subscribes_to_the_feed_that_its_page_names(
    web_server: WebServer, library: Library, client: Client, parsers: Parsers
) -> None:
    web_server.serve("/feed", rss(Item("a")), media_type=RSS)
    subscribed = subscribe(library, client, parsers, web_server.serve("/", PAGE))
    assert subscribed.feed.address == web_server.address("/feed")
    assert [link.title for link in subscribed.others] == ["Old", "Comments"]


def test_a_site_that_names_none_may_have_one_where_feeds_are_by_custom(
    web_server: WebServer, library: Library, client: Client, parsers: Parsers
) -> None:
    web_server.serve("/atom.xml", rss(Item("a")), media_type="text/plain")
    address = web_server.serve("/blog/today", "<html><body>Hello</body></html>")
    assert subscribe(library, client, parsers, address).feed.address == web_server.address("/atom.xml")


def test_where_there_is_none_nothing_is_added(
    web_server: WebServer, library: Library, client: Client, parsers: Parsers
) -> None:
    address = web_server.serve("/", "<html><body>Hello</body></html>")
    with pytest.raises(FeedError, match="no feed"):
        subscribe(library, client, parsers, address)
    with pytest.raises(FetchError, match="404"):
        subscribe(library, client, parsers, web_server.address("/missing"))
    assert library.feeds.all() == []


def test_a_removed_feed_is_asked_when_it_comes_back(
    web_server: WebServer, library: Library, client: Client, parsers: Parsers
) -> None:
    address = web_server.serve("/feed", rss(Item("a")), media_type=RSS)
    first = subscribe(library, client, parsers, address)
    library.feeds.remove([first.feed.id])
    web_server.serve("/feed", rss(Item("b", content="Another story of the port.")), media_type=RSS)
    back = subscribe(library, client, parsers, address)
    assert (back.new, back.feed.id, back.feed.articles) == (True, first.feed.id, 2)


def test_what_was_fetched_already_is_not_fetched_again(
    web_server: WebServer, library: Library, client: Client, parsers: Parsers
) -> None:
    response = client.get(web_server.serve("/feed", rss(Item("a")), media_type=RSS))
    assert subscribe_fetched(library, client, parsers, response).feed.articles == 1
    assert len(web_server.requests) == 1
    page = client.get(web_server.serve("/page", PAGE))
    with pytest.raises(FeedError, match="a web page"):
        subscribe_fetched(library, client, parsers, page)
