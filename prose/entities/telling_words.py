"""Words in a name that tell what it names: company forms, and the words that begin or end names of one kind.

The rules take an article and its entities, as those of `prose.entities.consistency` do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prose.entities.entity import NAME_LABELS, Entity, Label
from prose.entities.lexicons import is_known_place
from prose.entities.tokens import word_set
from prose.spans import Span

if TYPE_CHECKING:
    from prose.entities.article import Article

_BODIES = word_set(
    "League Party University Ltd Agency Army Association Authority Club Commission Committee Corporation "
    "Council Department Embassy FC Federation Foundation Front Government Institute Ministry Movement Navy "
    "Parliament Police Radio TV Times Union"
)
_EVENTS_AND_LAWS = word_set(
    "Cup Games Act Award Awards Prize Festival Agreement Treaty Accord Accords Summit Championship "
    "Championships Olympics"
)
_KINDS_BY_LAST_WORD = {
    **dict.fromkeys(_BODIES, Label.ORGANIZATION),
    **dict.fromkeys(word_set("Bridge Airport Stadium"), Label.FACILITY),
    **dict.fromkeys(word_set("Street Avenue Boulevard"), Label.PLACE),
    **dict.fromkeys(_EVENTS_AND_LAWS, Label.OTHER),
}
"""What names of several words are that end in a word; over nine in ten of the training articles' are."""
_STREETS = word_set("Avenida Calle Jalan Rue")
_SHIPS = word_set("HMS USS RMS INS HMAS HMNZS HMCS")
_KINDS_BY_FIRST_WORD = {
    **dict.fromkeys(word_set("Cyclone Hurricane Typhoon"), Label.OTHER),
    **dict.fromkeys(word_set("AFC FC Radio"), Label.ORGANIZATION),
    **dict.fromkeys(_STREETS, Label.PLACE),
    **dict.fromkeys(_SHIPS, Label.FACILITY),
}
"""What names of several words are that begin with a word. Ships are facilities in the training articles."""
_COMPANY_FORM = (
    r"(?:A/S|ASA|AS|AB|AG|SE|KG|SA|SAS|SL|SpA|NV|BV|KK|JSC|PJSC|PLC|[Pp]lc|Oyj|Ltd|LTD|Limited|Inc|LLC|LLP"
    r"|Corp|Corporation|Co|Company|GmbH|Bhd|Berhad|Sdn|Pte|Pty|Tbk|Holdings?|Group|Industries|Associates"
    r"|Airlines|Airways|Motors|Pharma|Pharmaceuticals|Technologies|Energy|Capital|Media|Foods|Steel|Cement"
    r"|Telecom|Insurance|Studios|Records|Hotels|Resorts)"
)
_COMPANY = re.compile(rf"(?P<short>.+?),?(?: &)?(?: {_COMPANY_FORM}\.?)+")


def label_telling_words(article: Article, entities: list[Entity]) -> list[Entity]:
    """Label names by the word that tells their kind: "Tarnel Challenge Cup", "Cyclone Ilya", "HMS Odrim".

    People are left alone, for there are families of nearly every name, unless they are ships or streets.
    """
    labelled = []
    for entity in entities:
        first, *others = article.name(entity).split()
        label = None
        doubtful = entity.label is not Label.PERSON or first in _SHIPS or first in _STREETS
        if others and doubtful and entity.label in NAME_LABELS:
            label = _KINDS_BY_FIRST_WORD.get(first) or _KINDS_BY_LAST_WORD.get(others[-1])
        labelled.append(entity.labelled(label or entity.label))
    return labelled


_FOLLOWING_FORM = re.compile(
    r"(?:\s\((?:Pvt|Pty|Private|Proprietary)\))?,?\s(?:(?:A/S|ASA|AB|AG|SE|SpA|NV|BV|PLC|[Pp]lc|Oyj|Ltd|Limited"
    r"|Inc|LLC|LLP|Corp|GmbH|Bhd|Berhad|Tbk)\b|& (?:Associates|Company|Co|Partners|Sons)\b)"
)


def take_company_form(article: Article, entities: list[Entity]) -> list[Entity]:
    """End a company's name after the form that follows it, and make it an organization: "Odrim A/S"."""
    taken: list[Entity] = []
    for entity in entities:
        if taken and entity.span.start < taken[-1].span.end:
            continue  # it was part of a form
        form = _FOLLOWING_FORM.match(article.text, entity.span.end)
        if form and entity.label in NAME_LABELS:
            taken.append(Entity(Span(entity.span.start, form.end()), Label.ORGANIZATION))
        else:
            taken.append(entity)
    return taken


_MAY_BE_COMPANY = frozenset((Label.PERSON, Label.PLACE, Label.FACILITY, Label.PRODUCT, Label.OTHER))


def follow_companies(article: Article, entities: list[Entity]) -> list[Entity]:
    """Make a company's name without its form the company: after "Karvik A/S", "Karvik" is no person.

    Not so where a person of the article has the name, or where a place has it: "Kenya Airways" leaves Kenya.
    """
    short_names = set()
    people: set[str] = set()
    for entity in entities:
        name = article.name(entity)
        if entity.label is Label.ORGANIZATION and (company := _COMPANY.fullmatch(name)):
            short_names.add(company["short"])
        elif entity.label is Label.PERSON and " " in name:
            people.update((name, *name.split()))
    short_names = {name for name in short_names - people if not is_known_place(name)}
    return [
        entity.labelled(Label.ORGANIZATION)
        if entity.label in _MAY_BE_COMPANY and article.name(entity) in short_names
        else entity
        for entity in entities
    ]
