"""The names of an article: which of its mentions are of the same person, organization or place.

Each spelling is one node, and a name is a group of nodes that were joined. Rules over the spellings join
them, and definitions in the text: "the Harbour Workers' Front (HWF)". What must be or must not be one name
are the must-links and cannot-links of Wagstaff et al., "Constrained K-means Clustering with Background
Knowledge" (ICML 2001).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from prose.entities.acronyms import defined_acronym
from prose.entities.entity import NAME_LABELS, Label
from prose.joined_keys import JoinedKeys
from prose.spellings import (
    STYLES_OF_RULERS,
    NameKey,
    OtherSpelling,
    PersonSpelling,
    name_key,
    own_form,
    read_other,
    read_person,
    sex_of_title,
    shorter_forms,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from prose.entities.entity import Entity
    from prose.spans import Span

__all__ = ["Name", "NameKey", "group_names", "name_key", "name_order"]


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organization, place or other thing as one article names it."""

    text: str
    """Its longest form in the article, on one line and without a title such as "Mr"."""
    label: Label
    """What most of its mentions are labelled."""
    mentions: tuple[Span, ...]
    """Where it is mentioned, in order; at least once."""
    key: NameKey
    """That of the form in `text`; no other name of the article has it."""
    meets: tuple[NameKey, ...] = ()
    """Other full spellings of it in the article: evidence that these keys are of one name elsewhere too.

    Never a lone surname or first name, nor an acronym of two letters that only happens to fit.
    """


def group_names(
    text: str,
    entities: Sequence[Entity],
    *,
    apart: Collection[tuple[str, str]] = (),
    together: Iterable[Collection[Span]] = (),
) -> list[Name]:
    """Group the mentions of an article into names.

    A short form joins a long one only where a single long one fits: with two Haqqanis in an article,
    "Haqqani" is a name of its own. Dates and amounts are not names. Time is linear in the mentions.

    Args:
        text: The article.
        entities: Its entities, in the order of their starts.
        apart: Pairs of spellings, as in `NameKey.spelling`, that are never of one name, in either order.
        together: Mentions that are of one name whatever their spelling, unless they are apart.

    Returns:
        The names with most mentions first, and of those with as many, the one that is mentioned first.
    """
    spelled = _read(text, entities)
    joined = JoinedKeys(apart)
    _join_mentions(spelled, together, joined)
    _join_persons(spelled, joined)
    _join_definitions(text, entities, spelled, joined)
    _join_companies(spelled, joined)
    _join_plurals(spelled, joined)
    _join_branches(spelled, joined)
    hints = _join_initials(spelled, joined)
    groups: defaultdict[NameKey, list[NameKey]] = defaultdict(list)
    for key in spelled:
        groups[joined.find(key)].append(key)
    names = [_name({key: spelled[key] for key in keys}, hints) for keys in groups.values()]
    return sorted(names, key=name_order)


def name_order(name: Name) -> tuple[int, Span]:
    """Return by what names are sorted: most mentions first, then in the order of the text."""
    return -len(name.mentions), name.mentions[0]


class _Spelled:
    """The mentions of an article that are spelled alike."""

    __slots__ = ("entities", "forms", "label", "other", "person", "sexes")

    def __init__(self, first: PersonSpelling | OtherSpelling) -> None:
        self.person = first if isinstance(first, PersonSpelling) else None
        """What the first of them tells, if they are of a person."""
        self.other = first if isinstance(first, OtherSpelling) else None
        """What the first of them tells, if they are not of a person."""
        self.entities: list[Entity] = []
        """In the order of the text."""
        self.forms: dict[str, PersonSpelling | OtherSpelling] = {}
        """What they tell, by how they are printed."""
        self.sexes: set[str] = set()
        """What titles in or before them tell: "f", "m"."""
        self.label = Label.OTHER
        """What most of them are labelled."""


