"""Going from mention to mention of a name, and to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.correcting import stand_on
from tests.tui.desk import desk_on

if TYPE_CHECKING:
    from pathlib import Path


async def test_going_from_mention_to_mention(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Khalil")
        await desk.type("s")
        assert desk.words_at_caret(12) == "Haqqani said"
        assert desk.status == "2 of 2 · Khalil-Ur-Rahman Haqqani"
        await desk.type("s")
        assert desk.words_at_caret(6) == "Khalil"
        assert desk.status == "1 of 2 · Khalil-Ur-Rahman Haqqani · from the other end"
        await desk.type("S")
        assert desk.words_at_caret(12) == "Haqqani said"
        await desk.type("2s")
        assert desk.words_at_caret(12) == "Haqqani said"
        await stand_on(desk, "IS-K")
        await desk.type("s")
        assert desk.words_at_caret(4) == "IS-K"
        assert desk.status == "IS-K is mentioned only here in this article."


async def test_the_page_of_a_name_and_back_to_the_place(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Haqqani said")
        caret = desk.view.caret
        await desk.press("enter")
        assert desk.front == "NamePage"
        await desk.press("escape")
        assert desk.front == "ArticleScreen"
        assert desk.view.caret == caret
