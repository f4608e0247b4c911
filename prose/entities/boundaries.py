"""Where an entity begins and ends: rules over one mention and the words around it.

The rules are a list of functions, each from an article and one entity to the entities that it should have
been; `settle_boundaries` applies them in the order of `BOUNDARY_RULES`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.entities.lexicons import is_known_place
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prose.entities.article import Article


def settle_boundaries(article: Article, entities: Iterable[Entity]) -> list[Entity]:
    """Return entities with better edges, in the same order; some are parted in two, some vanish."""
    settled = list(entities)
    for rule in BOUNDARY_RULES:
        settled = [better for entity in settled for better in rule(article, entity)]
    return settled


_SEVERAL = re.compile(r";\s+")
_SEVERAL_OF_A_KIND = re.compile(r";\s+|\s+and\s+")


def part_several(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """Part names at semicolons, and people and groups at an "and", which other names may have in them."""
    of_a_kind = entity.label in (Label.PERSON, Label.GROUP)
    borders = list((_SEVERAL_OF_A_KIND if of_a_kind else _SEVERAL).finditer(article.text, *entity.span))
    if not borders:
        return (entity,)
    starts = [entity.span.start, *(border.end() for border in borders)]
    ends = [*(border.start() for border in borders), entity.span.end]
    pairs = zip(starts, ends, strict=True)
    return tuple(Entity(Span(start, end), entity.label) for start, end in pairs if start < end)


_LEADING = re.compile(r"(?:(?:the|its|their)(?=\s)|\s|[^\w\s@#$€£¥₹(])*", re.IGNORECASE)
_EDGE_MARKS = frozenset(",;:—–“”\"‘'’")


def trim_edges(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """Take a leading "the" or "its", a possessive ending and stray punctuation off; "U.N." keeps its stop."""
    text = article.text
    start, end = entity.span
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while start < end:
        if text[end - 1].isspace() or text[end - 1] in _EDGE_MARKS:
            end -= 1
        elif text.endswith(("'s", "’s"), start, end):
            end -= 2
        elif text[end - 1] == "." and not text.endswith(".", start, end - 2):
            end -= 1
        else:
            break
    if not any(map(str.isalnum, text[start:end])):
        return ()
    return (entity.between(start, end),)


_SCORE = re.compile(r"\s+\d{1,2}\s?[-–]\s?\d{1,2}$")
_SMALL_WORD = re.compile(r"\s+(?<![-–] )(?:for|of|with|the|in)$")
_TITLES = frozenset((Label.OTHER, Label.PRODUCT))


def drop_run_on(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """End a name before the score of a match and before a small word: "beat Tarnel Rovers 2-1".

    Small words may end titles and laws.
    """
    if entity.label in (Label.DATE, Label.MONEY):
        return (entity,)
    start, end = entity.span
    for ending in (_SCORE,) if entity.label in _TITLES else (_SCORE, _SMALL_WORD):
        found = ending.search(article.text, start, end)
        end = found.start() if found else end
    return (entity.between(start, end),)


_FINAL_WEEKDAY = re.compile(r"\s(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$")


def part_weekday(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """Part a name from the weekday that follows it: "told the Security Council Thursday"."""
    form = entity.span.of(article.text)
    weekday = _FINAL_WEEKDAY.search(form)
    named_for_it = entity.label is Label.OTHER and len(form.split()) == 2  # "Black Friday"
    if not weekday or named_for_it or entity.label is Label.DATE:
        return (entity,)
    start = entity.span.start
    name = Span(start, start + len(form[: weekday.start()].rstrip()))
    return Entity(name, entity.label), Entity(Span(start + weekday.start(1), entity.span.end), Label.DATE)


_LEADING_CREED = re.compile(
    r"(Shiite|Shia|Sunni|Muslim|Islamist|Christian|Catholic|Protestant|Orthodox|Anglican|Hindu|Buddhist|Sikh"
    r"|Jewish|Communist|Socialist)[\s-]+(?=[^\W\d_])"
)


def part_creed(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """Part a place from the creed before it: "Sunni Karadag" is a group and a place.

    What the model takes for an organization, "Shiite Iran", is parted where the rest is a place that is
    known;
    "Catholic Church" is left alone.
    """
    creed = _LEADING_CREED.match(article.text, *entity.span)
    if not creed or entity.label is Label.PERSON:
        return (entity,)
    place = Span(creed.end(), entity.span.end)
    if entity.label is not Label.PLACE and not is_known_place(place.of(article.text)):
        return (entity,)
    return Entity(Span(*creed.span(1)), Label.GROUP), Entity(place, Label.PLACE)


_HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Rev|Gen|Col|Sen|Rep|Gov|Cllr|Insp|Supt|Const|Sgt|Capt|Lt|Maj|Cpl"
    r"|Hon|Engr|Barr|MNA|Comrade)\.?\s+)+(?=\S)"
)
_AFTER_NAME = re.compile(r"(?:,?\s(?:KC|QC|MP|OBE|MBE|CBE)|\s\d{1,3})+$")
"""Letters after a person's name, and the number of a player or a minute."""


