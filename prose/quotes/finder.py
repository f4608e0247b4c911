"""Find the quotes of an article: direct and reported speech, and who said it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from prose.quotes.attribution import attribute_segments, span_of
from prose.quotes.function_words import BE, DETERMINERS, PREPOSITIONS
from prose.quotes.labels import labelled_lines
from prose.quotes.names import tight
from prose.quotes.quotation_marks import quoted_segments
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.reported import find_reports
from prose.quotes.reporting_verbs import NAMING, REPORTING_VERBS
from prose.quotes.resolution import resolve_speakers
from prose.quotes.skeleton import skeleton_sentences
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.entities.entity import Entity
    from prose.quotes.attribution import Speaker
    from prose.quotes.labels import LabelledLine
    from prose.quotes.quotation_marks import QuotedSegment
    from prose.quotes.reported import Report
    from prose.quotes.skeleton import Sentence, Token

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_LIGHT_WORDS = PREPOSITIONS | DETERMINERS | BE
"""Words that a title leaves in small letters."""
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'\-]+ $")
_NAME_AFTER = re.compile(r" [A-Z][\w’'\-]+\b")
_LONGEST_NAME = 30
"""Code points of a name beside a nickname."""
_LONGEST_NICKNAME = 3
"""Words of a nickname."""
_LOOK_BACK = 4
"""Code points before a segment among which the word before it is sought."""
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
    headlines = _in_headlines(sentences)
    quotes = [
        _direct(segment, speaker)
        for number, (segment, speaker) in enumerate(zip(segments, speakers, strict=True))
        if _is_speech(text, segment, speaker, number in headlines)
    ]
    quotes.extend(
        _indirect(sentence.tokens, report)
        for sentence in sentences
        for report in find_reports(sentence.tokens)
    )
    quotes.extend(_labelled(sentences, line) for line in labelled_lines(sentences))
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


def _labelled(sentences: list[Sentence], line: LabelledLine) -> Quote:
    """Return what a line says after its label as a reported statement."""
    tokens = sentences[line.sentence].tokens
    colon = tokens[line.label.stop]
    after = tokens[line.label.stop + 1 :] or sentences[line.sentence + 1].tokens
    return Quote(
        Span(after[0].start, sentences[line.last].tokens[-1].end),
        QuoteKind.INDIRECT,
        span_of(tokens, tight(tokens, line.label)),
        cue=Span(colon.start, colon.end),
        method=SpeakerMethod.ATTRIBUTED,
    )


def _is_speech(text: str, segment: QuotedSegment, speaker: Speaker | None, in_headline: bool) -> bool:
    """Whether what stands between marks is speech rather than a title, a nickname or a doubted word."""
    inside = segment.inside.of(text)
    words = _WORD.findall(inside)
    if speaker is None:
        return len(words) >= _FEWEST_WORDS_ALONE and (in_headline or not _is_title(words))
    if not in_headline and _is_nickname(text, segment, words):
        return False
    sentence_like = inside.rstrip()[-1:] in (".", "!", "?", ",")
    if _is_title(words) and not in_headline:
        if _is_part_of_phrase(text, segment, speaker):
            return False
        attributed = speaker.method is SpeakerMethod.ATTRIBUTED and not _is_named(text, segment, speaker)
        if not attributed and not sentence_like:
            return False
    if speaker.method is SpeakerMethod.ATTRIBUTED:
        return True
    if len(words) == 1 and not sentence_like and speaker.method is not SpeakerMethod.SAME_SENTENCE:
        return speaker.method is SpeakerMethod.SUBJECT and not _follows_article(text, segment)
    return bool(words)


def _follows_article(text: str, segment: QuotedSegment) -> bool:
    """Whether a segment stands for a doubted word: the "smart" meters."""
    before = text[max(0, segment.outside.start - _LOOK_BACK) : segment.outside.start].split()
    return bool(before) and before[-1].lower() in ("the", "a", "an")


def _is_nickname(text: str, segment: QuotedSegment, words: list[str]) -> bool:
    """Whether a segment stands in the middle of a name: Joe "Bear" Lindqvist."""
    start, end = segment.outside
    return len(words) <= _LONGEST_NICKNAME and bool(
        _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)
        and _NAME_AFTER.match(text, end, end + _LONGEST_NAME)
    )


def _is_part_of_phrase(text: str, segment: QuotedSegment, speaker: Speaker) -> bool:
    """Whether a word stands directly before a segment that neither reports it nor says "as"."""
    start = segment.outside.start
    before = text[max(0, start - _LOOK_BACK) : start]
    if "\n" in before or not before.rstrip()[-1:].isalnum() or before.split()[-1:] == ["as"]:
        return False
    if speaker.cue is None or speaker.cue.start > start:
        return True
    verb = REPORTING_VERBS.get(speaker.cue.of(text).lower())
    return speaker.cue.end < start - 1 and (verb is None or verb.lemma not in NAMING)


def _is_named(text: str, segment: QuotedSegment, speaker: Speaker) -> bool:
    """Whether words between a verb and a segment say what it is: 'wrote in a book, "The Light"'."""
    if speaker.cue is None or speaker.cue.end > segment.outside.start:
        return False
    between = text[speaker.cue.end : segment.outside.start]
    return between.rstrip().endswith(",") and bool(_WORD.search(between))


def _is_title(words: list[str]) -> bool:
    """Whether the words are capitalised like the title of a work."""
    heavy = [word for word in words if word[0].isupper() or word.lower() not in _LIGHT_WORDS]
    return 2 <= len(words) <= 8 and bool(heavy) and all(word[0].isupper() for word in heavy)


def _in_headlines(sentences: list[Sentence]) -> set[int]:
    """Return the numbers of the segments in sentences whose every longer word is capitalised."""
    found: set[int] = set()
    for sentence in sentences:
        quotes = [token.quote for token in sentence.tokens if token.quote is not None]
        if quotes:
            heavy = [token for token in sentence.tokens if token.is_word and len(token.text) > 3]
            if heavy and all(token.is_capitalised for token in heavy):
                found.update(quotes)
    return found
