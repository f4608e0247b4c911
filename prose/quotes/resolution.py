"""From the words that name a speaker to the full name of who that is.

Surnames go to the full name that the article gives. "He" and "she" go to the name in focus: a recent one
whose gender agrees, subjects before others. This is the centering of Grosz, Joshi and Weinstein
(Computational Linguistics 21, 1995) at its plainest.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.function_words import DETERMINERS, PREPOSITIONS
from prose.quotes.given_names import Gender
from prose.quotes.mentions import mentions_in
from prose.quotes.names import TITLES
from prose.quotes.people import People

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from prose.entities.entity import Entity
    from prose.quotes.mentions import Mention
    from prose.quotes.people import Person
    from prose.quotes.skeleton import Sentence
    from prose.spans import Span

_PRONOUNS = {"he": Gender.MALE, "she": Gender.FEMALE, "him": Gender.MALE, "her": Gender.FEMALE}
_MEMORY = 2_500
"""Code points over which a pronoun reaches back."""
_FOCI = 40
"""Mentions over which a pronoun reaches back."""
_NO_SUBJECT = 6
"""Mentions by which one that is no subject counts as farther away."""
_NO_SPEAKER = 2
"""Mentions by which one that says nothing counts as farther away."""
_NO_GENDER = 2
"""Mentions by which one whose gender is not known counts as farther away."""

_OTHER_PARAGRAPH = 3
"""Mentions by which one in an earlier paragraph counts as farther away."""
_FARTHEST_APPOSED = 4
"""Mentions after a speaker among which the name is sought that tells who it is."""
_BEFORE_APPOSED = re.compile(
    r"(?:\s(?:of|for|at|in|with|from)\s[^,.;:\n]{1,60})?,\s(?:[A-Z][\w’'-]*\.?\s){0,2}"
)
"""What stands between a speaker and the name that tells who it is."""


class _Focus(NamedTuple):
    """Somebody whom a pronoun may mean."""

    position: int
    person: Person
    is_subject: bool
    speaks: bool


def resolve_speakers(
    text: str, sentences: Iterable[Sentence], speakers: Collection[Span], entities: Sequence[Entity] = ()
) -> dict[Span, str]:
    """Return the full names of those of the `speakers` that can be told.

    Args:
        text: The article.
        sentences: Its skeleton sentences.
        speakers: The words that name its speakers, in any order.
        entities: Its entities where they are known.
    """
    by_end = {entity.span.end: entity for entity in entities}
    people = People()
    mentions: list[Mention] = []
    for sentence in sentences:
        found = mentions_in(sentence.tokens, by_end)
        mentions.extend(found)
        if not sentence.is_headline:
            for mention in found:
                if mention.is_person is False and any(word.islower() for word in mention.words):
                    continue  # "Ministry of Education" is nobody's full name
                people.add(mention.words, mention.gender, is_person=bool(mention.is_person))
    by_position: dict[int, Mention] = {mention.span.end: mention for mention in mentions}
    names: dict[Span, str] = {}
    spoken_by = {span.end for span in speakers}
    foci: deque[_Focus] = deque(maxlen=_FOCI)
    next_mention = 0
    for speaker in sorted(speakers):
        while next_mention < len(mentions) and mentions[next_mention].span.start < speaker.start:
            mention = mentions[next_mention]
            focus = _focus(mention, people, speaks=mention.span.end in spoken_by)
            if focus is not None:
                foci.append(focus)
            next_mention += 1
        words = speaker.of(text)
        gender = _PRONOUNS.get(words.lower())
        if gender is not None:
            person = _in_focus(text, foci, gender, speaker.start)
            if person is not None:
                foci.append(_Focus(speaker.start, person, is_subject=True, speaks=True))
                names[speaker] = person.name
        elif speaker.end in by_position:
            names[speaker] = _name_at_end(text, speaker, by_position[speaker.end], people)
        if gender is None and not names.get(speaker):
            apposed = _apposed(text, speaker, mentions, next_mention)
            if apposed is not None:
                names[speaker] = _name(apposed, "", people)
                spoken_by.add(apposed.span.end)
    return {speaker: name for speaker, name in names.items() if name}


def _name_at_end(text: str, speaker: Span, mention: Mention, people: People) -> str:
    """Return the full name of the mention with which the words that name a speaker end."""
    before = text[speaker.start : mention.span.start].strip()
    if not before or before.lower() in DETERMINERS:
        return _name(mention, before, people)
    return _name(mention, before, people) if mention.is_person and _is_office(before.split()) else ""


def _is_office(words: Sequence[str]) -> bool:
    """Whether words before a name tell what its bearer is: "engineer", "Minister of Roads and Ports"."""
    linked = [word for word in words if word.lower() in PREPOSITIONS]
    if not linked:
        return True
    return words[-1] not in linked and words[0].lower() in TITLES


def _apposed(text: str, speaker: Span, mentions: Sequence[Mention], first: int) -> Mention | None:
    """Return the name that tells who a speaker is: "the group's leader, Ida Roth, said".

    It is sought among the mentions from the one numbered `first` on.
    """
    for mention in mentions[first : first + _FARTHEST_APPOSED]:
        if mention.span.start <= speaker.end:
            continue
        between = text[speaker.end : mention.span.start]
        if mention.is_person and _BEFORE_APPOSED.fullmatch(between):
            return mention if text[mention.span.end : mention.span.end + 1] == "," else None
    return None


def _name(mention: Mention, before: str, people: People) -> str:
    """Return the full name of a mention that is a speaker, after the determiner `before` if there is one."""
    words = mention.words
    if not people.knows(words) and words[-1].isupper():
        # The label of a transcript: OKAFOR for Okafor
        capitalised = tuple(word.capitalize() for word in words)
        words = capitalised if people.knows(capitalised) else words
    person = people.find(words, mention.gender)
    if mention.is_person is False and not person.name.endswith(words[-1]):
        return " ".join(words)  # a place or an organisation, with the first word of somebody's name
    if not mention.is_person and words[-1].lower() in TITLES:
        return ""
    if person.name == words[0] and (before or mention.is_plural or len(words[0]) == 1):
        return ""  # "the Republican" and "Analysts": some of many; "Q": whoever asks
    return person.name


def _focus(mention: Mention, people: People, *, speaks: bool) -> _Focus | None:
    if mention.is_person is False:
        return None
    person = people.find(mention.words, mention.gender)
    if not mention.is_person and person.gender is None and not (speaks and " " in person.name):
        return None
    return _Focus(mention.span.start, person, mention.is_subject or speaks, speaks)


def _in_focus(text: str, foci: deque[_Focus], gender: Gender, position: int) -> Person | None:
    """Return whom a pronoun at `position` means."""
    best: Person | None = None
    least = _FOCI + _NO_SUBJECT + _NO_SPEAKER + _NO_GENDER + _OTHER_PARAGRAPH
    for back, focus in enumerate(reversed(foci)):
        if position - focus.position > _MEMORY or back >= least:
            break
        if focus.person.gender not in (gender, None):
            continue
        distance = back
        if not focus.is_subject:
            distance += _NO_SUBJECT
        if not focus.speaks:
            distance += _NO_SPEAKER
        if focus.person.gender is None:
            distance += _NO_GENDER
        if text.find("\n", focus.position, position) >= 0:
            distance += _OTHER_PARAGRAPH
        if distance < least:
            best, least = focus.person, distance
    return best
