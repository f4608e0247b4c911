"""Going back to where one was, by the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.desk import desk_on, open_seed_story

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.desk import Desk


def seen(desk: Desk) -> tuple[int, int, int]:
    """Which article is read, where the caret stands, and which line is at the top."""
    return desk.article.opened.article.id, desk.view.caret, desk.view.top


@pytest.mark.parametrize("keys", ["]e", "4]e", "]q", "3s", "G", "gg", "ctrl+end"])
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 8)])
async def test_every_jump_is_gone_back_on_to_the_very_line(
    sample_library: Path, keys: str, size: tuple[int, int]
) -> None:
    async with desk_on(sample_library, size) as desk:
        await open_seed_story(desk)
        await desk.type("}}")
        await desk.press("ctrl+d", "j", "j")
        desk.view.move_caret(desk.text.index("TTP"))
        await desk.settle()
        before = seen(desk)
        await (desk.press(keys) if "+" in keys else desk.type(keys))
        after = seen(desk)
        assert after[1] != before[1]
        await desk.press("ctrl+o")
        assert seen(desk) == before
        await desk.press("ctrl+n")
        assert seen(desk) == after
        await desk.press("ctrl+n")
        assert desk.status == "There is no jump to go forward to."


async def test_counts_and_hits_and_what_is_no_jump(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.press("ctrl+o")
        assert desk.status == "There is no jump to go back on."
        await desk.press("slash")
        await desk.type("ttp")
        await desk.press("enter", "n", "n")
        carets = [hit.start for hit in list(desk.article.opened.hits)[:3]]
        assert desk.view.caret == carets[2]
        # Steps are not jumps: going back leads over them.
        await desk.press("j", "w")
        await desk.press("2", "ctrl+o")
        assert desk.view.caret == carets[0]
        await desk.press("9", "ctrl+o")
        assert desk.view.caret == 0


async def test_the_way_back_leads_over_articles(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.press("enter")
        await desk.type("]e]e")
        before = seen(desk)
        await desk.press("J", "J")
        third = desk.article.opened.article.id
        await desk.press("2", "ctrl+o")
        assert seen(desk) == before
        await desk.press("9", "ctrl+n")
        assert desk.article.opened.article.id == third


async def test_the_way_back_in_a_burst_and_from_the_inspector(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        before = seen(desk)
        await desk.burst("]", "e", "]", "q", "G", "i", "j", "enter", "9", "ctrl+o")
        assert seen(desk) == before
        assert desk.article.inspector.has_focus


async def test_an_article_that_is_gone_is_told(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.press("enter")
        gone = desk.article.opened.article.id
        await desk.press("J")
        with Library.open(sample_library) as library:
            library._connection.execute("DELETE FROM article WHERE id = :id", {"id": gone})
        await desk.press("ctrl+o")
        assert desk.status == "That article is no longer in the library."
        assert desk.article.opened.article.id != gone
