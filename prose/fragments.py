"""From a piece of HTML that is an article already, as feeds have it, to a draft: nothing of it is left out.

Whole pages go through `prose.html`, which tells an article from what surrounds it. Here all words count, in
the order in which they stand; broken markup is read as far as it goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from prose.addresses import link_address
from prose.characters import clean_line, clean_text
from prose.document import BlockKind, InlineStyle, Link, StyleKind
from prose.draft import BlockWriter, Draft, DraftBlock
from prose.markdown import RULE_TEXT
from prose.markup import without_comments
from prose.plain_text import read_plain_text
from prose.spans import Span
from prose.word_lists import words

_UNSHOWN = words("script style template head noscript svg math iframe object select button audio video")
_INLINE = words(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr
    """
)
_STYLES = {
    "em": StyleKind.EMPHASIS,
    "i": StyleKind.EMPHASIS,
    "cite": StyleKind.EMPHASIS,
    "strong": StyleKind.STRONG,
    "b": StyleKind.STRONG,
    "code": StyleKind.CODE,
    "kbd": StyleKind.CODE,
    "samp": StyleKind.CODE,
    "tt": StyleKind.CODE,
    "s": StyleKind.STRIKETHROUGH,
    "del": StyleKind.STRIKETHROUGH,
    "strike": StyleKind.STRIKETHROUGH,
}
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_CONTAINERS = words("ul ol blockquote")
_VOID = words("br hr img wbr")
_DEEPEST = 30
"""How deep lists and block quotes, tables, and inline marks may each be in each other."""
_WIDEST_CELL = 200
"""How many code points a cell of a table may have: longer ones are of a table that only places things."""


def read_fragment(markup: str, base: str = "") -> Draft:
    """Return the draft of an article.

    Args:
        markup: HTML, or plain text.
        base: The address to which those in it are relative; empty if it is not known.
    """
    if "<" not in markup and "&" not in markup:
        return read_plain_text(clean_text(markup))
    reader = _Reader(base)
    reader.feed(without_comments(markup))
    reader.close()
    return Draft(reader.blocks())


def line_of_markup(markup: str) -> str:
    """Return what HTML says, on one clean line: for titles. What is a tag alone is taken for words."""
    if "<" not in markup and "&" not in markup:
        return clean_line(markup)
    said = " ".join(block.text for block in read_fragment(f"{markup}<wbr>").blocks)
    return clean_line(said) or clean_line(markup)


@dataclass(slots=True)
class _List:
    """A list, or a block quote, that is open."""

    name: str
    """Its element."""
    number: int = 1
    """The next item's number."""
    marker: str = ""
    """The current item's marker, until its first paragraph takes it."""


@dataclass(slots=True)
class _Mark:
    """An inline element that is open."""

    name: str
    """The element."""
    start: int
    """Where it began in the block that is written."""
    address: str
    """Where a link leads."""


class _Table:
    """A table that is open: the blocks of each of its cells."""

    def __init__(self) -> None:
        self.rows: list[list[list[DraftBlock]]] = []

    @property
    def has_data(self) -> bool:
        """Whether its rows and columns mean something, and do not only place things on a page."""
        cells = [cell for row in self.rows for cell in row]
        return (
            len([row for row in self.rows if len(row) > 1]) > 1
            and all(len(cell) <= 1 for cell in cells)
            and all(
                block.kind is BlockKind.PARAGRAPH and len(block.text) <= _WIDEST_CELL
                for cell in cells
                for block in cell
            )
        )

    def block(self) -> DraftBlock:
        """Return it as a block: one row a line, its cells parted by bars."""
        text, styles, links = "", list[InlineStyle](), list[Link]()
        for row in self.rows:
            if not any(row):
                continue
            text += "\n" if text else ""
            for number, cell in enumerate(row):
                text += " | " if number else ""
                for block in cell:
                    styles += [
                        InlineStyle(_moved(style.span, len(text)), style.kind) for style in block.styles
                    ]
                    links += [Link(_moved(link.span, len(text)), link.address) for link in block.links]
                    text += " ".join(block.text.split("\n"))
        return DraftBlock(text, BlockKind.TABLE, styles=tuple(styles), links=tuple(links))


