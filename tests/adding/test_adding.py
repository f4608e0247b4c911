from __future__ import annotations

import io
import json
import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from store.adding.adding import Adding
from store.adding.sources import Sources
from store.articles import ArticleFilter
from store.errors import LibraryError
from store.library import Library
from store.parsing.kinds import KINDS
from store.parsing.parsers import Parsers, ParsingLimits
from store.web.client import Client, Limits
from tests.prose.test_pages import PARAGRAPHS, STORY, page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.adding.outcome import Outcome
    from tests.web.server import WebServer

TALE = "The council of Tarn voted for a new bridge, Mayor Ida Brandt said on Monday.\n"
LIMITS = Limits(seconds=0.4, bytes=100_000)


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    with Parsers(1, limits=ParsingLimits(seconds=10)) as parsers:
        yield parsers


class Desk:
    """Adds what it is called with."""

    def __init__(self, library: Library, parsers: Parsers) -> None:
        self.library = library
        self.adding = Adding(library, Client(allow_private=True, limits=LIMITS), parsers)

    def __call__(self, *names: object, form: str = "") -> list[Outcome]:
        return list(self.adding.add(Sources(map(str, names), self.library, form)))

    def headlines(self) -> list[str]:
        rows = self.library.articles.first_page(ArticleFilter())
        return sorted(row.headline for row in rows)


@pytest.fixture
def desk(tmp_path: Path, parsers: Parsers) -> Iterator[Desk]:
    with Library.open(tmp_path / "library.db") as library:
        yield Desk(library, parsers)


