"""How an article is sourced: who speaks in it, how much of it is said by others, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from prose.quotes.quote import QuoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from prose.quotes.statement import Statement
    from prose.spans import Span


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
    statements: tuple[Statement, ...]
    """What they say, in order."""
    words: int
    """How many words that is, without what others are quoted with in it."""


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
    def statements(self) -> int:
        """How many statements are quoted."""
        return sum(len(speaker.statements) for speaker in self.speakers)

    @property
    def said(self) -> int:
        """How many words they have together: what the share of a speaker is a share of."""
        return sum(speaker.words for speaker in self.speakers)

    @property
    def probable(self) -> tuple[Statement, ...]:
        """What is only probably said by who is named as saying it, in order."""
        weak = (
            statement
            for speaker in self.speakers
            if speaker.standing is not Standing.UNKNOWN
            for statement in speaker.statements
            if not statement.certain
        )
        return tuple(sorted(weak, key=lambda statement: statement.span))

    def count(self, standing: Standing) -> int:
        """Return how many speakers have a standing."""
        return sum(speaker.standing is standing for speaker in self.speakers)


def sourcing_of(
    text: str, words: int, statements: Sequence[Statement], who: Callable[[Statement], tuple[str, Standing]]
) -> Sourcing:
    """Count who says how much in an article, in one pass over what is said in it.

    Args:
        text: The article.
        words: How many words it has.
        statements: What is said in it, in the order of the text.
        who: Returns what to call the speaker of a statement, and how much is known of them.
    """
    said: dict[str, list[Statement]] = {}
    known: dict[str, tuple[str, Standing]] = {}
    shares: dict[str, int] = {}
    for statement, count in zip(statements, _counts(text, statements), strict=True):
        name, standing = who(statement)
        if standing is Standing.UNKNOWN:
            name = ""
        key = name if standing is Standing.NAMED else name.casefold().removeprefix("the ")
        known.setdefault(key, (name, standing))
        said.setdefault(key, []).append(statement)
        shares[key] = shares.get(key, 0) + count
    speakers = [Speaker(*known[key], tuple(their), shares[key]) for key, their in said.items()]
    direct = _words_in(
        text,
        (part.span for statement in statements for part in statement.parts if part.kind is QuoteKind.DIRECT),
    )
    return Sourcing(
        words=words,
        direct=direct,
        reported=max(0, sum(shares.values()) - direct),
        speakers=tuple(
            sorted(speakers, key=lambda speaker: (speaker.standing is Standing.UNKNOWN, -speaker.words))
        ),
    )


def _counts(text: str, statements: Sequence[Statement]) -> list[int]:
    """Return the words of each statement; those in which two overlap are the inner one's, or the later's."""
    counts = [0] * len(statements)
    pieces = sorted(
        (span.start, -span.end, number)
        for number, statement in enumerate(statements)
        for span in statement.content
    )
    around: list[tuple[int, int]] = []
    counted = 0
    for start, minus_end, number in [*pieces, (len(text), 0, -1)]:
        while around and around[-1][0] <= start:
            end, outer = around.pop()
            counts[outer] += _words(text, counted, end)
            counted = max(counted, end)
        if around:
            counts[around[-1][1]] += _words(text, counted, start)
        counted = max(counted, start)
        around.append((-minus_end, number))
    return counts


def _words_in(text: str, spans: Iterable[Span]) -> int:
    """Return how many words stand in any of these spans."""
    words = end = 0
    for span in sorted(spans):
        words += _words(text, max(end, span.start), span.end)
        end = max(end, span.end)
    return words


def _words(text: str, start: int, end: int) -> int:
    """Return how many words there are from one place to another: signs by themselves are none."""
    return sum(any(map(str.isalnum, word)) for word in text[start:end].split())


def share(part: int, whole: int) -> str:
    """Return what part of a whole something is: "64 %", "<1 %" where it is more than nothing."""
    if not part or not whole:
        return "0 %"
    percent = round(100 * part / whole)
    return f"{percent} %" if percent else "<1 %"
