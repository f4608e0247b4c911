"""Long work beside the reader: he sees how far it is, and can stop it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from prose.marks import Marks
from store.library import Library
from store.samples import add_samples
from tests.tui.desk import Desk, desk_on
from tui import background, jobs
from tui.jobs import Progress

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

ARTICLES = 4


class StepByStep:
    """Takes the place of the process that finds marks: an article is done when the test says so."""

    def __init__(self) -> None:
        self.may_go_on = asyncio.Event()
        self.ended = 0

    async def detect(self, path: Path) -> AsyncGenerator[Progress]:
        try:
            with Library.open(path, create=False) as library:
                left = library.marks.undetected()
                for done, article in enumerate(left, start=1):
                    await self.may_go_on.wait()
                    self.may_go_on.clear()
                    library.marks.replace(article, Marks(), "nothing")
                    yield Progress(done, len(left))
        finally:
            self.ended += 1


@pytest.fixture
def fresh_library(tmp_path: Path) -> Path:
    """The samples, with nothing found in them yet."""
    path = tmp_path / "library" / "library.db"
    path.parent.mkdir()
    with Library.open(path) as library:
        assert add_samples(library) == ARTICLES
    return path


async def shown_soon(desk: Desk, words: str, *, gone: bool = False) -> bool:
    """Whether words come to stand on the screen, or are `gone` from it."""
    for _ in range(200):
        if (words in desk.shown()) != gone:
            return True
        await desk.pilot.pause(0.01)
    return False


async def test_finding_names_is_told_stopped_and_gone_on_with(
    fresh_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = StepByStep()
    monkeypatch.setattr(jobs, "detect_marks", steps.detect)
    monkeypatch.setattr(background, "QUIET_SECONDS", 0.01)
    async with desk_on(fresh_library) as desk:
        await desk.type("gn")
        assert await shown_soon(desk, "finding names 0 of 4")
        assert "Names are being found." in desk.shown()
        steps.may_go_on.set()
        assert await shown_soon(desk, "finding names 1 of 4")
        await desk.press("ctrl+c")
        assert desk.status == "Stopped; what was found is kept · ^c goes on"
        assert steps.ended == 1
        desk.app.catch_up()
        await desk.press("escape")
        assert steps.ended == 1
        assert "finding names stopped" in desk.shown(), "stopped is stopped, on every screen"

        await desk.press("ctrl+c")
        assert await shown_soon(desk, "finding names 0 of 3")
        for _ in range(3):
            steps.may_go_on.set()
            await desk.pilot.pause(0.05)
        assert await shown_soon(desk, "finding", gone=True)
        await desk.press("ctrl+c")
        assert desk.status == "Nothing goes on in the background"


async def test_a_backup_is_told_and_can_be_stopped(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store import connection

    monkeypatch.setattr(connection, "_BACKUP_PAGES", 1)
    monkeypatch.setattr(background, "QUIET_SECONDS", 0)
    monkeypatch.setattr(background, "REPORT_SECONDS", 0)
    async with desk_on(sample_library, (80, 24)) as desk:
        await desk.settle()
        copies = sample_library.parent / "backups"
        before = len(list(copies.iterdir()))
        shown: list[str] = []
        monkeypatch.setattr(desk.screen.status, "set_work", lambda work: shown.append(str(work)))
        desk.screen.make_backup()
        await desk.settle()
        assert desk.status.startswith("Backed up to library-")
        assert "backing up 100 %" in shown
        assert shown[-1] == "None", "nothing is left of it in the status line"
        assert len(list(copies.iterdir())) == before + 1
        desk.screen.make_backup()
        desk.screen.stop_or_go_on()
        assert desk.status == "Stopped; there is no copy"
        await desk.settle()
        assert len(list(copies.iterdir())) == before + 1
