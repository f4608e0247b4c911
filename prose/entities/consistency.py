"""What a whole article tells about its entities: rules over what was found one sentence at a time.

The rules are a list of functions, each from an article and its entities to better entities;
`make_consistent` applies them in the order of `RULES`. Between rules entities may touch, but they never
overlap and always stand in the order of their starts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.entities.acronyms import defined_acronym
from prose.entities.entity import Entity, Label
from prose.entities.tokens import tokenize
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Article:
    """A text and its words."""

    text: str
    """The text."""
    tokens: Sequence[Span]
    """Its tokens."""
    words: Sequence[str]
    """The tokens' words."""

    @classmethod
    def of(cls, text: str, tokens: Sequence[Span]) -> Article:
        """Return the article with a text that was cut into tokens."""
        return cls(text, tokens, [text[start:end] for start, end in tokens])


_NAMES = frozenset(
    (Label.PERSON, Label.ORGANIZATION, Label.PLACE, Label.FACILITY, Label.GROUP, Label.PRODUCT, Label.OTHER)
)
"""Labels of names: what is not a date or an amount."""
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_HONORIFICS = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Rev|Gen|Col|Sen|Rep|Gov)\.?"
_CREEDS = (
    "Shiite|Shia|Sunni|Muslim|Islamist|Christian|Catholic|Protestant|Orthodox|Anglican"
    "|Hindu|Buddhist|Sikh|Jewish|Communist|Socialist"
)
_OFFICES = (
    "minister|secretary|undersecretary|director|commissioner|advis[eo]r|commander|governor|chairman"
    "|chairwoman|chief|head|president|ambassador|spokesman|spokeswoman|spokesperson"
)


def make_consistent(article: Article, entities: Iterable[Entity]) -> list[Entity]:
    """Return an article's entities after every rule, in order, none overlapping another."""
    found = list(entities)
    for rule in RULES:
        found = rule(article, found)
    return found


_LEADING = re.compile(r"(?:the\s+|[^\w\s@#$€£¥₹(]+\s*|\s+)+(?=\S)", re.IGNORECASE)
_TRAILING = re.compile(r"(?:['’]s?|[\s,;:—–“”\"‘]+|(?<!\.\w)\.)+$")


def trim_edges(article: Article, entities: list[Entity]) -> list[Entity]:
    """Take a leading "the", possessive endings and stray punctuation off."""
    trimmed = []
    for entity in entities:
        start, end = entity.span
        leading = _LEADING.match(article.text, start, end)
        if leading:
            start = leading.end()
        trailing = _TRAILING.search(article.text[start:end])
        if trailing:
            end = start + trailing.start()
        if start < end:
            trimmed.append(Entity(Span(start, end), entity.label))
    return trimmed


_FINAL_WEEKDAY = re.compile(rf"\s+({_WEEKDAYS})$")


def part_weekdays(article: Article, entities: list[Entity]) -> list[Entity]:
    """Part a name from the weekday that follows it: "told the Security Council Thursday"."""
    parted = []
    for entity in entities:
        weekday = None
        if entity.label in (Label.PERSON, Label.ORGANIZATION, Label.PLACE, Label.FACILITY):
            weekday = _FINAL_WEEKDAY.search(entity.span.of(article.text))
        if weekday:
            start = entity.span.start
            parted.append(Entity(Span(start, start + weekday.start()), entity.label))
            parted.append(Entity(Span(start + weekday.start(1), entity.span.end), Label.DATE))
        else:
            parted.append(entity)
    return parted


_LEADING_CREED = re.compile(rf"({_CREEDS})[\s-]+(?=[^\W\d_])")


def part_creeds(article: Article, entities: list[Entity]) -> list[Entity]:
    """Part a place from the creed before it: "Sunni Karadag" is a group and a place."""
    parted = []
    for entity in entities:
        creed = None
        if entity.label is Label.PLACE:
            creed = _LEADING_CREED.match(article.text, *entity.span)
        if creed:
            parted.append(Entity(Span(*creed.span(1)), Label.GROUP))
            parted.append(Entity(Span(creed.end(), entity.span.end), entity.label))
        else:
            parted.append(entity)
    return parted


_LEADING_HONORIFICS = re.compile(rf"(?:{_HONORIFICS}\s+)+(?=\S)")


def drop_honorifics(article: Article, entities: list[Entity]) -> list[Entity]:
    """Begin a person's name after "Mr" and its like."""
    dropped = []
    for entity in entities:
        honorific = None
        if entity.label is Label.PERSON:
            honorific = _LEADING_HONORIFICS.match(article.text, *entity.span)
        start = honorific.end() if honorific else entity.span.start
        dropped.append(Entity(Span(start, entity.span.end), entity.label))
    return dropped


def part_offices(article: Article, entities: list[Entity]) -> list[Entity]:
    """Begin a person's name after the last word of the office before it.

    "Minister of Ports and Quarantine Ilya Varga": a model takes "Quarantine", capitalised as it is, for a
    first name. After
    a list of portfolios that ends in "and" or a comma, the first of three words or more belongs to the
    office.
    """
    parted = []
    for entity in entities:
        words = entity.span.of(article.text).split()
        line = article.text[max(0, entity.span.start - _OFFICE_REACH) : entity.span.start].rpartition("\n")[2]
        if entity.label is Label.PERSON and len(words) > 2 and _OPEN_OFFICE.search(line):
            start = article.text.index(words[1], entity.span.start + len(words[0]))
            parted.append(Entity(Span(start, entity.span.end), entity.label))
        else:
            parted.append(entity)
    return parted


