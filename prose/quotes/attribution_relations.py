"""From labelled tokens to attribution relations: which words are said, by whom, and which words tell so.

The field labels speakers, cues and contents; which belongs to which is told by how near they stand, and by
what stands between them. The relation is PolNeAR's (Newell, Margolin and Ruths, "An Attribution Relations
Corpus for Political News", 2018), whose sources are speakers here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.field import CONTENT, CUE, SPEAKER
from prose.quotes.noun_phrases import phrases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.quotes.features import Passage
    from prose.quotes.noun_phrases import Phrase

_LETTERS = {"O": "-"} | {
    label: letter
    for part in (CONTENT, SPEAKER, CUE)
    for label, letter in ((f"B{part}", part), (f"I{part}", part.lower()))
}
"""Labels as single letters, a capital where a part begins."""
_RUNS = {part: re.compile(f"[{part}{part.lower()}]{part.lower()}*") for part in (CONTENT, SPEAKER, CUE)}
_BETWEEN_SPEAKER_AND_CUE = 12
_SPEAKER_AFTER = 4
_FARTHEST_SPEAKER = 60
_OTHER_CONTENT = 8
_OTHER_CUE = 6


class AttributionRelation(NamedTuple):
    """Somebody's words or thoughts, as token ranges of one passage."""

    content: Phrase
    """What is said."""
    speaker: Phrase | None
    """Who says it; None where the passage does not tell."""
    cue: Phrase | None
    """The words that tell so."""


def relations_of(passage: Passage, labels: Sequence[str]) -> list[AttributionRelation]:
    """Return the attribution relations of a passage, in order of their contents."""
    letters = "".join(map(_LETTERS.__getitem__, labels))
    contents = _runs(letters, CONTENT)
    if not contents:
        return []
    cues, speakers = _runs(letters, CUE), _runs(letters, SPEAKER)
    spoken = {cue: _speaker_of(passage, cue, speakers, cues) for cue in cues}
    relations = []
    last: Phrase | None = None
    for content in contents:
        cue = _cue_of(passage, content, cues, contents)
        if cue is None and last is not None:
            cue = last
        if cue is None:
            cue = _cue_after(passage, content, cues)
        last = cue or last
        relations.append(AttributionRelation(content, spoken[cue] if cue is not None else None, cue))
    return relations


def _runs(letters: str, part: str) -> list[Phrase]:
    """Return the runs of tokens of a part, whether or not a label says that one begins."""
    return phrases_of(_RUNS[part].finditer(letters))


def _gap(one: Phrase, other: Phrase) -> int:
    return max(0, one.first - other.stop, other.first - one.stop)


def _between(one: Phrase, other: Phrase, runs: Sequence[Phrase]) -> int:
    low, high = min(one.stop, other.stop), max(one.first, other.first)
    if low >= high:
        return 0  # as most speakers stand beside their verb
    return sum([low <= run.first and run.stop <= high for run in runs])


def _speaker_of(
    passage: Passage, cue: Phrase, speakers: Sequence[Phrase], cues: Sequence[Phrase]
) -> Phrase | None:
    best: Phrase | None = None
    least = _FARTHEST_SPEAKER
    sentence = passage.sentences[cue.first]
    for speaker in speakers:
        if passage.sentences[speaker.first] != sentence:
            continue
        cost = _gap(speaker, cue) + _BETWEEN_SPEAKER_AND_CUE * _between(speaker, cue, cues)
        if speaker.first > cue.first:
            cost += _SPEAKER_AFTER
        if cost < least:
            best, least = speaker, cost
    return best


def _cue_of(
    passage: Passage, content: Phrase, cues: Sequence[Phrase], contents: Sequence[Phrase]
) -> Phrase | None:
    sentences = (passage.sentences[content.first], passage.sentences[content.stop - 1])
    near = [cue for cue in cues if passage.sentences[cue.first] in sentences]
    if len(near) < 2:
        return near[0] if near else None
    best: Phrase | None = None
    least = -1
    for cue in near:
        cost = _gap(content, cue) + _OTHER_CONTENT * _between(content, cue, contents)
        cost += _OTHER_CUE * _between(content, cue, cues)
        if best is None or cost < least:
            best, least = cue, cost
    return best


def _cue_after(passage: Passage, content: Phrase, cues: Sequence[Phrase]) -> Phrase | None:
    """Return the cue of the sentence after a content that is whole sentences of quotes."""
    if any(token.is_word for token in passage.tokens[content.first : content.stop]):
        return None
    sentence = passage.sentences[content.stop - 1]
    for cue in cues:
        if cue.first >= content.stop:
            return cue if passage.sentences[cue.first] - sentence <= 1 else None
    return None
