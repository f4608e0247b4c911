"""The place in capitals with which a report opens, its dateline: "KARVEL, Norway (Reuters) —"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.entities.tokens import word_set
from prose.spans import Span

if TYPE_CHECKING:
    from prose.entities.article import Article

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’']*"
_DATELINE = re.compile(
    rf"^(?P<place>{_CAPITALS}(?:[ -]{_CAPITALS}){{0,3}})(?:, \w[\w.’' ]{{1,30}})?"
    r"(?: ?\([A-Z][\w/ .]{1,30}\) ?[—–-]| ?[—–])(?=\s|$)",
    re.MULTILINE,
)
_SHORTEST = 3
_LONGEST_ACRONYM = 4
"""What is no longer, or has two words, may be an outlet: TODAY KARVEL."""
_MISTAKEN = frozenset((Label.PLACE, Label.ORGANIZATION))
"""What a place of one word in capitals is taken for."""
_REACH = 600
"""How far into an article its dateline is looked for, in code points: headlines and bylines come before."""
_NO_PLACES = word_set(
    "ANALYSIS BREAKING CORRECTION EDITORIAL EXCLUSIVE EXPLAINER FACTBOX FEATURE INTERVIEW LIVE NEWS OPINION "
    "PHOTOS REVIEW TIMELINE UPDATE VIDEO WATCH"
)


def mark_opening_place(article: Article, entities: list[Entity]) -> list[Entity]:
    """Mark the place of a dateline, known or not, unless it is another's acronym or a part of a name."""
    dateline = _DATELINE.search(article.text, 0, _REACH)
    if not dateline or len(dateline["place"]) < _SHORTEST or dateline["place"].split()[0] in _NO_PLACES:
        return entities
    place = Entity(Span(*dateline.span("place")), Label.PLACE)
    within = [
        entity
        for entity in entities
        if entity.span.start < place.span.end and place.span.start < entity.span.end
    ]
    labels = {entity.label for entity in within}
    one_word = " " not in dateline["place"] and len(dateline["place"]) > _LONGEST_ACRONYM
    mistaken = _MISTAKEN if one_word else {Label.PLACE}
    if labels - mistaken or any(entity.span.end > place.span.end for entity in within):
        return entities
    others = (entity for entity in entities if entity not in within)
    return sorted((*others, place), key=lambda entity: entity.span)
