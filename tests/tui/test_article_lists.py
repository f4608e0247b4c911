"""Working on articles from their list: the bin, several at once, other orders."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from prose.document import Document, Facts
from prose.spans import Span
from store.articles import ArticleFilter
from store.library import Library
from store.search.query import BINNED, STARRED, UNREAD
from tests.tui.desk import desk_on
from tui.commands.situation import Situation
from tui.remembered import Remembered
from tui.screens.article_rows import ArticleRowsScreen
from tui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.desk import Desk

OUTLETS = ("Wire", "Gazette")
WORDS = ("one", "two words", "three more words")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Thirty articles, "Story 0" the newest; every third is of the harbour, one has a passage."""
    path = tmp_path / "library" / "library.db"
    with Library.open(path) as library, library.transaction():
        for number in range(30):
            text = f"Text {number} with {WORDS[number % 3]}" + (" and a harbour" * (number % 3 == 0))
            day = datetime(2024, 12, 30, tzinfo=UTC) - timedelta(days=number)
            facts = Facts(headline=f"Story {number}", publisher=OUTLETS[number % 2], published=day)
            id = library.articles.add(Document(text, facts=facts), text.encode(), "").id
            if number == 7:
                library.passages.make(id, Span(0, 4), tags=["ports"])
    return path


def count(desk: Desk, query: object = None) -> int:
    return desk.app.library.articles.count(ArticleFilter(query))  # type: ignore[arg-type]


def headlines(desk: Desk) -> list[str]:
    screen = desk.screen
    assert isinstance(screen, ArticleRowsScreen)
    return [row.headline for row in screen.fetch(screen.order.identifiers)] if screen.order else []


def where(desk: Desk) -> Situation:
    return desk.screen.situation


def in_focus(desk: Desk) -> str:
    row = desk.screen.rows.current
    return row.headline if row is not None else ""


async def test_the_bin(many: Path) -> None:
    async with desk_on(many, (80, 24)) as desk:
        await desk.press("j", "d", "d")
        assert in_focus(desk) == "Story 2"
        assert "Story 1 " not in desk.shown()
        assert "Put this article into the bin · u undoes" in desk.status
        assert "All 29" in desk.shown()
        await desk.press("u")
        assert in_focus(desk) == "Story 2"
        assert headlines(desk)[1] == "Story 1"

        # In the bin it comes out again, or goes for good.
        await desk.press("k", "2", "x", "d", "d")
        assert count(desk, BINNED) == 2
        await desk.type("=")
        await desk.type("is:binned ")
        await desk.press("enter")
        assert headlines(desk) == ["Story 1", "Story 2"]
        await desk.press("p")
        assert headlines(desk) == ["Story 2"]
        await desk.press("d", "d")
        assert "Delete this article for good, with what you marked in it?" in desk.shown()
        await desk.press("n")
        assert count(desk, BINNED) == 1
        await desk.press("d", "d", "y")
        assert (count(desk, BINNED), count(desk)) == (0, 29)
        assert "No article has that" in desk.shown()
        await desk.press("escape")
        assert headlines(desk)[:3] == ["Story 0", "Story 1", "Story 3"]
        await desk.press("p")
        assert "That is not in the bin" in desk.status


async def test_commands_are_about_what_is_flagged(many: Path) -> None:
    async with desk_on(many, (120, 24)) as desk:
        await desk.press("x", "j", "x")
        assert desk.shown().count("✓") == 2
        assert "2 rows flagged" in desk.status
        await desk.press("r")
        assert count(desk, UNREAD) == 28
        assert "Marked 2 articles as read · u undoes" in desk.status
        assert "✓" not in desk.shown()

        # Everything that the filter shows, after a question with the number.
        await desk.type("=")
        await desk.type("harbour ")
        await desk.press("enter", "X", "*")
        assert "Star 10 articles?" in desk.shown()
        await desk.press("escape")
        assert count(desk, STARRED) == 0
        await desk.press("*", "y")
        assert count(desk, STARRED) == 10
        await desk.press("X", "d", "d", "y")
        assert count(desk) == 20
        assert "No article has that" in desk.shown()
        await desk.press("u")
        assert (count(desk), len(headlines(desk))) == (30, 10)
        await desk.press("u", "u")
        assert (count(desk, STARRED), count(desk, UNREAD)) == (0, 30)
        await desk.press("x", "escape")
        assert "✓" not in desk.shown()
        assert len(headlines(desk)) == 10


