"""What became of one source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """One source is done with."""

    source: str
    """What it is called: a path, a path with a line, an address, "standard input"; not cleaned."""
    article: int | None = None
    """The article in the library; None if there is none of it."""
    headline: str = ""
    """The article's headline, or the name of the feed."""
    new: bool = False
    """Whether it was not there before."""
    updated: bool = False
    """Whether it was there with another text, which is kept as an earlier version."""
    orphans: int = 0
    """How many of the reader's passages were not found in the new text; they are kept as well."""
    restored: bool = False
    """Whether it was in the bin, and was taken out because the reader added it again."""
    feed: int | None = None
    """The feed that it is; None if it is none."""
    problem: str = ""
    """Why there is no article of it, or none with marks, in one sentence."""
