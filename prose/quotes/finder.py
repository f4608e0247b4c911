"""Find the quotes of an article: direct and reported speech, and who said it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from prose.quotes.attribution import attribute_segments, span_of
from prose.quotes.names import tight
from prose.quotes.quotation_marks import quoted_segments
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.reported import find_reports
from prose.quotes.resolution import resolve_speakers
from prose.quotes.skeleton import skeleton_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.entities.entity import Entity
    from prose.quotes.attribution import Speaker
    from prose.quotes.quotation_marks import QuotedSegment
    from prose.quotes.reported import Report
    from prose.quotes.skeleton import Token

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_FEWEST_WORDS_ALONE = 4
"""Words that a quote without any speaker must have to be taken for speech."""


def find_quotes(text: str, entities: Sequence[Entity] = ()) -> list[Quote]:
    """Return the quotes of `text` in the order of their starts.

    Direct quotes lie within one line each and do not overlap; reported ones may contain them. Any text is
    taken, in time linear in its length.

    Args:
        text: Any text; it is taken exactly as it stands.
        entities: Its entities where they are known: they help to name the speakers.
    """
    segments = quoted_segments(text)
    sentences = skeleton_sentences(text, segments)
    speakers = attribute_segments(text, segments, sentences)
    quotes = [
        _direct(segment, speaker)
        for segment, speaker in zip(segments, speakers, strict=True)
        if _is_speech(text, segment, speaker)
    ]
    quotes.extend(
        _indirect(sentence.tokens, report)
        for sentence in sentences
        for report in find_reports(sentence.tokens)
    )
    mentions = {quote.speaker for quote in quotes if quote.speaker is not None}
    names = resolve_speakers(text, sentences, mentions, entities)
    named = [
        replace(quote, speaker_name=names[quote.speaker]) if quote.speaker in names else quote
        for quote in quotes
    ]
    return sorted(named, key=lambda quote: quote.span)


def _direct(segment: QuotedSegment, speaker: Speaker | None) -> Quote:
    if speaker is None:
        return Quote(segment.inside, QuoteKind.DIRECT)
    return Quote(segment.inside, QuoteKind.DIRECT, speaker.span, cue=speaker.cue, method=speaker.method)


def _indirect(tokens: list[Token], report: Report) -> Quote:
    return Quote(
        span_of(tokens, report.content),
        QuoteKind.INDIRECT,
        span_of(tokens, tight(tokens, report.speaker)),
        cue=span_of(tokens, report.cue),
        method=SpeakerMethod.ATTRIBUTED,
    )


def _is_speech(text: str, segment: QuotedSegment, speaker: Speaker | None) -> bool:
    """Whether what stands between marks is speech rather than a title, a nickname or a doubted word."""
    words = _WORD.findall(segment.inside.of(text))
    if speaker is None and len(words) < _FEWEST_WORDS_ALONE:
        return False
    sure = speaker is not None and speaker.method in (SpeakerMethod.ATTRIBUTED, SpeakerMethod.SAME_SENTENCE)
    return sure or not _is_title(words, segment.inside.of(text))


def _is_title(words: list[str], inside: str) -> bool:
    """Whether the words are capitalised like the title of a work."""
    if not 2 <= len(words) <= 8 or inside.rstrip()[-1:] in (",", ".", "?", "!"):
        return False
    heavy = [word for word in words if len(word) > 3 or word[0].isupper()]
    return bool(heavy) and all(word[0].isupper() for word in heavy)
