"""Words in a name that tell what it names: company forms, and the nouns that end names of one kind.

Both rules take an article and its entities, as those of `prose.entities.consistency` do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.entities.lexicons import is_known_place
from prose.entities.tokens import word_set

if TYPE_CHECKING:
    from prose.entities.article import Article

_EVENTS_AND_LAWS = word_set(
    "Cup Games Act Award Awards Prize Festival Agreement Treaty Accord Accords Summit Championship "
    "Championships Olympics"
)
_KINDS_BY_LAST_WORD = {
    **dict.fromkeys(word_set("League Party University Ltd"), Label.ORGANIZATION),
    **dict.fromkeys(word_set("Bridge Airport Stadium"), Label.FACILITY),
    **dict.fromkeys(_EVENTS_AND_LAWS, Label.OTHER),
}
"""What names of several words are that end in a word; over nine in ten of the training articles' are."""
_STORMS = word_set("Cyclone Hurricane Typhoon")
"""Words that begin the name of a storm, which is no kind of its own."""


_COMPANY_FORM = (
    r"(?:A/S|ASA|AS|AB|AG|SE|KG|SA|SAS|SL|SpA|NV|BV|KK|JSC|PJSC|PLC|[Pp]lc|Oyj|Ltd|LTD|Limited|Inc|LLC|LLP"
    r"|Corp|Corporation|Co|Company|GmbH|Bhd|Berhad|Sdn|Pte|Pty|Tbk|Holdings?|Group|Industries|Associates"
    r"|Airlines|Airways|Motors|Pharma|Pharmaceuticals|Technologies|Energy|Capital|Media|Foods|Steel|Cement"
    r"|Telecom|Insurance|Studios|Records|Hotels|Resorts)"
)
_COMPANY = re.compile(rf"(?P<short>.+?),?(?: &)?(?: {_COMPANY_FORM}\.?)+")


def label_telling_words(article: Article, entities: list[Entity]) -> list[Entity]:
    """Label names by the word that tells their kind: "Tarnel Challenge Cup", "Cyclone Ilya".

    People are left alone: there are families of nearly every name.
    """
    labelled = []
    for entity in entities:
        words = article.name(entity).split()
        label = _KINDS_BY_LAST_WORD.get(words[-1])
        if words[0] in _STORMS:
            label = Label.OTHER
        told = label and len(words) > 1 and entity.label not in (Label.PERSON, Label.DATE, Label.MONEY)
        labelled.append(Entity(entity.span, label) if label and told else entity)
    return labelled


_MAY_BE_COMPANY = frozenset((Label.PERSON, Label.PLACE, Label.FACILITY, Label.PRODUCT, Label.OTHER))


def follow_companies(article: Article, entities: list[Entity]) -> list[Entity]:
    """Make a company's name without its form the company: after "Karvik A/S", "Karvik" is no person.

    Not so where a person of the article has the name, or where a place has it: "Kenya Airways" leaves Kenya.
    """
    short_names = set()
    people = set()
    for entity in entities:
        name = article.name(entity)
        if entity.label is Label.ORGANIZATION and (company := _COMPANY.fullmatch(name)):
            short_names.add(company["short"])
        elif entity.label is Label.PERSON and " " in name:
            people.update(name.split())
    short_names = {name for name in short_names - people if not is_known_place(name)}
    return [
        Entity(entity.span, Label.ORGANIZATION)
        if entity.label in _MAY_BE_COMPANY and article.name(entity) in short_names
        else entity
        for entity in entities
    ]
