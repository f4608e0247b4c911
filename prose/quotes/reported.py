"""Reported speech and thought: "X said that ...", "X denies ...", "..., X said", "according to X, ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.function_words import DAYS_AND_MONTHS, DETERMINERS, PREPOSITIONS, PRONOUNS, words
from prose.quotes.noun_phrases import Phrase, phrase_from, reporting_verb_at, subject_of
from prose.quotes.reporting_verbs import WITH_RECIPIENT
from prose.quotes.speakers import according_to, subject_after

if TYPE_CHECKING:
    from prose.quotes.reporting_verbs import ReportingVerb
    from prose.quotes.skeleton import Token

_FARTHEST_THAT = 14
"""Tokens after a verb among which its "that" is sought."""
_MAY_BEGIN_CONTENT = words("that if whether what how why there when like as so")
"""Conjunctions that begin a content; other prepositions begin an adjunct of the verb."""
_NOT_CONTENT = PREPOSITIONS - _MAY_BEGIN_CONTENT
_INTRODUCTIONS = words(
    """
    in on at during after while when as but and asked speaking though although if for with by before
    since earlier later last however instead yet still so then meanwhile
    """
)
"""Words that begin a clause which is the frame of what is said, not what is said."""
_ADJUNCTS = words("in on at during to after of earlier last late")
_CLOSING = frozenset(".?!…;:")


class Report(NamedTuple):
    """A reported statement, as token ranges of one sentence."""

    content: Phrase
    """What was said or thought."""
    speaker: Phrase
    """Who said or thought it."""
    cue: Phrase
    """The words that tell so."""


def find_reports(tokens: list[Token]) -> list[Report]:
    """Return the reported statements of one skeleton sentence, in order.

    A statement that mixes reported and direct words is one report; a quote with nothing but its attribution
    is none.
    """
    reports: list[Report] = []
    end = len(tokens)
    while end and tokens[end - 1].text in _CLOSING:
        end -= 1
    used = 0
    index = 0
    while index < len(tokens):
        source = according_to(tokens, index) if tokens[index].lower == "according" else None
        if source is not None:
            content = _content_of_source(tokens, source.cue, source.speaker, used, end)
            if content is not None:
                reports.append(Report(content, source.speaker, source.cue))
            used = index = source.speaker.stop
            continue
        verb = reporting_verb_at(tokens, index)
        report, used, finished = (
            _report_of(tokens, index, verb, used, end) if verb is not None else (None, used, False)
        )
        if report is not None:
            reports.append(report)
        if finished:
            break
        index += 1
    return reports


def _content_of_source(
    tokens: list[Token], cue: Phrase, source: Phrase, used: int, end: int
) -> Phrase | None:
    """Return what stands after "According to X," or before ", according to X"."""
    if cue.first <= 1:
        comma = source.stop
        while comma < end and tokens[comma].text != ",":
            comma += 1
        return Phrase(comma + 1, end) if comma + 1 < end else None
    stop = cue.first - 1 if tokens[cue.first - 1].text == "," else cue.first
    return Phrase(used, stop) if stop > used + 1 else None


def _report_of(
    tokens: list[Token], index: int, verb: ReportingVerb, used: int, end: int
) -> tuple[Report | None, int, bool]:
    """Return the report of the verb at `index`, where the next may begin, and whether it was the last."""
    subject = subject_of(tokens, index, used)
    if subject is not None and any(tokens[at].quote is not None for at in range(subject.first, index)):
        subject = None
    inverted = _inverted_subject(tokens, index, verb, used, end, bool(subject))
    if inverted is not None:
        subject = None
    speaker = inverted or subject
    if speaker is None:
        return None, used, False
    cue = Phrase(index, index + 1)
    start = _content_start(tokens, inverted.stop if inverted else index + 1, end, verb)
    words_after = _words(tokens, start, end)
    before = Phrase(used, subject.first if subject else index)
    adjunct = start >= end or _begins_adjunct(tokens[start])
    if (
        before.stop > 0
        and (tokens[before.stop - 1].text == "," or tokens[before.stop - 1].quote is not None)
        and _words(tokens, *before) >= 4
        and (adjunct or words_after < 3)
        and not (tokens[used].lower in _INTRODUCTIONS and words_after >= 3)
    ):
        used_now = max(used, speaker.stop, index + 1)
        stop = before.stop - 1 if tokens[before.stop - 1].text == "," else before.stop
        only_quote = stop - used == 1 and tokens[used].quote is not None
        if verb.speaking and stop > used and not only_quote:
            return Report(Phrase(used, stop), speaker, cue), used_now, False
        return None, used_now, False
    if words_after >= 3 and not inverted:
        quotes = [token.quote is not None for token in tokens[start:end]]
        if quotes == [True] or (verb.speaking and adjunct and not any(quotes)):
            return None, used, False
        return Report(Phrase(start, end), speaker, cue), used, True
    return None, used, False


def _inverted_subject(
    tokens: list[Token], index: int, verb: ReportingVerb, used: int, end: int, has_subject: bool
) -> Phrase | None:
    """Return the subject after its verb in "..., said X"."""
    if not verb.speaking or index == 0 or index + 1 >= len(tokens):
        return None
    before, after = tokens[index - 1], tokens[index + 1]
    if before.text != "," and before.quote is None:
        return None
    if not has_subject:
        return subject_after(tokens, index)
    if index <= used or verb.lemma in WITH_RECIPIENT or tokens[index].lower.endswith("ing"):
        return None
    if not (after.is_capitalised or after.lower in DETERMINERS):
        return None
    if before.text == "," and index + 1 < end and after.lower in DETERMINERS and index - used < 8:
        return None  # X, an analyst, said the plan ...
    return subject_after(tokens, index)


def _begins_adjunct(token: Token) -> bool:
    return token.lower in _NOT_CONTENT or token.lower in DAYS_AND_MONTHS or token.text == ","


def _words(tokens: list[Token], start: int, stop: int) -> int:
    return sum(token.is_word or token.quote is not None for token in tokens[start:stop])


def _content_start(tokens: list[Token], first: int, end: int, verb: ReportingVerb) -> int:
    """Return where the content of a verb begins, after its recipient, its time and its "that"."""
    if verb.lemma in WITH_RECIPIENT:
        return _after_recipient(tokens, first, end)
    if first >= end:
        return first
    token = tokens[first]
    if token.lower in DAYS_AND_MONTHS or token.lower in _ADJUNCTS or token.lower.endswith("ly"):
        for index in range(first, min(end, first + _FARTHEST_THAT)):
            if tokens[index].lower == "that":
                return index + 1
            if tokens[index].quote is not None:
                return index
        return first + 1 if token.lower in DAYS_AND_MONTHS else first
    return first + 1 if token.lower == "that" or token.text in (",", ":") else first


def _after_recipient(tokens: list[Token], first: int, end: int) -> int:
    """Return where the content begins after "told reporters", "asked whether", "warned the court that"."""
    for index in range(first, min(end, first + _FARTHEST_THAT)):
        if tokens[index].lower == "that":
            return index + 1
        if tokens[index].lower in ("if", "whether") or tokens[index].quote is not None:
            return index
    recipient = phrase_from(tokens, first)
    if recipient is None:
        return first
    if recipient.stop - first > 3:
        # "told her the bridge was safe": the content has a subject of its own
        for index in range(first + 1, recipient.stop):
            if tokens[index].lower in PRONOUNS or tokens[index].lower in DETERMINERS:
                return index
    return recipient.stop
