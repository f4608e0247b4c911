"""The mouse, all over the desk."""

from __future__ import annotations

import asyncio
import base64
import sys
from typing import TYPE_CHECKING

from textual import events

from tests.tui.desk import Desk, desk_on, open_seed_story, passages_in
from tests.tui.pseudo_terminal import PseudoTerminal
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.widget import Widget


async def click(desk: Desk, widget: Widget, x: int, y: int, times: int = 1) -> None:
    """Click so many cells right of the left edge of a widget and so many lines below its top."""
    await desk.pilot.click(widget, offset=(x, y), times=times)
    await desk.settle()


def wheel(widget: Widget) -> events.MouseScrollDown:
    """A turn of the wheel over a widget."""
    return events.MouseScrollDown(widget, 5, 5, 0, 1, 0, False, False, False)


async def click_words(desk: Desk, words: str) -> None:
    """Click on words wherever they stand on the screen, the lowest place first."""
    lines = desk.shown().splitlines()
    y = max(number for number, line in enumerate(lines) if words in line)
    await desk.pilot.click(offset=(lines[y].index(words), y))
    await desk.settle()


async def test_lists_inspector_and_footer(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        rows = desk.screen.rows
        await click(desk, rows, 10, 2)
        assert (rows.cursor, desk.front) == (2, "LibraryScreen")
        await click(desk, rows, 10, 20, times=2)
        assert desk.front == "LibraryScreen", "there is no row to open"
        await click(desk, rows, 10, 1)
        await desk.press("j", "k")
        await click(desk, rows, 30, 1)
        assert desk.front == "ArticleScreen", "a second click opens, however late"

        await click_words(desk, "Usman Iqbal Jadoon               2")
        assert desk.words_at_caret(5) == "Usman"
        assert desk.article.inspector.has_focus
        await click_words(desk, "Usman Iqbal Jadoon               2")
        assert desk.words_at_caret(6) == "Jadoon"
        await click_words(desk, "People")
        assert desk.words_at_caret(6) == "Jadoon", "a heading leads nowhere"

        await click(desk, desk.view, 10, 12)
        assert desk.view.has_focus
        caret = desk.view.caret
        desk.view.post_message(wheel(desk.view))
        await desk.settle()
        assert desk.view.caret == caret
        assert not desk.shown().endswith(" 0 %"), "how far down the view is follows the wheel"
        await click_words(desk, "? help")
        assert desk.front == "HelpScreen"
        await desk.press("escape")
        await click_words(desk, "/ search")
        assert "Search" in desk.shown()
        await click_words(desk, "Esc leave")
        assert "? help" in desk.shown()
        await desk.type("gn")
        await click_words(desk, "gp passages")
        assert desk.front == "PassagesScreen"
        await click(desk, desk.screen.query_one(StatusLine), 1, 1)
        assert desk.front == "PassagesScreen", "no key stands there"


async def test_a_click_ends_what_is_typed_into_a_line(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("F")
        await desk.type("taliban")
        await click(desk, desk.screen.rows, 10, 0)
        assert not desk.screen.asking
        assert "Filter taliban" in desk.shown(), "what was typed holds"
        await desk.press("escape")

        await open_seed_story(desk)
        await desk.type("/")
        await desk.type("haq")
        await click(desk, desk.view, 30, 12)
        caret = desk.view.caret
        await desk.press("l")
        assert not desk.screen.asking
        assert desk.view.caret == caret + 1, "keys are commands again"

        await desk.press("m", "a")
        assert "a leads here now" in desk.status
        await click(desk, desk.view, 30, 12)
        assert desk.status == "sentence", "what was clicked is named at once, as after a key"


async def test_dialogs(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type("t")
        await desk.pilot.click(offset=(2, 1))
        await desk.settle()
        assert desk.front == "ArticleScreen", "a click beside a dialog leaves it"
        await desk.type("a")
        await desk.type("typed")
        await desk.pilot.click(offset=(2, 1))
        assert desk.front == "NoteEditor", "but does not drop what was typed"
        await desk.press("escape")

        await desk.type("t")
        await desk.type("ports")
        await click_words(desk, "Enter takes it")
        assert passages_in(sample_library)[0].tags == ("ports",), "a key on the edge of a box is pressed"
        await desk.type("a")
        await click_words(desk, "Esc leaves")
        assert desk.front == "ArticleScreen"

        desk.view.move_caret(desk.text.index("Haqqani"))
        await desk.type("c")
        assert desk.front == "CorrectionDialog"
        await click_words(desk, "l place")
        assert "is a place" in desk.shown()
        await click_words(desk, "Tab only in this article")
        assert "Tab everywhere" in desk.shown()


def test_the_mouse_of_a_terminal_selects_what_it_is_drawn_over(sample_library: Path) -> None:
    size = (100, 30)
    first, last = "Islamic State offshoot has", "Taliban leaders."

    async def where() -> tuple[tuple[int, int], tuple[int, int], str]:
        async with desk_on(sample_library, size) as desk:
            await desk.press("j", "enter")
            lines = desk.shown().splitlines()
            start, end = (next(y for y, line in enumerate(lines) if words in line) for words in (first, last))
            words = desk.text[desk.text.index(first) : desk.text.index(last) + len(last)]
            return (lines[start].index(first), start), (lines[end].index(last) + len(last) - 1, end), words

    start, end, words = asyncio.run(where())
    assert end[1] > start[1] + 1, "they stand some wrapped lines apart"
    copied = base64.b64encode(words.encode()).decode()
    with PseudoTerminal(
        (sys.executable, "-m", "tui", "--library", sample_library), columns=size[0], rows=size[1]
    ) as terminal:
        terminal.wait_for("Start here")
        terminal.send("j\r")
        terminal.wait_for("leaders.")
        for button, (x, y), ending in ((0, start, "M"), (32, end, "M"), (0, end, "m")):
            terminal.send(f"\x1b[<{button};{x + 1};{y + 1}{ending}")
        terminal.wait_for(f"selection · {len(words.split())} words")
        terminal.send("y")
        terminal.wait_for(f"\x1b]52;c;{copied}\a")
        terminal.send("q")
        assert terminal.finish() == 0
