"""Where each code point of a document stands when it is set in lines of a given width.

Only what is looked at is ever set. The text is cut at line breaks into chunks of about 16 KB; a chunk is set
when one of its lines is asked for, and until then counts with an estimated number of lines. Line numbers may
therefore shift when a chunk above is set: whoever holds a place holds an offset, and asks `prepare` for its
surroundings before it counts lines from there. Nothing that is shown depends on a line that nobody has
seen, so that the rest of a long text need never be set at all.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from prose.document import BlockKind
from tui.cells import cell_length, cell_widths, cluster, is_plain
from tui.tables import TableSetting, set_table, stack, stacked_indent
from tui.wrapping import hangs, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prose.document import Block, Document

_CHUNK = 16_384
"""Code points in a chunk, before it is drawn out to the next line break."""

_NARROWEST = 8
"""Cells that are left to the words however deep a list is nested."""

LEVEL_INDENT = 3
"""Cells by which each level of a list stands further in."""
CODE_INDENT = 4
"""Cells by which code stands in."""
QUOTE_BAR = "│ "
"""What stands before each line of a block quote, once a level."""


class Line(NamedTuple):
    """One line as it is set."""

    start: int
    """Its first code point."""
    end: int
    """One past its last code point, the line break or the space that it ends with included. A line without
    code points is air above a heading, or an empty text."""
    indent: int
    """Cells between the left edge of the text and its first word; -1 where a mark hangs out of the text."""
    block: Block | None
    """The block that its words belong to; None for the empty lines between blocks."""
    opening: bool
    """Whether it is the first line of its block."""


def block_index(blocks: Sequence[Block], offset: int) -> int:
    """Return the index of the last block that starts at `offset` or before it; -1 where there is none."""
    return bisect_right(blocks, offset, key=_block_start) - 1


def _block_start(block: Block) -> int:
    return block.span.start


def block_indent(block: Block | None) -> int:
    """Return the cells by which every line of `block` stands in."""
    if block is None:
        return 0
    if block.kind is BlockKind.LIST_ITEM:
        return LEVEL_INDENT * max(0, block.level - 1) + marker_cells(block.marker)
    if block.kind is BlockKind.BLOCK_QUOTE:
        return len(QUOTE_BAR) * max(1, block.level)
    return CODE_INDENT if block.kind is BlockKind.CODE else 0


def marker_cells(marker: str) -> int:
    """Return the cells of a list item's marker with the space around it; numbers align at the right."""
    return max(LEVEL_INDENT if len(marker) < 2 else LEVEL_INDENT + 1, cell_length(marker) + 1)


