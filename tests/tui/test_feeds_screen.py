"""The feeds, through the keys of a reader; the process that asks them is played by the test."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from store.feeds.arrivals import ArrivedEntry
from store.feeds.feed import FeedSettings
from store.library import Library
from store.moments import now
from tests.store.making import make_document
from tests.tui.desk import desk_on
from tui import jobs
from tui.jobs import AddedFeed, FetchProgress, JobError, Progress
from tui.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence
    from pathlib import Path

    from tests.tui.desk import Desk


def arrive(library: Library, feed_id: int, number: int) -> None:
    feed = library.feeds.get(feed_id)
    assert feed is not None
    document = make_document(f"Story {number} of the harbour of Tarn.", headline=f"Story {number}")
    library.arrivals.take_in(feed, ArrivedEntry(f"{number}", "1", document, b"%d" % number))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with three feeds, of which one is broken, and three articles."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        gazette = library.feeds.add("https://gazette.example/feed", FeedSettings("Gazette", "News/Local")).id
        library.feeds.add("https://post.example/feed", FeedSettings("Post", "News"))
        broken = library.feeds.add("https://broken.example/feed", FeedSettings("Broken")).id
        for number in range(3):
            arrive(library, gazette, number)
        told = "https://broken.example/feed cannot be had: the server answers 500 (Server Error)."
        library.arrivals.failed(broken, told, due=now())
    return path


class Asked:
    """Plays the process that asks feeds: it goes on when the test says so."""

    def __init__(self) -> None:
        self.feeds: list[Sequence[int]] = []
        self.added: list[tuple[str, FeedSettings]] = []
        self.may_go_on = asyncio.Event()
        self.ended = 0

    async def fetch(self, path: Path, feeds: Sequence[int] = ()) -> AsyncGenerator[FetchProgress]:
        self.feeds.append(feeds)
        try:
            for done in (1, 2, 3):
                await self.may_go_on.wait()
                self.may_go_on.clear()
                if done == 1:
                    with Library.open(path, create=False) as library:
                        arrive(library, 1, 10)
                yield FetchProgress(done, 3, int(done == 1), 0, "It is broken." if done == 3 else "")
        finally:
            self.ended += 1

    async def detect(self, path: Path) -> AsyncGenerator[Progress]:
        for none in range(0):
            yield Progress(none, none)

    async def add(self, path: Path, address: str, settings: FeedSettings) -> AsyncGenerator[AddedFeed]:
        self.added.append((address, settings))
        if "no.ex" in address:
            raise JobError(f"There is no feed at {address}.")
        with Library.open(path, create=False) as library:
            library.feeds.add(address, settings, own_title="Wire")
        yield AddedFeed("Wire", True, 4)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(jobs, "fetch_feeds", asked.fetch)
    monkeypatch.setattr(jobs, "add_feed", asked.add)
    monkeypatch.setattr(jobs, "detect_marks", asked.detect)
    return asked


def rows(desk: Desk) -> list[str]:
    """Return what is in the list, without the spaces between columns."""
    lines = desk.shown().splitlines()[2:-2]
    return [" ".join(line.strip(" ▐").split()) for line in lines if line.strip() and "✗" not in line]


async def test_feeds_stand_in_their_folders_and_lead_to_their_articles(path: Path, asked: Asked) -> None:
    async with desk_on(path, (100, 24)) as desk:
        await desk.type("gf")
        assert "All 3   Unread 3   Not read 1" in desk.shown().splitlines()[0]
        broken, *others = rows(desk)
        assert broken.startswith("! Broken since ")
        assert broken.endswith(": the server answers 500 (Server Error)")
        assert others == ["▾ News 3", "Post not asked yet", "▾ Local 3", "● Gazette 3 not asked yet"]
        assert "https://broken.example/feed cannot be had" in desk.status
        await desk.press("j", "enter")
        assert desk.front == "LibraryScreen"
        assert "folder:News" in desk.shown().splitlines()[0]
        assert desk.status.startswith("1 of 3")
        await desk.press("r")
        await desk.type("gfG")
        assert "https://gazette.example/feed · every 1h" in desk.status
        assert rows(desk)[-1] == "● Gazette 2 not asked yet"
        await desk.press("enter")
        assert "feed:Gazette" in desk.shown().splitlines()[0]


async def test_folders_fold_by_key_and_by_click_and_stay_so(path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "desk.json"
    async with desk_on(path, (120, 24), remembered=Remembered(kept)) as desk:
        await desk.type("gfG")
        assert "h fold" not in desk.shown()
        await desk.press("h")
        assert desk.status.startswith("News/Local")
        assert "h fold" in desk.shown()
        await desk.press("h")
        assert rows(desk)[1:] == ["▾ News 3", "Post not asked yet", "▸ Local 3"]
        assert "l unfold" in desk.shown()
        await desk.press("h")
        assert desk.status.startswith("News ·")
        await desk.press("h")
        assert rows(desk)[1:] == ["▸ News 3"]
        await desk.press("h")
        assert desk.status == "“News” is at the top."
        await desk.press("l")
        assert rows(desk)[1:] == ["▾ News 3", "Post not asked yet", "▸ Local 3"], "as it was in there"
        await desk.press("l", "j", "z", "a", "l", "l")
        assert desk.front == "LibraryScreen", "further in than a feed are its articles"
        await desk.press("i", "G", "z", "M")
        assert desk.shown().count("▸ ") == 1
        assert desk.status.startswith("News")
        await desk.press("l", "l", "l")
        assert desk.front == "LibraryScreen"
        assert "feed:Post" in desk.shown()
    async with desk_on(path, (120, 24), remembered=Remembered(kept)) as desk:
        shown = desk.shown().splitlines()
        [line] = [number for number, line in enumerate(shown) if "▸ Local" in line]
        await desk.pilot.click(offset=(shown[line].index("▸"), line))
        await desk.settle()
        assert "▾ Local" in desk.shown()
        assert "Gazette" in desk.shown()
        assert "folder:" not in desk.shown(), "what is folded is not shown for that"
        await desk.type("gfggj")
        await desk.press("z", "M")
        assert rows(desk)[1:] == ["▸ News 3"]
        await desk.type("Fga")
        assert rows(desk)[2].startswith("● Gazette"), "what is found is listed, whatever is folded"


async def test_a_feed_is_changed_paused_and_removed_and_all_of_that_undone(path: Path, asked: Asked) -> None:
    async with desk_on(path, (80, 24)) as desk:
        await desk.type("gfG")
        await desk.press("c")
        assert desk.front == "FeedDialog"
        await desk.press("ctrl+u", "T", "down", "down", "x", "enter")
        assert "not an interval" in desk.shown()
        await desk.press("ctrl+u", "2", "h", "tab", *"yes", "enter")
        assert desk.status == "Changed the feed “Gazette” · u undoes"
        assert rows(desk)[-1].startswith("● T 3")
        [feed] = desk.app.library.feeds.find("t")
        assert (feed.settings.minutes, feed.settings.full_text) == (120, True)
        await desk.press("u")
        assert rows(desk)[-1].startswith("● Gazette 3")
        await desk.type("kp")
        assert desk.status.startswith("Paused “Gazette”"), "the folder has one feed"
        assert rows(desk)[-1] == "‖ Gazette 3 paused"
        await desk.type("jdd")
        assert desk.status == "Removed “Gazette”; its articles stay · u undoes"
        assert "Local" not in desk.shown()
        await desk.press("u", "u")
        assert rows(desk)[-1] == "● Gazette 3 not asked yet"
        await desk.press("F", *"loc", "enter")
        assert [row.split()[0] for row in rows(desk)] == ["▾", "▾", "●"]


async def test_reading_goes_on_while_feeds_are_asked(path: Path, asked: Asked) -> None:
    async with desk_on(path, (80, 24)) as desk:
        await desk.press("j")
        standing = desk.screen.rows.current
        desk.app.refresh_feeds()
        await desk.pilot.pause(0.05)
        assert "asking feeds" in desk.shown()
        asked.may_go_on.set()
        await desk.pilot.pause(0.05)
        assert "asking feeds 1 of 3, 1 new" in desk.shown()
        desk.app._look_for_changes()
        await desk.pilot.pause(0.05)
        assert "Story 10" in desk.shown(), "it came in at the top"
        assert desk.screen.rows.current == standing, "the focus stayed where it was"
        desk.app.refresh_feeds()
        assert desk.status == "Feeds are being asked already"
        await desk.press("ctrl+c")
        assert desk.status == "Stopped; what came in until then is kept"
        assert asked.ended == 1
        assert "asking" not in desk.shown()
        await desk.type("gfG")
        await desk.pilot.press("r")
        for _ in range(3):
            asked.may_go_on.set()
            await desk.pilot.pause(0.05)
        await desk.settle()
        assert asked.feeds == [(), [1]]
        assert desk.status == "1 new article from 3 feeds; 1 feed could not be read"


async def test_a_feed_is_added_by_its_address(path: Path, asked: Asked) -> None:
    async with desk_on(path, (80, 24)) as desk:
        await desk.type("gfGA")
        assert desk.front == "NewFeedDialog"
        assert "News/Local" in desk.shown(), "it goes into the folder in focus"
        await desk.press(*"w.ex", "down", "T", "enter")
        await desk.settle()
        assert asked.added == [("https://w.ex", FeedSettings("T", "News/Local"))]
        assert desk.status == "Subscribed to “Wire”, 4 new articles"
        desk.screen.library_changed()
        assert any(row.startswith("T ") for row in rows(desk))
        await desk.press("A", *"no.ex", "enter")
        await desk.settle()
        assert "There is no feed at https://no.ex." in desk.shown()


async def test_without_feeds_it_says_how_to_get_one(tmp_path: Path, asked: Asked) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    async with desk_on(path, (80, 24)) as desk:
        await desk.type("gf")
        assert "You have no feeds yet." in desk.shown()
        await desk.press("c", "r", "enter", "R")
        assert desk.front == "FeedsScreen"
        assert desk.status == "You have no feeds yet"
        assert asked.feeds == []