def drop_honorific(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """Begin a person's name after "Mr" and its like, and end it before letters such as "KC" and numbers."""
    if entity.label is not Label.PERSON:
        return (entity,)
    start, end = entity.span
    honorific = _HONORIFIC.match(article.text, start, end)
    start = honorific.end() if honorific else start
    form = article.text[start:end]
    return (entity.between(start, start + len(_AFTER_NAME.sub("", form))),)


_FIRST_HALF = re.compile(r"[A-Z]\w*-$")
_LONGEST_HALF = 12


def take_first_half(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """Begin a person's name with the first half of a double given name: "Per-Arne Moe"."""
    start = entity.span.start
    if entity.label is not Label.PERSON or not article.text.endswith("-", 0, start):
        return (entity,)
    half = _FIRST_HALF.search(article.text[max(0, start - _LONGEST_HALF) : start])
    if not half or " " not in article.name(entity):
        return (entity,)
    return (Entity(Span(start - len(half[0]), entity.span.end), entity.label),)


_PARTY = re.compile(r"[DRI]-(?=[A-Z][a-z])")


def part_party(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """Make the seat of a lawmaker a place: "Sen. Ada Marlow (D-Tarnel)"."""
    party = _PARTY.match(article.text, *entity.span)
    if not party or article.text[max(0, party.start() - 2) : party.start()].strip() not in ("(", ","):
        return (entity,)
    return (Entity(Span(party.end(), entity.span.end), Label.PLACE),)


_BETWEEN_AMOUNTS = re.compile(r"\)\s+(?:[a-z]+\s+)*(?=[^\sa-z])")


def part_amounts(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """Part amounts at a bracket that closes after the first: "($117 million) from 947 million kroner"."""
    if entity.label is not Label.MONEY:
        return (entity,)
    between = _BETWEEN_AMOUNTS.search(article.text, *entity.span)
    if not between or "(" in entity.span.of(article.text):
        return (entity,)
    first = Span(entity.span.start, between.start())
    return Entity(first, entity.label), Entity(Span(between.end(), entity.span.end), entity.label)


_OFFICE_REACH = 80
"""How far before a name its office is looked for, in code points."""
_OFFICE = (
    r"(?i:minister|secretary|undersecretary|director|commissioner|advis[eo]r|commander|governor|chairman"
    r"|chairwoman|chief|head|president|ambassador|spokesman|spokeswoman|spokesperson)"
)
_PORTFOLIO = r"[A-Z][\w’'-]*"
_OPEN_OFFICE = re.compile(
    rf"\b{_OFFICE}\s+(?:of|for)\s+(?:the\s+)?{_PORTFOLIO}(?:,?\s+{_PORTFOLIO})*,?\s+(?:and|&)\s+$"
)
"""An office that still lacks its last portfolio: "Minister of Ports and "."""


def part_office(article: Article, entity: Entity) -> tuple[Entity, ...]:
    """Begin a person's name after the last word of the office before it.

    "Minister of Ports and Quarantine Ilya Varga": a model takes "Quarantine", capitalised as it is, for a
    first name. After portfolios that end in "and", the first of three words or more belongs to the office.
    """
    if entity.label is not Label.PERSON:
        return (entity,)
    words = entity.span.of(article.text).split()
    if len(words) < 3:
        return (entity,)
    start = entity.span.start
    line = article.text[max(0, start - _OFFICE_REACH) : start].rpartition("\n")[2]
    if not _OPEN_OFFICE.search(line):
        return (entity,)
    return (Entity(Span(article.text.index(words[1], start + len(words[0])), entity.span.end), entity.label),)


BOUNDARY_RULES: tuple[Callable[[Article, Entity], tuple[Entity, ...]], ...] = (
    part_several,
    trim_edges,
    drop_run_on,
    part_weekday,
    part_creed,
    part_party,
    part_amounts,
    drop_honorific,
    take_first_half,
    part_office,
)
