"""From the words that name a speaker to the full name of who that is.

Surnames go to the full name that the article gives, descriptions ("the minister", "the agency", "its
spokesman") to the person or organisation that it introduced with them. "He" and "she" go to who is in focus.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from prose.entities.entity import Label
from prose.quotes.descriptions import Descriptions, Named, name_of_organisation
from prose.quotes.focus import Focus, FocusList, is_person_noun
from prose.quotes.function_words import DETERMINERS, PREPOSITIONS, words
from prose.quotes.given_names import Gender
from prose.quotes.mentions import mentions_in
from prose.quotes.names import TITLES
from prose.quotes.people import People

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from prose.entities.entity import Entity
    from prose.quotes.mentions import Mention
    from prose.quotes.skeleton import Sentence
    from prose.spans import Span

_PRONOUNS = {"he": Gender.MALE, "she": Gender.FEMALE, "him": Gender.MALE, "her": Gender.FEMALE}
_RELATIVES = words("who which whom")
_SPOKESMAN = re.compile(r"(?i)\bspokes(?:man|woman|person|people)\b")
_OWNER = re.compile(r"(?i)(the [\w\- ]+?)[’']s? ")
_SPEAKS_FOR = re.compile(r"(?i) for (the [\w\- ]+)$")
_DESCRIBED = re.compile(r"\b[Tt]he (?:[\w’\-]+ ?){1,3}")
_LONGEST_REACH = 300
"""Code points over which "its" reaches back."""
_FARTHEST_APPOSED = 4
"""Mentions after a speaker among which the name is sought that tells who it is."""
_BEFORE_APPOSED = re.compile(
    r"(?:\s(?:of|for|at|in|with|from)\s[^,.;:\n]{1,60})?,\s(?:[A-Z][\w’'-]*\.?\s){0,2}"
)
"""What stands between a speaker and the name that tells who it is."""
_AFTER_APPOSED = re.compile(r"[,.;:!?)”\"»]|\s*(?:\n|\Z)")
"""What stands after such a name."""
_BEFORE_RELATIVE = re.compile(r"(?:\s\([^)\n]{1,30}\))?,?\s")
"""What stands between a name and "who"."""


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
    return _Resolver(text, sentences, speakers, entities).resolve() if speakers else {}


class _Resolver:
    """Reads the speakers of one article in the order in which they stand."""

    def __init__(
        self, text: str, sentences: Iterable[Sentence], speakers: Collection[Span], entities: Sequence[Entity]
    ) -> None:
        self._text = text
        self._speakers = sorted(speakers)
        self._people = People()
        self._mentions: list[Mention] = []
        by_end = {entity.span.end: entity for entity in entities}
        for sentence in sentences:
            found = mentions_in(sentence.tokens, by_end)
            self._mentions.extend(found)
            if not sentence.is_headline:
                self._introduce(found)
        self._by_end = {mention.span.end: mention for mention in self._mentions}
        self._next = 0
        """The first mention that does not stand before the speaker which is read."""
        self._next_organisation = 0
        self._organisations = [entity for entity in entities if entity.label is Label.ORGANIZATION]
        self._persons = {entity.span.end: entity for entity in entities if entity.label is Label.PERSON}
        """Its people, by where their mentions end."""
        self._starts = [entity.span.start for entity in self._organisations]
        self._descriptions = Descriptions(text, sorted(self._named()))
        self._descriptions.add_organisations(text, entities)
        self._foci = FocusList(text)

    def _introduce(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            if mention.is_person is False and any(word.islower() for word in mention.words):
                continue  # "Ministry of Education" is nobody's full name
            self._people.add(mention.words, mention.gender, is_person=bool(mention.is_person))

    def _named(self) -> Iterator[Named]:
        """Yield the mentions of people and organisations by name."""
        for mention in self._mentions:
            if mention.is_person or (mention.is_person is None and len(mention.words) > 1):
                name = self._people.find(mention.words, mention.gender).name
                yield Named(*mention.span, name, is_person=True)
        for entity in self._organisations:
            yield Named(*entity.span, name_of_organisation(self._text, entity), is_person=False)

    def resolve(self) -> dict[Span, str]:
        names: dict[Span, str] = {}
        spoken_by = {span.end for span in self._speakers}
        for speaker in self._speakers:
            self._read_to(speaker.start, spoken_by)
            said = speaker.of(self._text).lower()
            if said in _PRONOUNS:
                names[speaker] = self._foci.refer(speaker.start, _PRONOUNS[said])
            elif said == "it":
                names[speaker] = self._foci.organisation(speaker.start, speaks=True)
            elif said in _RELATIVES:
                names[speaker] = self._before_relative(speaker)
            else:
                names[speaker] = self._described(speaker, spoken_by)
        return {speaker: name for speaker, name in names.items() if name}

    def _read_to(self, position: int, spoken_by: Collection[int]) -> None:
        """Put the mentions before `position` into focus."""
        while self._next < len(self._mentions) and self._mentions[self._next].span.start < position:
            mention = self._mentions[self._next]
            self._next += 1
            speaks = mention.span.end in spoken_by
            focus = self._focus(mention, speaks=speaks)
            if focus is not None:
                self._foci.add(focus)
        while self._next_organisation < len(self._organisations):
            entity = self._organisations[self._next_organisation]
            if entity.span.start >= position:
                break
            self._next_organisation += 1
            self._foci.add_organisation(name_of_organisation(self._text, entity), entity.span)

    def _focus(self, mention: Mention, *, speaks: bool) -> Focus | None:
        """Return a mention as somebody in focus, None where it names nobody."""
        if mention.is_person is False:
            return None
        person = self._people.find(mention.words, mention.gender)
        likely = speaks and " " in person.name and not self._persons
        if not mention.is_person and person.gender is None and not likely:
            return None
        return Focus(mention.span.start, person.name, person.gender, mention.is_subject or speaks, speaks)

    def _described(self, speaker: Span, spoken_by: set[int]) -> str:
        """Return the name of a speaker who is named or described."""
        phrase = speaker.of(self._text)
        if speaker.end in self._by_end:
            name = self._name_at_end(speaker, self._by_end[speaker.end])
            if name:
                return name
        apposed = _apposed(self._text, speaker, self._mentions, self._next)
        if apposed is not None:
            spoken_by.add(apposed.span.end)
            return _name(apposed, "", self._people)
        if organisation := self._apposed_organisation(speaker):
            self._foci.add_organisation(organisation, speaker, speaks=True)
            return organisation
        if person := self._person_at_end(speaker):
            return person
        if _spokesman(phrase):
            name = self._spoken_for(speaker)
        else:
            name = self._organisation_named(speaker) or self._descriptions.find(phrase, speaker.start)
        if is_person_noun(phrase):
            self._foci.add_unnamed(speaker.start, phrase, name)
        elif name:
            self._foci.add_organisation(name, speaker, speaks=True)
        return name

    def _name_at_end(self, speaker: Span, mention: Mention) -> str:
        """Return the full name of the mention with which the words that name a speaker end."""
        before = self._text[speaker.start : mention.span.start].strip()
        described = bool(before) and before.lower() not in DETERMINERS
        if described and not (mention.is_person and _is_office(before.split())):
            return ""
        return _name(mention, before, self._people)

    def _person_at_end(self, speaker: Span) -> str:
        """Return the person whose name no run of capitals is, and with which a speaker ends."""
        entity = self._persons.get(speaker.end)
        if entity is None or entity.span.start < speaker.start:
            return ""
        before = self._text[speaker.start : entity.span.start].split()
        if before and not _is_office(before):
            return ""
        return self._people.find(tuple(entity.span.of(self._text).split())).name

    def _before_relative(self, speaker: Span) -> str:
        """Return the name directly before "who"."""
        if not self._next:
            return ""
        mention = self._mentions[self._next - 1]
        if _BEFORE_RELATIVE.fullmatch(self._text, mention.span.end, speaker.start) is None:
            return ""
        return _name(mention, "", self._people)

    def _spoken_for(self, speaker: Span) -> str:
        """Return the organisation for which a spokesman speaks."""
        phrase = speaker.of(self._text)
        named = self._organisation_in(speaker)
        if named:
            return named
        if phrase.lower().startswith("its "):
            return self._owner(speaker.start)
        owner = _OWNER.match(phrase) or _SPEAKS_FOR.search(phrase)
        return self._descriptions.find(owner.group(1), speaker.start) if owner is not None else ""

    def _owner(self, position: int) -> str:
        """Return whose "its" at `position` is: the organisation named or described last in the paragraph."""
        start = max(self._text.rfind("\n", 0, position) + 1, position - _LONGEST_REACH)
        described = [
            (match.start(), name)
            for match in _DESCRIBED.finditer(self._text, start, position)
            for stop in range(2, len(match.group().split()) + 1)
            if (name := self._descriptions.find(" ".join(match.group().split()[:stop]), match.start()))
        ]
        at = bisect_left(self._starts, position) - 1
        if at >= 0 and self._starts[at] >= start:
            described.append((self._starts[at], name_of_organisation(self._text, self._organisations[at])))
        return max(described)[1] if described else ""

    def _organisation_in(self, speaker: Span) -> str:
        at = bisect_left(self._starts, speaker.start)
        if at == len(self._starts) or self._organisations[at].span.end > speaker.end:
            return ""
        return name_of_organisation(self._text, self._organisations[at])

    def _apposed_organisation(self, speaker: Span) -> str:
        """Return the organisation that tells which one a speaker is: "the consortium, Halm, said"."""
        at = bisect_left(self._starts, speaker.end)
        if at == len(self._starts) or self._text[speaker.end : self._starts[at]] not in (", ", ", the "):
            return ""
        return name_of_organisation(self._text, self._organisations[at])

    def _organisation_named(self, speaker: Span) -> str:
        """Return the organisation that a speaker is named by whole: "the Environment Agency"."""
        at = bisect_left(self._starts, speaker.start)
        if at == len(self._starts) or self._organisations[at].span.end != speaker.end:
            return ""
        entity = self._organisations[at]
        before = self._text[speaker.start : entity.span.start].strip().lower()
        return name_of_organisation(self._text, entity) if before in ("", "the") else ""


def _spokesman(phrase: str) -> bool:
    """Whether a phrase describes who speaks for somebody else: "its spokesman", "a spokeswoman for ..."."""
    return _SPOKESMAN.search(phrase) is not None


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
            return mention if _AFTER_APPOSED.match(text, mention.span.end) else None
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
