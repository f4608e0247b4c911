"""The texts that an article had, their difference, and passages that lost their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.spans import Span
from store.library import Library
from tests.store.making import make_document
from tests.tui.desk import desk_on, passages_in

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (
    "The harbour is shut until Monday.\n\nEleven lorries wait at the gate.\n\nNobody has counted the cars.",
    "The harbour is shut until Tuesday.\n\nEleven lorries wait at the gate.\n\nIt is cold here.",
    "The harbour is shut until Tuesday.\n\nTwelve lorries wait at the gate.\n\nIt is very cold here.",
)


async def test_versions_are_compared_and_orphans_attached(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        story = library.articles.add(make_document(TEXTS[0]), b"0", "story.txt").id
        for words in ("Eleven lorries wait", "Nobody", "counted the cars"):
            start = TEXTS[0].index(words)
            library.passages.make(story, Span(start, start + len(words)), tags=[words.split()[0].lower()])
    async with desk_on(path) as desk:
        await desk.press("enter")
        await desk.type("gv")
        assert "The text of this article never changed." in desk.status
        with Library.open(path) as library:
            for number, text in enumerate(TEXTS[1:], start=1):
                library.versions.update(story, make_document(text), b"%d" % number, f"story-{number}.txt")
        desk.app._look_for_changes()
        await desk.settle()

        await desk.type("gv")
        shown = desk.shown()
        assert "Versions   All 3" in shown
        assert shown.index("story-2.txt") < shown.index("story-1.txt") < shown.index("from story.txt")
        assert "● Harbour shut" in shown
        assert "this is the text that is shown" in shown
        await desk.press("enter")
        assert "Changes 2" in desk.shown()
        assert "± Eleven Twelve lorries wait at the gate." in desk.shown()
        first = desk.screen.rows.cursor
        await desk.type("]c")
        assert desk.screen.rows.cursor > first
        assert "+ It is very cold here." in desk.shown()
        await desk.type("]c")
        assert "No change further on." in desk.status
        await desk.type("[c")
        assert desk.screen.rows.cursor == first
        await desk.press("escape")
        await desk.type("G")
        await desk.press("enter")
        assert "there is none before it" in desk.status
        await desk.type("=")
        assert "Changes 3" in desk.shown()
        await desk.press("escape", "escape")

        # A passage whose own words changed shows how, wherever it is shown.
        assert "“Eleven” is “Twelve” now" in desk.shown()
        await desk.type("gp")
        await desk.type("Fhas:change")
        await desk.press("enter")
        assert "Eleven Twelve lorries wait at the gate" in desk.shown().replace("│  ", "")
        await desk.press("escape", "escape")

        # Which of two orphans is to be attached, the reader chooses.
        desk.view.move_caret(TEXTS[2].index("It is very"))
        await desk.type("ga")
        assert desk.front == "OrphanPicker"
        assert "Nobody" in desk.shown()
        await desk.press("escape")
        assert desk.front == "ArticleScreen"
        await desk.type("ga")
        await desk.press("down", "enter")
        attached = [passage for passage in passages_in(path) if "very cold" in passage.anchor.exact]
        assert [passage.tags for passage in attached] == [("counted",)]
        assert sum(passage.is_orphan for passage in passages_in(path)) == 1
        await desk.type("u")
        assert sum(passage.is_orphan for passage in passages_in(path)) == 2