async def test_many_are_changed_beside_the_reader(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.background.AT_ONCE", 4)
    monkeypatch.setattr("store.history.batches.AT_ONCE", 4)
    monkeypatch.setattr("tui.screens.desk.AT_ONCE", 4)
    async with desk_on(many) as desk:
        await desk.press("X", "r", "y")
        assert count(desk, UNREAD) == 0
        assert "Marked 30 articles as read" in desk.status
        await desk.press("u")
        assert count(desk, UNREAD) == 30
        assert "Undone: mark 30 articles read" in desk.status
        await desk.press("ctrl+r")
        assert count(desk, UNREAD) == 0


async def test_the_list_stands_in_many_orders(many: Path, tmp_path: Path) -> None:
    remembered = tmp_path / "desk.json"
    async with desk_on(many, remembered=Remembered(remembered)) as desk:
        await desk.press("S")
        assert "outlet" in desk.shown()
        await desk.press("o")
        assert headlines(desk)[:2] == ["Story 29", "Story 28"]
        await desk.press("S", "m")
        assert headlines(desk)[:2] == ["Story 7", "Story 0"]
        await desk.press("S", "p", "S", "T")
        assert "Sorted by outlet, by title" in desk.status
        assert headlines(desk)[:3] == ["Story 1", "Story 11", "Story 13"]
        # It stays with a filter and after a change, and goes on to the next visit.
        await desk.type("=")
        await desk.type("harbour ")
        await desk.press("enter")
        assert headlines(desk)[:2] == ["Story 15", "Story 21"]
        await desk.press("j", "r")
        assert in_focus(desk) == "Story 21"
        await desk.press("]", "u")
        assert in_focus(desk) == "Story 27"
        await desk.press("[", "u")
        assert in_focus(desk) == "Story 15"
    async with desk_on(many, remembered=Remembered(remembered)) as desk:
        assert headlines(desk)[:3] == ["Story 1", "Story 11", "Story 13"]


async def test_views_stand_in_a_sidebar(many: Path, tmp_path: Path) -> None:
    remembered = tmp_path / "desk.json"
    async with desk_on(many, (120, 30), remembered=Remembered(remembered)) as desk:
        # A search under a name.
        await desk.type("=")
        await desk.type("harbour ")
        await desk.press("enter", "S", "t", "s")
        await desk.type("Quay")
        await desk.press("enter", "escape", "i")
        assert where(desk) == Situation.SIDEBAR
        shown = desk.shown()
        assert shown.count("▐") == 1, "the hands are in one place"
        for line in ("•All ", "Unread", "Searches", "Quay"):
            assert line in shown
        assert "Bin" in shown
        assert desk.status == "All · 30 articles"
        assert "c rename" not in shown
        await desk.press("G")
        assert "Quay" in focused_view(desk)
        assert "c rename" in desk.shown()
        await desk.press("enter")
        assert where(desk) == Situation.LIBRARY
        assert headlines(desk)[:2] == ["Story 0", "Story 12"]
        assert "•Quay" in desk.shown()
        # Numbers follow what is done.
        await desk.press("escape", "d", "d")
        assert "29 │" in desk.shown()
        await desk.press("V")
        assert "6 Quay" in desk.shown()
        await desk.press("5")
        assert headlines(desk) == ["Story 0"]
        await desk.press("p", "escape", "tab", "G", "c")
        await desk.type("Port")
        await desk.press("enter")
        assert "Port" in desk.shown()
        await desk.press("d", "d")
        assert "Searches" not in desk.shown()
        await desk.press("u")
        assert "Port" in desk.shown()
        await desk.press("escape")
        assert where(desk) == Situation.LIBRARY
    async with desk_on(many, (120, 30), remembered=Remembered(remembered)) as desk:
        assert "Port" in desk.shown()
        await desk.pilot.click(Sidebar, offset=(5, 1))
        await desk.settle()
        assert "Filter is:unread" in desk.shown()
        assert "Enter open" in desk.shown(), "the hands went to the list with the mouse"
        await desk.type("= zzzz")
        await desk.press("enter")
        assert "No article has that" in desk.shown()
        assert where(desk) == Situation.LIBRARY, "nobody asked for the sidebar"
    async with desk_on(many, (40, 12), remembered=Remembered(remembered)) as desk:
        assert "Port" not in desk.shown()
        await desk.press("h")
        assert "Port" in desk.shown()
        assert "Story" not in desk.shown()
        await desk.press("j", "j", "l")
        assert "No article has that" in desk.shown()


def focused_view(desk: Desk) -> str:
    view = desk.app.screen.query_one(Sidebar).view
    return view.title if view is not None else ""


async def test_the_article_that_is_read_goes_into_the_bin(many: Path) -> None:
    async with desk_on(many, (80, 24)) as desk:
        await desk.press("enter", "W", "d")
        assert desk.front == "LibraryScreen"
        assert "Put into the bin · u undoes" in desk.status
        assert headlines(desk)[0] == "Story 1"
        await desk.press("u", "k")
        assert in_focus(desk) == "Story 0"
