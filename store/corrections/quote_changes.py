"""What a reader wants to correct in the quotes of an article: which corrections that takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from prose.names import NameKey
from prose.quotes.corrections import (
    QuoteCorrection,
    QuoteCorrectionKind,
    are_nearly_the_same,
    correct_quotes,
)
from prose.quotes.quotation_marks import lines_with_text, quoted_segments
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.corrections.quote_corrections import KeptQuoteCorrection, QuoteCorrections
from store.errors import CorrectionError, GoneError
from store.marks import ArticleMarks
from store.names.joined import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from prose.quotes.corrections import CorrectedQuotes
    from store.connection import Connection


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """What a reader wants to correct in the quotes of one article. Which fields count hangs on the kind."""

    kind: QuoteCorrectionKind
    """What is to be done."""
    article_id: int
    """The article."""
    quotes: tuple[Quote, ...] = ()
    """The quotes that it is about, as `ArticleMarks.quotes` gave them; for boundaries exactly one."""
    span: Span | None = None
    """MISSED, BOUNDARIES: the words said; space and quotation marks around them are left out."""
    speaker: Span | None = None
    """SPEAKER, MISSED: the words that name who speaks."""
    name_id: int | None = None
    """SPEAKER, MISSED: the name of the library that speaks. Where `speaker` is None, its mention that is
    nearest the quote stands for it. Where both are None, nobody is known to say it."""


@dataclass(frozen=True, slots=True)
class QuoteReach:
    """How much a change touches."""

    quotes: int
    """How many quotes change, or come, or go."""


@dataclass(frozen=True, slots=True)
class PlannedQuotes:
    """What a change consists of."""

    text: str
    """The text of the article."""
    made: tuple[KeptQuoteCorrection, ...]
    """The corrections that are made, one for each quote."""
    dropped: frozenset[int]
    """The earlier ones that they take the place of."""


class QuoteChanges:
    """Works out what changes of the quotes of a library's articles would do."""

    def __init__(self, connection: Connection, text_of: Callable[[int], str]) -> None:
        """Open the quotes of a library.

        Args:
            connection: The library's.
            text_of: Returns the text of an article, or raises a `GoneError`.
        """
        self._connection = connection
        self._text_of = text_of

    def plan(self, change: QuoteChange) -> PlannedQuotes:
        """Return the corrections that a change consists of.

        Raises:
            CorrectionError: If it makes no sense or changes nothing; the sentence says why.
            GoneError: If the article, the quote or the name is gone.
        """
        article = _Article(self._connection, change.article_id, self._text_of(change.article_id))
        match change.kind:
            case QuoteCorrectionKind.SPEAKER:
                self._plan_speaker(change, article)
            case QuoteCorrectionKind.NOT_A_QUOTE:
                for quote in change.quotes:
                    article.reject(quote)
            case QuoteCorrectionKind.BOUNDARIES:
                [quote] = change.quotes
                article.move(quote, _within(change.span, article.text))
            case QuoteCorrectionKind.MISSED:
                for quote in _quotes_in(article.text, _within(change.span, article.text)):
                    article.add(quote, self._speaker(change, quote.span, article))
        return article.planned()

    def _plan_speaker(self, change: QuoteChange, article: _Article) -> None:
        for quote in change.quotes:
            article.say_who(quote, self._speaker(change, quote.span, article))
        if change.quotes and not article.made:
            raise CorrectionError("You have said so already; choose somebody else.")

    def _speaker(self, change: QuoteChange, near: Span, article: _Article) -> _Speaker:
        """Return who is to say a quote.

        Raises:
            CorrectionError: If there are no words where the speaker's are said to be.
            GoneError: If the name is gone.
        """
        span = None if change.speaker is None else _within(change.speaker, article.text)
        if change.name_id is None:
            return _Speaker(span)
        name = self._connection.row(
            """
            SELECT * FROM name
            WHERE id = (SELECT coalesce(whole_id, id) FROM name WHERE id = :id) AND mentions > 0
            """,
            {"id": change.name_id},
        )
        if name is None:
            raise GoneError("This name is no longer in the library; choose another.")
        mentions = self._connection.rows(
            f"SELECT starts, ends FROM mention WHERE article_id = :article AND name_id IN ({PARTS})",
            {"article": change.article_id, "name": name["id"]},
        )
        nearest = min(
            (Span(mention["starts"], mention["ends"]) for mention in mentions),
            key=lambda mention: max(mention.start - near.end, near.start - mention.end),
            default=None,
        )
        return _Speaker(span or nearest, name["text"], NameKey(bool(name["person"]), name["spelling"]))