_Spellings = dict[NameKey, _Spelled]
"""The mentions of an article by their key, in the order in which the keys appear."""
_LONGEST_TITLE = 10
"""How far before a name a title that tells the sex may begin, in code points."""


def _read(text: str, entities: Iterable[Entity]) -> _Spellings:
    spelled: _Spellings = {}
    for entity in entities:
        if entity.label not in NAME_LABELS:
            continue
        start = entity.span.start
        form = text[start : entity.span.end]
        is_person = entity.label is Label.PERSON
        spelling = read_person(form) if is_person else read_other(form)
        key = NameKey(is_person, spelling.spelling)
        alike = spelled.get(key)
        if alike is None:
            alike = spelled[key] = _Spelled(spelling)
        alike.entities.append(entity)
        alike.forms.setdefault(form, spelling)
        if isinstance(spelling, PersonSpelling):
            alike.sexes |= spelling.sexes
            before = text[max(0, start - _LONGEST_TITLE) : start].split()
            if before and (sex := sex_of_title(before[-1])):
                alike.sexes.add(sex)
    for alike in spelled.values():
        alike.label = _most_common_label(alike.entities)
    return spelled


def _most_common_label(entities: Sequence[Entity]) -> Label:
    first = entities[0].label
    if all(entity.label is first for entity in entities):
        return first
    return Counter(entity.label for entity in entities).most_common(1)[0][0]


def _join_mentions(spelled: _Spellings, together: Iterable[Collection[Span]], joined: JoinedKeys) -> None:
    """Join mentions that are given as one name."""
    groups = list(together)
    if not groups:
        return
    keys = {entity.span: key for key, alike in spelled.items() for entity in alike.entities}
    for spans in groups:
        for one, other in pairwise(keys[span] for span in spans if span in keys):
            if one.person == other.person:
                joined.join(other, one)


def _join_persons(spelled: _Spellings, joined: JoinedKeys) -> None:
    """Join a surname, a first name or another part of a name to the one full name that has it."""
    persons = [(key, alike, alike.person) for key, alike in spelled.items() if alike.person]
    persons.sort(key=lambda item: _fullness(item[2]), reverse=True)
    full_names: defaultdict[str, list[tuple[NameKey, _Spelled]]] = defaultdict(list)
    for key, alike, person in persons:
        fitting = {
            joined.find(full_name): full_name
            for full_name, fuller in full_names.get(own_form(person), ())
            if _may_be_one(alike, fuller)
        }
        if len(fitting) == 1:
            joined.join(key, *fitting.values())
        if _is_full(person):
            for form in shorter_forms(person):
                full_names[form].append((key, alike))


def _is_full(person: PersonSpelling) -> bool:
    return len(person.words) > 1 or bool(person.style or person.suffix or person.nickname)


def _fullness(person: PersonSpelling) -> tuple[int, bool, int]:
    """Rank the spellings of persons: what is mentioned by a part of it comes before its parts."""
    return len(person.words), _is_full(person), len(person.spelling)


def _may_be_one(one: _Spelled, other: _Spelled) -> bool:
    """Whether nothing tells two mentions of persons apart: Mr and Mrs, Jr and Sr, King and Prince.

    The first may be short for the other; "King Charles" is not short for a name without "King".
    """
    mine, theirs = one.person, other.person
    sexes = one.sexes | other.sexes
    return (
        mine is not None
        and theirs is not None
        and len(sexes) < 2
        and not (mine.suffix and theirs.suffix and mine.suffix != theirs.suffix)
        and not (mine.style and theirs.style and mine.style != theirs.style)
        and not (mine.style in STYLES_OF_RULERS and not theirs.style)
    )


_LIKE_PLACES = frozenset((Label.PLACE, Label.FACILITY))
_DEFINED = NAME_LABELS - _LIKE_PLACES - {Label.PERSON}
"""What an acronym in brackets may stand for though its letters are not the name's: "Workers' Party (PKK)"."""


