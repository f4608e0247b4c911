"""Ranges over a text: the one way in which this program points at words."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of Unicode code points, `start` included, `end` not.

    Every offset in this program counts code points of an article's canonical text: never bytes, cells of
    the screen, or characters of the source it was read from.
    """

    start: int
    """The first code point."""
    end: int
    """One past the last code point."""

    def of(self, text: str) -> str:
        """Return the words of `text` that the span covers."""
        return text[self.start : self.end]

    def trimmed(self, text: str) -> Span:
        """Return the span without the white space at its ends; empty if nothing else is in it."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.end - len(words) + len(words.rstrip())))

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every code point of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end
