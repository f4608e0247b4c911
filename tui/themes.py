"""Which of Textual's themes the app is shown in."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from textual.color import Color

OWN_COLOURS = "ansi-dark"
"""The theme that leaves words and ground in the terminal's own colours, and mixes none."""
FEW_COLOURS = "standard"
"""What Rich calls the sixteen colours, of which no two make a third."""


def starting_theme(
    colours: str, themes: Collection[str], *, chosen: Mapping[str, str], no_colour: bool
) -> str | None:
    """Return the theme that the app starts in; None for the one that Textual starts in.

    Args:
        colours: What Rich calls the colours of the terminal: "standard", "256", "truecolor".
        themes: The names of the themes that there are.
        chosen: The theme that the reader chose on each kind of terminal.
        no_colour: Whether the reader asked all programs for no colours.
    """
    if no_colour:
        return OWN_COLOURS
    if os.environ.get("TEXTUAL_THEME"):
        return None
    theme = chosen.get(colours)
    if theme in themes:
        return theme
    return OWN_COLOURS if colours == FEW_COLOURS else None


class WithoutColours(LineFilter):
    """Takes all colours away (https://no-color.org).

    In the terminal's own colours only what has the focus stands on a ground of another colour: a cursor, what
    would be chosen, what is selected. It is reversed instead.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments without colours.

        Args:
            segments: A line.
            background: What it is on.
        """
        return [Segment(text, style and _colourless(style), control) for text, style, control in segments]


_OWN = RichColor.parse("default")


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    stands_out = style.bgcolor is not None and not style.bgcolor.is_default
    own = Style(color=_OWN, bgcolor=_OWN)
    return style + own + Style(reverse=True) if stands_out else style + own
