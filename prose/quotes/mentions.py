"""The names in an article's running text: what they say of who they name, and the part they play."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prose.entities.entity import Label
from prose.quotes.function_words import NOT_IN_PHRASE, words
from prose.quotes.given_names import Gender, is_given_name
from prose.quotes.names import name_runs
from prose.quotes.people import gender_of, gender_of_title, without_possessive
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prose.entities.entity import Entity
    from prose.quotes.noun_phrases import Phrase
    from prose.quotes.skeleton import Token

_GENDERED = {
    **dict.fromkeys(("he", "his", "him", "himself"), Gender.MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.FEMALE),
}
_ORGANISATIONS = words(
    """
    Agency Association Authority Bank Board Bureau Church City Club College Commission Committee Company
    Corp Corporation Council County Court Department Foundation Government Group House Inc Institute
    Journal League Ministry Network News Office Organization Organisation Parliament Party Police Post
    Press Project Republic School Senate Service Society States Street Times Tribune Trust Union
    University
    """
)
"""Words that end the name of something that is not a person."""
_CLAUSE_STARTERS = frozenset(
    ("and", "but", "that", "when", "as", "while", "because", "after", "before", "if", "though", "although")
)


class Mention(NamedTuple):
    """A name in the running text; quotes are left out."""

    span: Span
    """Its words, without titles and without the ending of the genitive."""
    words: tuple[str, ...]
    """The same, one by one."""
    gender: Gender | None
    """What the title before it tells, or the pronouns after it."""
    is_subject: bool
    """Whether it looks like the subject of its clause."""
    is_person: bool | None
    """Whether it names a person; None where nothing tells."""
    is_plural: bool
    """Whether it may be a plural that begins the sentence, "Analysts", or one of a people."""


def mentions_in(tokens: list[Token], entities: Mapping[int, Entity]) -> list[Mention]:
    """Return the names in one skeleton sentence, in order.

    Args:
        tokens: The tokens of the sentence.
        entities: The article's entities by where they end.
    """
    mentions = [_mention(tokens, run, entities) for run in name_runs(tokens)]
    unknown = len(mentions) == 1 and mentions[0].gender is None and gender_of(mentions[0].words) is None
    if unknown and (mentions[0].is_person or (not entities and _may_be_person(mentions[0]))):
        told = _gender_told(tokens, mentions[0])
        return [mentions[0]._replace(gender=told)]
    return mentions


def _may_be_person(mention: Mention) -> bool:
    return bool(mention.is_person) or (mention.is_person is None and len(mention.words) > 1)


def _mention(tokens: list[Token], run: Phrase, entities: Mapping[int, Entity]) -> Mention:
    last = without_possessive(tokens[run.stop - 1].text)
    end = tokens[run.stop - 1].start + len(last)
    entity = entities.get(end)
    first = _first_of_name(tokens, run, entity)
    name = (*[token.text for token in tokens[first : run.stop - 1]], last)
    gender = gender_of_title(tokens[first - 1].text) if first else None
    is_person = entity.label is Label.PERSON if entity is not None else None
    if is_person is None and name[-1] in _ORGANISATIONS:
        is_person = False
    if is_person is None and (gender is not None or (len(name) > 1 and is_given_name(name[0]))):
        is_person = True
    subject = _is_subject(tokens, first, run.stop)
    of_many = entity is not None and entity.label is Label.GROUP
    plural = first == 0 and len(name) == 1 and last.endswith("s") and not last.endswith("ss")
    return Mention(
        Span(tokens[first].start, end),
        name,
        gender,
        subject,
        is_person,
        of_many or (plural and entity is None),
    )


def _first_of_name(tokens: list[Token], run: Phrase, entity: Entity | None) -> int:
    """Return the first token of the name in a run that may begin with the words of an office."""
    if entity is not None and entity.span.start < tokens[run.first].start:
        whole = [index for index in range(run.first) if tokens[index].start == entity.span.start]
        return whole[0] if whole else run.first
    for index in range(run.first, run.stop):
        if entity is not None and tokens[index].start == entity.span.start:
            return index
    for index in range(run.first, run.stop - 1):
        if is_given_name(tokens[index].text):
            return index
    return run.first


def _is_subject(tokens: list[Token], first: int, stop: int) -> bool:
    if tokens[stop - 1].is_possessive:
        return False
    while first and tokens[first - 1].is_word and tokens[first - 1].lower not in NOT_IN_PHRASE:
        if tokens[first - 1].verb is not None:
            return False
        first -= 1
    return first == 0 or not tokens[first - 1].is_word or tokens[first - 1].lower in _CLAUSE_STARTERS


def _gender_told(tokens: list[Token], mention: Mention) -> Gender | None:
    """Return the gender of the pronouns after the only name of a sentence, None where they disagree."""
    told = {
        _GENDERED[token.lower]
        for token in tokens
        if token.lower in _GENDERED and token.start > mention.span.end
    }
    return told.pop() if len(told) == 1 else None
