"""The entities of an article after what the reader said of their boundaries, and of what was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prose.entities.entity import Entity
from prose.occurrences import find_words, find_words_at, normal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from prose.corrections import Correction
    from prose.spans import Span


class Ranked(NamedTuple):
    """A correction and its place among all that hold for an article; of two the later wins."""

    rank: int
    """From 0 on."""
    correction: Correction
    """What the reader said."""


class Mark(NamedTuple):
    """An entity and what it stands by."""

    entity: Entity
    """Where it stands and what it is."""
    rank: int = -1
    """That of the correction that put it there; below zero for what the machine found."""


def correct_marks(
    text: str, entities: Sequence[Entity], boundaries: Iterable[Ranked], missed: Iterable[Ranked]
) -> list[Mark]:
    """Return an article's entities with better boundaries, and with those that were missed.

    What was missed is marked wherever it stands, unless it is a part of a longer entity; shorter ones
    that it overlaps go. To correct what has been corrected gives the same entities again: of the words that
    were missed, those that are marked follow from the text alone.

    Args:
        text: The article.
        entities: What the machine found, in order, none overlapping another.
        boundaries: Corrections of the kind BOUNDARIES.
        missed: Corrections of the kind MISSED.

    Returns:
        Marks in order, none overlapping another.
    """
    missed_words = _latest_by_words(missed)
    rules = _latest_by_words(boundaries)
    for words, later in missed_words.items():
        if words in rules and rules[words].rank < later.rank:
            del rules[words]
    found = (
        [_settle(text, Mark(entity), rules) for entity in entities] if rules else list(map(Mark, entities))
    )
    found = _without_overlaps(text, found, _latest_first)
    added = [
        _settle(text, Mark(Entity(span, label), ranked.rank), rules)
        for words, ranked in missed_words.items()
        if (label := ranked.correction.label) is not None
        for span in find_words(text, words)
    ]
    return _lay_over(found, _without_overlaps(text, added, _longest_first)) if added else found


def _latest_by_words(corrections: Iterable[Ranked]) -> dict[str, Ranked]:
    return {words: ranked for ranked in corrections if (words := normal_words(ranked.correction.words))}


def _settle(text: str, mark: Mark, rules: dict[str, Ranked]) -> Mark:
    """Follow the rules from a mark to where it belongs.

    Where they lead in a circle, because the reader took back one by another, the latest of them holds.
    """
    path = [mark]
    seen = {mark.entity.span: 0}
    while True:
        span, label = path[-1].entity.span, path[-1].entity.label
        rule = rules.get(normal_words(span.of(text)))
        better = find_words_at(text, rule.correction.other, span) if rule else None
        if rule is None or better is None:
            return path[-1]
        path.append(Mark(Entity(better, rule.correction.label or label), max(rule.rank, mark.rank)))
        if better in seen:
            return max(path[seen[better] + 1 :], key=lambda step: (step.rank, step.entity.span))
        seen[better] = len(path) - 1


def _latest_first(mark: Mark) -> tuple[int, ...]:
    start, end = mark.entity.span
    return -mark.rank, start - end, start


def _longest_first(mark: Mark) -> tuple[int, ...]:
    start, end = mark.entity.span
    return start - end, -mark.rank, start


def _without_overlaps(
    text: str, marks: Iterable[Mark], order: Callable[[Mark], tuple[int, ...]]
) -> list[Mark]:
    """Return marks in the order of the text, of those that overlap the one that comes first in `order`."""
    covered = bytearray(len(text))
    standing = []
    for mark in sorted(marks, key=order):
        start, end = mark.entity.span
        if covered.find(1, start, end) < 0:
            covered[start:end] = b"\1" * (end - start)
            standing.append(mark)
    return sorted(standing, key=lambda mark: mark.entity.span)


def _lay_over(found: list[Mark], added: list[Mark]) -> list[Mark]:
    """Return both in the order of the text.

    Of two that overlap the added one stands, unless it is a part of the other.
    """
    whole: list[Mark] = []
    parts: set[Span] = set()
    index = 0
    for mark in found:
        span = mark.entity.span
        while index < len(added) and added[index].entity.span.end <= span.start:
            index += 1
        last = index
        while last < len(added) and added[last].entity.span.start < span.end:
            last += 1
        overlapping = [one.entity.span for one in added[index:last]]
        if all(span.contains(one) and span != one for one in overlapping):
            whole.append(mark)
            parts.update(overlapping)
    standing = [mark for mark in added if mark.entity.span not in parts]
    return sorted((*whole, *standing), key=lambda mark: mark.entity.span)
