"""Lists of words, written in the source as a reader wants to see them: in lines."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """Return the words that stand in `listed` between white space."""
    return frozenset(listed.split())


def names(listed: str) -> frozenset[str]:
    """Return the names, of one word or more, that stand in `listed` between commas."""
    return frozenset(" ".join(name.split()) for name in listed.split(",") if name.strip())