def test_a_folder_comes_in_and_the_second_time_goes_on(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.md").write_text(f"# Story {number}\n\n{TALE} It was vote {number}.\n")
    (folder / "empty.txt").touch()
    outcomes = desk(folder)
    assert sum(outcome.new for outcome in outcomes) == 40
    assert [outcome.problem for outcome in outcomes if outcome.problem] == [
        f"{folder / 'empty.txt'} is empty; there is nothing to read in it."
    ]
    assert len(desk.headlines()) == 40
    assert desk.library.marks.undetected() == []

    (folder / "40.md").write_text(f"# Story 40\n\n{TALE} It was vote 40.\n")
    again = desk(folder)
    assert [outcome.headline for outcome in again if outcome.new] == ["Story 40"]


def test_a_list_of_feeds_is_one_step_and_asks_nobody(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml><body><outline text="News"><outline text="Gazette" xmlUrl="https://gazette.example/feed"/>'
        '</outline><outline xmlUrl="ftp://old.example/"/></body></opml>'
    )
    gazette, old = desk(path)
    assert (gazette.headline, gazette.new, gazette.article) == ("Gazette", True, None)
    assert "ftp://old.example/" in old.problem
    [feed] = desk.library.feeds.all()
    assert (feed.id, feed.settings.folder, feed.checked) == (gazette.feed, "News", None)
    assert desk.library.history.undo() == "import the feeds of feeds.opml"
    assert desk.library.feeds.all() == []
    path.write_text("<opml><body></body></opml>")
    assert "no feeds" in desk(path)[0].problem


def test_who_stops_half_way_keeps_what_he_was_told_of(desk: Desk, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.md").write_text(f"# Story {number}\n\n{TALE} It was vote {number}.\n")
    going = desk.adding.add(Sources([str(tmp_path)], desk.library))
    told = next(going)
    del going
    kept = desk.headlines()
    assert told.headline in kept
    assert sum(outcome.new for outcome in desk(tmp_path)) == 6 - len(kept)
    assert len(desk.headlines()) == 6


def test_lines_of_json_are_an_article_each(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    lines = [
        json.dumps({"title": "A bridge", "text": TALE, "url": "https://tarn.example/1"}),
        "",
        "{nonsense",
        json.dumps({"title": "A ferry", "text": f"{TALE} The ferry goes on.", "date": "2024-12-12"}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    outcomes = {outcome.source: outcome for outcome in desk(path)}
    assert desk.headlines() == ["A bridge", "A ferry"]
    assert outcomes[f"{path}:3"].problem == f"{path}:3 cannot be added: it is not JSON."
    assert not any(outcome.new for outcome in desk(path))


def test_a_line_of_a_slow_pipe_is_in_the_library_before_the_next_one_comes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing_end = os.pipe()
    out, into = os.fdopen(reading, "rb"), os.fdopen(writing_end, "wb")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(out))
    told, in_time = threading.Event(), list[bool]()

    def write() -> None:
        with into:
            for name in ("bridge", "ferry"):
                line = {"title": f"A {name}", "text": f"{TALE} It is about a {name}."}
                into.write(json.dumps(line).encode() + b"\n")
                into.flush()
                in_time.append(told.wait(10))
                told.clear()

    writing = threading.Thread(target=write)
    writing.start()
    sources = Sources(["-"], desk.library, "jsonl")
    for outcome in desk.adding.add(sources):
        assert outcome.headline in desk.headlines()
        told.set()
    writing.join()
    assert in_time == [True, True]
    assert sources.total == 2
    assert desk.headlines() == ["A bridge", "A ferry"]


def test_a_page_is_its_article_and_a_new_version_when_it_changes(desk: Desk, web_server: WebServer) -> None:
    address = web_server.serve("/bridge", STORY)
    [outcome] = desk(address)
    assert (outcome.headline, outcome.new, outcome.problem) == ("A bridge for Tarn", True, "")
    assert outcome.article is not None
    article = desk.library.articles.get(outcome.article)
    assert article is not None
    assert article.document.facts.publisher == "Tarn Gazette"
    assert article.origin == address
    assert desk.library.marks.entities(outcome.article)

    web_server.serve("/bridge", STORY.replace(b"<footer>", b"<footer>Another advertisement, "))
    [same] = desk(address)
    assert (same.article, same.new, same.updated) == (outcome.article, False, False)
    web_server.serve("/bridge", STORY.replace(b"eleven days", b"twelve days"))
    [changed] = desk(address)
    assert (changed.article, changed.new, changed.updated) == (outcome.article, False, True)
    assert len(desk.library.versions.of_article(outcome.article)) == 2


def test_pages_without_an_article_are_kept_as_such_until_they_have_one(
    desk: Desk, web_server: WebServer
) -> None:
    empty = web_server.serve("/empty", page("<div id=root></div>"))
    gone = web_server.address("/gone")
    slow = web_server.hang("/slow")
    good = web_server.serve("/good", STORY)
    problems = {outcome.source: outcome.problem for outcome in desk(empty, gone, slow, good)}
    assert problems[good] == ""
    kept = {unread.address: unread.reason for unread in desk.library.unreadable_pages.all()}
    assert kept == {address: problems[address] for address in (empty, gone, slow)}
    assert kept[empty] == f"{empty} could not be read: it has no text in it."
    assert "404" in kept[gone]
    assert "took longer" in kept[slow]
    assert desk.headlines() == ["A bridge for Tarn"]

    desk(empty)
    assert desk.library.unreadable_pages.all()[0].tries == 2
    web_server.serve("/empty", page(f"<article><h1>At last</h1>{PARAGRAPHS}<p>At last.</p></article>"))
    desk(empty)
    assert {unread.address for unread in desk.library.unreadable_pages.all()} == {gone, slow}
    assert desk.library.unreadable_pages.forget(gone)
    assert not desk.library.unreadable_pages.forget(gone)


def test_a_page_that_cannot_be_written_stays_listed(
    desk: Desk, web_server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = web_server.serve("/late", page("<div id=root></div>"))
    desk(address)
    web_server.serve("/late", STORY)

    def fail(*_: object) -> None:
        raise LibraryError("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr("store.adding.adding.take_in", fail)
        with pytest.raises(LibraryError, match="full"):
            desk(address)
    assert [unread.address for unread in desk.library.unreadable_pages.all()] == [address]
    desk.adding = Adding(desk.library, Client(allow_private=True, limits=LIMITS), desk.adding._parsers)
    assert [outcome.new for outcome in desk(address)] == [True]
    assert not desk.library.unreadable_pages.all()


def test_an_address_of_a_feed_is_subscribed_to(desk: Desk, web_server: WebServer) -> None:
    feed = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Tarn Gazette</title>
    <link>https://tarn.example/</link><description>News of Tarn</description>
    <item><title>A bridge</title><guid>1</guid><description>{TALE}</description></item></channel></rss>"""
    address = web_server.serve("/rss", feed, media_type="text/html")
    [outcome] = desk(address)
    assert (outcome.headline, outcome.new, outcome.article) == ("Tarn Gazette", True, None)
    assert outcome.feed == desk.library.feeds.all()[0].id
    assert desk.headlines() == ["A bridge"]
    [again] = desk(address)
    assert not again.new


def test_an_address_that_is_not_public_is_refused_and_not_kept(
    tmp_path: Path, parsers: Parsers, web_server: WebServer
) -> None:
    with Library.open(tmp_path / "library.db") as library:
        adding = Adding(library, Client(limits=LIMITS), parsers)
        [outcome] = adding.add(Sources([web_server.address()], library))
        assert "is not public" in outcome.problem
        assert library.unreadable_pages.all() == []
    assert web_server.paths() == []


def test_what_breaks_a_process_costs_itself_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "article", "tests.parsing.hanging")
    for name in ("hang-always.md", "hang-over-marks.md", "fine.md"):
        (tmp_path / name).write_text(f"# {name}\n\n{TALE} It is called {name}.")
    with Parsers(1, limits=ParsingLimits(seconds=0.7)) as parsers:
        outcomes = list(Adding(desk.library, Client(), parsers).add(Sources([str(tmp_path)], desk.library)))
    problems = {outcome.source.rpartition("/")[2]: outcome.problem for outcome in outcomes}
    assert "cannot be added: it took longer than 0.7" in problems["hang-always.md"]
    assert "is without names and quotes: it took longer than 0.7" in problems["hang-over-marks.md"]
    assert problems["fine.md"] == ""
    assert desk.headlines() == ["fine.md", "hang-over-marks.md"]
    assert len(desk.library.marks.undetected()) == 1
