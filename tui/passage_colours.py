"""The colours of passages.

Hues alone are not told apart by everybody, and not at all without colours. So the first four colours are
amber, blue, rose and green, a quarter of the circle of CIE L*a*b* from each other, and beside that the bar of
each has its own shape; colours that share a shape differ in lightness as well. A colour keeps its hue in
every theme. `tests/tui/test_inks.py` measures how far they lie apart.
"""

from __future__ import annotations

from functools import cache

from textual.color import Color

from store.tags.colours import ON_PAPER

_DARK = (
    *("#e6ae62", "#9dc6fe", "#ff8cb2", "#5cb878"),
    *("#dbee90", "#f7ecff", "#ffd1c5", "#14e9df"),
    *("#a29038", "#8695eb", "#d6656e", "#0d8f71"),
)
"""The colours in a dark theme, of bars, labels and, mixed with the page, of the ground of the words."""
_LIGHT = (
    *("#7e5203", "#005d9a", "#831546", "#006830"),
    *("#303e00", "#44266e", "#490d00", "#003e3b"),
    *("#8e7e26", "#6576c9", "#ac404c", "#058c6e"),
)
"""The colours of bars and labels in a light theme."""
_MARKERS = ON_PAPER
"""What is mixed with the page for the ground of the words in a light theme: markers on paper."""
_DARK_AMOUNT, _LIGHT_AMOUNT = 0.34, 0.42
"""How much of a colour is mixed with the page."""


@cache
def passage_colour(colour: int, *, dark: bool) -> Color:
    """Return the colour of bars and labels.

    Args:
        colour: Its number, from 0.
        dark: Whether the theme is a dark one.
    """
    colours = _DARK if dark else _LIGHT
    return Color.parse(colours[colour % len(colours)])


def marked_ground(page: Color, colour: int, *, dark: bool) -> Color:
    """Return the ground of the words of a passage.

    Args:
        page: What the passage is marked on: the page, or the ground of a passage under it.
        colour: The number of its colour, from 0.
        dark: Whether the theme is a dark one.
    """
    colours, amount = (_DARK, _DARK_AMOUNT) if dark else (_MARKERS, _LIGHT_AMOUNT)
    return page.blend(Color.parse(colours[colour % len(colours)]), amount, alpha=1)
