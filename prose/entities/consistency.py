"""What a whole article tells about its entities: rules over what was found one sentence at a time.

The rules are a list of functions, each from an article and its entities to better entities; `make_consistent`
applies them in the order of `RULES`. Before and after each rule entities stand in the order of their starts,
and none overlaps another.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from prose.entities.acronyms import defined_acronym
from prose.entities.article import commonest_labels
from prose.entities.boundaries import settle_boundaries
from prose.entities.entity import NAME_LABELS, Entity, Label
from prose.entities.opening_place import mark_opening_place
from prose.entities.repeats import repeat_names
from prose.entities.telling_words import follow_companies, label_telling_words, take_company_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prose.entities.article import Article


def make_consistent(article: Article, entities: Iterable[Entity]) -> list[Entity]:
    """Return an article's entities after every rule, in order, none overlapping another."""
    found = list(entities)
    for rule in RULES:
        found = rule(article, found)
    return found


def label_branches(article: Article, entities: list[Entity]) -> list[Entity]:
    """Make a branch of an organization one too, though it is named for a place: "Northern Dawn-Kalmar"."""
    organizations = {article.name(entity) for entity in entities if entity.label is Label.ORGANIZATION}
    labelled = []
    for entity in entities:
        parent, hyphen, _ = article.name(entity).partition("-")
        branch = hyphen and parent in organizations and entity.label in (Label.PLACE, Label.OTHER)
        labelled.append(entity.labelled(Label.ORGANIZATION) if branch else entity)
    return labelled


_NAMED_BY_ACRONYM = frozenset((Label.ORGANIZATION, Label.FACILITY, Label.PLACE, Label.OTHER))


def define_acronyms(article: Article, entities: list[Entity]) -> list[Entity]:
    """Mark an acronym where a name defines it, and label it everywhere as that name.

    "The Harbour Workers' Front (HWF)" makes every HWF an organization.
    """
    labels: dict[str, Label] = {}
    acronyms = []
    for entity in entities:
        acronym = defined_acronym(article.text, entity.span) if entity.label in _NAMED_BY_ACRONYM else None
        if acronym:
            label = labels.setdefault(acronym.of(article.text), entity.label)
            acronyms.append(Entity(acronym, label))
    defined = [entity.labelled(labels.get(article.name(entity), entity.label)) for entity in entities]
    return _overlay(defined, acronyms)


def _overlay(entities: Iterable[Entity], winners: Iterable[Entity]) -> list[Entity]:
    """Return entities and winners in order, without the entities that overlap a winner."""
    laid: list[Entity] = []
    winning = set(winners)
    for entity in sorted({*entities, *winning}, key=lambda entity: entity.span):
        if not laid or laid[-1].span.end <= entity.span.start:
            laid.append(entity)
        elif entity in winning and laid[-1] not in winning:
            laid[-1] = entity
    return laid


_LONGEST_HEADLINE = 200
"""How many code points a first line has at most to be taken for a headline."""


def unify_labels(article: Article, entities: list[Entity]) -> list[Entity]:
    """Give all mentions of one name the label that most of them have, or the first one's among equals.

    A mention in the headline counts half: capitals and context tell less there.
    """
    line = article.text.find("\n")
    headline = line if line <= _LONGEST_HEADLINE else 0
    votes: Counter[tuple[str, Label]] = Counter()
    for entity in entities:
        if entity.label in NAME_LABELS:
            votes[article.name(entity), entity.label] += 1 if entity.span.start < headline else 2
    winners = commonest_labels(votes)
    return [
        entity.labelled(winners[article.name(entity)]) if entity.label in NAME_LABELS else entity
        for entity in entities
    ]


_MAY_BE_SURNAME = NAME_LABELS - {Label.GROUP}


def follow_full_names(article: Article, entities: list[Entity]) -> list[Entity]:
    """Make the lone last word of a person's full name a person too, unless it is always something else."""
    mentions = Counter(map(article.name, entities))
    people = {article.name(entity) for entity in entities if entity.label is Label.PERSON}
    surnames = {name.rpartition(" ")[2] for name in people if " " in name}
    followed = []
    for entity in entities:
        name = article.name(entity)
        lone = name in surnames and entity.label in _MAY_BE_SURNAME
        person = lone and (name in people or mentions[name] == 1)
        followed.append(entity.labelled(Label.PERSON) if person else entity)
    return followed


RULES: tuple[Callable[[Article, list[Entity]], list[Entity]], ...] = (
    settle_boundaries,
    mark_opening_place,
    label_branches,
    take_company_form,
    label_telling_words,
    define_acronyms,
    unify_labels,
    follow_companies,
    follow_full_names,
    repeat_names,
)
