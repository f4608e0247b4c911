from __future__ import annotations

import json
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from store.parsing.parsers import Parsers
from tests.feeds.making import RSS, STORY, Item, rss
from tests.tui.command_line import assert_refused
from tui.cli import network

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tui.command_line import Newsread
    from tests.web.server import WebServer


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    with Parsers(1) as parsers:
        yield parsers


@pytest.fixture(autouse=True)
def quick_network(monkeypatch: pytest.MonkeyPatch, parsers: Parsers) -> None:
    """Let all commands use one process that parses: most of their time goes into beginning one."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(network, "parsers_by", lambda settings: nullcontext(parsers))


@pytest.fixture
def listed(newsread: Newsread, tmp_path: Path) -> Newsread:
    """The library, with three feeds that were never asked."""
    feeds = "".join(
        f'<outline text="{name}" xmlUrl="https://{name.lower()}.example/feed"/>'
        for name in ("Gazette", "Post")
    )
    path = tmp_path / "feeds.opml"
    path.write_text(
        f'<opml><body>{feeds}<outline text="News"><outline text="Gazette Sport" xmlUrl="https://s.example/"/>'
        "</outline></body></opml>"
    )
    finished = newsread("feed", "import", path)
    assert (finished.code, finished.notices) == (0, ["3 new feeds; “newsread fetch” asks them"])
    return newsread


def test_a_feed_is_added_fetched_and_says_what_is_wrong(newsread: Newsread, web_server: WebServer) -> None:
    web_server.serve(
        "/", '<html><head><link rel=alternate type="application/rss+xml" href="/feed"></head><p>Hello'
    )
    web_server.serve("/feed", rss(Item("a")), media_type=RSS)
    address = web_server.address("/")
    assert "allow" in assert_refused(newsread("feed", "add", address)), "this machine is not public"
    words = ("--allow-private", "--folder", "News/Local", "--interval", "2h")
    added = newsread("feed", "add", *words, address)
    assert (added.code, added.notices) == (0, ["subscribed to 1 Gazette with 1 new article"])
    again = newsread("feed", "add", "--allow-private", "--json", address)
    assert (again.code, json.loads(again.out)["new"]) == (0, False)
    web_server.serve(
        "/feed", rss(Item("a", content=f"{STORY} More."), Item("b", content="New.")), media_type=RSS
    )
    newsread("feed", "add", "--allow-private", web_server.serve("/other", rss(title="Other"), media_type=RSS))
    web_server.serve("/other", status=500)
    fetched = newsread("fetch", "--allow-private")
    assert fetched.code == 1
    assert "Gazette: 1 new, 1 updated" in fetched.notices
    assert fetched.notices[-1] == "newsread: 1 new article from 2 feeds, 1 updated, 1 feed could not be read."
    assert any(notice.startswith("newsread: Other: ") and "500" in notice for notice in fetched.notices)
    due = newsread("fetch", "--allow-private", "--due", "--json")
    assert (due.code, due.out) == (0, "")
    one = newsread("fetch", "--allow-private", "--json", "gazette")
    assert [json.loads(line) for line in one.lines] == [
        {
            "feed": 1,
            "title": "Gazette",
            "new": 0,
            "updated": 0,
            "problem": "",
            "notice": "",
            "waits": None,
            "done": 1,
            "total": 1,
        }
    ]
    other, gazette = (line.split("\t") for line in newsread("feed", "list").lines)
    assert gazette == ["1", "Gazette", "News/Local", web_server.address("/feed"), "2", "2", "", ""]
    assert other[:4] == ["2", "Other", "", web_server.address("/other")]
    assert "500" in other[7]
    assert json.loads(newsread("feed", "list", "--json").out)[1]["interval"] == 120


def test_a_feed_with_many_articles_says_how_far_it_is(newsread: Newsread, web_server: WebServer) -> None:
    items = [Item(f"{number}", content=f"{number} ferries.") for number in range(20)]
    address = web_server.serve("/feed", rss(Item("0"), title="Large"), media_type=RSS)
    assert newsread("feed", "add", "--allow-private", address).code == 0
    web_server.serve("/feed", rss(*items, title="Large"), media_type=RSS)
    fetched = [json.loads(line) for line in newsread("fetch", "--allow-private", "--json").lines]
    assert fetched[0] == {"feed": 1, "title": "Large", "arrived": 16, "arriving": 20, "done": 0, "total": 1}
    assert (fetched[-1]["new"], fetched[-1]["updated"], len(fetched)) == (19, 1, 2)


def test_feeds_are_changed_paused_and_removed_by_name(listed: Newsread) -> None:
    changed = listed(
        "feed", "edit", "post", "--title", "The Post", "--folder", "News", "--full-text", "--interval", "1d"
    )
    assert changed.code == 0
    assert listed("feed", "edit", "3", "--address", "https://sport.example/feed").code == 0
    assert listed("feed", "pause", "post", "3").notices == ["paused 2 feeds"]
    assert listed("feed", "resume", "3").notices == ["resumed 1 feed"]
    assert listed("feed", "remove", "https://gazette.example/feed").notices == [
        "removed 1 feed; the articles stay"
    ]
    feeds = {feed["title"]: feed for feed in map(json.loads, listed("feed", "list", "--jsonl").lines)}
    assert set(feeds) == {"The Post", "Gazette Sport"}
    assert feeds["Gazette Sport"]["address"] == "https://sport.example/feed"
    post = feeds["The Post"]
    assert (post["folder"], post["full_text"], post["interval"], post["paused"]) == ("News", True, 1440, True)
    assert listed("feed", "edit", "post", "--no-full-text", "--interval", "usual").code == 0
    with Library.open(listed.library) as library:
        [settings] = [feed.settings for feed in library.feeds.find("post")]
        assert (settings.full_text, settings.minutes) == (False, None)
        library.history.undo()
        assert library.feeds.find("post")[0].settings.full_text


def test_what_cannot_be_meant_is_said(listed: Newsread) -> None:
    assert "several feeds" in assert_refused(listed("feed", "pause", "e"))
    assert "no feed “nothing”" in assert_refused(listed("fetch", "nothing"))
    assert "another feed" in assert_refused(
        listed("feed", "edit", "1", "--address", "https://post.example/feed")
    )
    with pytest.raises(SystemExit) as caught:
        listed("feed", "edit", "1", "--interval", "soon")
    assert caught.value.code == 2


def test_a_address_goes_out_and_comes_in(listed: Newsread, tmp_path: Path) -> None:
    path = tmp_path / "written.opml"
    assert listed("feed", "export", path).out == f"{path}\n"
    assert "already something" in assert_refused(listed("feed", "export", path))
    assert listed("feed", "export", path, "--overwrite").code == 0
    assert path.read_text(encoding="utf-8").count("xmlUrl") == 3
    known = listed("feed", "import", "--json", path)
    assert json.loads(known.out) == {"new": 0, "known": 3, "refused": []}
    path.write_text('<opml><body><outline xmlUrl="ftp://x"/></body></opml>')
    refused = listed("feed", "import", path)
    assert (refused.code, len(refused.notices)) == (1, 2)