def _join_definitions(text: str, entities: Sequence[Entity], spelled: _Spellings, joined: JoinedKeys) -> None:
    """Join an acronym to the name beside which the article defines it, if to one name only."""
    keys = {entity.span: key for key, alike in spelled.items() for entity in alike.entities}
    expansions: defaultdict[NameKey, set[NameKey]] = defaultdict(set)
    for entity, following in zip_longest(entities, entities[1:]):
        name = keys.get(entity.span)
        if name is None:
            continue
        beside = defined_acronym(text, entity.span) if _may_be_defined(text, entity.span) else None
        if beside in keys and _may_stand_for(keys[beside], name, spelled):
            expansions[keys[beside]].add(name)
        if following and _stands_in_brackets(text, entity, following):
            in_brackets = keys[following.span]
            if _may_abbreviate(in_brackets, spelled):
                expansions[in_brackets].add(name)
            elif _may_abbreviate(name, spelled):
                expansions[name].add(in_brackets)
    for acronym_key, names in expansions.items():
        fitting = {joined.find(name) for name in names if name != acronym_key}
        if len(fitting) == 1:
            joined.join(acronym_key, fitting.pop())


_DEFINITION_REACH = 20
"""How far behind a name the words that define its acronym may end, in code points."""


def _may_be_defined(text: str, name: Span) -> bool:
    """Whether to look closer for an acronym beside a name: there are brackets, or an "or"."""
    before = text[max(0, name.start - 8) : name.start]
    if "(" in before or "or " in before:
        return True
    after = text[name.end : name.end + _DEFINITION_REACH]
    return "(" in after[:4] or " or " in after or " as" in after


def _may_stand_for(acronym: NameKey, name: NameKey, spelled: _Spellings) -> bool:
    """Whether nothing is against a definition; of places codes such as "LAX" are none."""
    other = spelled[name].other
    if other is None or spelled[name].label not in _LIKE_PLACES:
        return acronym.person == name.person
    return not acronym.person and acronym.spelling in other.initials


def _stands_in_brackets(text: str, entity: Entity, following: Entity) -> bool:
    """Whether a mention and nothing else stands in brackets after another of the same kind."""
    between = text[entity.span.end : following.span.start]
    return (
        between in (" (", " (the ")
        and text.startswith(")", following.span.end)
        and entity.label is following.label
        and entity.label in _DEFINED
    )


def _may_abbreviate(key: NameKey, spelled: _Spellings) -> bool:
    other = spelled[key].other
    return other is not None and other.acronym and len(key.spelling) >= _FEWEST_LETTERS


_FEWEST_LETTERS = 3
"""From how many letters on an acronym is evidence by itself."""


def _join_companies(spelled: _Spellings, joined: JoinedKeys) -> None:
    """Join a company to its one longer name: "Karvik" and "Karvik Corporation", "Karvik Group"."""
    longer: defaultdict[NameKey, set[NameKey]] = defaultdict(set)
    for key, alike in spelled.items():
        if alike.other is None:
            continue
        for spelling in (alike.other.without_company, alike.other.without_group):
            bare = NameKey(False, spelling)
            if bare in spelled and spelled[bare].label is alike.label is Label.ORGANIZATION:
                longer[bare].add(key)
    for bare, keys in longer.items():
        fitting = {joined.find(key) for key in keys}
        if len(fitting) == 1:
            joined.join(bare, fitting.pop())


def _join_plurals(spelled: _Spellings, joined: JoinedKeys) -> None:
    """Join "Sarvani" and "Sarvanis" where both are a group."""
    for key, alike in spelled.items():
        plural = NameKey(key.person, key.spelling + "s")
        if alike.label is Label.GROUP and plural in spelled and spelled[plural].label is Label.GROUP:
            joined.join(plural, key)


