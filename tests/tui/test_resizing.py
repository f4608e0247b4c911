"""A terminal that is made small, and large again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.desk import Desk, desk_on, open_seed_story

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def assert_it_comes_back(desk: Desk) -> None:
    """Make the terminal small and large again, and find everything as it was."""
    before = desk.shown()
    for size in ((40, 10), (2, 1)):
        await desk.pilot.resize_terminal(*size)
    await desk.pilot.resize_terminal(120, 40)
    await desk.settle()
    assert desk.shown() == before


async def test_everything_is_as_it_was_after_a_small_terminal(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a row is about would come before or after the terminal is made small, as the machine goes.
    monkeypatch.setattr("tui.screens.library.PREVIEW_SECONDS", 60.0)
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        for typed in ("5}", "t", "i", "?"):
            await desk.type(typed)
            await assert_it_comes_back(desk)
            await desk.press("escape")


async def test_a_low_terminal_still_says_what_to_do(sample_library: Path) -> None:
    async with desk_on(sample_library, (40, 10)) as desk:
        await desk.type("gp")
        assert "You have no passages yet." in desk.shown()
        assert "Open an article" in desk.shown()
        await desk.type("?")
        await desk.type("undo")
        assert "Undo" in desk.shown()
        await desk.press("escape")
        await desk.type("gl")
        assert desk.shown().splitlines()[0].endswith("…"), "no word of the banner stands without its number"
        await open_seed_story(desk)
        await desk.type("}H")
        await desk.type("gp")
        assert desk.shown().count("─" * 40) == 2, "the list takes the room of what would stand below it"


async def test_a_low_terminal_shows_all_that_a_dialog_asks_for(sample_library: Path) -> None:
    async with desk_on(sample_library, (40, 10)) as desk:
        await open_seed_story(desk)
        for keys, shown in (
            ("t x", ("“The recent", "New tag x", "Enter takes it · Esc")),
            ("a x", ("“The recent", " x ", "^s saves", "Esc leaves")),
            (
                "a x escape escape ] e c",
                ("Taliban · organisation", "p person", "x other name", "d not the same"),
            ),
            ("c n", ("n not a name", "d not the same", "“Taliban” is not a name: 7", "Enter does it")),
            ("c s", ("Type to narrow", "Afghan Taliban", "“Taliban” is the same as", "1 article.")),
            ("c b", ("Taliban · organisation", "The recent", "h l end · H L start")),
            ("] q c", ("1 ", "s somebody else", "n not a quote", "Said by", "Enter does it")),
            ("? n o t e", ("note", "a  Note", "Esc closes")),
        ):
            await desk.follow(keys.split())
            screen = desk.shown()
            assert [words for words in shown if words not in screen] == [], screen
            await desk.press("escape")


async def test_a_note_is_seen_whole_in_another_width(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("a")
        # Two lines in each of the widths: it takes as many, but breaks elsewhere.
        await desk.type(" ".join(["word"] * 19))
        await desk.resize((60, 24))
        assert desk.shown().count(" word") == 19
