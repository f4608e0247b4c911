"""Who says each quoted segment of a text: in its sentence, else by what went before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.function_words import DETERMINERS, PREPOSITIONS
from prose.quotes.names import tight
from prose.quotes.quote import SpeakerMethod
from prose.quotes.speakers import find_attribution, signature_line
from prose.quotes.subjects import main_subject, subject_of
from prose.quotes.verbs import reporting_verb_at
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.quotes.noun_phrases import Phrase
    from prose.quotes.quotation_marks import QuotedSegment
    from prose.quotes.skeleton import Sentence, Token

_FLOATS_OVER = 6
"""Sentences without a speaker of their own over which a quote that stands alone keeps the last speaker."""
_LONE_WORDS = 2
"""Words beside a quote up to which it stands alone."""
_TRANSCRIPT_LABEL = re.compile(
    r"\s*((?:[A-Z][A-Z.’'\-]+|[A-Z][\w.’'\-]+)(?:\s[A-Z][\w.’'\-]+){0,2})\s?:\s+(?=\S)"
)
_LONGEST_HEADING = 8
"""Words of a heading."""
_CLOSING_MARKS = "\"”’'»"
_LONGEST_SHORT_QUOTE = 12
"""Words up to which a quote that begins with a word and a colon is a title more likely than a transcript."""


class Speaker(NamedTuple):
    """Who says something, and how that was found."""

    span: Span
    """The words that name the speaker."""
    cue: Span | None
    """The words that report the speech."""
    method: SpeakerMethod
    """How the speaker was found."""


class _Last(NamedTuple):
    """The last speaker of the article so far."""

    speaker: Speaker
    sentence: int
    line: int


class _Spoken:
    """Who speaks in an article; sentences without quotes are read when somebody asks who spoke last."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._last: _Last | None = None
        self._read = 0
        """How many sentences have been read."""

    def add(self, last: _Last) -> None:
        """Take in who speaks in a sentence with quotes, the latest one so far."""
        self._last = last
        self._read = last.sentence + 1

    def last_before(self, number: int) -> _Last | None:
        """Return who speaks last before the sentence with a number, which is not before any asked for."""
        for index in range(number - 1, self._read - 1, -1):
            sentence = self._sentences[index]
            speaker = None if sentence.quotes else _reporting_subject(sentence)
            if speaker is not None:
                self._last = _Last(speaker, index, sentence.line)
                break
        self._read = max(self._read, number)
        return self._last


def attribute_segments(
    text: str, segments: list[QuotedSegment], sentences: list[Sentence]
) -> list[Speaker | None]:
    """Return the speaker of each of the `segments`, None where none was found."""
    speakers: list[Speaker | None] = [None] * len(segments)
    spoken = _Spoken(sentences)
    for number, sentence in enumerate(sentences):
        if not sentence.quotes:
            continue
        found = _attribute_sentence(sentence, number, segments, spoken)
        if len(sentence.tokens) == 1 and number + 1 < len(sentences):
            found = [_signer(sentences[number + 1]) or found[0]]
        for index, speaker in zip(sentence.quotes, found, strict=True):
            segment = sentence.tokens[index].quote
            assert segment is not None
            speakers[segment] = speaker
        here = next((speaker for speaker in reversed(found) if speaker is not None), None)
        if here is not None:
            spoken.add(_Last(here, number, sentence.line))
    _attribute_backwards(segments, speakers)
    return [_transcript_speaker(text, *pair) for pair in zip(segments, speakers, strict=True)]


def _attribute_backwards(segments: list[QuotedSegment], speakers: list[Speaker | None]) -> None:
    """Let a quote over paragraphs be said by whom its last one names, where its first one names nobody."""
    first = 0
    for stop in range(1, len(segments) + 1):
        if stop < len(segments) and segments[stop].continues:
            continue
        opening, closing = speakers[first], speakers[stop - 1]
        stands_alone = opening is None or opening.method is SpeakerMethod.FLOATING
        if closing is not None and closing.method is SpeakerMethod.ATTRIBUTED and stands_alone:
            continued = closing._replace(method=SpeakerMethod.CONTINUED)
            speakers[first : stop - 1] = [continued] * (stop - 1 - first)
        first = stop


def _signer(sentence: Sentence) -> Speaker | None:
    """Return who signs, in this sentence, the quote that is the whole sentence before."""
    attribution = signature_line(sentence.tokens)
    if attribution is None:
        return None
    cue = span_of(sentence.tokens, attribution.cue)
    return Speaker(span_of(sentence.tokens, attribution.speaker), cue, SpeakerMethod.ATTRIBUTED)