class _Speaker(NamedTuple):
    """Who is to say a quote."""

    span: Span | None
    """The words that name them."""
    name: str = ""
    """As the library calls them."""
    key: NameKey | None = None
    """The name of the library."""


class _Article:
    """The quotes of one article, with what is to be corrected in them."""

    def __init__(self, connection: Connection, article_id: int, text: str) -> None:
        self.text = text
        self.made: list[KeptQuoteCorrection] = []
        """What is to be corrected."""
        self._found = ArticleMarks(connection).found_quotes(article_id)
        self._kept = QuoteCorrections(connection).of_article(article_id)
        self._dropped: set[int] = set()
        self._now = self._corrected(self._kept.values())

    def say_who(self, quote: Quote, speaker: _Speaker) -> None:
        """Give a quote another speaker, unless the reader has given it that one."""
        current, origin = self._current(quote)
        said = current.method, current.speaker, current.speaker_name
        if said == (SpeakerMethod.READER, speaker.span, speaker.name):
            return
        missed = self._missed(origin, quote.kind)
        kind = QuoteCorrectionKind.MISSED if missed else QuoteCorrectionKind.SPEAKER
        self._make(QuoteCorrection(kind, origin, quote.kind, speaker.span, speaker.name), speaker.key)

    def reject(self, quote: Quote) -> None:
        """Say that a quote is none."""
        _, origin = self._current(quote)
        self._make(QuoteCorrection(QuoteCorrectionKind.NOT_A_QUOTE, origin, quote.kind))

    def move(self, quote: Quote, span: Span) -> None:
        """Give a quote other boundaries."""
        current, origin = self._current(quote)
        to = _trimmed(span, quote.kind, self.text)
        if to == current.span:
            raise CorrectionError("These words are the quote already; move an edge first.")
        if not to.overlaps(current.span):
            raise CorrectionError("These words are not in the quote; select some that are.")
        missed = self._missed(origin, quote.kind)
        if missed:
            self._make(replace(missed.correction, span=to), missed.speaker, origin)
        else:
            self._make(QuoteCorrection(QuoteCorrectionKind.BOUNDARIES, origin, quote.kind, to=to))

    def add(self, quote: Quote, speaker: _Speaker) -> None:
        """Put in a quote that was missed."""
        alike = (other for other in self._now.quotes if other.kind is quote.kind)
        if any(are_nearly_the_same(other.span, quote.span) for other in alike):
            raise CorrectionError("These words are a quote already; put the caret in it to correct it.")
        kind = QuoteCorrectionKind.MISSED
        self._dropped.update(
            correction_id
            for correction_id, kept in self._kept.items()
            if kept.correction.kind is QuoteCorrectionKind.NOT_A_QUOTE
            and kept.correction.quote_kind is quote.kind
            and are_nearly_the_same(kept.correction.span, quote.span)
        )
        self._make(QuoteCorrection(kind, quote.span, quote.kind, speaker.span, speaker.name), speaker.key)

    def planned(self) -> PlannedQuotes:
        """Return what is to be made and what it takes the place of."""
        if not self.made:
            raise CorrectionError("There is no quote here; put the caret in one.")
        left = {
            correction_id: kept
            for correction_id, kept in self._kept.items()
            if correction_id not in self._dropped
        }
        # What would hold for nothing goes as well: it is about a quote whose place another one takes.
        origins = set(self._corrected([*left.values(), *self.made]).origins)
        lost = {
            correction_id
            for correction_id, kept in left.items()
            if kept.correction.kind is not QuoteCorrectionKind.NOT_A_QUOTE
            and kept.correction.span not in origins
        }
        return PlannedQuotes(self.text, tuple(self.made), frozenset(self._dropped | lost))

    def _corrected(self, kept: Iterable[KeptQuoteCorrection]) -> CorrectedQuotes:
        return correct_quotes(self.text, self._found, [each.correction for each in kept])

    def _current(self, quote: Quote) -> tuple[Quote, Span]:
        """Return a quote as it is now, and what corrections call it.

        Raises:
            GoneError: If it is gone.
        """
        for current, origin in zip(self._now.quotes, self._now.origins, strict=True):
            if (current.span, current.kind) == (quote.span, quote.kind):
                return current, origin
        raise GoneError("This quote is no longer in the article; open the article again.")

    def _missed(self, origin: Span, kind: QuoteKind) -> KeptQuoteCorrection | None:
        """Return the correction by which a quote stands that was missed.

        What else is said of it takes the place of that one: taken back, it leaves nothing of the quote.
        """
        called = (QuoteCorrectionKind.MISSED, origin, kind)
        return next((kept for kept in self._kept.values() if _called(kept.correction) == called), None)

    def _make(
        self, correction: QuoteCorrection, speaker: NameKey | None = None, origin: Span | None = None
    ) -> None:
        """Plan a correction of a quote that corrections call so, by default as this one does."""
        self.made.append(KeptQuoteCorrection(correction, speaker))
        about = (origin or correction.span, correction.quote_kind)
        contradicted = _CONTRADICTED[correction.kind]
        self._dropped.update(
            correction_id
            for correction_id, kept in self._kept.items()
            if _called(kept.correction)[1:] == about and kept.correction.kind in contradicted
        )


