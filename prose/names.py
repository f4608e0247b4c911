"""The names of an article: which of its mentions are of the same person, organization or place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from prose.entities.acronyms import defined_acronym, name_initials
from prose.entities.entity import NAME_LABELS, Label
from prose.entities.lexicons import fold
from prose.entities.tokens import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prose.entities.entity import Entity
    from prose.spans import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organization, place or other thing as one article names it."""

    text: str
    """Its longest form in the article, on one line and without a title such as "Mr"."""
    label: Label
    """What most of its mentions are labelled."""
    mentions: tuple[Span, ...]
    """Where it is mentioned, in order; at least once."""


class _Key(NamedTuple):
    """What mentions that are spelled alike have in common, whatever their case, accents and hyphens."""

    person: bool
    """Whether they are labelled as a person: nobody is taken for the place of the same name."""
    words: tuple[str, ...]
    """The folded words, without titles; of what is not a person written as one word."""


_TITLES = word_set("mr mrs ms miss dr prof professor president minister senator governor judge justice")
"""Left out of a person's name."""
_STYLES = word_set("king queen prince princess sheikh pope saint sir dame lord lady emperor sultan emir")
"""Kept in a person's name, but the person may be mentioned without."""
_COMPANY_FORMS = word_set("inc incorporated corp corporation co company ltd limited plc llc ag sa gmbh")
_MAX_NAME_WORDS = 8
"""How many words of a person's name are compared with shorter mentions."""
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}")
_BRANCH = re.compile(r"(?P<parent>[A-Z]{2,8})-(?P<branch>[A-Z]{1,3})")


