from __future__ import annotations

from typing import TYPE_CHECKING

from store.library import Library
from tests.store.making import add_article
from tests.tui.desk import desk_on
from tui import jobs
from tui.jobs import AddProgress, add_source

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    import pytest


async def test_a_name_is_completed_and_what_comes_in_leaves_the_reader_where_he_is(
    harbour_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []

    async def add(path: Path, source: str) -> AsyncGenerator[AddProgress]:
        named.append(source)
        with Library.open(path, create=False) as library:
            add_article(library, "Tarn gets a bridge.", headline="A bridge")
        yield AddProgress(1, 2, "A bridge", new=True, updated=False, feed=False, problem="")
        problem = "b.txt is empty; there is nothing to read in it."
        yield AddProgress(2, 2, "", new=False, updated=False, feed=False, problem=problem)

    monkeypatch.setattr(jobs, "add_source", add)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stories" / "old").mkdir(parents=True)
    (tmp_path / "stories" / "a.md").touch()
    async with desk_on(harbour_library) as desk:
        await desk.press("j", "j")
        focus = desk.app.screen.rows.current.id  # type: ignore[attr-defined]
        await desk.press("A")
        assert "Type a path or an address." in desk.shown()
        await desk.type("sto")
        assert "There is no file sto." in desk.shown()
        await desk.press("tab")
        assert "Adds the articles in this folder" in desk.shown()
        await desk.press("down", "enter")
        assert "stories/a.md" in desk.shown()
        assert "Adds this file." in desk.shown()
        await desk.press("enter")
        assert named == ["stories/a.md"]
        assert "Added “A bridge”" in desk.shown()
        assert "b.txt is empty" in desk.shown()
        assert "All 4" in desk.shown()
        assert desk.app.screen.rows.current.id == focus  # type: ignore[attr-defined]
        await desk.press("A")
        await desk.type("nothing.md")
        await desk.press("enter", "escape", "escape")
        assert named == ["stories/a.md"]


async def test_pages_that_could_not_be_read_are_forgotten_or_tried_again(
    harbour_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []

    async def add(path: Path, source: str) -> AsyncGenerator[AddProgress]:
        named.append(source)
        with Library.open(path, create=False) as library:
            library.unreadable_pages.forget(source)
        yield AddProgress(1, 1, "A bridge", new=True, updated=False, feed=False, problem="")

    monkeypatch.setattr(jobs, "add_source", add)
    with Library.open(harbour_library) as library:
        for name in ("road", "ferry", "bridge"):
            library.unreadable_pages.keep(
                f"https://tarn.example/{name}", f"https://tarn.example/{name} could not be read: it is a PDF."
            )
    async with desk_on(harbour_library) as desk:
        desk.app.ways.to_unreadable_pages()
        await desk.settle()
        assert "tarn.example/road" in desk.shown()
        assert "could not be read: it is a PDF." in desk.shown()
        await desk.press("x")
        assert "tarn.example/bridge" not in desk.shown()
        await desk.press("down", "enter")
        assert named == ["https://tarn.example/road"]
        desk.app.ways.to_unreadable_pages()
        await desk.settle()
        await desk.press("A")
        assert named == ["https://tarn.example/road", "https://tarn.example/ferry"]
        desk.app.ways.to_unreadable_pages()
        await desk.settle()
        assert "Every page that you added could be read" in desk.shown()


async def test_what_cannot_be_added_is_told_of_each(harbour_library: Path, tmp_path: Path) -> None:
    [told] = [report async for report in add_source(harbour_library, str(tmp_path / "nothing.md"))]
    assert (told.done, told.total, told.headline) == (1, 1, "")
    assert "There is no file" in told.problem
