"""How the screens look. After a change that is meant, run this file with `--snapshot-update`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from prose.marks import Marks
from store.changes import Change
from store.library import Library
from tests.tui.conftest import add_article
from tests.tui.names import make_library
from tui.app import NewsreadApp
from tui.themes import OWN_COLOURS

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
    "results": ("slash", *"harbour", "space", "o", "r", "space", *"is:o"),
    "help": ("question_mark",),
}
"""The keys that lead to what is pictured."""
NAME_STATES = {
    "names": ("g", "n"),
    "names-filter": ("g", "n", "F", "z"),
    "name-page": ("g", "n", "enter", "j"),
    "name-quotes": ("g", "n", "enter", "tab"),
    "name-spellings": ("g", "n", "enter", "shift+tab"),
    "corrections": ("g", "c"),
}
"""The same for names."""
OVERLAP = ("G", "enter", *"Vtone", "enter", *"wwveeetsame", "enter", "h")
"""The keys that lead to two passages over each other."""
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


@pytest.fixture
def typeset_library(tmp_path: Path) -> Iterator[Library]:
    """One article, with all that an article can be made of."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        add_article(library, "pilots.md")
        library.marks.replace(1, Marks(), "nothing")
    with Library.open(path, create=False) as library:
        yield library


@pytest.fixture
def named_library(tmp_path: Path) -> Iterator[Library]:
    """Two stories with names, of which two are corrected."""
    with Library.open(make_library(tmp_path / "library.db"), create=False) as library:
        [guild], [brandt] = library.names.find("Pilots’ Guild"), library.names.find("Brandt")
        library.corrections.make(Change(CorrectionKind.RENAME, guild.id, text="Guild of Pilots"))
        library.corrections.make(Change(CorrectionKind.NOT_A_NAME, guild.id, only_in=2))
        library.corrections.make(Change(CorrectionKind.LABEL, brandt.id, label=Label.PERSON))
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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", NAME_STATES)
def test_names(snap_compare: Callable[..., bool], named_library: Library, state: str, size: str) -> None:
    run = after(NAME_STATES[state], "textual-dark")
    assert snap_compare(NewsreadApp(named_library), terminal_size=SIZES[size], run_before=run)


@pytest.mark.parametrize("state", ["names", "name-page"])
def test_names_in_the_light(snap_compare: Callable[..., bool], named_library: Library, state: str) -> None:
    run = after(NAME_STATES[state], "textual-light")
    assert snap_compare(NewsreadApp(named_library), terminal_size=SIZES["wide"], run_before=run)


@pytest.mark.parametrize("state", ["name-page", "name-quotes"])
def test_names_without_colour(
    snap_compare: Callable[..., bool],
    named_library: Library,
    monkeypatch: pytest.MonkeyPatch,
    state: str,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    run = after(NAME_STATES[state], OWN_COLOURS)
    assert snap_compare(NewsreadApp(named_library), terminal_size=SIZES["wide"], run_before=run)


@pytest.mark.parametrize("state", ["list", "quote", "passages-in-text", "passages"])
def test_light(snap_compare: Callable[..., bool], library: Library, state: str) -> None:
    run = after(STATES[state], "textual-light")
    assert snap_compare(NewsreadApp(library), terminal_size=SIZES["wide"], run_before=run)


@pytest.mark.parametrize("state", ["list", "quote", "passages-in-text"])
def test_without_colour(
    snap_compare: Callable[..., bool], library: Library, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    run = after(STATES[state], OWN_COLOURS)
    assert snap_compare(NewsreadApp(library), terminal_size=SIZES["wide"], run_before=run)


@pytest.mark.parametrize("state", ["list", "overlap"])
def test_sixteen_colours(snap_compare: Callable[..., bool], library: Library, state: str) -> None:
    run = after(OVERLAP if state == "overlap" else STATES[state], OWN_COLOURS)
    assert snap_compare(NewsreadApp(library), terminal_size=SIZES["wide"], run_before=run)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
def test_passages_over_each_other(snap_compare: Callable[..., bool], library: Library, theme: str) -> None:
    run = after(OVERLAP, theme)
    assert snap_compare(NewsreadApp(library), terminal_size=SIZES["narrow"], run_before=run)


@pytest.mark.parametrize(
    ("theme", "size"), [("textual-dark", (120, 54)), ("textual-light", (60, 64)), (OWN_COLOURS, (120, 54))]
)
def test_typesetting(
    snap_compare: Callable[..., bool], typeset_library: Library, theme: str, size: tuple[int, int]
) -> None:
    run = after(("enter",), theme)
    assert snap_compare(NewsreadApp(typeset_library), terminal_size=size, run_before=run)
