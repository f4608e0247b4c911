"""Searching the library with the keyboard, and filtering with what can be searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.articles import ArticleRow
from store.library import Library
from tests.tui.conftest import span_of
from tests.tui.desk import desk_on
from tui.screens.list_screen import ListScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.desk import Desk


def in_focus(desk: Desk) -> int:
    """Return the article in focus."""
    row = desk.screen.rows.current
    assert isinstance(row, ArticleRow)
    return row.id


def listed(desk: Desk) -> int:
    """Return how many rows there are."""
    assert isinstance(desk.screen, ListScreen)
    return len(desk.screen.order or ())


def is_asking(desk: Desk) -> bool:
    return desk.screen.asking


async def test_a_search_leads_from_hit_to_hit_and_on_to_the_next_result(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("/")
        assert "said-by:jadoon" in desk.shown()
        await desk.type("telegraphed or prayer")
        assert desk.front == "SearchScreen"
        shown = desk.shown()
        assert "and the first of them were a prayer of thanks" in " ".join(shown.split())
        assert "Found 2" in shown
        await desk.press("enter")
        assert "Search telegraphed or prayer*" in desk.shown()
        first = in_focus(desk)
        await desk.press("enter")
        assert desk.article.opened.article.id == first
        assert desk.words_at_caret(7) in ("telegra", "prayer ")
        hits = len(desk.article.opened.hits)
        assert f"Hit 1 of {hits}" in desk.status
        await desk.press(*["n"] * hits)
        second = desk.article.opened.article.id
        assert second != first
        assert desk.status.startswith("Hit 1 of")
        last = len(desk.article.opened.hits)
        await desk.press(*["n"] * last)
        assert "That was the last result." in desk.status
        await desk.press(*["N"] * last)
        assert desk.article.opened.article.id == first
        assert desk.status.startswith(f"Hit {hits} of {hits}")
        # A search in the article is one of its own: it goes round.
        await desk.type("/")
        await desk.type("the")
        await desk.press("enter", "G", "n", "n")
        assert desk.article.opened.article.id == first
        await desk.press("escape", "escape")
        # The row in focus is that of the article that was read last.
        assert desk.front == "SearchScreen"
        assert in_focus(desk) == first
        await desk.type("Sn")
        assert "Sorted newest first" in desk.status
        await desk.press("escape")
        assert desk.front == "LibraryScreen"


async def test_a_mistake_is_shown_and_keeps_what_was_found(sample_library: Path) -> None:
    async with desk_on(sample_library, (80, 24)) as desk:
        await desk.type("/")
        await desk.type("taliban is:old ")
        assert "“old” cannot follow “is:”; expected unread, started, read" in desk.shown()
        assert "Found 1" in desk.shown()
        await desk.press("enter")
        assert is_asking(desk)
        await desk.press(*["backspace"] * 4)
        assert "Tab is:unread" in desk.shown()
        await desk.press("tab", "enter")
        assert not is_asking(desk)
        assert "Search taliban is:unread" in desk.shown()
        # What is typed takes the place of the last search, and Esc brings that back.
        await desk.type("/")
        await desk.type("zeppelin")
        assert "Nothing was found." in desk.shown()
        await desk.press("escape")
        assert "Search taliban is:unread" in desk.shown()
        assert "Found 1" in desk.shown()


async def test_a_filter_completes_fields_and_tags(sample_library: Path) -> None:
    with Library.open(sample_library) as library:
        article = library.articles.get(1)
        assert article is not None
        library.passages.make(1, span_of(article.document.text, "Taliban"), tags=["to check"])
    async with desk_on(sample_library) as desk:
        await desk.type("=")
        assert "said-by:  said:" in desk.shown()
        await desk.type("ta")
        await desk.press("tab")
        assert 'Tab tag:"to check"' in desk.shown()
        await desk.press("tab")
        assert listed(desk) == 1
        await desk.type("after:2024-13 ")
        assert "expected a day such as" in desk.shown()
        await desk.press("escape")
        assert listed(desk) > 1
