"""Where to break a text that is wider than its line."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from tui.cells import cell_widths, is_plain

_NOT_FIRST = frozenset(
    "、。，．・：；？！」』）］｝〉》】〕〗ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}»”’…"
)
"""Characters that may not open a line where a text without spaces is broken (JIS X 4051, the common part)."""

_HANGING = frozenset("“‘„‚«‹\"'")
"""Marks that hang out of the text where they open a line: the letters below each other then align."""


def hangs(text: str, start: int, end: int) -> bool:
    """Whether the line from `start` to `end` begins with a mark that is to hang out of the text."""
    return end - start > 1 and text[start] in _HANGING and not text[start + 1].isspace()


def wrap(text: str, start: int, end: int, width: int, *, plain: bool | None = None) -> list[int]:
    """Return where the second line of `text[start:end]` begins, and the third, and so on.

    Lines are broken after spaces, between wide characters, and inside a word only where it does not fit on
    a line of its own. No line is wider than `width` cells, not counting the spaces that it ends with. What is
    shown as one thing is never torn, unless it alone is wider than the line.

    Args:
        text: Any text.
        start: The first code point of a text without line breaks.
        end: One past its last.
        width: The cells of a line, at least 1.
        plain: Whether every code point is known to take one cell (see `tui.cells.is_plain`).
    """
    if end - start <= width and plain:
        return []
    if plain or is_plain(text, start, end):
        return _wrap_plain(text, start, end, width)
    return [start + index for index in _wrap_odd(text[start:end], width)]


def _wrap_plain(text: str, start: int, end: int, width: int) -> list[int]:
    """Wrap a text whose code points take a cell each."""
    starts: list[int] = []
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space >= start:
            start = space + 1
            while start < end and text[start] == " ":
                start += 1
        else:
            start += width
        if start < end:
            starts.append(start)
    return starts


def _wrap_odd(text: str, width: int) -> list[int]:
    """Wrap a text whose code points take from no cell to four."""
    widths = cell_widths(text)
    cells = list(accumulate(widths, initial=0))
    starts: list[int] = []
    start, end = 0, len(text)
    while cells[end] - cells[start] > width:
        # The most that fits; code points of no width stay with what they belong to.
        stop = bisect_right(cells, cells[start] + width) - 1
        while stop < end and not widths[stop]:
            stop += 1
        start = _break(text, widths, start, stop)
        if start < end:
            starts.append(start)
    return starts


def _between_wide(text: str, widths: bytearray, at: int) -> bool:
    """Whether the line may be broken before `at` because a wide character stands on either side."""
    if at >= len(text) or not widths[at] or text[at] in _NOT_FIRST:
        return False
    return widths[at] == 2 or widths[at - 1] == 2


def _break(text: str, widths: bytearray, start: int, stop: int) -> int:
    """Return where the next line begins if this one has room from `start` for what is before `stop`."""
    end = len(text)
    if stop <= start:
        # Something wider than the whole line stands alone on it.
        stop = start + 1
        while stop < end and not widths[stop]:
            stop += 1
        return stop
    at = stop
    while at > start:
        if " " in text[at - 1 : at + 1]:
            # What is of no width belongs to the space before it, and both hang over the edge.
            while at < end and (text[at] == " " or not widths[at]):
                at += 1
            return at
        if _between_wide(text, widths, at):
            return at
        at -= 1
    return stop
