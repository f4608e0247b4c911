"""Lines of the screen made of columns: a door to the terminal, through which nothing passes that steers it.

What is in the library was cleaned when it came in, but the file may have been written by somebody else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.cells import cell_length, cell_widths, display, is_plain
from tui.colour_vision import READABLE, contrast, readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App
    from textual.color import Color
    from textual.css.styles import RenderStyles
    from textual.widget import Widget


def fit(text: str, width: int) -> str:
    """Return text in exactly so many cells: filled with spaces, or cut with an ellipsis."""
    text = display(text)
    size = cell_length(text)
    if size <= width:
        return text + " " * (width - size)
    if width <= 0:
        return ""
    return f"{text[: width - 1] if is_plain(text) else set_cell_size(text, width - 1)}…"


def fit_right(text: str, width: int) -> str:
    """Return text in exactly so many cells, at their right."""
    text = display(text)
    missing = width - cell_length(text)
    return " " * missing + text if missing >= 0 else fit(text, width)


def fit_start(text: str, width: int) -> str:
    """Return the first whole words of text in exactly so many cells; a word that is longer is cut."""
    text = display(text)
    ends = list(accumulate(cell_widths(text)))
    end = bisect_right(ends, width)
    if end < len(text) and not text[end].isspace():
        between = text.rfind(" ", 0, end)
        end = between if text[: max(0, between)].strip() else end
    return set_cell_size(text[:end], width)


def fit_end(text: str, width: int) -> str:
    """Return the last whole words of text in exactly so many cells, at their right; a longer word is cut."""
    text = display(text)
    ends = list(accumulate(cell_widths(text), initial=0))
    start = bisect_left(ends, ends[-1] - width)
    while start < len(text) and ends[start] == ends[start + 1]:
        # What has no width goes with what it stands on.
        start += 1
    if start and not text[start - 1].isspace():
        between = text.find(" ", start) + 1
        start = between if between and text[between:].strip() else start
    return fit_right(text[start:], width)


def inks_of(widget: Widget, *names: str) -> list[Style]:
    """Return the words' colour and weight in some of a widget's component classes, to lay over any ground."""
    _, ground = widget.background_colors
    plain = ground + widget.styles.color
    return [_ink(widget.get_component_styles(name), ground, plain) for name in names]


def _ink(styles: RenderStyles, ground: Color, plain: Color) -> Style:
    """Return the ink of one class, mixed with the ground that shows through it, as far as it can be read."""
    shape, colour = styles.text_style, ground + styles.color
    if colour.ansi is None and ground.ansi is None:
        # A theme that is paler than what is readable by itself stays so.
        colour = readable(colour, ground, plain=plain, wanted=min(READABLE, contrast(plain, ground)))
    return Style(color=colour.rich_color, bold=shape.bold, dim=shape.dim)


def is_colourless(app: App[object]) -> bool:
    """Whether colours are not seen, or so few that tints of one colour would be the same."""
    return app.no_color or app.console.color_system == "standard"


def strip_of(parts: Iterable[tuple[str, Style]], width: int, base: Style) -> Strip:
    """Join styled texts to a line of exactly so many cells, on the background of `base`.

    On a reversed ground all words are of its colour: theirs would be that of the ground in places.
    """
    over = Style(color=base.color, dim=False) if base.reverse else Style.null()
    shown = [(display(text), style) for text, style in parts if text]
    # Said, because Textual would measure each part again; and filled here, because a strip is dear to make.
    size = sum(cell_length(text) for text, _ in shown)
    segments = [Segment(text, base + style + over) for text, style in shown]
    if size < width:
        segments.append(Segment(" " * (width - size), base))
    return Strip(segments, max(size, width)).crop(0, width)


def wrap(text: str, width: int, lines: int) -> list[str]:
    """Break text between words into at most so many lines; the last ends with an ellipsis."""
    wrapped: list[str] = []
    line = ""
    words = display(text).split()
    for place, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if len(wrapped) == lines - 1:
            wrapped.append(fit(" ".join([*([line] if line else []), *words[place : place + width]]), width))
            return wrapped
        if line:
            wrapped.append(line)
        line = word
        while cell_len(line) > width and len(wrapped) < lines - 1:
            head = set_cell_size(line, width).rstrip()
            wrapped.append(head)
            line = line[len(head) :]
    if line:
        wrapped.append(fit(line, width).rstrip() if cell_len(line) > width else line)
    return wrapped
