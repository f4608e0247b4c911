"""An article in the making: blocks that each hold their own text, before they are joined to one.

Readers of formats write drafts and the rules for wire copy change them. Offsets in a draft count the code
points of the block they belong to, so that blocks can be cut, dropped and moved; `compose` gives the
document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from prose.characters import clean_text
from prose.document import Block, BlockKind, Document, Facts, InlineStyle, Link, StyleKind
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHITE_SPACE = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A block with its own text; the spans of its styles and links lie in that text."""

    text: str
    """Its words, in canonical characters."""
    kind: BlockKind = BlockKind.PARAGRAPH
    """What it is."""
    level: int = 0
    """As in `prose.document.Block`."""
    marker: str = ""
    """As in `prose.document.Block`."""
    styles: tuple[InlineStyle, ...] = ()
    """Its styled ranges in the order of their starts."""
    links: tuple[Link, ...] = ()
    """Its linked ranges in the order of their starts."""
    follows_on: bool = False
    """Whether it goes on the list of the list item before it, and stands right under it."""

    def part(self, start: int, end: int) -> DraftBlock:
        """Return the block with only the text from `start` to `end`, trimmed of white space."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return self.without([Span(0, start), Span(end, len(self.text))])

    def without(self, cuts: Sequence[Span]) -> DraftBlock:
        """Return the block with the ranges `cuts`, in their order and none over another, taken out."""
        cuts = [cut for cut in cuts if cut.start < cut.end]
        if not cuts:
            return self
        borders = [0, *chain.from_iterable(cuts), len(self.text)]
        text = "".join(self.text[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True))
        moved = _Removal(cuts)
        return replace(
            self,
            text=text,
            styles=tuple(
                InlineStyle(span, style.kind) for style in self.styles if (span := moved(style.span))
            ),
            links=tuple(Link(span, link.address) for link in self.links if (span := moved(link.span))),
        )


class _Removal:
    """Where ranges of a text are when parts of the text have been taken out."""

    def __init__(self, cuts: Sequence[Span]) -> None:
        self._starts = [cut.start for cut in cuts]
        self._ends = [cut.end for cut in cuts]
        self._removed = list(accumulate((cut.end - cut.start for cut in cuts), initial=0))

    def __call__(self, span: Span) -> Span | None:
        """Return where `span` is now, or None if nothing of it is left."""
        start, end = self._position(span.start), self._position(span.end)
        return Span(start, end) if start < end else None

    def _position(self, position: int) -> int:
        cut = bisect_left(self._starts, position)
        into_the_last = max(0, self._ends[cut - 1] - position) if cut else 0
        return position - self._removed[cut] + into_the_last


@dataclass(frozen=True, slots=True)
class Draft:
    """Blocks in the order of the text, with what the source says of itself."""

    blocks: tuple[DraftBlock, ...]
    """The blocks; one without words leaves no trace in the document."""
    facts: Facts = field(default_factory=Facts)
    """What the source says of itself, as far as it has been read."""
    problems: tuple[str, ...] = ()
    """Sentences for the reader on what was wrong with the source."""
    plain: bool = False
    """Whether the source has no markup, so that only place and shape tell a headline from a sentence."""

    @property
    def has_words(self) -> bool:
        """Whether any block holds words."""
        return any(block.text and block.kind is not BlockKind.RULE for block in self.blocks)


class BlockWriter:
    """Puts together the text of one block of prose, with its styles and links, piece by piece.

    Every piece is brought to canonical characters as it comes and white space to single spaces, so that the
    ranges opened and closed between pieces count the code points that stay.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._in_space = True
        self._styles: list[InlineStyle] = []
        self._links: list[Link] = []

    @property
    def length(self) -> int:
        """How many code points have been written."""
        return self._length

    def write(self, text: str) -> None:
        """Add words; line breaks and tabs in them are spaces."""
        text = _single_spaced(clean_text(text))
        if self._in_space and text.startswith(" "):
            text = text[1:]
        if text:
            self._append(text)

    def break_line(self) -> None:
        """End the line, unless nothing stands on it."""
        if self._in_space and self._pieces and self._pieces[-1].endswith(" "):
            self._pieces[-1] = self._pieces[-1][:-1]
            self._length -= 1
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self._append("\n")

    def add_style(self, start: int, kind: StyleKind) -> None:
        """Set everything written since `length` was `start` in the style `kind`."""
        self._styles.append(InlineStyle(Span(start, self._length), kind))

    def add_link(self, start: int, address: str) -> None:
        """Link everything written since `length` was `start` to `address`."""
        self._links.append(Link(Span(start, self._length), address))

    def block(
        self, kind: BlockKind, level: int = 0, marker: str = "", *, follows_on: bool = False
    ) -> DraftBlock:
        """Return the block that was written."""
        text = "".join(self._pieces)
        # Characters of two pieces may change each other: a letter and an accent in bold. Ranges then cannot
        # hold.
        canonical = clean_text(text) if len(self._pieces) > 1 else text
        intact = canonical == text
        return DraftBlock(
            text=canonical,
            kind=kind,
            level=level,
            marker=marker,
            styles=tuple(_trimmed_styles(self._styles, text)) if intact else (),
            links=tuple(_trimmed_links(self._links, text)) if intact else (),
            follows_on=follows_on,
        ).part(0, len(canonical))

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._in_space = text[-1] in " \n"


def _single_spaced(text: str) -> str:
    """Return `text` with every run of white space as one space."""
    uneven = "\n" in text or "\t" in text or "  " in text
    return _WHITE_SPACE.sub(" ", text) if uneven else text


def _trimmed(span: Span, text: str) -> Span | None:
    """Return `span` without the white space at its ends, or None if nothing else lies in it."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None


def _trimmed_styles(styles: list[InlineStyle], text: str) -> list[InlineStyle]:
    """Return the styles that cover words, in the order of their starts, the widest first."""
    kept = {InlineStyle(span, style.kind) for style in styles if (span := _trimmed(style.span, text))}
    return sorted(kept, key=lambda style: (style.span.start, -style.span.end, style.kind))


def _trimmed_links(links: list[Link], text: str) -> list[Link]:
    """Return the links that cover words, in the order of their starts."""
    kept = [Link(span, link.address) for link in links if (span := _trimmed(link.span, text))]
    return sorted(kept, key=lambda link: link.span)


def compose(draft: Draft) -> Document:
    """Return `draft` as a document: the texts of its blocks joined, and every range moved with them."""
    pieces: list[str] = []
    blocks: list[Block] = []
    styles: list[InlineStyle] = []
    links: list[Link] = []
    length = 0
    for block in draft.blocks:
        if not block.text:
            continue
        if blocks:
            in_list = block.follows_on and blocks[-1].kind is BlockKind.LIST_ITEM
            separator = "\n" if in_list else "\n\n"
            pieces.append(separator)
            length += len(separator)
        pieces.append(block.text)
        blocks.append(Block(_moved(Span(0, len(block.text)), length), block.kind, block.level, block.marker))
        styles += [InlineStyle(_moved(style.span, length), style.kind) for style in block.styles]
        links += [Link(_moved(link.span, length), link.address) for link in block.links]
        length += len(block.text)
    text = "".join(pieces)
    return Document(text, tuple(blocks), tuple(styles), tuple(links), draft.facts, draft.problems)


def _moved(span: Span, distance: int) -> Span:
    """Return `span` moved to the right by `distance` code points."""
    return Span(span.start + distance, span.end + distance)