def _join_branches(spelled: _Spellings, joined: JoinedKeys) -> None:
    """Join acronyms of one branch under a longer and a shorter acronym of its parent: "ABAC-N" and "AB-N"."""
    by_branch: defaultdict[str, list[tuple[str, NameKey]]] = defaultdict(list)
    for key, alike in spelled.items():
        if alike.other and alike.other.branch:
            parent, branch = alike.other.branch
            by_branch[branch].append((parent, key))
    for alike_branches in by_branch.values():
        alike_branches.sort()
        for (parent, key), (longer_parent, longer_key) in pairwise(alike_branches):
            if longer_parent.startswith(parent):
                joined.join(longer_key, key)


def _join_initials(spelled: _Spellings, joined: JoinedKeys) -> set[NameKey]:
    """Join an acronym that is not defined to the one name with just these initials.

    Returns:
        The acronyms of two letters that were joined: too little to tell the same of another article.
    """
    expansions: defaultdict[str, list[NameKey]] = defaultdict(list)
    for key, alike in spelled.items():
        if alike.other:
            for initials in alike.other.initials:
                expansions[initials].append(key)
    hints = set()
    for key, alike in spelled.items():
        if alike.other is None or not alike.other.acronym:
            continue
        names = expansions.get(key.spelling, ())
        fitting = {joined.find(name) for name in names if _are_alike(alike.label, spelled[name].label)}
        if len(fitting) == 1 and joined.find(key) not in fitting:
            joined.join(key, fitting.pop())
            if len(key.spelling) < _FEWEST_LETTERS:
                hints.add(key)
    return hints


def _are_alike(one: Label, other: Label) -> bool:
    """Whether an acronym with one label may stand for a name with the other: "US" is not Union Station."""
    return one is other or (one is Label.PLACE) is (other is Label.PLACE)


def _name(spellings: _Spellings, hints: Collection[NameKey]) -> Name:
    entities = sorted(
        (entity for alike in spellings.values() for entity in alike.entities), key=lambda entity: entity.span
    )
    forms = [(key, form) for key, alike in spellings.items() for form in alike.forms.values()]
    key, fullest = max(forms, key=lambda item: _rank(item[1]))
    return Name(
        text=fullest.text,
        label=_most_common_label(entities),
        mentions=tuple(entity.span for entity in entities),
        key=key,
        meets=tuple(
            other
            for other, alike in spellings.items()
            if other != key
            and other not in hints
            and any(_is_evidence(form, fullest, spellings) for form in alike.forms.values())
        ),
    )


def _rank(form: PersonSpelling | OtherSpelling) -> tuple[bool, int, bool, bool]:
    """Rank forms of one name: the fullest, and of those in capitals and not, the readable one."""
    in_small_letters = not form.text.isupper()
    if isinstance(form, PersonSpelling):
        return form.full, len(form.text), True, in_small_letters
    return False, len(form.bare), form.text == form.bare, in_small_letters


def _is_evidence(
    form: PersonSpelling | OtherSpelling, fullest: PersonSpelling | OtherSpelling, spellings: _Spellings
) -> bool:
    """Whether a form of a name tells who is meant in another article too.

    That of a person does if it has the first word, or what stands for it, and the surname: "Stella Maris" may
    be anyone's first names and "Ruiz Marlo" a family's. "Ben Marlow" may be Ben Marlow Jr here and the father
    there, but King Charles is King Charles III.
    """
    if isinstance(form, OtherSpelling) or isinstance(fullest, OtherSpelling):
        return isinstance(form, OtherSpelling)
    first, last = form.words[0], form.words[-1]
    begins_alike = first in (fullest.words[0], fullest.words[0][0], *fullest.nickname)
    ends_alike = last == fullest.words[-1] or (last in fullest.words and NameKey(True, last) in spellings)
    same_suffix = form.suffix == fullest.suffix or bool(form.style)
    return form.full and begins_alike and ends_alike and same_suffix
