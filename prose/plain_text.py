"""From plain text to a draft: which lines make up a paragraph.

Plain text comes in three layouts. Wrapped text breaks its lines at a fixed width and parts paragraphs by
blank lines or indents; wire copy has one paragraph a line; and some text means its line breaks, as verse
and addresses do. Which one it is shows in two measures over all the lines that another one follows: how
many of them end with a stop, and after how many of them the next line's first word would still have fitted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from prose.characters import clean_text
from prose.document import BlockKind, Facts
from prose.draft import BlockWriter, Draft, DraftBlock
from prose.front_matter import facts_of, is_field
from prose.markdown import RULE_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDEST_WRAP = 120
"""Lines longer than this, in code points, are paragraphs: nobody wraps text so wide."""
_NARROWEST_WRAP = 30
_SLACK = 3
"""How many code points short of the full width a line may end and still count as full."""

_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z|\A[^a-z]*\Z")
_RULE = re.compile(r"(?:[-=*_~•·⁂] ?){3,}\Z")
_BULLET = re.compile(r"(?P<mark>[•‣▪◦●*+-])\s+(?=\S)")
_NUMBER = re.compile(r"(?P<mark>\d{1,3}[.)])\s+(?=\S)")
_QUOTED = re.compile(r"(?:> ?)+")
_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z _-]{0,19}):\s*(?P<value>\S.*)\Z")
_BROKEN_WORD = re.compile(r"\w[-‐]\Z")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the source that is not blank."""

    text: str
    """Its words, trimmed."""
    indent: int
    """How many spaces stand before them."""
    after_blank: bool
    """Whether no line stands right before it."""


def read_plain_text(text: str) -> Draft:
    """Return the draft of the article that `text` holds without any markup."""
    source = clean_text(text).expandtabs(8).split("\n")
    facts, source = _split_fields(source)
    lines = list(_lines(source))
    layout = _Layout(lines)
    blocks: list[DraftBlock] = []
    for group in _groups(lines):
        blocks += _blocks(group, layout)
    return Draft(tuple(blocks), facts, plain=True)


def _split_fields(source: list[str]) -> tuple[Facts, list[str]]:
    """Return what named fields at the top say, and the lines after them.

    They count only as the head of an e-mail or of an archive's export does: two of them at least, each on a
    line of its own, and every one a field that is known here.
    """
    start = next((number for number, line in enumerate(source) if line.strip()), len(source))
    named: dict[str, str] = {}
    for line in source[start:]:
        field = _FIELD.match(line.strip())
        if field is None or not is_field(field["name"]):
            break
        named.setdefault(field["name"], field["value"])
        start += 1
    return (facts_of(named), source[start:]) if len(named) >= 2 else (Facts(), source)


def _lines(source: Sequence[str]) -> Iterator[_Line]:
    """Yield the lines that are not blank."""
    after_blank = True
    for line in source:
        words = line.strip()
        if words:
            yield _Line(words, len(line) - len(line.lstrip()), after_blank)
        after_blank = not words


class _Layout:
    """How the lines of one text make up its paragraphs."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        """Measure `lines`."""
        followed = [(line, after) for line, after in pairwise(lines) if not after.after_blank]
        lengths = sorted(len(line.text) for line, _ in followed)
        self._width = lengths[len(lengths) * 9 // 10] if lengths else 0
        ended = sum(bool(_STOP.search(line.text)) for line, _ in followed)
        longer = sum(len(line.text) > self._width + _SLACK for line in lines)
        full = sum(self._is_full(line, after) for line, after in followed)
        self.wrapped = (
            _NARROWEST_WRAP <= self._width <= _WIDEST_WRAP
            and longer * 5 <= len(lines)
            and ended * 2 < len(followed)
            and full * 5 >= len(followed) * 3
        )
        """Whether the lines were broken at a width rather than where something ends."""
        self.paragraph_a_line = not self.wrapped and (
            ended * 2 >= len(followed)
            or self._width > _WIDEST_WRAP
            or not any(line.after_blank for line in lines[1:])
        )
        """Whether every line is a paragraph, whatever stands between them."""

    def joins(self, line: _Line, after: _Line) -> bool:
        """Whether the words of a wrapped text go on from `line` to the line `after` it."""
        if after.indent > line.indent + 1 and _STOP.search(line.text):
            return False
        return self._is_full(line, after) or (not _STOP.search(line.text) and after.text[:1].islower())

    def _is_full(self, line: _Line, after: _Line) -> bool:
        """Whether the first word of the line `after` would not have fitted on `line`."""
        word = after.text.split(" ", 1)[0]
        return len(line.text) + 1 + len(word) > self._width - _SLACK


def _groups(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the runs of lines without a blank line between them."""
    group: list[_Line] = []
    for line in lines:
        if line.after_blank and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _blocks(group: Sequence[_Line], layout: _Layout) -> Iterator[DraftBlock]:
    """Yield the blocks of one run of lines."""
    if _are_items(group, layout):
        yield from _items(group)
    elif all(line.text.startswith(">") for line in group):
        yield from _quoted(group, layout)
    else:
        for lines in _paragraphs(group, layout):
            yield _paragraph(lines, layout)


