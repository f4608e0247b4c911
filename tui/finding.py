"""Finding words in a text as they are typed.

No list of hits is ever made: to find the next one, to count them all and to find those on a few lines takes
milliseconds in a book, however many there are.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Hit(NamedTuple):
    """A place where words stand."""

    span: Span
    """The place, in code points."""
    number: int
    """Which of all hits it is, counted from 1."""
    turned: bool
    """Whether the way to it led over an end of the text."""


class Findable:
    """A text in which words are looked for; what it takes to do so is worked out once.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _plain(self) -> str:
        plain = self._text
        # Many times as fast as `str.translate`, as most of these characters stand in few texts.
        for character, written in PLAIN.items():
            plain = plain.replace(character, written)
        return plain

    @cached_property
    def _folded(self) -> str:
        return _lower(self._plain)

    def find(self, words: str) -> TypedHits:
        """Look for words.

        Any case is found, unless the words have a capital; straight marks and hyphens find curly marks and
        dashes, which no keyboard has; a space finds the end of a line, too.
        """
        wanted = Findable(words)._plain
        if any(character.isupper() for character in wanted):
            return TypedHits(self._plain, wanted)
        return TypedHits(self._folded, _lower(wanted))


class Hits(ABC):
    """Places in a text, in order, none overlapping another."""

    @abstractmethod
    def __len__(self) -> int:
        """Return how many there are."""

    @abstractmethod
    def touching(self, start: int, end: int) -> Iterator[Span]:
        """Yield the hits that share a code point with a range."""

    def __iter__(self) -> Iterator[Span]:
        return self.touching(0, maxsize)

    @abstractmethod
    def _from(self, offset: int) -> Hit:
        """Return the first hit that begins at an offset or after it, else the first one; there is one."""

    @abstractmethod
    def _after(self, offset: int) -> Hit:
        """Return the first hit that begins after the one at an offset, or after that, else the first one."""

    @abstractmethod
    def _before(self, offset: int) -> Hit:
        """Return the last hit that begins before an offset, else the last one; there is one."""

    def first(self, offset: int) -> Hit | None:
        """Return the first hit that begins at an offset or after it, else the first of all there are."""
        return self._from(offset) if self else None

    def next(self, offset: int, count: int) -> Hit | None:
        """Return the hit that begins so many hits after an offset, on over the end of the text.

        Args:
            offset: Where to begin.
            count: How many hits further on, from 1; back if negative.
        """
        if not self:
            return None
        step = self._after if count > 0 else self._before
        hit = step(offset)
        turned = hit.turned
        for _ in range((abs(count) - 1) % len(self)):
            hit = step(hit.span.start)
            turned = turned or hit.turned
        return hit._replace(turned=turned)


class TypedHits(Hits):
    """Where words stand in a text.

    Args:
        text: The text, as long as the one that is read.
        words: The words; nothing is found if there are none.
    """

    def __init__(self, text: str, words: str) -> None:
        self._text = text
        self._words = words

    @cached_property
    def _count(self) -> int:
        return self._text.count(self._words) if self._words else 0

    def __len__(self) -> int:
        return self._count

    def touching(self, start: int, end: int) -> Iterator[Span]:
        """Yield the hits that share a code point with a range."""
        if not self:
            return
        size = len(self._words)
        place = self._text.find(self._words, max(0, start - size + 1), end + size - 1)
        while place >= 0:
            yield Span(place, place + size)
            place = self._text.find(self._words, place + size, end + size - 1)

    def _after(self, offset: int) -> Hit:
        on_hit = self._text.startswith(self._words, offset)
        return self._from(offset + (len(self._words) if on_hit else 1))

    def _from(self, offset: int) -> Hit:
        place = self._text.find(self._words, offset)
        return self._hit(place) if place >= 0 else self._hit(self._text.find(self._words), turned=True)

    def _before(self, offset: int) -> Hit:
        place = self._text.rfind(self._words, 0, max(0, offset + len(self._words) - 1))
        return self._hit(place) if place >= 0 else self._hit(self._text.rfind(self._words), turned=True)

    def _hit(self, place: int, *, turned: bool = False) -> Hit:
        number = self._text.count(self._words, 0, place) + 1
        return Hit(Span(place, place + len(self._words)), number, turned)


class PlacedHits(Hits):
    """Places that are known.

    Args:
        spans: The places, in order, none overlapping another.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans

    def __len__(self) -> int:
        return len(self._spans)

    def touching(self, start: int, end: int) -> Iterator[Span]:
        """Yield the hits that share a code point with a range."""
        for span in islice(self._spans, bisect_right(self._spans, start, key=lambda span: span.end), None):
            if span.start >= end:
                return
            yield span

    def _from(self, offset: int) -> Hit:
        return self._hit(bisect_left(self._spans, offset, key=lambda span: span.start))

    def _after(self, offset: int) -> Hit:
        return self._hit(bisect_right(self._spans, offset, key=lambda span: span.start))

    def _before(self, offset: int) -> Hit:
        return self._hit(bisect_left(self._spans, offset, key=lambda span: span.start) - 1)

    def _hit(self, place: int) -> Hit:
        number = place % len(self)
        return Hit(self._spans[number], number + 1, turned=place != number)


PLAIN = {
    **dict.fromkeys("’‘‚‛`", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("–—‒―‐‑", "-"),
    **dict.fromkeys("\u00a0\n\t", " "),
    # The one letter that lower case makes longer: with it, no offset behind it would be true.
    "İ": "I",
}
"""Characters, and what is typed for them."""


def _lower(text: str) -> str:
    """Return text in lower case, as long as it was."""
    # The two forms of sigma are one letter.
    return text.lower().replace("ς", "σ")
