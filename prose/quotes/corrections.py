"""The quotes of an article once the reader's corrections are applied to what the machine found.

A correction goes by the words that it is about and where they stand, never by a row, so that it holds after
the machine has looked again. Everything here is a pure function of a text, its quotes and the corrections.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.spans import Span

NEARLY = 0.5
"""The share of the words of two quotes together that both must have to be nearly the same one; of quotes that
do not overlap, only one can have more."""


class QuoteCorrectionKind(StrEnum):
    """What the reader says of a quote."""

    SPEAKER = "speaker"
    """Somebody else says it, or nobody is known to."""
    NOT_A_QUOTE = "not-a-quote"
    MISSED = "missed-quote"
    """These words are a quote."""
    BOUNDARIES = "quote-boundaries"
    """The quote is longer or shorter."""


@dataclass(frozen=True, slots=True)
class QuoteCorrection:
    """One thing that the reader corrected in the quotes of an article."""

    kind: QuoteCorrectionKind
    """What the reader says."""
    span: Span
    """The quote that it is about, as the machine found it; MISSED: the words said."""
    quote_kind: QuoteKind
    """Whether that quote is between quotation marks."""
    speaker: Span | None = None
    """SPEAKER, MISSED: the words that name who speaks."""
    speaker_name: str = ""
    """SPEAKER, MISSED: who speaks, by full name; empty where only the words for them are known."""
    to: Span | None = None
    """BOUNDARIES: the words said."""
    words: str = ""
    """The words of `span`, on one line."""
    other: str = ""
    """BOUNDARIES: the words of `to`, on one line."""
    speaker_words: str = ""
    """SPEAKER, MISSED: the words of `speaker`, on one line."""


@dataclass(frozen=True, slots=True)
class CorrectedQuotes:
    """The quotes of an article after the reader's corrections."""

    quotes: tuple[Quote, ...]
    """In the order of their starts, the longer first where two start together."""
    by_reader: frozenset[Span]
    """Those that stand, or stand so, because the reader said so."""
    origins: tuple[Span, ...]
    """What a correction calls each of the quotes: the words that earlier ones call it by, else its own."""


def correct_quotes(
    text: str, quotes: Sequence[Quote], corrections: Sequence[QuoteCorrection]
) -> CorrectedQuotes:
    """Apply corrections to the quotes of an article.

    A correction holds for the quote of its kind that has nearly the same words. What the reader said
    something about is a quote, also where the machine no longer finds it, unless a later correction says that
    it is none. Where two contradict each other the later one holds.

    Args:
        text: The article; corrections that point beyond its end are passed over.
        quotes: What the machine found in it, in any order.
        corrections: All that were made in it, in the order in which they were made.
    """
    article = _Article(quotes)
    known = [one for one in corrections if max(one.span.end, one.to.end if one.to else 0) <= len(text)]
    # What a quote is comes before what is said of it, as a correction calls it by what it was before.
    for correction in known:
        if correction.kind is QuoteCorrectionKind.BOUNDARIES:
            article.move(correction)
    for correction in known:
        match correction.kind:
            case QuoteCorrectionKind.SPEAKER:
                article.say_who(correction)
            case QuoteCorrectionKind.NOT_A_QUOTE:
                article.remove(correction)
            case QuoteCorrectionKind.MISSED:
                article.add(correction)
    return article.corrected()


def are_nearly_the_same(one: Span, other: Span) -> bool:
    """Whether two spans share more than half of what they cover together."""
    return _likeness(one, other) > NEARLY


@dataclass(slots=True)
class _Entry:
    """A quote on its way through the corrections."""

    origin: Span
    """What corrections call it by."""
    quote: Quote
    """It as it is now."""
    by_reader: bool = False
    """Whether a correction holds for it."""


