"""A correction of a quote that is being made: what it is about, what it would do, how it is said.

No Textual in it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.quotes.corrections import QuoteCorrection, QuoteCorrectionKind, are_nearly_the_same
from prose.quotes.quote import QuoteKind, SpeakerMethod
from store.corrections.quote_changes import QuoteChange
from tui.correcting import LOOKED_BACK
from tui.likely_speakers import LikelySpeaker, is_speaker, speakers_called, speakers_near
from tui.open_article import QUOTATION_MARKS
from tui.peeking import HOW
from tui.sourcing import Standing
from tui.wording import correction_sentence, counted, quoted

if TYPE_CHECKING:
    from prose.corrections import Correction
    from prose.quotes.quote import Quote
    from prose.quotes.statement import Statement
    from prose.spans import Span
    from store.corrections.corrections import CorrectionRow
    from store.library import Library
    from tui.open_article import OpenArticle

SHORT = 3
"""How many words may be a name, or stand for somebody, in any case; of more, most begin with a capital."""
OFFERED = 6
"""How many speakers are offered by a number."""
GOES_ON = (SpeakerMethod.SAME_SENTENCE, SpeakerMethod.CONTINUED, SpeakerMethod.FLOATING)
"""How the speaker of a quote was found that has no attribution of its own."""


class QuoteCorrecting:
    """A correction of a quote on its way from the first key to Enter.

    Args:
        library: The library, of this thread.
        article: The article.
        quote: The quote that is wrong; None where one was missed.
        words: The words that are said instead, or that were missed; None where the words are right.
        whole: Whether all of the statement that the quote is a part of is meant.
        speaker: Who was chosen already as likeliest to say it.
    """

    def __init__(
        self,
        library: Library,
        article: OpenArticle,
        quote: Quote | None = None,
        words: Span | None = None,
        *,
        whole: bool = False,
        speaker: LikelySpeaker | None = None,
    ) -> None:
        self.library = library
        self.article = article
        self.quote = quote
        self.words = words
        self.statement: Statement | None = None if quote is None else article.statement_of(quote)
        """The statement that it is a part of."""
        self.with_more = False
        """Whether it is to hold for `more` as well."""
        self._whole = whole
        self.speaker = speaker

    # -- what it is about

    @property
    def place(self) -> Span:
        """The words said, as they are marked now or were selected."""
        if self.statement is not None:
            return self.statement.span
        assert self.words is not None
        return self.words

    @cached_property
    def candidates(self) -> list[LikelySpeaker]:
        """Who else may say it, the likeliest first."""
        near = speakers_near(self.article, self.place, OFFERED + 1)
        chosen = [self.speaker] if self.speaker is not None else []
        return self._others([*chosen, *near])[:OFFERED]

    @cached_property
    def probable(self) -> LikelySpeaker | None:
        """Who is held to say it without being certain, so that the reader may make it sure."""
        said, article = self.statement, self.article
        # A correction knows one speaker: it would take the others away.
        if said is None or said.certain or said.also or article.standing(said) is Standing.UNKNOWN:
            return None
        name = article.name_of_speaker(said)
        return LikelySpeaker(article.speaker_of(said), None if name is None else name.id, said.speaker)

    def called(self, typed: str, limit: int) -> list[LikelySpeaker]:
        """Return who else may say it and has what was typed in their name, the likeliest first."""
        return self._others(speakers_called(self.library, self.article, self.place, typed, limit))

    def _others(self, speakers: list[LikelySpeaker]) -> list[LikelySpeaker]:
        said = self.statement
        return [one for one in speakers if said is None or not is_speaker(self.article, said, one)]

    @cached_property
    def earlier(self) -> list[CorrectionRow]:
        """What the reader said last about the statement, for each part of which he said so."""
        parts = () if self.statement is None else self.statement.parts
        rows = [
            row
            for row in self.library.corrections.first_page(LOOKED_BACK)
            if row.article_id == self._article_id and any(_is_about(row.correction, part) for part in parts)
        ]
        return [row for row in rows if row.correction.kind is rows[0].correction.kind]

    def more(self, kind: QuoteCorrectionKind) -> tuple[Quote, ...]:
        """Return what the same may be said of besides: what goes on from it, or the rest of the statement."""
        if kind is QuoteCorrectionKind.SPEAKER:
            return self._going_on
        if kind is QuoteCorrectionKind.NOT_A_QUOTE and self.statement is not None:
            return tuple(part for part in self.statement.parts if part not in self._rejected)
        return ()

    @cached_property
    def _going_on(self) -> tuple[Quote, ...]:
        """What only goes on from it: the quotes after it that have its speaker because it has."""
        if self.statement is None or not self.statement.parts[0].has_speaker:
            return ()
        speaker = self.article.speaker_of(self.statement)

        def goes_on(said: Statement) -> bool:
            return said.method in GOES_ON and self.article.speaker_of(said) == speaker

        following = takewhile(goes_on, self.article.said_after(self.statement.span.start))
        return tuple(part for said in following for part in said.parts)

    @cached_property
    def _rejected(self) -> tuple[Quote, ...]:
        """What is no quote if this is none: it and what is quoted within it."""
        if self.quote is None or self.statement is None:
            return ()
        span = self.quote.span
        return tuple(part for part in self.statement.parts if self._whole or span.contains(part.span))

    # -- what it may become

    def said_by(self, speaker: LikelySpeaker | None) -> QuoteChange:
        """Say who says it; None for nobody known."""
        missed = QuoteChange(QuoteCorrectionKind.MISSED, self._article_id, span=self.words)
        change = (
            missed
            if self.statement is None
            else self._about(QuoteCorrectionKind.SPEAKER, self.statement.parts)
        )
        if speaker is None:
            return change
        return replace(change, speaker=speaker.words, name_id=speaker.name_id)

    def rejected(self) -> QuoteChange:
        """Say that it is not a quote."""
        return self._about(QuoteCorrectionKind.NOT_A_QUOTE, self._rejected)

    def bounded(self, words: Span) -> QuoteChange:
        """Give it other boundaries."""
        assert self.quote is not None
        return QuoteChange(QuoteCorrectionKind.BOUNDARIES, self._article_id, (self.quote,), words)

    def _about(self, kind: QuoteCorrectionKind, quotes: tuple[Quote, ...]) -> QuoteChange:
        more = self.more(kind) if self.with_more else ()
        return QuoteChange(kind, self._article_id, (*quotes, *more))

    @property
    def _article_id(self) -> int:
        return self.article.article.id

    # -- how it is said

    @property
    def subject(self) -> str:
        """What it is about: "“Nobody will be kept waiting.” · probably Ida Brandt (who spoke last)"."""
        article, said = self.article, self.statement
        if said is None:
            assert self.words is not None
            return f"{quoted(_unmarked(self.words.of(article.text)))} · not marked as a quote"
        words = quoted(said.words(article.text))
        if article.standing(said) is Standing.UNKNOWN:
            return f"{words} · speaker unknown"
        speaker = clean_line(article.speaker_of(said))
        how = f" ({HOW[said.method]})" if said.method in HOW else ""
        return f"{words} · {'' if said.certain else 'probably '}{speaker}{how}"

    def sentence(self, change: QuoteChange, speaker: LikelySpeaker | None, quotes: int) -> str:
        """Return what a change says: "Said by Ida Brandt: “Nobody will be kept waiting.” · 2 quotes".

        Args:
            change: The change.
            speaker: Who is to say it.
            quotes: How many quotes it touches; 0 where that is not known yet.
        """
        said = correction_sentence(self._correction(change, speaker))
        goes_on = " and what goes on from it" if set(change.quotes) & set(self._going_on) else ""
        many = f" · {counted(quotes, 'quote')}" if quotes > 1 else ""
        return f"{said}{goes_on}{many}"

    def _correction(self, change: QuoteChange, speaker: LikelySpeaker | None) -> QuoteCorrection:
        said, text = self.statement, self.article.text
        span = change.quotes[0].span if change.quotes else self.place
        # Who says it says all of it; what is no quote, or ends elsewhere, may be one part.
        whole = said is not None and set(said.parts) <= set(change.quotes)
        return QuoteCorrection(
            kind=change.kind,
            span=span,
            quote_kind=change.quotes[0].kind if change.quotes else QuoteKind.DIRECT,
            speaker_name="" if speaker is None else clean_line(speaker.text),
            words=said.words(text) if said is not None and whole else _unmarked(span.of(text)),
            other="" if change.span is None or said is None else _unmarked(change.span.of(text)),
        )

    # -- doing it

    def make(self, change: QuoteChange) -> None:
        """Make a change, a step of the history; the article shows it at once.

        Raises:
            NewsreadError: It cannot be made, and nothing was changed.
        """
        self.library.corrections.make_quotes(change)
        self._settle()

    def take_back(self) -> None:
        """Take the earlier correction back, a step of the history.

        Raises:
            NewsreadError: It cannot be taken back, and nothing was changed.
        """
        with self.library.step("take back correction"):
            for row in self.earlier:
                self.library.corrections.take_back(row.id)
        self._settle()

    def _settle(self) -> None:
        self.library.settle(self._article_id, articles=1)


def is_said(article: OpenArticle, words: Span, quote: Quote | None) -> bool:
    """Whether words that were selected are likelier to be what somebody says than a name.

    Args:
        article: The article.
        words: Where they stand.
        quote: The quote there, if there is one.
    """
    text = words.of(article.text)
    if quote is not None and (words == quote.span or not quote.span.contains(words)):
        return True
    if text[:1] in QUOTATION_MARKS or text[-1:] in QUOTATION_MARKS:
        return True
    several = text.split()
    return len(several) > SHORT and 2 * sum(word[:1].isupper() for word in several) < len(several)


def corrected_statement(article: OpenArticle, correction: QuoteCorrection) -> Statement | None:
    """Return what a correction is about, as it is said in its article now; None where that is no quote."""
    return next(
        (said for said in article.statements if any(_is_about(correction, part) for part in said.parts)), None
    )


def _is_about(correction: Correction | QuoteCorrection, quote: Quote) -> bool:
    """Whether a correction is the reason for which a quote is as it is."""
    if not isinstance(correction, QuoteCorrection):
        return False
    return correction.to == quote.span or are_nearly_the_same(correction.span, quote.span)


def _unmarked(words: str) -> str:
    """Return words without the quotation marks at their ends: a sentence about them has its own."""
    return words.strip(f"{QUOTATION_MARKS} ")
