"""An article's canonical text with its structure: what every source is turned into."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from prose.spans import Span


class BlockKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    BLOCK_QUOTE = "block_quote"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"


class StyleKind(StrEnum):
    """An inline style."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    STRIKETHROUGH = "strikethrough"


@dataclass(frozen=True, slots=True)
class Block:
    """A block over the canonical text; blocks do not overlap and stand in the order of the text."""

    span: Span
    """Where its words are, without the line breaks that part it from its neighbours."""
    kind: BlockKind
    """What it is."""
    level: int = 0
    """A heading's level from 1 to 6; for a list item or a block quote how deep it is nested, from 1."""
    marker: str = ""
    """A list item's marker as a reader sees it: "•" or "3."; empty for a continuation paragraph."""


@dataclass(frozen=True, slots=True)
class InlineStyle:
    """A styled range of the canonical text."""

    span: Span
    """The styled words."""
    kind: StyleKind
    """How they are set."""


@dataclass(frozen=True, slots=True)
class Link:
    """A linked range of the canonical text."""

    span: Span
    """The words that carry the link."""
    address: str
    """Where it leads: an absolute http or https address, or one relative to the article's own."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article's source says of itself. An empty string means that it does not say."""

    headline: str = ""
    """One line; never empty in a document that a reader made of a source with words in it."""
    headline_supplied: bool = False
    """Whether the headline was made from the text because the source has none."""
    byline: str = ""
    """Who wrote it, without "By"."""
    dateline: str = ""
    """Where it was filed from, as printed: "ISLAMABAD"."""
    publisher: str = ""
    """The outlet: "VOA"."""
    published: datetime | None = None
    """When it was published, in UTC; midnight where the source names only the day."""
    language: str = ""
    """A BCP 47 tag such as "en"."""
    address: str = ""
    """Its canonical http or https address."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as this program reads it."""

    text: str
    """The canonical text: clean and plain. Blocks are parted by one blank line; the items of a list, the
    rows of a table and the lines of code by one line break. It ends without a line break."""
    blocks: Sequence[Block] = ()
    """Every word of the text lies in exactly one block."""
    styles: tuple[InlineStyle, ...] = ()
    """Inline styles in the order of their starts; they may nest."""
    links: tuple[Link, ...] = ()
    """Links in the order of their starts."""
    facts: Facts = field(default_factory=Facts)
    """What the source says of itself."""
    problems: tuple[str, ...] = ()
    """Sentences for the reader on what was wrong with the source and what was done about it."""
