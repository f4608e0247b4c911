"""What holds of two findings: that of the rules, and that of the trained field.

Measured on PolNeAR's dev split, who speaks is right in 98 of 100 direct quotes where both say the same, and
in eight of ten where only one is sure. `prose.training.measure_quotes` measures it again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.function_words import RELATIVES
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod, SpeechAct
from prose.quotes.reporting_verbs import REPORTING_VERBS
from prose.quotes.speech import is_doubted, is_nickname, is_silence, words_of
from prose.quotes.speech_acts import act_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from prose.quotes.quote import CoSpeaker
    from prose.quotes.rules import Reading
    from prose.spans import Span

_SPEECH = 0.4
"""Probability from which on what stands between marks is speech."""
_NOBODYS = 0.65
"""The same where nobody says it."""
_UNTOLD = 0.75
"""Probability of its weakest part that a report needs of which nothing tells whose it is."""
_UNCONFIRMED = 0.4
"""Probability of its weakest part that a report needs of which the rules know nothing."""
_FEWEST_WORDS_ALONE = 3
"""Words of such a report."""
_FEWEST_WORDS = 4
"""Words of a quote that the rules alone may call speech."""
_SURE = 0.8
"""Probability of the weakest part of a statement from which on its speaker is certain."""
_KEPT = (SpeakerMethod.CONTINUED, SpeakerMethod.FLOATING, SpeakerMethod.SUBJECT)
"""Ways of finding a speaker that hold whether or not the field is sure of the quote."""
_FOR_WHOM = re.compile(r" (?:for|of) \w")
"""What follows a noun that tells whose spokesman, leader or mother somebody is."""
_OVERLAPPING = 3
"""Reports by rule before the end of a statement among which the same one is sought."""


class Stated(NamedTuple):
    """A statement as the field sees it."""

    span: Span
    """What is said."""
    speaker: Span | None
    """Who says it."""
    also: tuple[CoSpeaker, ...]
    """Who says it besides."""
    cue: Span | None
    """The words that report it."""
    probability: float
    """That of the weakest of its parts."""


def agreed_direct(
    text: str, reading: Reading, stated: Mapping[int, Stated], speech: Mapping[int, float]
) -> list[Quote]:
    """Return the segments that are speech, with who says them.

    Args:
        text: The article.
        reading: It as the rules read it.
        stated: The statement in which a segment stands, by the segment's number.
        speech: How probably a segment is speech, by its number.
    """
    found = []
    for number, segment in enumerate(reading.segments):
        by_rule = reading.direct.get(number)
        if speech.get(number, 0.0) < _SPEECH:
            if by_rule is None or not _is_plain(text, by_rule):
                continue
        elif by_rule is None and is_nickname(text, segment):
            continue
        by_field = stated.get(number)
        if by_rule is None and by_field is None and is_doubted(text, segment):
            continue
        nobody = by_rule is None and (by_field is None or by_field.speaker is None)
        if nobody and speech[number] < _NOBODYS:
            continue
        quote = _agreed(text, by_rule or Quote(segment.inside, QuoteKind.DIRECT), by_field)
        if speech.get(number, 0.0) < _SURE:
            quote = _unsure(quote, by_rule)
        found.append(quote)
    return found


def _is_plain(text: str, by_rule: Quote) -> bool:
    """Whether the rules alone may call a quote speech: by its marks, or where it is long and attributed."""
    if by_rule.method is SpeakerMethod.ATTRIBUTED:
        return len(words_of(by_rule.span.of(text))) >= _FEWEST_WORDS
    return by_rule.method is SpeakerMethod.CONTINUED


def _unsure(quote: Quote, by_rule: Quote | None) -> Quote:
    """Return a quote that may be none, with a speaker who is not certain unless its marks tell who it is."""
    if by_rule is not None and quote.certain and by_rule.method in _KEPT:
        return replace(quote, method=by_rule.method)
    return replace(quote, method=SpeakerMethod.LIKELY) if quote.certain else quote


def _agreed(text: str, by_rule: Quote, by_field: Stated | None) -> Quote:
    method = by_rule.method
    if by_field is None or by_field.speaker is None:
        alone = method in (SpeakerMethod.ATTRIBUTED, SpeakerMethod.SAME_SENTENCE)
        return replace(by_rule, method=SpeakerMethod.LIKELY) if alone else by_rule
    if method is SpeakerMethod.CONTINUED:
        return by_rule
    if not _agree(by_rule, by_field):
        return replace(
            by_rule,
            speaker=by_field.speaker,
            cue=by_field.cue,
            method=SpeakerMethod.LIKELY,
            also=by_field.also,
        )
    if method is SpeakerMethod.FLOATING:
        method = SpeakerMethod.CONTINUED
    elif method is SpeakerMethod.SUBJECT:
        method = SpeakerMethod.ATTRIBUTED
    return replace(
        by_rule,
        speaker=_clearer(text, by_rule, by_field),
        cue=by_field.cue or by_rule.cue,
        method=method,
        also=by_field.also,
    )


def _agree(by_rule: Quote, by_field: Stated) -> bool:
    """Whether the rules' speaker is one of the field's."""
    return _same(by_rule.speaker, by_field.speaker) or any(
        _same(by_rule.speaker, other.span) for other in by_field.also
    )


def _clearer(text: str, by_rule: Quote, by_field: Stated) -> Span | None:
    """Return the span that names the speaker on whom rules and field agree.

    Rules miss the head of a long noun phrase, the field takes in what follows one: "Ada Lind two weeks ago".
    """
    rule, field = by_rule.speaker, by_field.speaker
    if rule is None or field is None or by_field.also:
        return field
    if field.end <= rule.end:
        return rule if rule.start <= field.start else field
    goes_on = _FOR_WHOM.match(text, rule.end, field.end)
    return rule if rule.start <= field.start + len("the ") and goes_on is None else field


def agreed_reports(text: str, reading: Reading, stated: Iterable[Stated]) -> list[Quote]:
    """Return the field's statements, and those reports of the rules alone whose verb is one of speaking."""
    found = sorted(stated, key=attrgetter("span"))
    reports = sorted(reading.reported, key=attrgetter("span"))
    starts = [report.span.start for report in reports]
    agreed = []
    for one in found:
        before = bisect_left(starts, one.span.end)
        near = [
            rule for rule in reports[max(0, before - _OVERLAPPING) : before] if _same(rule.span, one.span)
        ]
        if near or _holds_alone(text, one):
            agreed.append(_agreed_report(text, near, one))
    ends = [one.span.end for one in found]
    used = {quote.cue for quote in reading.direct.values()}
    for report in reports:
        at = bisect_left(ends, report.span.start + 1)
        free = at == len(found) or found[at].span.start >= report.span.end
        if free and report.cue not in used and _speaks(text, report):
            agreed.append(replace(report, method=SpeakerMethod.LIKELY))
    return [quote for quote in agreed if not is_silence(quote.span.of(text))]


