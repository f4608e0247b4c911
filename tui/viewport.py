"""The part of an article that is on the screen: which line is at the top, and how that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.spans import Span
from tui.heading import Heading, HeadingLine, set_heading
from tui.layout import Layout, Line

if TYPE_CHECKING:
    from prose.document import Document

_MARGIN = 2
"""Lines that are kept in view above and below the caret."""
_TAIL = 2
"""Empty lines that can be scrolled into view after the end of the text."""


class Viewport:
    """A window over the lines of a heading and a text.

    Rows are counted from the first line of the heading. The rows of the text shift when more of it is set
    (see `tui.layout`): the window then stays where it is by the offset that it begins with, and `generation`
    changes.

    Args:
        document: The text.
        heading: What stands above it.
        width: The cells of a line.
        height: How many lines are seen at a time.
    """

    def __init__(self, document: Document, heading: Heading, width: int, height: int) -> None:
        self.layout = Layout(document, width)
        """The lines of the text."""
        self.heading_lines = set_heading(heading, width)
        """The lines above it."""
        self.height = max(1, height)
        """How many lines are seen at a time."""
        self.top = 0
        """The row of the line at the top."""
        self.generation = 0
        """Another number whenever the same row may be another line."""
        self.top_offset = 0
        """A code point of the line at the top, or the first where that is a line of the heading."""
        self._visible = Span(0, 0)
        self._visible_at = (-1, -1)
        self._set_top(0)

    def set_heading(self, heading: Heading) -> None:
        """Replace what stands above the text; what is seen of the text stays where it is if possible."""
        old = len(self.heading_lines)
        self.heading_lines = set_heading(heading, self.layout.width)
        self.generation += 1
        self._set_top(self.top + len(self.heading_lines) - old if self.top >= old else self.top)

    @property
    def visible(self) -> Span:
        """What is seen of the text, from the start of the top line to the end of the bottom one."""
        if self._visible_at != (self.top, self.generation):
            first, last = self._text_line(self.top), self._text_line(self.top + self.height - 1)
            self._visible = Span(first.start, max(first.end, last.end))
            # To look at lines may have set more of them: only what is so by then is kept.
            self._visible_at = self.top, self.generation
        return self._visible

    @property
    def progress(self) -> float:
        """How much of what was not seen at first has been scrolled to: 0 at the beginning, 1 at the end."""
        if self.top == 0:
            return 1.0 if self._last_top() == 0 else 0.0
        before, after = self.visible.start, len(self.layout.document.text) - self.visible.end
        return before / (before + after) if before + after else 1.0

    @property
    def window(self) -> int:
        """Which line is at the top: a code point of it, or minus the lines of the heading that are seen."""
        heading = len(self.heading_lines)
        return self.top_offset if self.top >= heading else self.top - heading

    @window.setter
    def window(self, window: int) -> None:
        if window < 0:
            self._set_top(len(self.heading_lines) + window)
        else:
            self.begin_at(window)

    @property
    def end_row(self) -> int:
        """The row after the last line of the text."""
        return len(self.heading_lines) + self.layout.line_count

    def line_at(self, row: int) -> Line | HeadingLine | None:
        """Return what stands in a row; None after the end of the text."""
        if row < len(self.heading_lines):
            return self.heading_lines[row]
        index = row - len(self.heading_lines)
        return self.layout.line(index) if index < self.layout.line_count else None

    def row_of(self, offset: int) -> int:
        """Return the row of the code point at `offset`."""
        self._prepare(offset)
        return len(self.heading_lines) + self.layout.line_of(offset)

    def offset_at(self, row: int, column: int) -> int:
        """Return the offset of what is nearest to a cell, counted from the left edge of the text."""
        if row < len(self.heading_lines):
            return 0
        return self.layout.offset_at(row - len(self.heading_lines), column)

    def offset_below(self, offset: int, lines: int, column: int) -> int:
        """Return what stands some lines below `offset`, or above if negative, in a cell of that line.

        Args:
            offset: Where to begin.
            lines: How many lines to go, as far as there are any.
            column: The cell, counted from the left edge of the text.
        """
        self._prepare(offset, abs(lines))
        index = max(0, min(self.layout.line_of(offset) + lines, self.layout.line_count - 1))
        step = 1 if lines > 0 else -1
        line = self.layout.line(index)
        while line.start == line.end and 0 < index < self.layout.line_count - 1:
            # Air above a heading is no place for a caret.
            index += step
            line = self.layout.line(index)
        return self.layout.offset_at(index, column)

    def scroll(self, lines: int) -> bool:
        """Move the window down, or up if negative, as far as there is text; return whether it did."""
        return self._set_top(self.top + lines)

    def show(self, offset: int, *, centre: bool = False) -> bool:
        """Move the window as little as possible so that `offset` is well in view; return whether it moved.

        Args:
            offset: A code point of the text.
            centre: Bring it to the middle in any case.
        """
        if centre:
            return self.put(offset, 0.5)
        row = self.row_of(offset)
        rows = self._rows_well_in_view()
        if row in rows:
            return False
        if row <= len(self.heading_lines) + self._margin and row < self.height - self._margin:
            return self._set_top(0)
        if abs(row - self.top) > 2 * self.height:
            return self._set_top(row - self.height // 3)
        return self._set_top(self.top + row - (rows.start if row < rows.start else rows.stop - 1))

    def put(self, offset: int, share: float) -> bool:
        """Move the window so that `offset` is so far down in it; return whether it moved.

        Args:
            offset: A code point of the text.
            share: 0 for as far up as a caret can be, 1 for as far down.
        """
        room = self.height - 1 - 2 * self._margin
        return self._set_top(self.row_of(offset) - self._margin - int(share * room + 0.5))

    def begin_at(self, offset: int) -> None:
        """Move the window so that the line of `offset` is its first, as far as there is enough below."""
        row = self.row_of(offset)
        self._set_top(row)
        if self.top == row:
            # Not the start of that line: in another width `offset` is to come to the top again.
            self.top_offset = offset

    def nearest_in_view(self, offset: int, column: int) -> int:
        """Return `offset` if it is well in view, else what stands in a cell of the nearest line that is."""
        row, rows = self.row_of(offset), self._rows_well_in_view()
        last = len(self.heading_lines) + self.layout.line_count - 1
        nearest = max(rows.start, len(self.heading_lines), min(row, rows.stop - 1, last))
        return offset if nearest == row else self.offset_below(offset, nearest - row, column)

    @property
    def _margin(self) -> int:
        """How many lines are kept in view above and below the caret."""
        return min(_MARGIN, (self.height - 1) // 2)

    def _rows_well_in_view(self) -> range:
        """Return the rows that the caret can be in without the window being moved."""
        above = self._margin if self.top > 0 else 0
        below = self._margin if self.top < self._last_top() else 0
        return range(self.top + above, self.top + self.height - below)

    def _text_line(self, row: int) -> Line:
        """Return the line of the text in a row, or the nearest."""
        return self.layout.line(row - len(self.heading_lines))

    def _last_top(self) -> int:
        """Return the greatest row that may be at the top."""
        tail = min(_TAIL, self.height - 1)
        return max(0, len(self.heading_lines) + self.layout.line_count + tail - self.height)

    def _set_top(self, row: int) -> bool:
        """Put a row at the top, or the nearest that may be there; return whether that changed anything."""
        before = self.top, self.generation
        self.top = max(0, min(row, self._last_top()))
        self.top_offset = self._text_line(self.top).start
        self._prepare(self.top_offset)
        return (self.top, self.generation) != before

    def _prepare(self, offset: int, lines: int = 0) -> None:
        """Have the surroundings of `offset` set, and the window stay where it is."""
        reach = lines + 2 * self.height
        if self.layout.prepare(offset, reach, reach):
            self.generation += 1
            if self.top >= len(self.heading_lines):
                self.top = len(self.heading_lines) + self.layout.line_of(self.top_offset)
            self.top = max(0, min(self.top, self._last_top()))
