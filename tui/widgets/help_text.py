"""The lines of help: keys, and beside or before them what they do."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style

from tui.cells import cell_length
from tui.columns import strip_of
from tui.widgets.line_view import LineView
from tui.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual.strip import Strip

    Parts = list[tuple[str, Style]]

KEYS_WIDTH = 26
"""Cells of the column of keys, where that is no more than a third of the room."""
AIR = 2
"""Cells between keys and words."""
COLUMNS_FIT = 56
"""Cells from which on there is room for keys and words side by side."""
PLAIN, BOLD, DIM = Style(), Style(bold=True), Style(dim=True)
TITLE = Style(bold=True, underline=True)


class HelpRow(NamedTuple):
    """A heading, a key with what it does, or an empty line."""

    keys: str = ""
    """The keys; the heading of a group."""
    name: str = ""
    """What they do."""
    told: str = ""
    """What else there is to say of that."""
    is_title: bool = False
    """Whether `keys` is the heading of several groups."""


class HelpText(LineView):
    """Sets its rows when it is shown, and draws those lines of them that are seen."""

    DEFAULT_CSS = """
    HelpText { width: 1fr; height: 1fr; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[HelpRow] = ()
        self._lines: list[Parts] = []

    def show(self, rows: Sequence[HelpRow]) -> None:
        """Show other rows, from the first on."""
        self._rows = rows
        self._set()
        self.scroll_top(0)

    def on_resize(self) -> None:
        """Give keys and words the room that there is."""
        self._set()

    def _set(self) -> None:
        width = self.size.width
        self._lines = [line for row in self._rows for line in _lines_of(row, width)] if width > 0 else []
        self.forget_lines()

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def line_key(self, line: int) -> Hashable:
        """Return which line it is."""
        return line

    def draw_line(self, line: int) -> Strip:
        """Draw a line."""
        parts = self._lines[line] if line < len(self._lines) else []
        base = self.rich_style
        return strip_of([(words, base + ink) for words, ink in parts], self.size.width, base)


def _lines_of(row: HelpRow, width: int) -> list[Parts]:
    """Return the lines of a row: its keys beside its words, or before them where there is little room."""
    if not row.name:
        return [[(row.keys, TITLE if row.is_title else BOLD)]]
    told = [(row.name, PLAIN), (f"  {row.told}" if row.told else "", DIM)]
    if width < COLUMNS_FIT:
        return _wrapped([(f"{row.keys}  ", BOLD), *told], width)
    room = min(KEYS_WIDTH, width // 3)
    keys, words = _wrapped([(row.keys, BOLD)], room), _wrapped(told, width - room - AIR)
    none: Parts = []
    return [
        [*left, (" " * (room + AIR - sum(cell_length(text) for text, _ in left)), PLAIN), *right]
        for left, right in zip_longest(keys, words, fillvalue=none)
    ]


def _wrapped(parts: Parts, width: int) -> list[Parts]:
    """Return what stands in several inks, broken into lines."""
    text = "".join(words for words, _ in parts)
    starts = [0, *wrap(text, 0, len(text), max(1, width)), len(text)]
    return [_between(parts, start, start + len(text[start:end].rstrip())) for start, end in pairwise(starts)]


def _between(parts: Parts, start: int, end: int) -> Parts:
    found, begins = [], 0
    for words, ink in parts:
        piece = words[max(0, start - begins) : max(0, end - begins)]
        found.append((piece, ink))
        begins += len(words)
    return found