class _Article:
    """The quotes of an article on their way through the corrections."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._entries = [_Entry(quote.span, quote) for quote in quotes]
        named = (quote for quote in quotes if quote.speaker is not None and quote.speaker_name)
        self._name_of = {quote.speaker: quote.speaker_name for quote in named}

    def move(self, correction: QuoteCorrection) -> None:
        """Give a quote other boundaries."""
        assert correction.to is not None
        kind = correction.quote_kind
        entry = self._nearest(correction.span, kind) or self._nearest(correction.to, kind)
        self._stand(entry or self._displaced(correction.to, kind), correction, correction.to)

    def say_who(self, correction: QuoteCorrection) -> None:
        """Give a quote another speaker, or none."""
        span, kind = correction.span, correction.quote_kind
        entry = self._nearest(span, kind) or self._displaced(span, kind)
        entry = entry or self._stand(None, correction, span)
        entry.by_reader = True
        entry.quote = self._said_by(entry.quote, correction)

    def remove(self, correction: QuoteCorrection) -> None:
        """Take out what is no quote."""
        entry = self._nearest(correction.span, correction.quote_kind)
        if entry is not None:
            self._entries.remove(entry)

    def add(self, correction: QuoteCorrection) -> None:
        """Put in what was missed; what is there by now gets the reader's boundaries and speaker, or none."""
        span, kind = correction.span, correction.quote_kind
        there = (entry for entry in self._entries if are_nearly_the_same(entry.quote.span, span))
        entry = next((entry for entry in there if entry.quote.kind is kind), None)
        entry = self._stand(entry or self._displaced(span, kind), correction, span)
        told = correction.speaker is not None or correction.speaker_name
        if told or entry.quote.has_speaker:
            entry.quote = self._said_by(entry.quote, correction)

    def corrected(self) -> CorrectedQuotes:
        """Return the quotes as they are now."""
        entries = sorted(self._entries, key=lambda entry: (entry.quote.span.start, -entry.quote.span.end))
        return CorrectedQuotes(
            tuple(entry.quote for entry in entries),
            frozenset(entry.quote.span for entry in entries if entry.by_reader),
            tuple(entry.origin for entry in entries),
        )

    def _nearest(self, span: Span, kind: QuoteKind) -> _Entry | None:
        """Return the quote that a correction calls nearly so."""
        near = [
            entry
            for entry in self._entries
            if entry.quote.kind is kind and are_nearly_the_same(entry.origin, span)
        ]
        return max(near, key=lambda entry: _likeness(entry.origin, span), default=None)

    def _displaced(self, span: Span, kind: QuoteKind) -> _Entry | None:
        """Return the quote that cannot stand beside these words and shares most with them, if any."""
        displaced = [entry for entry in self._entries if _displaces(span, kind, entry.quote)]
        return max(displaced, key=lambda entry: _likeness(entry.quote.span, span), default=None)

    def _stand(self, entry: _Entry | None, correction: QuoteCorrection, span: Span) -> _Entry:
        """Let a quote, or a new one if None, stand with these words, in the place of those in its way."""
        if entry is None:
            entry = _Entry(span, Quote(span, correction.quote_kind))
            self._entries.append(entry)
        entry.origin = correction.span
        entry.quote = replace(entry.quote, span=span)
        entry.by_reader = True
        kind = entry.quote.kind
        self._entries = [
            other for other in self._entries if other is entry or not _displaces(span, kind, other.quote)
        ]
        return entry

    def _said_by(self, quote: Quote, correction: QuoteCorrection) -> Quote:
        """Return a quote with the speaker of a correction."""
        return replace(
            quote,
            speaker=correction.speaker,
            # Whom the article means by "she" is told by the other quotes of that "she".
            speaker_name=correction.speaker_name or self._name_of.get(correction.speaker, ""),
            method=SpeakerMethod.READER,
            also=(),
        )


def _displaces(span: Span, kind: QuoteKind, quote: Quote) -> bool:
    """Whether a quote cannot stand beside one of these words: only reported ones may lie in one another."""
    if quote.kind is not kind or not quote.span.overlaps(span):
        return False
    nested = quote.span != span and (quote.span.contains(span) or span.contains(quote.span))
    return kind is QuoteKind.DIRECT or not nested


def _likeness(one: Span, other: Span) -> float:
    """Return the share of what two spans cover together that both cover (Jaccard's index)."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0