class Layout:
    """A document set in lines of a given width, as far as it was looked at.

    Args:
        document: What to set.
        width: The cells of a line. A space that ends a line may stand in the cell after them.
    """

    def __init__(self, document: Document, width: int) -> None:
        self.document = document
        self.width = max(1, width)
        self._cuts = _cut(document.text)
        chunks = len(self._cuts) - 1
        self._lines: list[array[int] | None] = [None] * chunks
        self._counts = [
            max(1, (self._cuts[chunk + 1] - self._cuts[chunk]) * 6 // (5 * self.width))
            for chunk in range(chunks)
        ]
        self._tables: dict[int, TableSetting] = {}
        self._last_block = -1
        self._near = range(0)
        self._first_lines = [0]
        self._renumber()

    @property
    def line_count(self) -> int:
        """How many lines there are: exact for what was looked at, an estimate for the rest."""
        return self._first_lines[-1]

    def line(self, index: int) -> Line:
        """Return the line of this number, or the nearest that there is."""
        while True:
            index = max(0, min(index, self.line_count - 1))
            chunk = bisect_right(self._first_lines, index) - 1
            starts = self._lines[chunk]
            if starts is not None:
                break
            self._set_chunk(chunk)
            self._renumber()
        position = index - self._first_lines[chunk]
        start = starts[position]
        end = starts[position + 1] if position + 1 < len(starts) else self._cuts[chunk + 1]
        return self._describe(start, end)

    def line_of(self, offset: int) -> int:
        """Return the number of the line that the code point at `offset` is on."""
        chunk = self._chunk_of(offset)
        if self._set_chunk(chunk):
            self._renumber()
        return self._first_lines[chunk] + self._position(chunk, offset)

    def prepare(self, offset: int, before: int, after: int) -> bool:
        """Set what surrounds `offset`, so that the numbers of the lines there stand firm among themselves.

        Args:
            offset: A code point of the text.
            before: How many lines before it will be asked for.
            after: How many lines after it.

        Returns:
            Whether anything was set, and line numbers may have changed.
        """
        chunk = self._chunk_of(offset)
        changed = self._set_chunk(chunk)
        position = self._position(chunk, offset)
        above, below = position, self._counts[chunk] - position
        first = last = chunk
        while above < before and first > 0:
            first -= 1
            changed |= self._set_chunk(first)
            above += self._counts[first]
        while below < after and last < len(self._lines) - 1:
            last += 1
            changed |= self._set_chunk(last)
            below += self._counts[last]
        if changed:
            self._renumber()
        return changed

    def column_of(self, offset: int) -> int:
        """Return the cell of its line that the code point at `offset` begins in, from the left edge."""
        line = self.line(self.line_of(offset))
        cells = cell_length(self.document.text[line.start : offset])
        if gaps := self.gaps(line):
            cells += sum(gaps.get(place, 0) for place in range(line.start, offset))
        return min(line.indent + cells, self.width)

    def offset_at(self, index: int, column: int) -> int:
        """Return the offset of what stands in a cell, or of what is nearest to it on that line.

        Args:
            index: The number of a line.
            column: A cell, counted from the left edge of the text.
        """
        line = self.line(index)
        text = self.document.text[line.start : line.end].rstrip("\n")
        text = text.rstrip(" ") or text
        if not text:
            return line.start
        cells = column - line.indent
        gaps = self.gaps(line)
        if not gaps and is_plain(text):
            return line.start + max(0, min(cells, len(text) - 1))
        widths = [
            width + gaps.get(place, 0) for place, width in enumerate(cell_widths(text), start=line.start)
        ]
        position = min(bisect_right(list(accumulate(widths)), max(0, cells)), len(text) - 1)
        return cluster(self.document.text, line.start + position)[0]

    def gaps(self, line: Line) -> Mapping[int, int]:
        """Return the cells left empty after code points of a line's block, by offset: those of a table."""
        block = line.block
        return {} if block is None or block.kind is not BlockKind.TABLE else self._table(block).gaps

    def _table(self, block: Block) -> TableSetting:
        """Return how a table is set."""
        setting = self._tables.get(block.span.start)
        if setting is None:
            setting = self._tables[block.span.start] = set_table(self.document.text, block, self.width)
        return setting

    def _describe(self, start: int, end: int) -> Line:
        """Return the line from `start` to `end` with what it belongs to."""
        block = self._block_at(start)
        opening = block is not None and start == block.span.start
        return Line(start, end, min(self._indent(block, start, end), self._widest_indent), block, opening)

    def block_before(self, offset: int) -> int:
        """Return the index of the last block that starts at `offset` or before it; -1 where there is none."""
        if offset not in self._near:
            # Mostly the line before was asked for last: it is in the same block, or in that before.
            index = self._last_block + 1
            if not self._start_of(index) <= offset < self._start_of(index + 1):
                index = block_index(self.document.blocks, offset)
            self._last_block = index
            self._near = range(self._start_of(index), self._start_of(index + 1))
        return self._last_block

    def _start_of(self, index: int) -> int:
        """Return where a block starts; 0 before the first, and more than any offset after the last."""
        blocks = self.document.blocks
        if index < 0:
            return 0
        return blocks[index].span.start if index < len(blocks) else sys.maxsize

    def _block_at(self, offset: int) -> Block | None:
        """Return the block that `offset` is in."""
        index = self.block_before(offset)
        block = self.document.blocks[index] if index >= 0 else None
        return block if block is not None and offset < block.span.end else None

    def _indent(self, block: Block | None, start: int, end: int) -> int:
        """Return the cells by which the line from `start` to `end` stands in."""
        text = self.document.text
        if block is None:
            return 0
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            return -1 if hangs(text, start, end) else 0
        if block.kind is BlockKind.RULE:
            return max(0, self.width - cell_length(block.span.of(text))) // 2
        if block.kind is BlockKind.TABLE and self._table(block).stacked:
            return stacked_indent(text, block, start)
        return block_indent(block)

    @property
    def _widest_indent(self) -> int:
        """Return the cells that an indent may take from the words."""
        return max(0, self.width - _NARROWEST)

    def _chunk_of(self, offset: int) -> int:
        """Return the chunk that `offset` is in."""
        return max(0, min(bisect_right(self._cuts, offset) - 1, len(self._lines) - 1))

    def _position(self, chunk: int, offset: int) -> int:
        """Return which line of a chunk that was set `offset` is on."""
        starts = self._lines[chunk]
        assert starts is not None
        return max(0, bisect_right(starts, offset) - 1)

    def _renumber(self) -> None:
        """Count the lines before each chunk anew."""
        self._first_lines = list(accumulate(self._counts, initial=0))

    def _set_chunk(self, chunk: int) -> bool:
        """Set a chunk's lines; return whether that was still to be done."""
        if self._lines[chunk] is not None:
            return False
        start, end = self._cuts[chunk], self._cuts[chunk + 1]
        text, blocks = self.document.text, self.document.blocks
        plain = is_plain(text, start, end)
        starts = array("I")
        index = block_index(blocks, start)
        while start < end:
            while index + 1 < len(blocks) and blocks[index + 1].span.start <= start:
                index += 1
            block = blocks[index] if index >= 0 and start < blocks[index].span.end else None
            line_break = text.find("\n", start, end)
            stop = end if line_break < 0 else line_break
            stacked = block is not None and block.kind is BlockKind.TABLE and self._table(block).stacked
            if start and _has_air(block, start, stacked=stacked):
                starts.append(start)
            starts.append(start)
            if stop > start and stacked:
                starts.extend(stack(text, start, stop, self.width))
            elif stop > start:
                width = self.width - min(block_indent(block), self._widest_indent)
                starts.extend(wrap(text, start, stop, width, plain=plain))
            start = stop + 1
        if not starts:
            starts.append(start)
        self._lines[chunk] = starts
        self._counts[chunk] = len(starts)
        return True


def _has_air(block: Block | None, start: int, *, stacked: bool) -> bool:
    """Whether one more line is left empty above the line at `start`.

    That is so where it opens a section of the text, or a row of a table that is set cell under cell.
    """
    if block is None:
        return False
    if block.kind is BlockKind.HEADING:
        return block.level <= 2 and start == block.span.start
    return stacked and start > block.span.start


def _cut(text: str) -> list[int]:
    """Return where the chunks of `text` begin, and its end: after line breaks where there are any."""
    cuts = [0]
    while len(text) - cuts[-1] > 2 * _CHUNK:
        target = cuts[-1] + _CHUNK
        line_break = text.find("\n", target, target + 3 * _CHUNK)
        if line_break >= 0:
            cuts.append(line_break + 1)
        else:
            space = text.rfind(" ", target, target + _CHUNK)
            cuts.append(space + 1 if space >= 0 else cluster(text, target)[0])
    if len(text) > cuts[-1] or len(cuts) == 1:
        cuts.append(len(text))
    return cuts
