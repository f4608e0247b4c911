"""How an article is sourced: who speaks in it, how much of it is said by others, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from prose.quotes.quote import Quote, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


class Standing(Enum):
    """How much is known of who speaks."""

    NAMED = "named"
    """The article gives a name."""
    ANONYMOUS = "anonymous"
    """The article says what they are, and no name: "officials", "a source"."""
    UNKNOWN = "unknown"
    """Nobody is found, or no more than a "he" or "they"."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted, with everything that they say."""

    name: str
    """The name, else the words that stand for it; empty where nobody is known."""
    standing: Standing
    """How much is known of them."""
    quotes: tuple[Quote, ...]
    """What they say, in order; a quotation within a longer statement is a part of that and not here."""
    words: int
    """How many words that is."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The sources of one article."""

    words: int
    """How many words the article has."""
    direct: int
    """How many of them stand between quotation marks."""
    reported: int
    """How many are told as what somebody said, without marks."""
    speakers: tuple[Speaker, ...]
    """Who says something, most words first; nobody known comes last."""

    @property
    def quotes(self) -> int:
        """How many statements are quoted."""
        return sum(len(speaker.quotes) for speaker in self.speakers)

    @property
    def said(self) -> int:
        """How many words they have together: what the share of a speaker is a share of."""
        return sum(speaker.words for speaker in self.speakers)

    @property
    def probable(self) -> tuple[Quote, ...]:
        """What is only probably said by who is named as saying it, in order."""
        weak = (
            quote
            for speaker in self.speakers
            if speaker.standing is not Standing.UNKNOWN
            for quote in speaker.quotes
            if not quote.certain
        )
        return tuple(sorted(weak, key=lambda quote: quote.span))

    def count(self, standing: Standing) -> int:
        """Return how many speakers have a standing."""
        return sum(speaker.standing is standing for speaker in self.speakers)


def sourcing_of(text: str, quotes: Iterable[Quote], who: Callable[[Quote], tuple[str, Standing]]) -> Sourcing:
    """Count who says how much in an article, in one pass over its quotes.

    Args:
        text: The article.
        quotes: Its quotes, in any order.
        who: Returns what to call the speaker of a quote, and how much is known of them.
    """
    every = in_order(quotes)
    top = statements(every)
    said: dict[str, list[Quote]] = {}
    known: dict[str, tuple[str, Standing]] = {}
    words: dict[str, int] = {}
    for quote, count in zip(top, _counts(text, top), strict=True):
        name, standing = who(quote)
        if standing is Standing.UNKNOWN:
            name = ""
        key = name if standing is Standing.NAMED else name.casefold().removeprefix("the ")
        known.setdefault(key, (name, standing))
        said.setdefault(key, []).append(quote)
        words[key] = words.get(key, 0) + count
    speakers = [Speaker(*known[key], tuple(their), words[key]) for key, their in said.items()]
    direct = sum(_counts(text, statements(quote for quote in every if quote.kind is QuoteKind.DIRECT)))
    return Sourcing(
        words=len(text.split()),
        direct=direct,
        reported=max(0, sum(words.values()) - direct),
        speakers=tuple(
            sorted(speakers, key=lambda speaker: (speaker.standing is Standing.UNKNOWN, -speaker.words))
        ),
    )


def in_order(quotes: Iterable[Quote]) -> list[Quote]:
    """Return quotes in the order of their starts, the longer first where two start together."""
    return sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end))


def statements(quotes: Iterable[Quote]) -> list[Quote]:
    """Return those of the quotes, given in order, that are no part of another one.

    A statement that mixes reported words with quoted fragments is one of them, and its fragments are none.
    """
    top: list[Quote] = []
    for quote in quotes:
        if not top or not top[-1].span.contains(quote.span):
            top.append(quote)
    return top


def _counts(text: str, top: Sequence[Quote]) -> Iterator[int]:
    """Yield the words of each statement; those in which two overlap are counted once."""
    end = 0
    for quote in top:
        yield len(text[max(end, quote.span.start) : quote.span.end].split())
        end = max(end, quote.span.end)


def share(part: int, whole: int) -> str:
    """Return what part of a whole something is: "64 %", "<1 %" where it is more than nothing."""
    if not part or not whole:
        return "0 %"
    percent = round(100 * part / whole)
    return f"{percent} %" if percent else "<1 %"
