"""What an article adds to what was read before, and who else prints its story."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from prose.marks import Marks
from store.articles import ReadState
from store.library import Library
from tests.store.making import make_document
from tests.tui.desk import desk_on

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
WIRE = (
    "Three grain ships left the strait on Monday after eleven days at anchor, the port authority said. "
    "The convoy was the first since the channel was mined at the end of February.\n\n"
    "“We open it to everybody on Friday,” said Ida Brandt, who speaks for the authority. "
    "Insurers had doubled what a passage costs, and crews had refused to sail without pilots.\n\n"
    "The minister of transport thanked the crews and promised two more pilot boats before the summer."
)
TURNED = "A fourth ship turned back with a broken rudder, said the harbour master, Omar Leclerc."
COST = "Grain fell by nine per cent in Trent within the hour."


def make_story(path: Path) -> tuple[int, int]:
    """Make a library of one story as two outlets have it; return both articles, of which one adds to it."""
    with Library.open(path) as library:
        texts = WIRE, WIRE.replace("\n\n“We", f" {TURNED}\n\n“We") + f"\n\n{COST}"
        ids = []
        for text, outlet in zip(texts, ("Wire", "Gazette"), strict=True):
            document = make_document(text, DAY, headline=f"Ships leave ({outlet})", publisher=outlet)
            ids.append(library.articles.add(document, text.encode(), f"{outlet}.txt").id)
            library.marks.replace(ids[-1], Marks(), "by hand")
        return ids[0], ids[1]


async def test_new_sentences_have_a_sign_and_are_gone_to(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    read, other = make_story(path)
    with Library.open(path) as library:
        library.reading.mark(read, ReadState.READ)
    async with desk_on(path) as desk:
        desk.app.ways.to_article(other)
        await desk.settle()
        assert desk.status == "2 sentences new to you · ]n goes to the next"
        signed = [line.strip() for line in desk.shown().splitlines() if line.strip().startswith("+ ")]
        assert len(signed) == 3  # the first sentence runs on over two lines
        await desk.type("]n")
        assert desk.words_at_caret(len(TURNED)) == TURNED
        await desk.type("]n")
        assert desk.words_at_caret(len(COST)) == COST
        await desk.press("shift+tab")
        assert desk.words_at_caret(len(TURNED)) == TURNED
        await desk.type("zw")
        assert not [line for line in desk.shown().splitlines() if line.strip().startswith("+ ")]
        await desk.type("zwgg")
        await desk.type("[n")
        assert desk.status == "No new sentence before this."
        # Nothing is new in what has been read already.
        desk.app.ways.to_article(read)
        await desk.settle()
        assert not [line for line in desk.shown().splitlines() if line.strip().startswith("+ ")]


async def test_a_story_of_several_outlets_is_one_line_that_opens(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    make_story(path)
    async with desk_on(path) as desk:
        [line] = [line for line in desk.shown().splitlines() if "Ships leave" in line]
        assert "Gazette" in line
        assert " +1 " in line
        desk.app.screen._preview()  # type: ignore[attr-defined]  # what a short rest on the row does
        assert "also in Wire" in desk.status
        await desk.type("r")
        assert desk.status.startswith("Marked 2 articles as read")
        # What another outlet has is none of what a filter on this one leaves.
        await desk.type("uFsource:wire")
        await desk.press("enter", "d", "d")
        assert desk.status.startswith("Put this article into the bin")
        await desk.press("u", "escape")
        await desk.type("gd")
        assert desk.front == "StoryScreen"
        shown = desk.shown()
        assert "The same story   Articles 2" in shown
        assert "What the others are compared with." in shown
        assert "Nothing is added." in shown
        # From the other one on, this is what it adds.
        await desk.press("k", "enter")
        assert desk.text == WIRE
        assert "Wire · also in Gazette · 2 Mar" in desk.shown()
        await desk.type("gd")
        assert "2 sentences more: A fourth ship turned back" in desk.shown()
        await desk.press("j", "enter")
        assert desk.words_at_caret(len(TURNED)) == TURNED
        await desk.press("escape", "escape", "escape", "escape", "d", "d")
        assert "The library is empty" in desk.shown()
        await desk.type("u")
        assert " +1 " in desk.shown()


async def test_what_stands_alone_has_no_story(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("gd")
        assert desk.status == "Nobody else prints this story, as far as the library knows."
