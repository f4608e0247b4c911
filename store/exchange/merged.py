"""What is taken in from another library or another program, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from prose.anchors import Anchor
    from prose.document import Document
    from store.articles import ReadState
    from store.review.schedules import ReviewHistory


@dataclass(slots=True)
class Merged:
    """What became of what was taken in, each thing counted once."""

    articles: int = 0
    """Articles that were not here."""
    passages: int = 0
    """Passages that were not here."""
    changed: int = 0
    """Passages that were here, and had been changed since elsewhere."""
    tags: int = 0
    """Tags that were not here."""
    views: int = 0
    """Saved searches and pinned names that were not here."""
    feeds: int = 0
    """Feeds that were not here."""
    remarks: int = 0
    """Articles that got tags of their own, or more of a note, which they had not here."""
    corrections: int = 0
    """Corrections that were not here."""
    orphans: int = 0
    """Those of the new passages whose words are not in the article's text."""
    strays: int = 0
    """What is about articles that are not here, and was left out."""
    known: int = 0
    """What was here already as it is."""


@dataclass(frozen=True, slots=True)
class MergedText:
    """One text of an article of another library."""

    document: Document
    """What it says."""
    source: bytes
    """What it was read from."""
    origin: str
    """Where that came from."""


@dataclass(frozen=True, slots=True)
class MergedVersion:
    """A text that an article of another library has or had."""

    text: MergedText
    """The text."""
    arrived: datetime
    """When it came into that library, in UTC."""
    shown: bool
    """Whether it is the one that the article shows."""


@dataclass(frozen=True, slots=True)
class MergedRemark:
    """What the reader of another library says of an article as a whole."""

    tags: Sequence[tuple[str, datetime | None]] = ()
    """The names of its tags, each with when it was given, in UTC; None if nobody knows."""
    note: str = ""
    """The note on it, clean; empty where there is none."""
    changed: datetime | None = None
    """When the note was changed last, in UTC; None if nobody knows."""


@dataclass(frozen=True, slots=True)
class MergedArticle:
    """An article of another library."""

    uuid: str
    """What it is called by in every library."""
    added: datetime
    """When it came into that library, in UTC."""
    text: MergedText
    """The text that it shows."""
    versions: Sequence[MergedVersion]
    """All texts that it ever had, if it ever changed, in the order in which they came."""
    state: ReadState
    """How far it has been read there."""
    starred: bool
    """Whether it is starred there."""
    position: int
    """Where its reader is in it."""
    positions: Sequence[tuple[str, int, str]]
    """Its places with a letter: the letter, the offset, the words there."""
    remark: MergedRemark = MergedRemark()
    """What is said of it as a whole."""
    binned: datetime | None = None
    """Since when it is in the bin there, in UTC; None if it is not."""


@dataclass(frozen=True, slots=True)
class MergedPassage:
    """A passage that was marked elsewhere."""

    uuid: str
    """What it is called by in every library."""
    anchor: Anchor
    """Where it stood, with its own words."""
    highlighted: bool
    """Whether it is highlighted."""
    tags: Sequence[str]
    """The names of its tags."""
    note: str
    """The note on it, clean; empty where there is none."""
    created: datetime | None
    """When it was made, in UTC; None if nobody knows."""
    changed: datetime | None
    """When it was changed last, in UTC; None if nobody knows."""
    orphan: bool = False
    """Whether its words were gone from its article there."""
    confidence: float | None = None
    """How sure its place was there; None where there was nothing to say about that."""
    former: str = ""
    """The words that the reader marked, where they were others then."""
    accepted: bool = False
    """Whether the reader has said that this is right."""
    review: ReviewHistory | None = None
    """When it comes up again there; None where nothing was said of that."""


@dataclass(frozen=True, slots=True)
class MergedQuote:
    """What a correction of another library says of a quote: a row of `quote_correction`."""

    columns: dict[str, object]
    """Its columns but the key."""
    text_hash: str
    """Of the text for which it holds."""
    end: int
    """The last code point that it speaks of, plus one."""


@dataclass(frozen=True, slots=True)
class MergedCorrection:
    """A correction that was made elsewhere."""

    uuid: str
    """What it is called by in every library."""
    made: datetime
    """When it was made, in UTC."""
    columns: dict[str, object]
    """The columns of `correction` that say what is corrected."""
    quote: MergedQuote | None
    """What it says of a quote; None if it is about a name."""
