"""Asking a real server on loopback for feeds, whatever it answers."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store import connection
from store.articles import ArticleFilter
from store.feeds.feed import FeedSettings
from store.feeds.refreshing import Refreshed, Refreshing
from store.library import Library
from store.moments import now
from store.parsing.kinds import KINDS
from store.parsing.parsers import Parsers, ParsingLimits
from tests.feeds.making import RSS, STORY, Item, rss
from tests.web.server import Answer, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from store.feeds.arriving import Arriving
    from store.feeds.feed import Feed
    from store.web.client import Client
    from tests.web.server import WebServer


@pytest.fixture
def refresh(library: Library, client: Client, parsers: Parsers) -> Callable[[], list[Refreshed]]:
    """Refreshes all feeds of the library that are not paused."""

    def run() -> list[Refreshed]:
        feeds = [feed for feed in library.feeds.all() if not feed.settings.paused]
        return list(Refreshing(library, client, parsers).refresh(feeds))

    return run


def subscribe(library: Library, address: str, *, full_text: bool = False) -> int:
    return library.feeds.add(address, FeedSettings(full_text=full_text)).id


def the(library: Library) -> Feed:
    [feed] = library.feeds.all()
    return feed


def texts(library: Library) -> list[str]:
    articles = [library.articles.get(article) for article in library.articles.ids(ArticleFilter())]
    return sorted(article.document.text for article in articles if article is not None)


def test_what_is_new_comes_in_with_its_marks(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    subscribe(
        library, web_server.serve("/feed", rss(Item("a"), Item("b", content=f"B: {STORY}")), media_type=RSS)
    )
    [refreshed] = refresh()
    assert (refreshed.new, refreshed.updated, refreshed.problem) == (2, 0, "")
    feed = the(library)
    assert (feed.name, feed.articles, feed.unread, feed.problem) == ("Gazette", 2, 2, "")
    assert feed.checked is not None
    assert feed.arrived == feed.checked
    assert timedelta(minutes=59) < feed.due - feed.checked < timedelta(minutes=61)
    for article in library.articles.ids(ArticleFilter()):
        assert {name.text for name in library.names.of_article(article)} == {"Ida Brandt", "Tarn"}
        assert library.marks.statements(article)
    assert library.marks.undetected() == []
    [again] = refresh()
    assert (again.new, again.updated) == (0, 0)


def test_what_has_not_changed_is_not_sent_again(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    def answering(request: Request) -> Answer:
        known = request.headers.get("if-none-match"), request.headers.get("if-modified-since")
        status = 304 if known == ('"1"', "Fri, 13 Dec 2024 10:00:00 GMT") else 200
        body = rss(Item("a")).encode() if status == 200 else b""
        headers = {"ETag": '"1"', "Last-Modified": "Fri, 13 Dec 2024 10:00:00 GMT"}
        return Answer(body, status, RSS, headers)

    subscribe(library, web_server.answer("/feed", answering))
    for new in (1, 0, 0):
        [refreshed] = refresh()
        assert (refreshed.new, refreshed.problem) == (new, "")
    assert the(library).name == "Gazette"
    assert len(web_server.requests) == 3
    assert "if-none-match" in web_server.requests[2].headers


def test_an_entry_that_changed_is_updated_and_one_that_is_gone_stays(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    subscribe(
        library, web_server.serve("/feed", rss(Item("a"), Item("b", content=f"B: {STORY}")), media_type=RSS)
    )
    refresh()
    web_server.serve("/feed", rss(Item("a", content=f"{STORY} Update: shut.")), media_type=RSS)
    [refreshed] = refresh()
    assert (refreshed.new, refreshed.updated) == (0, 1)
    assert texts(library) == [f"B: {STORY}", f"{STORY} Update: shut."]
    assert library.marks.undetected() == []


def test_one_broken_feed_stops_no_other_and_says_since_when(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    web_server.serve("/good", rss(Item("a")), media_type=RSS)
    web_server.serve("/page", "<html><body>No feed</body></html>")
    web_server.serve("/broken", "<rss version='2.0'><channel>", media_type=RSS)
    web_server.serve("/big", rss(Item("a", content="x" * 300_000)), media_type=RSS)
    web_server.serve("/error", status=500)
    bomb = gzip.compress(b" " * 5_000_000)
    web_server.serve("/bomb", bomb, media_type=RSS, content_encoding="gzip")
    web_server.hang("/hang")
    for path in ("good", "page", "broken", "big", "error", "bomb", "hang", "missing"):
        subscribe(library, web_server.address(f"/{path}"))
    told = {refreshed.feed.address.rpartition("/")[2]: refreshed for refreshed in refresh()}
    assert told["good"].new == 1
    for path, words in {
        "page": "a web page, not a feed",
        "broken": "broken XML",
        "big": "larger than",
        "error": "500",
        "bomb": "larger than",
        "hang": "",
        "missing": "404",
    }.items():
        assert words in told[path].problem, told[path].problem
        assert told[path].problem.endswith(".")
        feed = library.feeds.at(web_server.address(f"/{path}"))
        assert feed is not None
        assert (feed.problem, feed.failures, feed.settings.paused) == (told[path].problem, 1, False)
        assert feed.problem_since == feed.checked
        assert feed.due - now() > timedelta(minutes=100)


def test_since_when_it_is_broken_stays_until_it_can_be_read_again(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    subscribe(library, web_server.serve("/feed", status=500))
    refresh()
    since = the(library).problem_since
    refresh()
    assert (the(library).problem_since, the(library).failures) == (since, 2)
    web_server.serve("/feed", rss(Item("a")), media_type=RSS)
    refresh()
    assert (the(library).problem, the(library).problem_since, the(library).failures) == ("", None, 0)


def test_who_wants_to_be_left_alone_is(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    subscribe(library, web_server.serve("/feed", status=429, retry_after="3600"))
    [refused] = refresh()
    assert "429" in refused.problem
    [waiting] = refresh()
    assert (waiting.problem, waiting.waits) == ("", the(library).waits)
    assert timedelta(minutes=55) < the(library).waits - now() < timedelta(minutes=61)
    assert len(web_server.requests) == 1
    library.feeds.pause([the(library).id], True)
    library.feeds.pause([the(library).id], False)
    refresh()
    assert len(web_server.requests) == 2, "who resumes a feed wants it asked"


def test_a_feed_that_moved_for_good_is_asked_there(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    there = web_server.serve("/there", rss(Item("a")), media_type=RSS)
    feed_id = subscribe(library, web_server.redirect("/feed", there, 301))
    assert refresh()[0].new == 1
    assert (the(library).id, the(library).address) == (feed_id, there)
    for_now = web_server.redirect("/now", there, 302)
    library.feeds.remove([feed_id])
    subscribe(library, for_now)
    refresh()
    assert the(library).address == for_now


def test_a_feed_that_moved_to_another_one_is_told_to_be_the_same_once(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    there = web_server.serve("/there", rss(Item("a")), media_type=RSS)
    kept = subscribe(library, there)
    refresh()
    moved = subscribe(library, web_server.redirect("/moved", there, 301))
    [told] = [refreshed for refreshed in refresh() if refreshed.feed.id == moved]
    assert told.problem == ""
    assert told.notice == "The same feed as “Gazette” by now; remove one of the two."
    feed = library.feeds.get(moved)
    assert feed is not None
    assert (feed.problem, feed.is_broken, feed.due > now()) == (told.notice, False, True)
    assert [refreshed.notice for refreshed in refresh()] == ["", ""]

    library.feeds.remove([kept])
    [alone] = refresh()
    assert (alone.notice, alone.problem, the(library).problem) == ("", "", "")
    assert the(library).articles == 1


def test_a_feed_does_not_move_onto_another_one_nor_to_what_is_none(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    there = web_server.serve("/there", rss(Item("a")), media_type=RSS)
    subscribe(library, there)
    moved = web_server.redirect("/moved", there, 301)
    login = web_server.redirect("/login", web_server.serve("/page", "<html><body>Log in</body></html>"), 308)
    subscribe(library, moved)
    subscribe(library, login)
    problems = {refreshed.feed.address: refreshed.problem for refreshed in refresh()}
    assert problems[moved] == ""
    assert "web page" in problems[login]
    assert {feed.address for feed in library.feeds.all()} == {there, moved, login}


def test_a_feed_that_is_gone_for_good_is_paused(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    subscribe(library, web_server.serve("/feed", status=410))
    refresh()
    assert the(library).settings.paused
    assert "410" in the(library).problem
    assert refresh() == []


PAGE = "<html><head><title>Harbour</title></head><body><article><h1>Harbour</h1>{}</article></body></html>"
PARAGRAPHS = (
    "The harbour of Tarn opens on Monday, its mayor Ida Brandt said in the town hall on Friday evening.",
    "The ferries run at noon as they did before the storm, and nobody has to wait for the bus any more.",
    "Fishermen of the town had asked for that since the spring, when the first of the piers gave way.",
    "The council will meet again in January to talk about what the repairs of the old quay may cost.",
)


def test_the_full_text_comes_from_the_page_where_there_is_more_of_it(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    web_server.serve("/a", PAGE.format(whole))
    web_server.serve("/b", "<html><body><p>Please log in.</p></body></html>")
    teasers = [Item(key, f"Teaser {key}", f"{key}: {STORY}") for key in "abc"]
    address = web_server.serve("/feed", rss(*teasers), media_type=RSS)
    subscribe(library, address, full_text=True)
    [refreshed] = refresh()
    assert (refreshed.new, refreshed.problem) == (3, "")
    assert texts(library) == ["\n\n".join(PARAGRAPHS), f"b: {STORY}", f"c: {STORY}"]
    [page] = [
        row
        for row in library.articles.rows(library.articles.ids(ArticleFilter()))
        if row.headline == "Teaser a"
    ]
    assert page.publisher == "Gazette"
    assert library.articles.source(page.id) == PAGE.format(whole).encode()
    asked = len(web_server.requests)
    refresh()
    assert len(web_server.requests) == asked + 1, "pages are not fetched again"


def test_a_page_that_could_not_be_had_is_tried_again(
    web_server: WebServer, library: Library, refresh: Callable[[], list[Refreshed]]
) -> None:
    address = web_server.serve("/feed", rss(Item("a")), media_type=RSS)
    web_server.serve("/a", status=503)
    subscribe(library, address, full_text=True)
    refresh()
    assert texts(library) == [STORY]
    web_server.serve("/a", PAGE.format("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)))
    [refreshed] = refresh()
    assert (refreshed.new, refreshed.updated) == (0, 1)
    assert texts(library) == ["\n\n".join(PARAGRAPHS)]


@contextmanager
def held(web_server: WebServer, path: str, body: str) -> Iterator[threading.Event]:
    """Answer a path only once the event is set."""
    may_answer = threading.Event()

    def answering(_: Request) -> Answer:
        may_answer.wait(10)
        return Answer(body.encode(), 200, RSS)

    web_server.answer(path, answering)
    yield may_answer
    may_answer.set()


def test_who_stops_keeps_what_came_in(
    web_server: WebServer, library: Library, client: Client, parsers: Parsers
) -> None:
    quick = subscribe(library, web_server.serve("/quick", rss(Item("a")), media_type=RSS))
    with held(web_server, "/slow", rss(Item("b"))):
        slow = subscribe(library, web_server.address("/slow"))
        for refreshed in Refreshing(library, client, parsers).refresh(library.feeds.all()):
            assert refreshed.feed.id == quick
            break
    assert [feed.checked is not None for feed in map(library.feeds.get, (quick, slow)) if feed] == [
        True,
        False,
    ]
    assert texts(library) == [STORY]


def test_a_large_feed_comes_in_in_its_order_and_tells_how_far_it_is(
    web_server: WebServer, library: Library, client: Client, parsers: Parsers
) -> None:
    items = [Item(f"{number}", content=f"Ferry {number}. {STORY}") for number in range(40)]
    subscribe(library, web_server.serve("/feed", rss(*items), media_type=RSS))
    told: list[Arriving] = []

    def report(arriving: Arriving) -> None:
        assert library.articles.count(ArticleFilter()) == arriving.done
        told.append(arriving)

    [refreshed] = Refreshing(library, client, parsers, report=report).refresh(library.feeds.all())
    assert refreshed.new == 40
    assert [(arriving.done, arriving.total) for arriving in told] == [(16, 40), (32, 40)]
    newest = library.articles.get(library.articles.ids(ArticleFilter())[0])
    assert newest is not None
    assert newest.document.text.startswith("Ferry 0.")


def test_an_entry_that_hangs_costs_its_own_marks(
    web_server: WebServer, library: Library, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "document", "tests.parsing.hanging")
    items = Item("a"), Item("b", content=f"Hang. {STORY}"), Item("c", content=f"C: {STORY}")
    subscribe(library, web_server.serve("/feed", rss(*items), media_type=RSS))
    with Parsers(1, limits=ParsingLimits(seconds=0.7)) as few_seconds:
        [refreshed] = Refreshing(library, client, few_seconds).refresh(library.feeds.all())
    assert (refreshed.new, refreshed.problem) == (3, "")
    [unmarked] = map(library.articles.get, library.marks.undetected())
    assert unmarked is not None
    assert unmarked.document.text.startswith("Hang.")


def test_two_programs_that_fetch_one_large_feed_both_come_to_its_end(
    web_server: WebServer, tmp_path: Path, client: Client, parsers: Parsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.02)
    items = [Item(f"{number}", content=f"Ferry {number}. {STORY}") for number in range(48)]
    with Library.open(tmp_path / "shared.db") as library:
        subscribe(library, web_server.serve("/feed", rss(*items), media_type=RSS))
    came: list[Refreshed] = []

    def fetch() -> None:
        with Library.open(tmp_path / "shared.db") as library:
            library.be_patient()
            came.extend(Refreshing(library, client, parsers).refresh(library.feeds.all()))

    both = [threading.Thread(target=fetch) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert [refreshed.problem for refreshed in came] == ["", ""]
    assert sum(refreshed.new for refreshed in came) == 48
    with Library.open(tmp_path / "shared.db") as library:
        assert library.articles.count(ArticleFilter()) == 48
        assert library.marks.undetected() == []
