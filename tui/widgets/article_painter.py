"""From a line of an article to what is sent to the terminal."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rich.segment import Segment
from textual.strip import Strip

from prose.document import BlockKind, InlineStyle, Link
from tui.cells import cell_widths, display, glyphs, is_plain
from tui.inks import BITS, NONE
from tui.layers import LANES, Layer, Layers
from tui.layout import QUOTE_BAR, Layout, Line
from tui.passage_bars import passage_bar
from tui.tables import bars, head_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prose.document import Block
    from prose.spans import Span
    from tui.heading import HeadingLine
    from tui.inks import Inks

GUTTER = 3
"""Cells left of the text, in which a bar stands beside passages."""

_BAR_IN_TURN = "█"
"""What stands beside the passage whose turn it is, of several over each other."""
_NEW = "+"
"""What stands beside a sentence that is new to the reader, where there is no bar."""
_TABLE_BAR = "│"
"""What stands between the cells of a table."""
_CODE_GOES_ON = "↳ "
"""What stands before the rest of a line of code that is too long for one."""
_BLOCK_INKS = {
    BlockKind.HEADING: BITS["heading"],
    BlockKind.CODE: BITS["code-block"],
    BlockKind.BLOCK_QUOTE: BITS["block-quote"],
    BlockKind.TABLE: BITS["table"],
    BlockKind.RULE: BITS["rule"],
}


_ON_WORDS = BITS["selection"] | BITS["caret"] | BITS["idle-caret"]
"""What shows on the line break of an empty line, too."""


class Caret(NamedTuple):
    """Where the caret is."""

    start: int
    """The first code point of what it stands on."""
    end: int
    """One past the last."""
    focused: bool
    """Whether keys go to the view."""


class _Paint(NamedTuple):
    """An ink over a part of a line."""

    start: int
    end: int
    mask: int
    colour: int = NONE
    """Of a passage, its colour."""
    bar: str = ""
    """Of a passage, what stands left of the text."""
    lane: int = 0
    """Of a passage, in which column."""


class Painter:
    """Paints the lines of one document in one place of one theme.

    Args:
        layout: The lines of the document.
        layers: What lies over it.
        inks: How that looks.
        left: The cells left of the text, the gutter included.
        width: The cells of the whole line.
    """

    def __init__(self, layout: Layout, layers: Layers, inks: Inks, left: int, width: int) -> None:
        self._layout = layout
        self._document = layout.document
        self._layers = layers
        self._inks = inks
        self._left = left
        self._width = width
        self.blank = Strip.blank(width, inks.base)
        """A line without anything on it."""

    def heading(self, line: HeadingLine) -> Strip:
        """Paint a line of the heading."""
        if not line.words:
            return self.blank
        ink = self._inks.style(BITS[line.ink])
        words, done = [Segment(" " * (self._left + line.indent), self._inks.base)], 0
        for place, colour in line.bars:
            words += [
                Segment(line.words[done:place], ink),
                Segment(line.words[place], self._inks.gutter(colour)),
            ]
            done = place + 1
        return self._fill([*words, Segment(line.words[done:], ink)])

    def line(self, line: Line, caret: Caret | None, selection: Span | None) -> Strip:
        """Paint a line of the text.

        Args:
            line: The line.
            caret: The caret, if it is on this line.
            selection: What is selected anywhere.
        """
        paints = list(self._paints(line, caret, selection))
        parting = line.block is None and line.end - line.start <= 1
        if parting and not any(paint.mask & _ON_WORDS for paint in paints):
            return self._between(line, paints)
        words = self._words(line, paints, caret)
        return self._fill([*self._gutter(paints, line.indent), *self._indent(line), *words])

    def end(self) -> Strip:
        """Paint the line below the text."""
        labels = self._labels(len(self._document.text))
        return self._fill([*self._gutter([]), *labels]) if labels else self.blank

    def _between(self, line: Line, paints: list[_Paint]) -> Strip:
        """Paint the empty line between two blocks: the labels of the passages that end above it."""
        # The air above a heading is a second empty line, and has no code point.
        labels = self._labels(line.start) if line.end > line.start else []
        bars = self._bars_between(line)
        if not paints and not labels and not bars:
            return self.blank
        return self._fill(
            [*self._gutter(paints), *(labels or [Segment(bars, self._inks.style(BITS["bar"]))])]
        )

    def _labels(self, stop: int) -> list[Segment]:
        """Return the labels of the passages that end in the blocks right above an empty line.

        They stand at the right edge of the text, so that the line still parts the paragraphs.
        """
        blocks = self._document.blocks
        first = index = self._layout.block_before(stop - 1)
        if index < 0:
            return []
        # The items of a list stand without an empty line between them.
        while first > 0 and blocks[first].span.start - blocks[first - 1].span.end <= 1:
            first -= 1
        labels = [
            Segment(f"  {passage_bar(colour)} {display(mark.label)}", self._inks.label(colour))
            for layer, mark in self._layers.touching(blocks[first].span.start, blocks[index].span.end)
            for colour in [_passage_colour(mark.style, mark.colour)]
            if layer is Layer.PASSAGES and mark.label and mark.span.end <= stop
        ]
        cells = sum(label.cell_length for label in labels)
        room = max(0, self._layout.width - cells)
        return [Segment(" " * room, self._inks.base), *labels] if labels else []

    def _fill(self, segments: list[Segment]) -> Strip:
        """Return a line of exactly the width that there is."""
        parts = _joined(segments)
        cells = sum(map(_cells, parts))
        if cells < self._width:
            parts.append(Segment(" " * (self._width - cells), self._inks.base))
        strip = Strip(parts, max(cells, self._width))
        return strip if cells <= self._width else strip.crop(0, self._width)

    def _gutter(self, paints: list[_Paint], indent: int = 0) -> list[Segment]:
        """Return what stands left of a line: a bar in the lane of each passage that touches it.

        Args:
            paints: What touches the line.
            indent: That of the line; words that hang out of the text take a cell of the gutter.
        """
        base, room = self._inks.base, self._left + min(0, indent)
        bars = {
            paint.lane: Segment(paint.bar, self._inks.gutter(paint.colour)) for paint in paints if paint.bar
        }
        if any(paint.mask & BITS["new"] for paint in paints):
            outermost = LANES - 1
            bars.setdefault(outermost, Segment(_NEW, self._inks.style(BITS["strong"])))
        if not bars:
            return [Segment(" " * room, base)]
        return [
            Segment(" " * (self._left - 1 - LANES), base),
            *(bars.get(lane, Segment(" ", base)) for lane in reversed(range(LANES))),
            Segment(" " * (1 + min(0, indent)), base),
        ]

    def _indent(self, line: Line) -> list[Segment]:
        """Return what stands between the left edge of the text and the first word of a line."""
        inks, block = self._inks, line.block
        if block is None:
            return [Segment(self._bars_between(line), inks.style(BITS["bar"]))]
        if block.kind is BlockKind.LIST_ITEM and line.opening:
            marker = display(block.marker).rjust(line.indent - 1)[: line.indent - 1] + " "
            return [Segment(marker, inks.style(BITS["marker"]))]
        if block.kind is BlockKind.BLOCK_QUOTE:
            bars = (QUOTE_BAR * max(1, block.level))[: line.indent]
            return [Segment(bars, inks.style(BITS["bar"]))]
        if block.kind is BlockKind.CODE and self._document.text[line.start - 1] != "\n" and not line.opening:
            return [Segment(_CODE_GOES_ON.rjust(line.indent), inks.style(BITS["bar"]))]
        return [Segment(" " * line.indent, inks.base)]

    def _bars_between(self, line: Line) -> str:
        """Return the bars of a block quote that goes on after the empty line `line`."""
        blocks = self._document.blocks
        index = self._layout.block_before(line.start)
        if index < 0 or index + 1 >= len(blocks):
            return ""
        before, after = blocks[index], blocks[index + 1]
        if before.kind is not BlockKind.BLOCK_QUOTE or after.kind is not BlockKind.BLOCK_QUOTE:
            return ""
        return QUOTE_BAR * max(1, min(before.level, after.level))

    def _words(self, line: Line, paints: list[_Paint], caret: Caret | None) -> Iterator[Segment]:
        """Yield the words of a line in their inks."""
        inks = self._inks
        ground = _block_ink(line.block)
        text = self._document.text[line.start : line.end].rstrip("\n")
        # Spaces that end a line hang over its edge, and are not marked there.
        text = text.rstrip(" ") or text[: self._layout.width - line.indent]
        end = line.start + len(text)
        shown = None if is_plain(text) else glyphs(text)
        if line.block is not None and line.block.kind is BlockKind.TABLE:
            shown = self._row(line, shown or list(text))
        for start, stop in _pieces(line.start, end, paints, text if shown is not None else ""):
            mask, colour, under = ground, NONE, NONE
            for paint in paints:
                if paint.start < stop and paint.end > start:
                    mask |= paint.mask
                    if paint.colour != NONE:
                        colour, under = paint.colour, colour
            first, last = start - line.start, stop - line.start
            piece = text[first:last] if shown is None else "".join(shown[first:last])
            yield Segment(piece, inks.style(mask, colour, under))
        if caret is not None and caret.start >= end:
            yield Segment(" ", inks.style(_caret_ink(caret)))
        elif not text and any(paint.mask & BITS["selection"] for paint in paints):
            yield Segment(" ", inks.style(BITS["selection"]))

    def _row(self, line: Line, shown: list[str]) -> list[str]:
        """Return what is shown of a line of a table: its columns drawn out, and bars between them."""
        for bar in bars(self._document.text, line.start, line.start + len(shown)):
            shown[bar - line.start] = _TABLE_BAR
        gaps = self._layout.gaps(line)
        return [glyph + " " * gaps.get(place, 0) for place, glyph in enumerate(shown, start=line.start)]

    def _paints(self, line: Line, caret: Caret | None, selection: Span | None) -> Iterator[_Paint]:
        """Yield every ink that touches a line, lowest first."""
        start, end = line.start, line.end
        if line.block is not None and line.block.kind is not BlockKind.RULE:
            yield from self._source_paints(line.block, start, end)
            if line.block.kind is BlockKind.TABLE:
                yield _Paint(
                    line.block.span.start, head_end(self._document.text, line.block), BITS["table-head"]
                )
                yield from (
                    _Paint(bar, bar + 1, BITS["bar"]) for bar in bars(self._document.text, start, end)
                )
        marks = list(self._layers.touching(start, end))
        in_turn = {mark.span for layer, mark in marks if layer is Layer.IN_TURN}
        for layer, mark in marks:
            if layer is Layer.PASSAGES:
                colour = _passage_colour(mark.style, mark.colour)
                bar = _BAR_IN_TURN if mark.span in in_turn else passage_bar(colour)
                lane = self._layers.lane(mark)
                yield _Paint(mark.span.start, mark.span.end, BITS["passage"], colour, bar, lane)
            else:
                yield _Paint(mark.span.start, mark.span.end, BITS.get(mark.style, BITS["other"]))
        if selection is not None and selection.start < end and selection.end > start:
            yield _Paint(selection.start, selection.end, BITS["selection"])
        if caret is not None:
            yield _Paint(caret.start, caret.end, _caret_ink(caret))

    def _source_paints(self, block: Block, start: int, end: int) -> Iterator[_Paint]:
        """Yield the inline styles and links of a block that touch a line of it."""
        for style in _within(self._document.styles, block, end):
            if style.span.end > start:
                yield _Paint(style.span.start, style.span.end, BITS[style.kind])
        for link in _within(self._document.links, block, end):
            if link.span.end > start:
                yield _Paint(link.span.start, link.span.end, BITS["link"])


_Ranged = TypeVar("_Ranged", InlineStyle, Link)


def _start_of(ranged: InlineStyle | Link) -> int:
    return ranged.span.start


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Return segments without empty ones, and neighbours of one style as one: inks are the same objects."""
    parts: list[Segment] = []
    for segment in segments:
        if not segment.text:
            continue
        if parts and parts[-1].style is segment.style:
            parts[-1] = Segment(parts[-1].text + segment.text, segment.style)
        else:
            parts.append(segment)
    return parts