def _paragraphs(group: Sequence[_Line], layout: _Layout) -> Iterator[list[_Line]]:
    """Yield the lines of each paragraph in a run of lines."""
    paragraph = [group[0]]
    for line, after in pairwise(group):
        alone = layout.paragraph_a_line or _RULE.match(line.text) or _RULE.match(after.text)
        if alone or (layout.wrapped and not layout.joins(line, after)):
            yield paragraph
            paragraph = []
        paragraph.append(after)
    yield paragraph


def _paragraph(lines: Sequence[_Line], layout: _Layout) -> DraftBlock:
    """Return the paragraph, or the rule, that `lines` make up."""
    if _RULE.match(lines[0].text):
        return DraftBlock(RULE_TEXT, BlockKind.RULE)
    writer = BlockWriter()
    _write(writer, [line.text for line in lines], layout)
    return writer.block(BlockKind.PARAGRAPH)


def _write(writer: BlockWriter, lines: Sequence[str], layout: _Layout) -> None:
    """Write lines: as one where they were wrapped, else each for itself."""
    writer.write(lines[0])
    for line, after in pairwise(lines):
        if not layout.wrapped:
            writer.break_line()
        elif not (_BROKEN_WORD.search(line) and after[:1].islower()):
            writer.write(" ")  # after a hyphen the word may be a compound, so that the hyphen stays
        writer.write(after)


def _are_items(group: Sequence[_Line], layout: _Layout) -> bool:
    """Whether a run of lines is a list: two marked lines at least, the first among them, and of one kind."""
    pattern = _BULLET if _BULLET.match(group[0].text) else _NUMBER
    marked = [line for line in group if pattern.match(line.text)]
    return (
        len(marked) >= 2
        and marked[0] is group[0]
        and (len(marked) == len(group) or (layout.wrapped and not layout.paragraph_a_line))
        and not any(_RULE.match(line.text) for line in group)
    )


def _items(group: Sequence[_Line]) -> Iterator[DraftBlock]:
    """Yield the items of a list; a line without a mark goes on the item before it."""
    pattern = _BULLET if _BULLET.match(group[0].text) else _NUMBER
    writer, marker, follows_on = BlockWriter(), "", False
    for line in group:
        mark = pattern.match(line.text)
        if mark and marker:
            yield writer.block(BlockKind.LIST_ITEM, 1, marker, follows_on=follows_on)
            writer, follows_on = BlockWriter(), True
        if mark:
            marker = "•" if pattern is _BULLET else mark["mark"]
        writer.write(" " + line.text[mark.end() if mark else 0 :])
    yield writer.block(BlockKind.LIST_ITEM, 1, marker, follows_on=follows_on)


def _quoted(group: Sequence[_Line], layout: _Layout) -> Iterator[DraftBlock]:
    """Yield the block quotes of lines that are set apart as an e-mail's reply does, with ">"."""
    depth, lines = 0, list[str]()
    for line in group:
        mark = _QUOTED.match(line.text)
        level, words = (mark[0].count(">"), line.text[mark.end() :]) if mark else (depth, line.text)
        if lines and (level != depth or not words):
            yield _quote(lines, depth, layout)
            lines = []
        depth = level
        if words:
            lines.append(words)
    if lines:
        yield _quote(lines, depth, layout)


def _quote(lines: Sequence[str], depth: int, layout: _Layout) -> DraftBlock:
    """Return the block quote of `lines`."""
    writer = BlockWriter()
    _write(writer, lines, layout)
    return writer.block(BlockKind.BLOCK_QUOTE, depth)
