"""What rules alone find in an article: its quotes, and what was read on the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.attribution import attribute_segments, span_of
from prose.quotes.labels import labelled_lines
from prose.quotes.names import tight
from prose.quotes.quotation_marks import lines_with_text, quoted_segments
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.reported import find_reports
from prose.quotes.skeleton import skeleton_sentences
from prose.quotes.speech import in_headlines, is_speech
from prose.spans import Span

if TYPE_CHECKING:
    from prose.quotes.attribution import Speaker
    from prose.quotes.labels import LabelledLine
    from prose.quotes.quotation_marks import QuotedSegment
    from prose.quotes.reported import Report
    from prose.quotes.skeleton import Sentence, Token


class Reading(NamedTuple):
    """An article as the rules read it."""

    segments: list[QuotedSegment]
    """What stands between quotation marks."""
    sentences: list[Sentence]
    """Its skeleton sentences."""
    direct: dict[int, Quote]
    """The segments that are speech, by their number."""
    reported: list[Quote]
    """What is reported without marks, in no order."""


def read_by_rule(text: str) -> Reading:
    """Find the quotes of `text` by rules alone. Takes time linear in its length."""
    lines = lines_with_text(text)
    segments = quoted_segments(text, lines)
    sentences = skeleton_sentences(text, lines, segments)
    speakers = attribute_segments(text, segments, sentences)
    headlines = in_headlines(sentences)
    direct = {
        number: _direct(segment, speaker)
        for number, (segment, speaker) in enumerate(zip(segments, speakers, strict=True))
        if is_speech(text, segment, speaker, number in headlines)
    }
    reported = [
        _indirect(sentence.tokens, report) for sentence in sentences for report in find_reports(sentence)
    ]
    reported += [_labelled(sentences, line) for line in labelled_lines(sentences)]
    return Reading(segments, sentences, direct, reported)


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
