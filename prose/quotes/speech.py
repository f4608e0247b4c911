"""Whether what stands between marks is speech rather than a title, a nickname or a doubted word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prose.quotes.function_words import BE, DETERMINERS, PREPOSITIONS
from prose.quotes.quote import SpeakerMethod
from prose.quotes.reporting_verbs import NAMING, REPORTING_VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.quotes.attribution import Speaker
    from prose.quotes.quotation_marks import QuotedSegment
    from prose.quotes.skeleton import Sentence

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_LIGHT_WORDS = PREPOSITIONS | DETERMINERS | BE
"""Words that a title leaves in small letters."""
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'\-]+ $")
_NAME_AFTER = re.compile(r" [A-Z][\w’'\-]+\b")
_LONGEST_NAME = 30
"""Code points of a name beside a nickname."""
_LONGEST_NICKNAME = 3
"""Words of a nickname."""
_LONGEST_TITLE = 8
"""Words of a title."""
_LOOK_BACK = 4
"""Code points before a segment among which the word before it is sought."""
_FEWEST_WORDS_ALONE = 4
"""Words that a quote without any speaker must have to be taken for speech."""

_SO_CALLED = re.compile(r"(?i)\bso[- ]called\s$")
_SILENCE = re.compile(
    r"(?:not )?to (?:comment|be (?:named|identified|quoted)|(?:be kept|remain|stay) (?:anonymous|un\w+ed))\b"
)


def words_of(text: str) -> list[str]:
    """Return the words of `text` that begin with a letter."""
    return _WORD.findall(text)


def is_speech(text: str, segment: QuotedSegment, speaker: Speaker | None, in_headline: bool) -> bool:
    """Whether what stands between marks is speech rather than a title, a nickname or a doubted word."""
    inside = segment.inside.of(text)
    words = words_of(inside)
    told = speaker is not None and speaker.method is SpeakerMethod.ATTRIBUTED
    if not told and is_doubted(text, segment):
        return False
    if speaker is None:
        return len(words) >= _FEWEST_WORDS_ALONE and (in_headline or not is_title(words))
    if not in_headline and is_nickname(text, segment):
        return False
    sentence_like = inside.rstrip()[-1:] in (".", "!", "?", ",")
    if is_title(words) and not in_headline:
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


def is_silence(words: str) -> bool:
    """Whether what somebody asks or declines is to say nothing, or not under a name: that is no statement."""
    return _SILENCE.match(words) is not None


def _follows_article(text: str, segment: QuotedSegment) -> bool:
    """Whether a segment stands for a doubted word: the "smart" meters."""
    before = text[max(0, segment.outside.start - _LOOK_BACK) : segment.outside.start].split()
    return bool(before) and before[-1].lower() in ("the", "a", "an")


def is_doubted(text: str, segment: QuotedSegment) -> bool:
    """Whether a segment is what others call something: the so-called "miracle wheel"."""
    start = segment.outside.start
    return _SO_CALLED.search(text, max(0, start - _LONGEST_NAME), start) is not None


def is_nickname(text: str, segment: QuotedSegment) -> bool:
    """Whether a segment stands in the middle of a name: Joe "Bear" Lindqvist."""
    start, end = segment.outside
    if _NAME_AFTER.match(text, end, end + _LONGEST_NAME) is None:
        return False
    before = _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)
    return before is not None and len(words_of(segment.inside.of(text))) <= _LONGEST_NICKNAME


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


def is_title(words: Sequence[str]) -> bool:
    """Whether the words are capitalised like the title of a work."""
    if not 2 <= len(words) <= _LONGEST_TITLE:
        return False
    heavy = [word for word in words if word[0].isupper() or word.lower() not in _LIGHT_WORDS]
    return bool(heavy) and all(word[0].isupper() for word in heavy)


def in_headlines(sentences: Sequence[Sentence]) -> set[int]:
    """Return the numbers of the segments in sentences whose every longer word is capitalised."""
    found: set[int] = set()
    for sentence in sentences:
        if sentence.quotes:
            heavy = [token for token in sentence.tokens if token.is_word and len(token.text) > 3]
            if heavy and all(token.is_capitalised for token in heavy):
                found.update(token.quote for token in sentence.tokens if token.quote is not None)
    return found
