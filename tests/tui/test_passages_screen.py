"""All passages in one place: in groups, with flags, and several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.selection import Selection
from store.formats.registry import NAMES
from store.library import Library
from tests.store.coded import fill_coded
from tests.tui.desk import desk_on, passages_in
from tui.exporting import FORMS, Choice, choices
from tui.remembered import Remembered

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def coded(path: Path) -> Path:
    with Library.open(path) as library:
        fill_coded(library)
    return path


async def test_passages_are_grouped_folded_and_worked_on_in_groups(tmp_path: Path) -> None:
    path, kept = coded(tmp_path / "library.db"), tmp_path / "desk.json"
    async with desk_on(path, remembered=Remembered(kept)) as desk:
        await desk.type("gp")
        assert "— Ida Brandt" in desk.shown()
        assert "— probably Olav Tarn" in desk.shown()
        assert "✐ Who?" in desk.shown()
        await desk.press("tab")
        assert "Passages by tag   All 5   Groups 6" in desk.shown()
        assert "Grouped by tag" in desk.status
        shown = desk.shown()
        heads = [
            "▾ claims  3",
            "▾ harbour  1",
            "▾ opening  1",
            "▾ Claims-old  1",
            "▾ denial  2",
            "▾ No tag  1",
        ]
        assert [head for head in heads if head in shown] == heads
        assert shown.index(heads[1]) < shown.index(heads[4])

        await desk.type("gg")
        await desk.press("enter")
        assert "▸ claims  3" in desk.shown()
        assert "harbour  1" not in desk.shown()
        await desk.type("}}")
        assert "denial" in desk.status
        await desk.type("zM")
        assert "▾" not in desk.shown()
        await desk.type("zRggjza")
        assert "▸ claims  3" in desk.shown()

        # The head stands for all that is in it, once the reader says so.
        await desk.type("tseen")
        await desk.press("enter")
        assert "Tag 3 passages “seen”?" in desk.shown()
        await desk.press("n")
        assert not any("seen" in passage.tags for passage in passages_in(path))
        await desk.type("tseen")
        await desk.press("enter", "y")
        assert sum("seen" in passage.tags for passage in passages_in(path)) == 3
        assert "Tagged 3 passages “seen” · u undoes" in desk.status
        assert "▾ seen  3" in desk.shown()
        await desk.type("u")
        assert not any("seen" in passage.tags for passage in passages_in(path))

    async with desk_on(path, (80, 24), remembered=Remembered(kept)) as desk:
        await desk.type("gp")
        assert "▾ claims  3" in desk.shown()
        await desk.press("tab", "tab", "tab")
        assert "Passages by day" in desk.shown()
        await desk.press("shift+tab")
        assert "▾ Olav Tarn  2" in desk.shown()
        await desk.type("zM")
        assert "▸ No name  2" in desk.shown()
        await desk.type("Ftag:denial")
        await desk.press("enter")
        assert "Found 2   Groups 1" in desk.shown()


async def test_flagged_passages_are_changed_in_one_step(tmp_path: Path) -> None:
    path = coded(tmp_path / "library.db")
    async with desk_on(path) as desk:
        await desk.type("gp")
        await desk.type("xjx")
        assert "Flagged 2" in desk.shown()
        assert desk.shown().count("✓") == 2
        await desk.type("aSame")
        await desk.press("ctrl+s")
        assert [passage.note for passage in passages_in(path)] == ["Same", "", "Who?\n\nSame", "", ""]
        assert "✓" not in desk.shown()
        await desk.type("ggt{braces}")
        await desk.press("enter")
        await desk.type("xjxt{braces}")
        await desk.press("enter")
        assert "Tagged 1 of 2 passages “{braces}”" in desk.status
        await desk.type("u")
        assert "Undone: tag “{braces}” on 1 passage" in desk.status
        await desk.type("u")
        await desk.type("gg2xdd")
        assert len(passages_in(path)) == 3
        await desk.type("uu")
        assert [passage.note for passage in passages_in(path)] == ["", "", "Who?", "", ""]
        await desk.type("ggxzxjk")
        assert "Flagged 2" in desk.shown()
        await desk.type("jjzxj")
        assert "Flagged 4" in desk.shown()
        await desk.press("escape")
        await desk.type("X")
        assert "Flagged 5" in desk.shown()
        await desk.press("escape")
        assert "✓" not in desk.shown()


async def test_passages_are_exported_and_nothing_is_replaced_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = coded(tmp_path / "library.db")
    monkeypatch.chdir(tmp_path)
    async with desk_on(path) as desk:
        await desk.type("gpjx")
        await desk.type("e")
        assert "what is flagged: 1 passage" in desk.shown()
        assert "passages.csv" in desk.shown()
        await desk.press("enter")
        assert f"Exported what is flagged: 1 passage as csv to {tmp_path / 'passages.csv'}" in desk.status
        assert len((tmp_path / "passages.csv").read_bytes().splitlines()) == 2
        await desk.type("e")
        await desk.press("tab", "down", "enter")
        assert "There is something at" in desk.shown()
        await desk.press("enter")
        assert len((tmp_path / "passages.csv").read_bytes().splitlines()) == 6
        await desk.type("e")
        await desk.press("down")
        await desk.press("tab", "tab")
        await desk.type("/no/where")
        await desk.press("enter")
        assert "Nothing can be written to" in desk.shown()
        await desk.type("e")
        await desk.press("down", "enter")
        assert len(list((tmp_path / "passages").glob("*.md"))) == 1


def test_every_format_can_be_chosen() -> None:
    assert set(FORMS) == set(NAMES)
    assert choices([], Selection(), 5) == [Choice("everything in the library", Selection())]