def _holds_alone(text: str, by_field: Stated) -> bool:
    """Whether a report of which the rules know nothing is probable enough, and more than a word or two."""
    if by_field.probability < (_UNCONFIRMED if by_field.speaker is not None else _UNTOLD):
        return False
    enough = len(words_of(by_field.span.of(text))) >= _FEWEST_WORDS_ALONE
    return enough or act_of(text, by_field.span, by_field.cue) is SpeechAct.DENIES


def _agreed_report(text: str, by_rule: list[Quote], by_field: Stated) -> Quote:
    if by_rule and (by_field.speaker is None or by_field.speaker.of(text).lower() in RELATIVES):
        nearest = by_rule[-1]
        return _report(by_field, nearest.speaker, nearest.cue, SpeakerMethod.LIKELY)
    for report in by_rule:
        if _agree(report, by_field):
            sure = by_field.probability >= _SURE
            method = SpeakerMethod.ATTRIBUTED if sure else SpeakerMethod.LIKELY
            return _report(by_field, _clearer(text, report, by_field), by_field.cue, method)
    told = by_field.speaker is not None
    return _report(by_field, by_field.speaker, by_field.cue, SpeakerMethod.LIKELY if told else None)


def _report(stated: Stated, speaker: Span | None, cue: Span | None, method: SpeakerMethod | None) -> Quote:
    return Quote(stated.span, QuoteKind.INDIRECT, speaker, cue=cue, method=method, also=stated.also)


def _speaks(text: str, report: Quote) -> bool:
    cue = report.cue.of(text).lower() if report.cue is not None else ""
    verb = REPORTING_VERBS.get(cue)
    return (verb is not None and verb.speaking) or cue.startswith("according") or cue == ":"


def _same(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end
