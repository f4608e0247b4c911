"""Boundaries of a passage that are moved, and passages that lie over each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.spans import Span
from store.library import Library
from tests.tui.desk import desk_on, open_seed_story, passages_in
from tui.commands.situation import Situation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.desk import Desk

FIRST = "The recent assassination of a Taliban minister"


async def tag(desk: Desk, words: str, name: str) -> None:
    """Tag these words."""
    start = desk.text.index(words)
    desk.view.select(Span(start, start + len(words)))
    await desk.type("t")
    await desk.type(name)
    await desk.press("enter")


def hands(desk: Desk) -> Situation:
    return desk.screen.situation


def shown_words(desk: Desk) -> str:
    assert desk.view.selection is not None
    return desk.view.selection.of(desk.text)


async def test_a_boundary_follows_motions_and_the_passage_stays_what_it_is(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type(">")
        assert "no passage here" in desk.status
        start = desk.text.index("has raised concerns")
        desk.view.move_caret(start)
        await desk.type("v2et")
        await desk.type("claims")
        await desk.press("enter")
        await desk.type("a")
        await desk.type("Who?")
        await desk.press("ctrl+s")
        [before] = passages_in(sample_library)
        assert before.anchor.exact == "has raised"

        await desk.type(">")
        assert hands(desk) is Situation.BOUNDARIES
        assert "Enter keep" in desk.shown().splitlines()[-1]
        assert desk.status == "end boundary · 2 words"
        seen = []
        for keys in ("w", "2w", "b", "l", "h", ")", "9b", "99b"):
            await desk.type(keys)
            seen.append(shown_words(desk))
        assert seen[0] == "has raised concerns"
        assert seen[1] == "has raised concerns about the"
        assert seen[2] == "has raised concerns about"
        assert seen[3:5] == ["has raised concerns about ", "has raised concerns about"]
        assert seen[5].endswith(".")
        assert seen[7] == "h"
        await desk.type("ww<")
        assert shown_words(desk) == "has raised"
        for keys, words in (("b", "offshoot has raised"), ("w", "has raised"), ("ge", "offshoot has raised")):
            await desk.type(keys)
            assert shown_words(desk) == words
        # Nothing is kept until Enter says so, and what changes passages waits as well.
        await desk.type("uH")
        assert passages_in(sample_library) == [before]
        await desk.press("escape")
        assert desk.view.selection is None
        assert desk.view.caret == start + len("has raised") - 1
        assert passages_in(sample_library) == [before]

        await desk.type("<(>w")
        await desk.press("enter")
        assert desk.status == "Boundaries moved · u undoes"
        [after] = passages_in(sample_library)
        assert after.anchor.exact.startswith("The recent assassination")
        assert after.anchor.exact.endswith("has raised concerns")
        assert (after.id, after.tags, after.note) == (before.id, ("claims",), "Who?")
        await desk.type("u")
        [undone] = passages_in(sample_library)
        assert (undone.anchor, undone.tags, undone.note) == (before.anchor, before.tags, before.note)
        assert desk.article.focus_at_caret().passage is not None, "the caret is where what was undone is"
        desk.view.move_caret(start)
        await desk.type(">")
        await desk.press("enter")
        assert desk.status == "The boundaries are where they were."
        # The mouse puts a boundary down where it was.
        await desk.type(">")
        desk.view.clear_selection()
        await desk.settle()
        assert hands(desk) is Situation.ARTICLE
        await desk.type("v")
        assert hands(desk) is Situation.SELECTION
        await desk.press("escape")
        assert "▌ claims" in desk.status


async def test_passages_over_each_other_are_told_apart_and_taken_in_turn(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        start = desk.text.index(FIRST)
        for words, name in ((FIRST, "outer"), ("recent assassination", "inner"), ("The recent", "edge")):
            await tag(desk, words, name)
        tags = {passage.anchor.exact: passage.tags for passage in passages_in(sample_library)}
        assert tags == {FIRST: ("outer",), "recent assassination": ("inner",), "The recent": ("edge",)}

        desk.view.move_caret(start + 5)
        await desk.type("lh")
        assert desk.status.startswith("┃ edge · 1 of 3 here"), "each tag has its bar"
        assert "o another" in desk.shown().splitlines()[-1]
        seen = []
        for _ in range(3):
            await desk.type("o")
            seen.append(desk.status.partition(" here")[0])
        assert seen == ["║ inner · 2 of 3", "▌ outer · 3 of 3", "┃ edge · 1 of 3"]
        await desk.type("2oT")
        assert desk.status.startswith("Took “outer” away, and the passage with it")
        assert len(passages_in(sample_library)) == 2
        await desk.type("u")
        assert desk.status.startswith("Undone")
        await desk.type("via")
        assert shown_words(desk) == FIRST
        await desk.press("escape")
        # Wherever the caret goes, the shortest passage is meant again.
        desk.view.move_caret(start + 5)
        await desk.type("lh")
        assert "edge · 1 of 3 here" in desk.status
        # What is opened from the list is in turn.
        await desk.press("escape")
        await desk.type("gp")
        row = desk.screen.rows.current
        while row is not None and row.passage.anchor.exact != FIRST:
            await desk.press("j")
            row = desk.screen.rows.current
        await desk.press("enter")
        assert desk.status.startswith("▌ outer · 2 of 2 here")
        desk.view.move_caret(desk.text.index("Taliban minister"))
        await desk.type("o")
        assert desk.status == "There is only one passage here."
        await desk.type("Go")
        assert desk.status == "There is no passage here."
    with Library.open(sample_library) as library:
        assert len(library.tags.all()) == 3