def _attribute_sentence(
    sentence: Sentence, number: int, segments: list[QuotedSegment], spoken: _Spoken
) -> list[Speaker | None]:
    """Return the speakers of the quotes of one sentence."""
    tokens = sentence.tokens
    found: list[Speaker | None] = []
    here: Speaker | None = None
    for index in sentence.quotes:
        attribution = find_attribution(tokens, index)
        segment = tokens[index].quote
        assert segment is not None
        after = attribution is not None and attribution.cue.first > index
        last = spoken.last_before(number) if segments[segment].continues and not after else None
        if last is not None:
            here = last.speaker._replace(method=SpeakerMethod.CONTINUED)
        elif attribution is not None:
            span = span_of(tokens, tight(tokens, attribution.speaker))
            here = Speaker(span, span_of(tokens, attribution.cue), SpeakerMethod.ATTRIBUTED)
        elif here is not None:
            here = here._replace(method=SpeakerMethod.SAME_SENTENCE)
        found.append(here)
    for at, index in enumerate(sentence.quotes):
        if found[at] is None:
            found[at] = (
                here._replace(method=SpeakerMethod.SAME_SENTENCE)
                if here is not None
                else _without_attribution(sentence, number, index, spoken.last_before(number))
            )
            here = here or found[at]
    return found


def _without_attribution(sentence: Sentence, number: int, quote: int, last: _Last | None) -> Speaker | None:
    """Return the speaker of a quote in a sentence where nobody speaks."""
    floating = last.speaker._replace(method=SpeakerMethod.FLOATING) if last is not None else None
    near = last is not None and (last.line == sentence.line or number - last.sentence <= _FLOATS_OVER)
    if near and sum(token.is_word for token in sentence.tokens) <= _LONE_WORDS:
        return None if _is_heading(sentence.tokens) else floating
    subject = main_subject(sentence.tokens, quote)
    if subject is not None:
        return Speaker(span_of(sentence.tokens, tight(sentence.tokens, subject)), None, SpeakerMethod.SUBJECT)
    return floating if near else None


def _is_heading(tokens: list[Token]) -> bool:
    """Whether a quote that stands alone in its line is a heading: a few words, and no stop."""
    text = tokens[-1].text
    if tokens[-1].quote is None or len(text.split()) > _LONGEST_HEADING:
        return False
    return text[-1] in _CLOSING_MARKS and text.rstrip(_CLOSING_MARKS)[-1:].isalnum()


def _reporting_subject(sentence: Sentence) -> Speaker | None:
    """Return who speaks last in a sentence without quotes."""
    tokens = sentence.tokens
    for index in reversed(sentence.cues):
        verb = reporting_verb_at(tokens, index)
        if verb is not None and verb.speaking:
            subject = subject_of(tokens, index)
            if subject is not None:
                cue = Span(tokens[index].start, tokens[index].end)
                return Speaker(span_of(tokens, tight(tokens, subject)), cue, SpeakerMethod.ATTRIBUTED)
    if tokens[-1].text == ":":
        subject = main_subject(tokens, len(tokens) - 1)
        if subject is not None:
            cue = Span(tokens[-1].start, tokens[-1].end)
            return Speaker(span_of(tokens, tight(tokens, subject)), cue, SpeakerMethod.SUBJECT)
    return None


def _transcript_speaker(text: str, segment: QuotedSegment, speaker: Speaker | None) -> Speaker | None:
    """Return the speaker that a line of a transcript names inside its own marks, else `speaker`."""
    label = _TRANSCRIPT_LABEL.match(text, segment.inside.start, segment.inside.end)
    if label is None or label.group(1).split()[0].lower() in DETERMINERS | PREPOSITIONS:
        return speaker
    if not label.group(1).isupper() and len(segment.inside.of(text).split()) <= _LONGEST_SHORT_QUOTE:
        return speaker
    end = label.end(1)
    return Speaker(Span(*label.span(1)), Span(end, end + 1), SpeakerMethod.ATTRIBUTED)


def span_of(tokens: list[Token], phrase: Phrase) -> Span:
    """Return the range of the text that a phrase covers."""
    # To call the constructor costs as much again as all the rest.
    return tuple.__new__(Span, (tokens[phrase.first].start, tokens[phrase.stop - 1].end))
