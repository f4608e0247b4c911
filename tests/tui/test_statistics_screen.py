from __future__ import annotations

from typing import TYPE_CHECKING

from store.library import Library
from tests.store.coded import fill_coded
from tests.tui.desk import desk_on

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_passages_are_counted_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        fill_coded(library)
    async with desk_on(path) as desk:
        await desk.type("g#")
        shown = desk.shown()
        assert "Statistics   Passages 5   Tags 5" in shown
        assert "5 passages in 2 articles · by the articles’ days, 2 Dec 2024 to 18 Dec 2024" in shown
        assert [line.strip() for line in shown.splitlines() if line.startswith(" Tags")] == [
            "Tags", "Tags together", "Tags with names"
        ]  # fmt: skip
        assert shown.index("\n\n Tags together") < shown.index("\n\n Outlets")
        await desk.type("}")
        assert "claims · 3 passages · 60 % of them" in desk.status
        await desk.type("Fdenial")
        await desk.press("enter")
        assert "Statistics   Passages 2" in desk.shown()
        await desk.type("}}}")
        assert "Olav Tarn" in desk.status
        await desk.press("enter")
        assert desk.front == "PassagesScreen"
        assert "Found 2" in desk.shown()
        await desk.type("g#")
        assert "Statistics   Passages 2" in desk.shown()
        await desk.press("escape")
        assert "Statistics   Passages 5" in desk.shown()
        await desk.type("Fzebra")
        await desk.press("enter")
        assert "No passage has that" in desk.shown()
