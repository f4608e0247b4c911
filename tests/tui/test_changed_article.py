"""An article whose text changes while it is read, or between two readings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from prose.anchors import make_anchor
from prose.spans import Span
from store.library import Library
from store.passages.passage import Passage, Placement
from tests.store.making import make_document
from tests.tui.desk import desk_on, passages_in
from tui.placing import describe_placement, differences, placement_sign, say_update

if TYPE_CHECKING:
    from pathlib import Path

OLD = (
    "The harbour of Trent is shut until Monday, the mayor told the council.\n\n"
    "Eleven lorries wait at the gate, and their drivers sleep in the old school.\n\n"
    "Nobody has counted the cars. The ferry lies at the pier, and its captain says that it was never late."
)
NEW = OLD.replace("Eleven lorries wait", "Twelve lorries now wait").replace(
    "Nobody has counted the cars.", "It is cold in there."
)
WORDS = ("Eleven lorries wait at the gate", "Nobody has counted the cars.", "it was never late")


def add_story(path: Path) -> int:
    """Add the story with its passages."""
    with Library.open(path) as library:
        story = library.articles.add(make_document(OLD), b"old", "story.txt").id
        for words in WORDS:
            start = OLD.index(words)
            library.passages.make(story, Span(start, start + len(words)), tags=["cars"])
        return story


def update_story(path: Path, story: int) -> None:
    """Let another program bring in the new text."""
    with Library.open(path) as library:
        assert library.versions.update(story, make_document(NEW), b"new", "story.txt").orphans == 1


async def test_passages_are_looked_after_when_a_text_changes(sample_library: Path) -> None:
    story = add_story(sample_library)
    async with desk_on(sample_library) as desk:
        desk.app.ways.to_article(story)
        await desk.settle()
        update_story(sample_library, story)
        desk.app._look_for_changes()
        await desk.settle()
        assert desk.text == NEW
        assert "1 passage with other words and 1 passage no longer in it" in desk.status
        assert "changed " in desk.shown()
        assert "No longer in the text" in desk.shown()

        desk.view.move_caret(NEW.index("Twelve"))
        await desk.type("l")
        assert "“Eleven” is “Twelve” now, “now” is new" in desk.status
        await desk.type("gk")
        assert "Kept as it is" in desk.status
        await desk.type("gk")
        assert "no passage here" in desk.status

        desk.view.move_caret(NEW.index("It is cold"))
        await desk.type("ga")
        assert "Passage attached" in desk.status
        attached = next(passage for passage in passages_in(sample_library) if "cold" in passage.anchor.exact)
        assert attached.tags == ("cars",)
        assert attached.placement is None
        await desk.type("ga")
        assert "has lost its words" in desk.status

        await desk.type("u")
        await desk.type("gp")
        assert "∅ cars" in desk.shown()
        desk.screen.rows.go_to(1)
        await desk.settle()
        assert "no longer in the text" in desk.shown()
        await desk.type("gk")
        assert "no longer in the text, kept" in desk.shown()
        await desk.press("enter")
        assert desk.text == NEW

        await desk.type("uuu")
        assert desk.text == OLD
        assert [passage.anchor.exact for passage in reversed(passages_in(sample_library))] == list(WORDS)


MOMENT = datetime(2024, 12, 12, tzinfo=UTC)


def passage(placement: Placement | None, words: str = "Twelve lorries") -> Passage:
    """Return a passage that came through a change so."""
    anchor = make_anchor(words, Span(0, len(words)))
    return Passage(1, 1, anchor, True, (), "", MOMENT, MOMENT, placement)


@pytest.mark.parametrize(
    ("placement", "sign", "told"),
    [
        (None, "", ""),
        (Placement(False, 0.97, "", False), "", "97 % sure"),
        (Placement(False, 0.8, "Eleven lorries", False), "≠", "“Eleven” is “Twelve” now · 80 % sure"),
        (Placement(False, 0.8, "Eleven lorries", True), "", ""),
        (Placement(True, 0.0, "", False), "∅", "no longer in the text"),
        (Placement(True, 0.0, "", True), "∅", "no longer in the text, kept as it is"),
    ],
)
def test_what_is_told_of_a_passage(placement: Placement | None, sign: str, told: str) -> None:
    assert placement_sign(passage(placement)) == sign
    assert describe_placement(passage(placement)) == told


def test_which_words_are_others() -> None:
    assert differences("The old gate is shut", "The gate is shut now") == "“old” is gone, “now” is new"
    assert differences("It is shut", "It is shut!") == "other punctuation now"
    assert differences("shut " * 500, "open") == "other words now"


def test_nothing_is_told_of_an_update_that_touched_nothing() -> None:
    assert say_update([passage(None), passage(Placement(True, 0.0, "", True))]) == ""