class _Reader(HTMLParser):
    """Turns the tags and texts of one fragment into blocks."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self._blocks: list[DraftBlock] = []
        self._writer = BlockWriter()
        self._marks: list[_Mark] = []
        self._containers: list[_List] = []
        self._tables: list[_Table] = []
        self._outer_blocks: list[list[DraftBlock]] = []
        self._heading = 0
        self._in_list = False
        self._hidden: list[str] = []
        self._code: list[str] | None = None
        self._breaks = 0
        self._images: list[str] = []

    def blocks(self) -> tuple[DraftBlock, ...]:
        """Return all blocks with words; what stands for its images where there is nothing else."""
        self._end_block()
        while self._tables:
            self._end_table()
        if not any(block.kind is not BlockKind.RULE for block in self._blocks):
            for description in self._images:
                self._writer.write(description)
                self._end_block()
        return tuple(self._blocks)

    # -- what the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if self._hidden or tag in _UNSHOWN:
            if tag in _UNSHOWN:
                self._hidden.append(tag)
        elif self._code is not None:
            if tag == "br":
                self._code.append("\n")
        elif tag in _INLINE:
            self._begin_mark(tag, dict(attrs))
        elif tag == "br":
            self._break_line()
        else:
            self._end_block()
            self._begin_block(tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element that is written `<so/>`: in HTML that ends the empty ones alone, in XHTML all."""
        if tag in _VOID or tag not in _UNSHOWN:
            self.handle_starttag(tag, attrs)
        if tag not in _VOID and tag not in _UNSHOWN:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[self._hidden.index(tag) :]
        elif self._code is not None:
            if tag == "pre":
                self._end_code()
        elif tag in _INLINE:
            self._end_mark(tag)
        elif tag == "br":
            self._break_line()
        else:
            self._end_block()
            self._end_element(tag)

    def handle_data(self, data: str) -> None:
        """Write words."""
        if self._hidden:
            return
        if self._code is not None:
            self._code.append(data)
            return
        if not data.isspace():
            self._breaks = 0
        self._writer.write(data)

    # -- blocks

    def _begin_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _HEADINGS:
            self._heading = int(tag[1])
        elif tag in _CONTAINERS and len(self._containers) < _DEEPEST:
            start = attributes.get("start") or ""
            number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
            self._containers.append(_List(tag, number))
        elif tag == "li" and self._containers and self._containers[-1].name != "blockquote":
            innermost = self._containers[-1]
            innermost.marker = "•" if innermost.name == "ul" else f"{innermost.number}."
            innermost.number += 1
        elif tag == "pre":
            self._code = []
        elif tag == "hr":
            self._blocks.append(DraftBlock(RULE_TEXT, BlockKind.RULE))
        elif tag == "table" and len(self._tables) < _DEEPEST:
            self._tables.append(_Table())
            self._outer_blocks.append(self._blocks)
            self._blocks = []
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._end_cell()
            table = self._tables[-1]
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append([])

    def _end_element(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in _CONTAINERS and any(container.name == tag for container in self._containers):
            while self._containers.pop().name != tag:
                pass
            self._in_list = self._in_list and bool(self._containers)
        elif tag in ("td", "th", "tr") and self._tables:
            self._end_cell()
        elif tag == "table" and self._tables:
            self._end_table()

    def _end_block(self) -> None:
        """Put the block that is written where it belongs; marks that are open go on in the next one."""
        for mark in self._marks:
            self._close(mark)
            mark.start = 0
        writer, self._writer, self._breaks = self._writer, BlockWriter(), 0
        if writer.length:
            block = self._placed(writer)
            if block.text:
                self._blocks.append(block)

    def _placed(self, writer: BlockWriter) -> DraftBlock:
        """Return the block that was written as what the elements around it make it."""
        if self._heading:
            return writer.block(BlockKind.HEADING, self._heading)
        if not self._containers:
            self._in_list = False
            return writer.block(BlockKind.PARAGRAPH)
        innermost = self._containers[-1]
        quotes = sum(container.name == "blockquote" for container in self._containers)
        if innermost.name == "blockquote":
            return writer.block(BlockKind.BLOCK_QUOTE, quotes)
        marker, innermost.marker = innermost.marker, ""
        follows_on, self._in_list = self._in_list, True
        depth = len(self._containers) - quotes
        return writer.block(BlockKind.LIST_ITEM, depth, marker, follows_on=follows_on)

    def _end_code(self) -> None:
        assert self._code is not None
        text = clean_text("".join(self._code)).strip("\n").rstrip()
        self._code = None
        if text:
            self._blocks.append(DraftBlock(text, BlockKind.CODE))

    def _break_line(self) -> None:
        """Break the line; two breaks after one another end the paragraph."""
        self._breaks += 1
        if self._breaks > 1:
            self._end_block()
        else:
            self._writer.break_line()

    # -- tables

    def _end_cell(self) -> None:
        """Hand what was read to the cell that it stands in."""
        table = self._tables[-1]
        if self._blocks and table.rows and table.rows[-1]:
            table.rows[-1][-1] += self._blocks
        elif self._blocks:
            # A caption, or words where none may be.
            self._outer_blocks[-1] += self._blocks
        self._blocks = []

    def _end_table(self) -> None:
        self._end_cell()
        table, self._blocks = self._tables.pop(), self._outer_blocks.pop()
        if table.has_data:
            self._blocks.append(table.block())
        else:
            self._blocks += [block for row in table.rows for cell in row for block in cell]

    # -- inline elements

    def _begin_mark(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "img":
            self._images.append(attributes.get("alt") or attributes.get("title") or "")
        elif tag not in _VOID and len(self._marks) < _DEEPEST:
            address = link_address(attributes.get("href") or "", self._base) if tag == "a" else ""
            self._marks.append(_Mark(tag, self._writer.length, address))

    def _end_mark(self, tag: str) -> None:
        if any(mark.name == tag for mark in self._marks):
            while (mark := self._marks.pop()).name != tag:
                self._close(mark)
            self._close(mark)

    def _close(self, mark: _Mark) -> None:
        """Set or link what was written since a mark began."""
        if mark.name in _STYLES:
            self._writer.add_style(mark.start, _STYLES[mark.name])
        elif mark.address:
            self._writer.add_link(mark.start, mark.address)


def _moved(span: Span, distance: int) -> Span:
    return Span(span.start + distance, span.end + distance)
