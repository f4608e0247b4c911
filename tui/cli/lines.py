"""Fitting text into lines of a terminal, in cells: a Chinese character takes two, an accent none."""

from __future__ import annotations

import unicodedata
from collections import deque
from typing import TYPE_CHECKING

from prose.characters import clean_text

if TYPE_CHECKING:
    from prose.spans import Span

ELLIPSIS = "…"


def cells(text: str) -> int:
    """Return how many cells a terminal gives to clean text of one line."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Break one paragraph between words into lines of at most `width` cells.

    A word longer than a line stays whole, so that an address can still be copied.

    Args:
        text: Clean text.
        width: The longest line, in cells, the indent included.
        indent: What stands before every line.
    """
    lines: list[str] = []
    line, used = "", width
    for word in text.split():
        size = cells(word)
        if used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        line, used = indent + word, cells(indent) + size
    return [*lines, line] if line else lines


def fit(text: str, width: int) -> str:
    """Return text as exactly so many cells: filled with spaces, or cut with an ellipsis at the end."""
    size = cells(text)
    if size <= width:
        return text + " " * (width - size)
    kept, used = "", 0
    for character in text:
        if used + _cells_of(character) > width - 1:
            break
        kept, used = kept + character, used + _cells_of(character)
    return kept + ELLIPSIS + " " * (width - used - 1)


def fit_end(text: str, width: int) -> str:
    """Return text as exactly so many cells: spaces before it, or cut with an ellipsis at the start."""
    size = cells(text)
    if size <= width:
        return " " * (width - size) + text
    kept, used = deque[str](), 0
    for character in reversed(text):
        if used + _cells_of(character) > width - 1:
            break
        kept.appendleft(character)
        used += _cells_of(character)
    return " " * (width - used - 1) + ELLIPSIS + "".join(kept)


def point_out(text: str, span: Span) -> list[str]:
    """Return what was typed on a line of its own, and below it a line that points to a part of it."""
    before, part = (clean_text(words) for words in (text[: span.start], span.of(text)))
    return [f"  {clean_text(text)}", f"  {' ' * cells(before)}{'^' * max(1, cells(part))}"]


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
