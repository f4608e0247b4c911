"""What is sent to the terminal: no more than has changed, and never less."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.geometry import Region

from store.library import Library
from tests.store.making import add_article
from tests.tui.desk import desk_on, open_seed_story
from tui.widgets.article_list import ArticleList
from tui.widgets.help_text import HelpText

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen
    from textual.strip import Strip

    from store.articles import ArticleRow
    from tests.tui.desk import Desk

_SENT = re.compile(r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[(?P<style>[\d;]*)m|(?P<text>[^\x1b\n]+)|\n")


class Terminal:
    """What a terminal shows after all that was sent to it."""

    def __init__(self) -> None:
        self.make(120, 40)

    def make(self, width: int, height: int) -> None:
        """Be of another size, with nothing on it; what is sent for outside of it is lost."""
        self.width, self.height = width, height
        self.cells: dict[tuple[int, int], tuple[str, str]] = {}
        self.rows: set[int] = set()
        """The rows that were written to lately."""
        self.frames = 0
        """How many frames came lately."""

    def take(self, sent: str) -> None:
        """Write to the cells."""
        x = y = position = 0
        style = ""
        while position < len(sent):
            token = _SENT.match(sent, position)
            assert token, repr(sent[position : position + 20])
            position = token.end()
            if token["row"]:
                x, y = int(token["column"]) - 1, int(token["row"]) - 1
            elif token["text"]:
                self.rows.add(y)
                for character in token["text"]:
                    if x < self.width and y < self.height:
                        self.cells[y, x] = character, style
                    x += cell_len(character)
            elif token["style"] is not None:
                style = token["style"] if token["style"] != "0" else ""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal that takes every frame of the app that is run."""
    terminal = Terminal()

    def display(app: App[None], screen: Screen[None], frame: object) -> None:
        if isinstance(frame, CompositorUpdate) and not app._batch_count:
            terminal.take(frame.render_segments(app.console))
            terminal.frames += 1

    monkeypatch.setattr(App, "_display", display)
    return terminal


def whole(desk: Desk) -> dict[tuple[int, int], tuple[str, str]]:
    """What a terminal would show if the screen in front were drawn whole."""
    new = Terminal()
    new.take(desk.app.screen._compositor.render_full_update().render_segments(desk.app.console))
    return new.cells


@pytest.fixture
def long_list(sample_library: Path) -> Path:
    """A library with more articles than fit on the screen."""
    with Library.open(sample_library) as library, library.transaction():
        for number in range(60):
            add_article(library, f"Story number {number}.")
    return sample_library


async def test_the_terminal_shows_the_list_whatever_was_done_there(
    long_list: Path, terminal: Terminal
) -> None:
    async with desk_on(long_list) as desk:
        assert terminal.cells == whole(desk)
        for keys in ("jjk", "40j", "G", "gg", "m", "v", "jj", "gn", "jj", "gl"):
            await desk.type(keys)
            assert terminal.cells == whole(desk), keys


async def test_the_terminal_shows_the_article_whatever_was_done_there(
    sample_library: Path, terminal: Terminal
) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        for keys in ("jjw", "20j", "Vj", "t", "h", "\r", "v)", " ", "i", "jj", "i", "zn"):
            await desk.press(*("enter" if key == "\r" else key for key in keys))
            assert terminal.cells == whole(desk), keys
        await desk.press("escape", "escape")
        # It would go away by itself, at any time.
        desk.screen.status.hush()
        await desk.rest()
        for width in (100, 80, 70):
            terminal.make(width, 30)
            await desk.pilot.resize_terminal(width, 30)
            await desk.settle()
            assert terminal.cells == whole(desk), width
            # The second one tells how far down the text is now, and is without an inspector that has no room.
            assert terminal.frames <= 3, width
        await desk.press("escape", "m")
        assert terminal.cells == whole(desk)
        assert "The recent assassination" in desk.shown()


async def test_a_dialog_is_drawn_with_what_has_changed_below_it(
    sample_library: Path, terminal: Terminal
) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("?")
        desk.app.screen.query_one(HelpText).scroll_top(5)
        # This is what a screen does when the one below it has changed there.
        desk.app.screen.refresh(Region(0, 39, 120, 1))
        await desk.settle()
        assert terminal.cells == whole(desk)


async def test_what_is_covered_is_drawn_when_it_is_seen(sample_library: Path, terminal: Terminal) -> None:
    async with desk_on(sample_library) as desk:
        below = desk.screen
        await desk.press("enter")
        terminal.frames = 0
        below.status.say("Something was done")
        await desk.rest()
        below._on_timer_update()
        await desk.rest()
        assert terminal.frames == 0
        await desk.press("escape")
        assert terminal.cells == whole(desk)


async def drawn_for(desk: Desk, terminal: Terminal, keys: str) -> tuple[int, set[int]]:
    """Return how many frames come for one of several keys, and which rows they draw: for that of the fewest.

    What goes on beside the reader may come to be seen at one of them.
    """
    drawn = []
    for key in keys:
        terminal.frames = 0
        terminal.rows.clear()
        await desk.type(key)
        drawn.append((terminal.frames, {*terminal.rows}))
    return min(drawn, key=lambda one: (one[0], len(one[1])))


async def test_a_key_draws_the_lines_that_it_changes(sample_library: Path, terminal: Terminal) -> None:
    async with desk_on(sample_library) as desk:
        await desk.type("j")
        row, status = desk.screen.eye, desk.app.size.height - 1
        assert await drawn_for(desk, terminal, "jkjk") == (1, {row, row + 1, status})
        await open_seed_story(desk)
        await desk.type("8j")
        row = desk.screen.eye
        frames, rows = await drawn_for(desk, terminal, "jkjk")
        assert frames == 1
        assert {row, row + 1} <= rows <= {row, row + 1, status}
        await desk.type("v")
        row = desk.screen.eye
        assert await drawn_for(desk, terminal, "jkjk") == (1, {row, row + 1, status})


async def test_a_list_that_goes_along_draws_what_comes_into_view(
    long_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = ArticleList.draw

    def noted(rows: ArticleList, row: ArticleRow, width: int, in_focus: bool) -> list[Strip]:
        drawn.append(row.id)
        return draw(rows, row, width, in_focus)

    monkeypatch.setattr(ArticleList, "draw", noted)
    async with desk_on(long_list) as desk:
        await desk.type("50jj")
        drawn.clear()
        await desk.type("j")
        # The row in focus, and the one that came into view.
        assert len(drawn) == 2
        assert desk.screen.rows.top > 0