_OFFICE_REACH = 80
"""How far before a name its office is looked for, in code points."""
_PORTFOLIO = r"[A-Z][\w’'-]*"
_OPEN_OFFICE = re.compile(
    rf"\b(?i:{_OFFICES})\s+(?:of|for)\s+(?:the\s+)?{_PORTFOLIO}(?:,?\s+{_PORTFOLIO})*,?\s+(?:and|&)\s+$"
)
"""An office that still lacks its last portfolio: "Minister of Ports and "."""


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
    defined = [
        Entity(entity.span, labels.get(entity.span.of(article.text), entity.label)) for entity in entities
    ]
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


_MAJORITY = 0.66
"""The share of a name's mentions that must agree before the others are made to follow them."""


def unify_labels(article: Article, entities: list[Entity]) -> list[Entity]:
    """Give all mentions of one name the label that most of them have."""
    votes: defaultdict[str, Counter[Label]] = defaultdict(Counter)
    for entity in entities:
        if entity.label in _NAMES:
            votes[_key(article, entity)][entity.label] += 1
    unified = []
    for entity in entities:
        label = entity.label
        if label in _NAMES:
            counts = votes[_key(article, entity)]
            winner, count = counts.most_common(1)[0]
            if count > counts[label] and count >= _MAJORITY * counts.total():
                label = winner
        unified.append(Entity(entity.span, label))
    return unified


def follow_full_names(article: Article, entities: list[Entity]) -> list[Entity]:
    """Make the lone last word of a person's full name a person too."""
    surnames = set()
    persons: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for entity in entities:
        words = _key(article, entity).split()
        total[" ".join(words)] += 1
        if entity.label is Label.PERSON:
            persons[" ".join(words)] += 1
            if len(words) > 1:
                surnames.add(words[-1])
    followed = []
    for entity in entities:
        key = _key(article, entity)
        follows = key in surnames and entity.label in _NAMES and (persons[key] or total[key] == 1)
        followed.append(
            Entity(entity.span, Label.PERSON if follows and entity.label is not Label.GROUP else entity.label)
        )
    return followed


def repeat_names(article: Article, entities: list[Entity]) -> list[Entity]:
    """Mark the mentions of an article's names that the model missed.

    The longest name that fits is taken. A name of one word is repeated only where it stands alone, and only
    if the
    article never has it in lower case.
    """
    lower_case = {word for word in article.words if word.islower()}
    names: defaultdict[str, Counter[Label]] = defaultdict(Counter)
    for entity in entities:
        if entity.label in _NAMES:
            names[_key(article, entity)][entity.label] += 1
            surname = _key(article, entity).split()[-1]
            if entity.label is Label.PERSON and surname.isalpha():
                names[surname][entity.label] += 1
    by_first_word: defaultdict[str, list[tuple[list[str], Label]]] = defaultdict(list)
    for name, labels in names.items():
        words = [name[start:end] for start, end in tokenize(name)]
        if len(words) > 1 or (len(name) > 2 and name[0].isupper() and name.lower() not in lower_case):
            by_first_word[words[0]].append((words, labels.most_common(1)[0][0]))
    for candidates in by_first_word.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    return sorted((*entities, *_repeats(article, entities, by_first_word)), key=lambda entity: entity.span)


def _repeats(
    article: Article, entities: Sequence[Entity], by_first_word: dict[str, list[tuple[list[str], Label]]]
) -> list[Entity]:
    taken = _taken_tokens(article, entities)
    repeats = []
    index = 0
    while index < len(article.words):
        if not taken[index]:
            for words, label in by_first_word.get(article.words[index], ()):
                end = index + len(words)
                if list(article.words[index:end]) != words or any(taken[index:end]):
                    continue
                if len(words) > 1 or not _in_longer_name(article, taken, index):
                    repeats.append(
                        Entity(Span(article.tokens[index].start, article.tokens[end - 1].end), label)
                    )
                    index = end - 1
                break
        index += 1
    return repeats


def _taken_tokens(article: Article, entities: Sequence[Entity]) -> list[bool]:
    taken = [False] * len(article.tokens)
    index = 0
    for entity in entities:
        while index < len(taken) and article.tokens[index].end <= entity.span.start:
            index += 1
        while index < len(taken) and article.tokens[index].start < entity.span.end:
            taken[index] = True
            index += 1
    return taken


def _in_longer_name(article: Article, taken: Sequence[bool], index: int) -> bool:
    """Whether an unmarked capitalised word stands right beside a word."""
    for beside in (index - 1, index + 1):
        if 0 <= beside < len(article.words) and not taken[beside]:
            word = article.words[beside]
            left, right = sorted((index, beside))
            gap = article.text[article.tokens[left].end : article.tokens[right].start]
            if gap == " " and word[0].isupper() and word.isalpha():
                return True
    return False


def _key(article: Article, entity: Entity) -> str:
    """Return an entity's words in the form in which mentions of one name are compared."""
    return " ".join(entity.span.of(article.text).split())


RULES: tuple[Callable[[Article, list[Entity]], list[Entity]], ...] = (
    trim_edges,
    part_weekdays,
    part_creeds,
    drop_honorifics,
    part_offices,
    define_acronyms,
    unify_labels,
    follow_full_names,
    repeat_names,
)
