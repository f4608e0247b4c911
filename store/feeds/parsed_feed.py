"""What a feed says: a value, whatever format it was written in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

LONGEST_KEY = 200
"""How many code points of an identifier are kept; of a longer one, its hash is."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed."""

    key: str
    """What tells it from the feed's other entries, also when its text changes; never empty."""
    title: str
    """One clean line; empty where it has none."""
    address: str
    """The http or https address to which it leads; empty where it has none."""
    content: str
    """The most that the feed says of it: HTML, or plain text; empty where it says nothing more."""
    plain: bool = False
    """Whether the content is plain text."""
    base: str = ""
    """The address to which those in the content are relative; empty if nobody knows."""
    authors: str = ""
    """Who wrote it, on one clean line."""
    published: datetime | None = None
    """When it was published, or else changed, in UTC; None where it does not say, or not in earnest."""
    language: str = ""
    """A BCP 47 tag, or nothing."""
    publisher: str = ""
    """Where it was taken from, if that is not the feed itself, on one clean line."""

    @property
    def digest(self) -> str:
        """What is another one as soon as what is read of it has changed; dates do not count."""
        said = "\0".join((self.title, self.address, self.authors, self.content))
        return sha256(said.encode(errors="surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as it was read."""

    title: str
    """What it calls itself, on one clean line; empty where it does not."""
    site: str
    """The address of the site that it is about; empty where it does not say."""
    entries: Sequence[FeedEntry]
    """Its entries in their order; no two have one key."""
    language: str = ""
    """A BCP 47 tag, or nothing."""
    problems: Sequence[str] = field(default=())
    """Sentences on what is wrong with it, for whoever finds no entries in it."""


def short_key(identifier: str) -> str:
    """Return an identifier as it is kept."""
    if len(identifier) <= LONGEST_KEY:
        return identifier
    return sha256(identifier.encode(errors="surrogatepass")).hexdigest()


def told_apart(entries: Sequence[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Return entries of which no two have one key.

    Broken feeds give all their entries one identifier; where that leads to several places, these tell them
    apart. What is there twice is one entry, the first.
    """
    leads_to: dict[str, set[str]] = {}
    for entry in entries:
        leads_to.setdefault(entry.key, set()).add(entry.address or entry.title)
    found: dict[str, FeedEntry] = {}
    for entry in entries:
        key = entry.key
        if len(leads_to[key]) > 1:
            key = short_key(f"{key} {entry.address or entry.title}")
        found.setdefault(key, replace(entry, key=key))
    return tuple(found.values())
