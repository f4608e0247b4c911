"""What the reader is told besides what he does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.desk import desk_on, open_seed_story
from tui.notices import Notice

if TYPE_CHECKING:
    from pathlib import Path

LONG = (
    "The copy of the library could not be written to /media/stick/newsread/backups/library.db because the"
    " stick is full; delete what you no longer need there, or name another place with newsread backup FILE."
)


async def test_a_notice_makes_room_for_itself_and_covers_nothing(sample_library: Path) -> None:
    async with desk_on(sample_library, (80, 24)) as desk:
        await open_seed_story(desk)
        await desk.type(")")
        before = desk.shown().splitlines()
        desk.app.notify(LONG, severity="error", markup=False)
        await desk.settle()
        lines = desk.shown().splitlines()
        assert " ".join(" ".join(lines[18:22]).split()) == f"✗ {LONG}"
        assert lines[:18] == before[:18], "what is read stays where it is"
        assert lines[22:] == before[22:], "and so does the status line"
        await desk.type("t")
        assert "Type a tag" in desk.shown()
        await desk.press("escape")
        assert "stick is full" in desk.shown(), "a dialog on top of it takes no notice down"
        await desk.press("escape")
        assert desk.front == "LibraryScreen"
        assert "stick is full" not in desk.shown()


async def test_a_notice_is_seen_wherever_the_reader_is(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("?")
        desk.app.notify("The [network] is gone.", markup=False)
        desk.app.notify("The [network] is gone.", markup=False)
        await desk.press("escape")
        assert desk.shown().count("· The [network] is gone.") == 1
        await desk.press("enter", "a")
        await desk.type("why")
        desk.app.notify("It came back.", severity="warning")
        await desk.settle()
        assert "! It came back." in desk.shown(), "a dialog shows it itself"
        assert "why" in desk.shown()
        await desk.press("ctrl+s")
        assert "! It came back." in desk.shown()
        await desk.pilot.click("NoticeLine.-warning")
        await desk.settle()
        assert "It came back." not in desk.shown()


def test_long_notices_stand_longer() -> None:
    assert Notice("Kept.", "information").seconds == 5
    assert Notice(LONG, "error").seconds > 15
