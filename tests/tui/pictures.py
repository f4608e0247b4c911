"""Pictures of the screen as text that can be read and compared: what stands in each cell, in which style."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from textual.color import Color
from textual.widgets import Input, TextArea

from tui.themes import OWN_COLOURS, WithoutColours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.segment import Segment
    from rich.style import Style

    from tests.tui.desk import Desk

THEMES = ("textual-dark", "textual-light", OWN_COLOURS)
"""The themes that everything is pictured in: a dark one, a light one, and the sixteen colours."""
ATTRIBUTES = ("bold", "dim", "italic", "underline", "underline2", "strike", "reverse", "blink")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

WITHOUT = "without colours"


async def pictured(desk: Desk, sizes: Sequence[tuple[int, int]]) -> list[str]:
    """Return the screen at each size in every theme and without colours: the words once, then the styles.

    Of the styles is said which cells have them: "3 12a 108b" is line 3 of twelve cells in style a, 108 in b.

    Args:
        desk: What is pictured; its terminal changes its size and its colours.
        sizes: In cells.
    """
    for line in (*desk.app.screen.query(Input), *desk.app.screen.query(TextArea)):
        line.cursor_blink = False
    words = dict.fromkeys(sizes, "")
    parts: dict[tuple[int, int], list[str]] = {size: [] for size in sizes}
    order = sizes
    for theme in THEMES:
        # A terminal of so few colours says so when the app starts.
        few = theme == OWN_COLOURS
        desk.app.console._color_system = ColorSystem.STANDARD if few else ColorSystem.TRUECOLOR
        desk.app.theme = theme
        for size in order:
            await desk.resize(size)
            before, words[size] = words[size], desk.shown()
            parts[size] += [words[size]] if words[size] != before else []
            parts[size] += [f"== {theme}", *_styles(_lines(desk))]
            if theme == THEMES[-1]:
                without = WithoutColours()
                bare = [without.apply(line, Color(0, 0, 0)) for line in _lines(desk)]
                parts[size] += [f"== {WITHOUT}", *_styles(bare), ""]
        # From the size that the terminal has now there is one way less to go.
        order = order[::-1]
    return ["\n".join(parts[size]) for size in sizes]


def _lines(desk: Desk) -> list[list[Segment]]:
    width, _ = desk.app.size
    return [[*strip.crop(0, width)] for strip in desk.app.screen._compositor.render_strips()]


def _styles(lines: Sequence[Sequence[Segment]]) -> list[str]:
    """Return what the styles are, and which cells of each line have which."""
    letters: dict[str, str] = {}
    runs: list[str] = []
    for line in lines:
        styles = [letters.setdefault(_written(style), LETTERS[len(letters)]) for _, style, _ in line]
        cells = groupby(zip(styles, line, strict=True), key=itemgetter(0))
        runs.append(
            " ".join(f"{sum(segment.cell_length for _, segment in run)}{style}" for style, run in cells)
        )
    return [*(f"{letter} = {style}" for style, letter in letters.items()), *_numbered(runs)]


def _numbered(runs: Sequence[str]) -> list[str]:
    """Return what each line has after its number; what several lines share, once."""
    numbered: list[str] = []
    first = 1
    for run, same in groupby(runs):
        last = first + len([*same]) - 1
        numbered.append(f"{first} {run}" if first == last else f"{first}-{last} {run}")
        first = last + 1
    return numbered


def _written(style: Style | None) -> str:
    if style is None:
        return "default"
    attributes = [name for name in ATTRIBUTES if getattr(style, name)]
    ink, ground = (
        colour.name if colour is not None else "default" for colour in (style.color, style.bgcolor)
    )
    return " ".join([*attributes, ink, "on", ground])