def _cells(part: Segment) -> int:
    """Return how many cells a part takes; what steers a terminal is in none."""
    return len(part.text) if part.text.isascii() else part.cell_length


def _within(ranges: tuple[_Ranged, ...], block: Block, end: int) -> tuple[_Ranged, ...]:
    """Return the ranges of a block that start before `end`; none of them runs over the edge of its block."""
    first = bisect_left(ranges, block.span.start, key=_start_of)
    return ranges[first : bisect_left(ranges, end, first, key=_start_of)]


def _block_ink(block: Block | None) -> int:
    if block is None:
        return 0
    deep = block.kind is BlockKind.HEADING and block.level > 2
    return BITS["subheading"] if deep else _BLOCK_INKS.get(block.kind, 0)


def _caret_ink(caret: Caret) -> int:
    return BITS["caret" if caret.focused else "idle-caret"]


def _passage_colour(style: str, colour: int) -> int:
    """Return the colour that a mark names: "passage-3" the fourth, "passage" the one given beside it."""
    number = style.rpartition("-")[2]
    return int(number) if number.isdecimal() else colour


def _pieces(start: int, end: int, paints: list[_Paint], odd_text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line in which the inks do not change.

    Args:
        start: The first code point of the line.
        end: One past its last.
        paints: The inks that touch it.
        odd_text: Its text, if any code point of it does not take exactly one cell: no part then begins with
            a code point of no width, but with the one before it that this belongs to.
    """
    cuts = {start, end}
    for paint in paints:
        if start < paint.start < end:
            cuts.add(paint.start)
        if start < paint.end < end:
            cuts.add(paint.end)
    if odd_text:
        widths = cell_widths(odd_text)
        cuts = {cut if cut == end else _with_width(widths, cut - start) + start for cut in cuts}
    ordered = sorted(cuts)
    yield from pairwise(ordered)


def _with_width(widths: bytearray, index: int) -> int:
    """Return the index, or that of the last code point before it that has a width; 0 if there is none."""
    while index > 0 and not widths[index]:
        index -= 1
    return index
