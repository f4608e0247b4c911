"""A passage that the reader marked, as a value; with what a list shows of its article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from prose.anchors import Anchor
    from prose.spans import Span
    from store.search.query import Query


@dataclass(frozen=True, slots=True)
class Placement:
    """How a passage came through a change of its article's text."""

    orphan: bool
    """Whether its words are gone: it has no place in the text of now, and keeps those that it had."""
    confidence: float
    """How sure its place is, from 0 to 1; 0 for an orphan."""
    former: str
    """The words that the reader marked, where they are others now; else empty."""
    accepted: bool
    """Whether the reader has said that this is right."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of an article's text with what the reader made of it."""

    id: int
    """What every method calls it by; it stays the same through undo and redo."""
    article_id: int
    """The article it is in."""
    anchor: Anchor
    """Where it is, with its own words."""
    highlighted: bool
    """Whether it is highlighted."""
    tags: tuple[str, ...]
    """The names of its tags, sorted."""
    note: str
    """The reader's note on it, clean, with its lines; empty where there is none."""
    created: datetime
    """When it was made, in UTC."""
    changed: datetime
    """When it was changed last, in UTC."""
    placement: Placement | None = None
    """How it came here, if its article's text changed and there is something to say about it."""
    uuid: str = ""
    """What it is called by in every library."""

    @property
    def span(self) -> Span:
        """Where it is, in code points of its article's text; for an orphan, of the one that had its words."""
        return self.anchor.span

    @property
    def is_orphan(self) -> bool:
        """Whether its words are no longer in its article."""
        return self.placement is not None and self.placement.orphan


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says what a passage lies in."""

    name: str
    """As the library calls that name, else as the article does, on one clean line; never empty."""
    certain: bool
    """Whether that is beyond doubt; what is not is shown as "probably"."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage with what a list shows of its article."""

    passage: Passage
    """The passage."""
    headline: str
    """Its article's headline."""
    publisher: str
    """Its article's publisher; empty where the source does not say."""
    published: datetime | None
    """When its article was published, in UTC."""
    speakers: tuple[Speaker, ...] = ()
    """Who says words of it, in the order of the text; nobody where it touches no quote."""


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Which passages a list holds."""

    query: Query | None = None
    """What must be true of it, where words are looked for in it, its note and its tags; None where nothing
    must."""