def group_names(text: str, entities: Sequence[Entity]) -> list[Name]:
    """Group the mentions of an article into names.

    A short form joins a long one only where a single long one fits: with two Haqqanis in an article,
    "Haqqani" is a name of its own. Dates and amounts are not names.

    Args:
        text: The article.
        entities: Its entities, in the order of their starts.

    Returns:
        The names with most mentions first, and of those with as many, the one that is mentioned first.
    """
    mentions: defaultdict[_Key, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.label in NAME_LABELS:
            mentions[_key(text, entity)].append(entity)
    joined = _Joined()
    _join_persons(mentions, joined)
    _join_defined_acronyms(text, entities, mentions, joined)
    _join_initials(text, mentions, joined)
    _join_branches(text, mentions, joined)
    _join_companies(text, mentions, joined)
    groups: defaultdict[_Key, list[Entity]] = defaultdict(list)
    for key, alike in mentions.items():
        groups[joined.find(key)] += alike
    names = [_name(text, group) for group in groups.values()]
    return sorted(names, key=lambda name: (-len(name.mentions), name.mentions[0]))


_Mentions = dict[_Key, list["Entity"]]
"""The mentions of an article by their spelling, in the order of the text."""


class _Joined:
    """Which keys are of one name: a disjoint-set forest (Galler and Fischer 1964)."""

    def __init__(self) -> None:
        self._parents: dict[_Key, _Key] = {}

    def find(self, key: _Key) -> _Key:
        """Return the one key that stands for all keys of a name."""
        path = []
        while key in self._parents:
            path.append(key)
            key = self._parents[key]
        for passed in path:
            self._parents[passed] = key
        return key

    def join(self, short: _Key, long: _Key) -> None:
        """Make two keys, and all that were joined to them before, one name."""
        short, long = self.find(short), self.find(long)
        if short != long:
            self._parents[short] = long


def _key(text: str, entity: Entity) -> _Key:
    form = entity.span.of(text)
    words = tuple(_WORD.findall(fold(form)))
    if entity.label is Label.PERSON:
        return _Key(True, _without(words, _TITLES | _STYLES, {"jr", "sr"}) or (form,))
    return _Key(False, ("".join(_without(words, {"the"}, ())) or form,))


def _without(words: tuple[str, ...], leading: Iterable[str], trailing: Iterable[str]) -> tuple[str, ...]:
    """Take words off both ends of a name, but never the last that is left."""
    leading, trailing = set(leading), set(trailing)
    while len(words) > 1 and words[0] in leading:
        words = words[1:]
    while len(words) > 1 and words[-1] in trailing:
        words = words[:-1]
    return words


def _join_persons(mentions: _Mentions, joined: _Joined) -> None:
    """Join a surname, a first name or another part of a name to the one full name that has it."""
    full_names: defaultdict[tuple[str, ...], list[_Key]] = defaultdict(list)
    for key in sorted((key for key in mentions if key.person), key=lambda key: -len(key.words)):
        words = key.words[:_MAX_NAME_WORDS]
        forms = {words, _without_initials(words), ("".join(words),)}
        fitting = {joined.find(full_name) for form in forms for full_name in full_names[form]}
        if len(fitting) == 1:
            joined.join(key, fitting.pop())
        if len(words) > 1:
            for form in _shorter_forms(words):
                full_names[form].append(key)


def _shorter_forms(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the forms, as folded words, in which a person with a full name may be mentioned."""
    starts = range(len(words))
    forms = {words[start:end] for start in starts for end in range(start + 1, len(words) + 1)}
    return forms | {
        _without_initials(words),
        (words[0], words[-1]),
        (words[0][0], words[-1]),
        ("".join(words),),
    }


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave middle initials out."""
    return (words[0], *(word for word in words[1:-1] if len(word) > 1), *words[1:][-1:])


def _join_defined_acronyms(
    text: str, entities: Sequence[Entity], mentions: _Mentions, joined: _Joined
) -> None:
    """Join an acronym to the name after which the article defines it."""
    keys = {entity.span: key for key, alike in mentions.items() for entity in alike}
    for entity in entities:
        acronym = defined_acronym(text, entity.span)
        if acronym in keys and entity.span in keys:
            joined.join(keys[acronym], keys[entity.span])


def _join_initials(text: str, mentions: _Mentions, joined: _Joined) -> None:
    """Join an acronym that is not defined to the one name with just these initials."""
    expansions: defaultdict[str, set[_Key]] = defaultdict(set)
    for key, alike in mentions.items():
        form = alike[0].span.of(text)
        if not key.person and " " in form:
            expansions[name_initials(form)].add(joined.find(key))
            expansions[name_initials(_SMALL_WORD.sub("", form))].add(joined.find(key))
    for key, alike in mentions.items():
        if not key.person and _ACRONYM.fullmatch(alike[0].span.of(text)):
            fitting = expansions.get(key.words[0], set()) - {joined.find(key)}
            if len(fitting) == 1:
                joined.join(key, fitting.pop())


def _join_branches(text: str, mentions: _Mentions, joined: _Joined) -> None:
    """Join acronyms of one branch under a longer and a shorter acronym of its parent: "ABAC-N" and "AB-N"."""
    by_branch: defaultdict[str, list[tuple[str, _Key]]] = defaultdict(list)
    for key, alike in mentions.items():
        branch = _BRANCH.fullmatch(alike[0].span.of(text))
        if branch and not key.person:
            by_branch[branch["branch"]].append((branch["parent"], key))
    for alike_branches in by_branch.values():
        alike_branches.sort()
        for (parent, key), (longer_parent, longer_key) in pairwise(alike_branches):
            if longer_parent.startswith(parent):
                joined.join(longer_key, key)


def _join_companies(text: str, mentions: _Mentions, joined: _Joined) -> None:
    """Join a company to its name with a legal form: "Karvik" and "Karvik Ltd"."""
    for key, alike in list(mentions.items()):
        words = tuple(_WORD.findall(fold(alike[0].span.of(text))))
        bare = _Key(False, ("".join(_without(words, {"the"}, _COMPANY_FORMS)),))
        if not key.person and bare != key and bare in mentions:
            joined.join(bare, key)


def _name(text: str, mentions: list[Entity]) -> Name:
    forms = [_form(text, mention) for mention in mentions]
    labels = Counter(mention.label for mention in mentions)
    return Name(
        text=max(forms, key=lambda form: (len(form), not form.isupper())),
        label=labels.most_common(1)[0][0],
        mentions=tuple(sorted(mention.span for mention in mentions)),
    )


def _form(text: str, mention: Entity) -> str:
    """Return a mention as printed, on one line, a person without a title."""
    words = tuple(mention.span.of(text).split())
    if mention.label is Label.PERSON:
        while len(words) > 1 and words[0].rstrip(".").lower() in _TITLES:
            words = words[1:]
    return " ".join(words)
