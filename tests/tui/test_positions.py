"""Places with a letter, counts of motions, and the ways back that vim's hands know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.library import Library
from tests.tui.desk import desk_on, open_seed_story

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.desk import Desk


def blocks(desk: Desk) -> list[int]:
    return [block.span.start for block in desk.article.opened.article.document.blocks]


async def test_a_place_is_named_and_found_again_after_a_restart(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("))m")
        assert "a letter, for this article; a capital, for all" in desk.shown().splitlines()[-1]
        await desk.type("a")
        assert desk.status == "a leads here now · u undoes"
        here, article = desk.view.caret, desk.article.opened.article.id
        await desk.type("}mAGmb`")
        assert "a Haqqani, 58, is the hi" in desk.shown().splitlines()[-1]
        assert "  A TTP, a glob" in desk.shown().splitlines()[-1]
        await desk.type("a")
        assert desk.view.caret == here
        await desk.press("ctrl+o")
        assert desk.view.caret != here
        # Within a selection it is a motion.
        await desk.type("v`a")
        assert desk.view.selection is not None
        assert desk.view.selection.start == here
        await desk.press("escape")
        await desk.type("`5")
        await desk.type("`x")
        assert desk.status == "No position is named x: m and a letter names one in an article."
        await desk.type("dmb")
        assert desk.status == "b leads nowhere now · u undoes"
        await desk.type("dmb")
        assert desk.status == "No position here is named b."
        await desk.press("u")
        await desk.press("J")
        await desk.type("`a")
        assert "No position is named a" in desk.status
        await desk.press("q")
    async with desk_on(sample_library) as desk:
        await desk.type("`b")
        assert "No position is named b" in desk.status
        await desk.type("`A")
        assert desk.article.opened.article.id == article
        await desk.type("`a")
        assert desk.view.caret == here
        await desk.press("J", "]", "u")
        await desk.type("`A``")
        assert desk.article.opened.article.id != article
        await desk.type("``")
        assert desk.article.opened.article.id == article
    with Library.open(sample_library) as library:
        assert [one.letter for one in library.positions.reachable(article)] == ["a", "b", "A"]


async def test_counts_lead_to_paragraphs_rows_and_parts_of_the_way(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("3G")
        assert desk.screen.rows.cursor == 2
        await desk.type("2gg")
        assert desk.screen.rows.cursor == 1
        await desk.type("99Ggg")
        assert desk.screen.rows.cursor == 0
        await desk.type("2]u")
        assert desk.screen.rows.cursor == 2
        await desk.type("9[u")
        assert desk.screen.rows.cursor == 0
        await open_seed_story(desk)
        await desk.type("4G")
        assert desk.view.caret == blocks(desk)[3]
        await desk.type("2gg")
        assert desk.view.caret == blocks(desk)[1]
        await desk.type("999G")
        assert desk.view.caret == blocks(desk)[-1]
        await desk.type("G")
        assert desk.view.caret == len(desk.text) - 1
        await desk.type("50%")
        assert desk.view.caret == len(desk.text) // 2
        await desk.type("%")
        assert desk.status == "How far? 50% is the middle."
        await desk.type("gg")
        carets = [desk.view.caret]
        for keys in ("2)", "3]q", "2}", "5w", "ge", "v2jo"):
            await desk.type(keys)
            carets.append(desk.view.caret)
        assert carets[0] == 0
        assert len(set(carets[:6])) == 6
        assert carets[5] < carets[4] or carets[5] > 0
        assert desk.view.selection is not None
        assert desk.view.caret == desk.view.selection.start


async def test_tab_is_the_way_forward_right_after_the_way_back(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("]q]e]e")
        last = desk.view.caret
        await desk.press("ctrl+o", "ctrl+o")
        back = desk.view.caret
        await desk.press("tab", "tab")
        assert desk.view.caret == last
        await desk.press("ctrl+o", "ctrl+o", "ctrl+i", "ctrl+i")
        assert desk.view.caret == last
        await desk.press("ctrl+o", "ctrl+o")
        assert desk.view.caret == back
        await desk.press("l", "h", "tab")
        # The caret went elsewhere in between: Tab goes to the next of the kind that was jumped to last.
        span = desk.article.opened.focus_at(desk.view.caret, None).entity
        assert span is not None
        assert desk.view.caret == span.span.start
