"""What stays where it is while something else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.library import Library
from tests.store.making import add_article
from tests.tui.desk import desk_on, open_seed_story, passages_in

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_list_stays_where_it_is_when_the_library_changes(sample_library: Path) -> None:
    with Library.open(sample_library) as library:
        for number in range(60):
            add_article(library, f"Story number {number}.")
    async with desk_on(sample_library) as desk:
        await desk.type("50j20k**")
        rows = desk.screen.rows
        before = rows.top, rows.cursor
        assert before[0] > 0
        await desk.type("u")
        assert "Undone" in desk.status
        assert (rows.top, rows.cursor) == before


async def test_a_list_scrolled_by_the_wheel_stays_there_when_the_library_changes(
    sample_library: Path,
) -> None:
    with Library.open(sample_library) as library:
        for number in range(60):
            add_article(library, f"Story number {number}.")
    async with desk_on(sample_library) as desk:
        rows = desk.screen.rows
        for keys in ("", "55G"):
            await desk.type(keys)
            assert rows.scroll_top(0 if keys else 20)
            before = rows.top, rows.cursor
            desk.screen.library_changed()
            await desk.settle()
            assert (rows.top, rows.cursor) == before
            await desk.type("j")
            assert rows.top <= rows.cursor < rows.top + rows.size.height


async def test_a_list_stays_where_it_is_when_more_articles_come_in_than_one_page_has(tmp_path: Path) -> None:
    path = tmp_path / "library.db"

    def arrive(first: int, articles: int) -> None:
        with Library.open(path) as library, library.transaction():
            for number in range(first, first + articles):
                add_article(library, f"Story number {number}.")

    arrive(0, 160)
    async with desk_on(path) as desk:
        await desk.type("101G")
        rows = desk.screen.rows
        before = rows.current, rows.cursor - rows.top
        arrive(160, 60)
        desk.screen.library_changed()
        await desk.settle()
        assert (rows.current, rows.cursor - rows.top) == before
        assert rows.cursor == 160


async def test_the_list_goes_along_with_the_reader_from_article_to_article(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        rows = desk.screen.rows
        await desk.press("enter", "J", "J", "escape")
        assert rows.cursor == 2
        await desk.press("enter", "K", "escape")
        assert rows.cursor == 1
        await desk.press("enter", "ctrl+o", "escape")
        assert rows.cursor == 1


async def test_the_inspector_stays_on_its_row_when_a_passage_comes_in(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.press("i", "j", "j")
        row = desk.article.inspector.current
        await desk.press("escape", "H", "i")
        assert desk.article.inspector.current == row


async def test_keys_reach_a_dialog_though_the_terminal_said_that_it_lost_the_focus(
    sample_library: Path,
) -> None:
    async with desk_on(sample_library) as desk:
        await desk.press("enter", "a")
        desk.app.app_focus = False
        await desk.type("heard")
        await desk.press("ctrl+s")
        assert [passage.note for passage in passages_in(sample_library)] == ["heard"]


async def test_an_article_read_to_its_end_says_so_in_its_heading(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.press("enter", "G")
        desk.article.keep_position()
        await desk.press("g", "g")
        assert "· read" in desk.shown()
