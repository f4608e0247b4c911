"""How the screens look. After a change that is meant, run this file with `--snapshot-update`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from prose.marks import Marks
from store.library import Library
from tui.app import NewsreadApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = {"wide": (120, 40), "narrow": (80, 24)}
STATES = {
    "list": (),
    "article": ("G", "enter"),
    "quote": ("G", "enter", "right_square_bracket", "q"),
    "selection": ("G", "enter", "right_curly_bracket", "v", "right_parenthesis"),
    "passages-in-text": ("G", "enter", "t", "o", "n", "e", "enter", "right_curly_bracket", "H", "i"),
    "passages": ("G", "enter", "t", "o", "n", "e", "enter", "a", "y", "e", "s", "ctrl+s", "g", "p"),
    "no-passages": ("g", "p"),
    "search": ("G", "enter", "slash", "t", "h", "e", "enter"),
    "tag-picker": ("G", "enter", "t", "n", "e", "w"),
    "note-editor": ("G", "enter", "a", "w", "h", "y"),
    "filter": ("F", "z"),
    "help": ("question_mark",),
}
"""The keys that lead to what is pictured."""
SETTLE_SECONDS = 0.3
"""Longer than anything on the screen waits before it is drawn."""


@pytest.fixture
def library(harbour_library: Path) -> Iterator[Library]:
    """Three articles, the first of them marked by hand."""
    with Library.open(harbour_library, create=False) as library:
        for article in library.marks.undetected():
            # Nothing is to be found in the background while the picture is taken.
            library.marks.replace(article, Marks(), "nothing")
        yield library


def after(keys: tuple[str, ...], theme: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def run(pilot: Pilot[None]) -> None:
        pilot.app.theme = theme
        await pilot.pause(SETTLE_SECONDS)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            for line in pilot.app.screen.query(Input):
                line.cursor_blink = False
            for editor in pilot.app.screen.query(TextArea):
                editor.cursor_blink = False
        await pilot.pause(SETTLE_SECONDS)

    return run


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_dark(snap_compare: Callable[..., bool], library: Library, state: str, size: str) -> None:
    run = after(STATES[state], "textual-dark")
    assert snap_compare(NewsreadApp(library), terminal_size=SIZES[size], run_before=run)


@pytest.mark.parametrize("state", ["list", "quote", "passages-in-text", "passages"])
def test_light(snap_compare: Callable[..., bool], library: Library, state: str) -> None:
    run = after(STATES[state], "textual-light")
    assert snap_compare(NewsreadApp(library), terminal_size=SIZES["wide"], run_before=run)


@pytest.mark.parametrize("state", ["list", "quote", "passages-in-text"])
def test_without_colour(
    snap_compare: Callable[..., bool], library: Library, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    run = after(STATES[state], "textual-dark")
    assert snap_compare(NewsreadApp(library), terminal_size=SIZES["wide"], run_before=run)
