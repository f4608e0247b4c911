"""Review through the keys of a reader: passages that come up again, and marks that are uncertain."""

from __future__ import annotations

import sqlite3
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store import moments
from store.library import Library
from tests.tui.desk import desk_on, passages_in
from tui.labels import label_phrase

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def due_library(harbour_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four passages were marked yesterday in the first article; a day has three."""
    config = tmp_path / "config.toml"
    config.write_text("# mine\n[review]\na_day = 3  # enough\n")
    monkeypatch.setenv("NEWSREAD_CONFIG", str(config))

    def yesterday() -> datetime:
        return moments.now() - timedelta(days=1)

    with Library.open(harbour_library) as library, monkeypatch.context() as before:
        before.setattr("store.passages.passages.now", yesterday)
        text = library.articles.get(1)
        assert text is not None
        for number, words in enumerate(("Tomas Brandt", "Pilots' Guild", "channel", "wrecks")):
            start = text.document.text.index(words)
            library.passages.make(
                1, Span(start, start + len(words)), tags=["ports"], note=f"Note {number}." if number else ""
            )
    # Somebody wrote into it what the store would have cleaned.
    with sqlite3.connect(harbour_library) as database:
        for column in ("article.headline", "article.publisher", "note.text", "tag.name", "passage.exact"):
            table, name = column.split(".")
            database.execute(f"UPDATE {table} SET {name} = {name} || :order", {"order": "\x1b[2J\x9b\u202e"})
    database.close()
    return harbour_library


async def test_passages_come_up_one_at_a_time_and_each_answer_can_be_taken_back(
    due_library: Path, tmp_path: Path
) -> None:
    async with desk_on(due_library, (100, 30)) as desk:
        assert "Review 3" in desk.shown().splitlines()[0]
        sys.modules.pop("store.review.spacing", None)
        await desk.type("gr")
        await desk.settle()
        assert "store.review.spacing" in sys.modules
        lines = desk.shown().splitlines()
        assert lines[0] == " Review   3 left today"
        assert "wrecks" in desk.shown()
        assert "▌ ports" in desk.shown()
        assert "Note 3." in desk.shown()
        assert "1 of 3" in desk.shown()
        assert not [cell for cell in desk.shown() if not (cell.isprintable() or cell == "\n")]
        await desk.press("enter")
        assert desk.status == "Comes again in 2 days · u undoes"
        assert "Note 2." in desk.shown()
        await desk.press("u", "l", "x")
        assert desk.status == "Never comes again · u undoes"
        # What is done to the passage is done as everywhere, and it stays in front.
        await desk.press("e", "ctrl+end", "O", "k", "ctrl+s")
        assert "Note 1.[2JOk" in desk.shown()
        await desk.press("o")
        assert desk.front == "ArticleScreen"
        assert desk.words_at_caret(13) == "Pilots' Guild"
        await desk.press("escape")
        assert "3 of 3" in desk.shown()
        await desk.press("9", "enter")
        assert desk.status.startswith("A number before it is from 1")
        await desk.press("4", "enter")
        assert desk.status == "Comes again in 8 days · u undoes"
        shown = desk.shown()
        assert "That is all for today." in shown
        said = "Today: 1 passage read, 1 passage put off until tomorrow, 1 passage not to come again."
        assert said in " ".join(shown.split())
        assert "m brings 1." in shown
        await desk.press("enter")
        assert desk.status == "There is no passage left for today."
        await desk.press("F", "z", "enter")
        assert desk.shown().splitlines()[0] == " Review   Filter z"
        await desk.press("escape", "m", "2", "+")
        assert desk.status == "5 passages a day from now on"
        assert (tmp_path / "config.toml").read_text() == "# mine\n[review]\na_day = 5  # enough\n"
        assert "4 of 4" in desk.shown()
        await desk.press("d", "d", "u", "escape")
        assert desk.front == "LibraryScreen"
        assert "Review 1" in desk.shown().splitlines()[0]
    assert len(passages_in(due_library)) == 4


async def test_uncertain_marks_are_accepted_rejected_or_left(sample_library: Path) -> None:
    with Library.open(sample_library) as library:
        first, second, third, fourth = library.doubts.choose()[:4]
    async with desk_on(sample_library, (100, 30)) as desk:
        await desk.type("gr")
        assert "Nothing comes up today." in desk.shown()
        await desk.press("tab")
        assert desk.shown().splitlines()[0].startswith(" Uncertain marks")
        assert f"Is “{first.name}” {label_phrase(first.label)}?" in desk.shown()
        assert "settles 1 mention in 1 article · the machine is" in desk.shown()
        await desk.press("a")
        assert desk.status == f"“{first.name}” is {label_phrase(first.label)} · u undoes"
        assert f"Does {second.name} say this?" in desk.shown()
        await desk.press("x")
        assert desk.status == f"{second.name} does not say it · u undoes"
        assert f"Is “{third.name}”" in desk.shown()
        await desk.press("space")
        assert desk.status.startswith("This is all of it:"), "a page down is no answer"
        await desk.press("l")
        assert desk.status == "Left for today · u undoes"
        assert f"Does {fourth.name} say this?" in desk.shown()
        await desk.press("u", "u")
        assert f"Does {second.name} say this?" in desk.shown()
        await desk.press("c")
        assert desk.front == "QuoteCorrectionDialog"
        await desk.press("escape", "o")
        assert desk.view.caret == second.span.start
        await desk.press("escape", "tab")
        assert desk.shown().splitlines()[0].startswith(" Review")
        await desk.press("escape")
        assert desk.front == "LibraryScreen"
    with Library.open(sample_library) as library:
        assert [doubt.key for doubt in library.doubts.choose()[:2]] == [third.key, second.key]