_CONTRADICTED: dict[QuoteCorrectionKind, Collection[QuoteCorrectionKind]] = {
    QuoteCorrectionKind.SPEAKER: (QuoteCorrectionKind.SPEAKER, QuoteCorrectionKind.NOT_A_QUOTE),
    QuoteCorrectionKind.NOT_A_QUOTE: tuple(QuoteCorrectionKind),
    QuoteCorrectionKind.MISSED: tuple(QuoteCorrectionKind),
    QuoteCorrectionKind.BOUNDARIES: (QuoteCorrectionKind.BOUNDARIES, QuoteCorrectionKind.NOT_A_QUOTE),
}
"""Which earlier corrections of the same quote a new one takes the place of."""


def _called(correction: QuoteCorrection) -> tuple[QuoteCorrectionKind, Span, QuoteKind]:
    return correction.kind, correction.span, correction.quote_kind


def _within(span: Span | None, text: str) -> Span:
    """Return a selection without the space around it.

    Raises:
        CorrectionError: If there are no words in it.
        GoneError: If it does not lie in the text.
    """
    if span is None or not 0 <= span.start < span.end <= len(text):
        raise GoneError("The text is no longer as it was; open the article again.")
    if not any(map(str.isalnum, span.of(text))):
        raise CorrectionError("There is no letter in what is selected; select words.")
    return span.trimmed(text)


def _quotes_in(text: str, span: Span) -> list[Quote]:
    """Return what is said in the words of a selection, as quotes that nobody says yet.

    Where it begins and ends with quotation marks that is what stands between them: several quotes, where
    words stand in between that are not said, or the quote runs on over paragraphs.
    """
    words = span.of(text)
    segments = quoted_segments(words, lines_with_text(words))
    if segments and (segments[0].outside.start, segments[-1].outside.end) == (0, len(words)):
        inside = [Span(span.start + one.inside.start, span.start + one.inside.end) for one in segments]
        return [Quote(each, QuoteKind.DIRECT) for each in inside]
    stripped = _trimmed(span, QuoteKind.DIRECT, text)
    around = text[stripped.start - 1 : stripped.start] + text[stripped.end : stripped.end + 1]
    marked = around in _PAIRS or any(mark in around for mark in _MARKS)
    if marked and not any(mark in stripped.of(text) for mark in _MARKS):
        return [Quote(stripped, QuoteKind.DIRECT)]
    return [Quote(span, QuoteKind.INDIRECT)]


_MARKS = '"“”„‟«»‹›'
_PAIRS = ("‘’", "''", "‚‘", "`´")
"""Marks that stand around a quote in pairs only, and else are apostrophes."""


def _trimmed(span: Span, kind: QuoteKind, text: str) -> Span:
    """Return the words of a quote without the quotation marks around it; those in what is reported stay."""
    if kind is QuoteKind.INDIRECT:
        return span
    words = span.of(text)
    if len(words) > 2 and words[0] + words[-1] in _PAIRS:
        return Span(span.start + 1, span.end - 1).trimmed(text)
    start = span.start + len(words) - len(words.lstrip(f"{_MARKS} "))
    end = span.end - len(words) + len(words.rstrip(f"{_MARKS} "))
    return Span(start, end)
