"""The mentions of an article's names that a model missed, though it found others of the same name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from prose.entities.article import commonest_labels
from prose.entities.entity import NAME_LABELS, Entity, Label
from prose.entities.tokens import tokens_within, word_set, words_of
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prose.entities.article import Article

_SENTENCE_STARTS = word_set("The A An In On At For From But And As If When While After Before Both Then")
_HEADLINE_WORD = 4
"""From how many letters on a word in capitals may be an ordinary word in a headline, not an acronym."""


class _Known(NamedTuple):
    """A name to look for."""

    words: list[str]
    """Its tokens as printed."""
    label: Label
    """What its mentions mostly are."""


def repeat_names(article: Article, entities: list[Entity]) -> list[Entity]:
    """Mark the mentions that were missed, and complete those in capitals of which the beginning was found.

    The longest name that fits is taken; a person is known by the surname, and every name in capitals as
    well. A name of one word is repeated only where it stands alone, and only if the article never has it in
    lower case.
    """
    by_first_word = _index(_known_names(article, entities))
    taken = _taken_tokens(article, entities)
    entities = _complete(article, entities, taken, by_first_word)
    repeats = []
    end = 0
    for index in [index for index, word in enumerate(article.words) if word in by_first_word]:
        known = _known_at(article, taken, index, by_first_word) if index >= end else None
        if known:
            end = index + len(known.words)
            span = Span(article.tokens[index].start, article.tokens[end - 1].end)
            repeats.append(Entity(span, known.label))
    return sorted((*entities, *repeats), key=lambda entity: entity.span)


def _known_names(article: Article, entities: Iterable[Entity]) -> list[_Known]:
    """List the names whose words surely mean them."""
    labels: Counter[tuple[str, Label]] = Counter()
    for entity in entities:
        if entity.label in NAME_LABELS:
            name = article.name(entity)
            labels[name, entity.label] += 1
            surname = name.rpartition(" ")[2]
            if entity.label is Label.PERSON and surname.isalpha():
                labels[surname, entity.label] += 1
    known = []
    for name, label in commonest_labels(labels).items():
        words = words_of(name)
        in_capitals = name.isupper()
        if len(words) > 1:
            sure = not (in_capitals and " " in name)  # where it ends in a headline was a guess
        else:
            sure = len(name) > 2 and name[0].isupper() and name.lower() not in article.lower_case
        if sure:
            known.append(_Known(words, label))
            if not in_capitals and len(name) >= _HEADLINE_WORD:
                known.append(_Known([word.upper() for word in words], label))
    return known


def _index(known: Iterable[_Known]) -> dict[str, list[_Known]]:
    """Return names by their first words, the longest first."""
    by_first_word: defaultdict[str, list[_Known]] = defaultdict(list)
    for name in known:
        by_first_word[name.words[0]].append(name)
    for names in by_first_word.values():
        names.sort(key=lambda name: -len(name.words))
    return dict(by_first_word)


def _taken_tokens(article: Article, entities: Iterable[Entity]) -> list[bool]:
    """Tell for each token whether it belongs to an entity."""
    taken = [False] * len(article.tokens)
    for entity in entities:
        within = tokens_within(article.tokens, entity.span)
        taken[within] = [True] * (within.stop - within.start)
    return taken


def _complete(
    article: Article, entities: Iterable[Entity], taken: list[bool], by_first_word: dict[str, list[_Known]]
) -> list[Entity]:
    """Return entities, those in capitals longer that begin a known name of which the rest is free.

    In capitals a model sees few words that it knows. The tokens that are taken are marked so.
    """
    completed = []
    for entity in entities:
        if not entity.span.of(article.text).isupper():
            completed.append(entity)
            continue
        first = bisect_left(article.tokens, Span(entity.span.start, 0))
        stop = bisect_left(article.tokens, Span(entity.span.end, 0), first)
        for known in by_first_word.get(article.words[first], ()) if first < stop else ():
            end = first + len(known.words)
            if end > stop and article.words[first:end] == known.words and not any(taken[stop:end]):
                taken[stop:end] = [True] * (end - stop)
                entity = Entity(Span(entity.span.start, article.tokens[end - 1].end), known.label)
                break
        completed.append(entity)
    return completed


def _known_at(
    article: Article, taken: Sequence[bool], index: int, by_first_word: dict[str, list[_Known]]
) -> _Known | None:
    """Return the longest known name at a token, if all of it is free."""
    for known in by_first_word[article.words[index]]:
        end = index + len(known.words)
        if article.words[index:end] == known.words and not any(taken[index:end]):
            alone = len(known.words) > 1 or not _in_longer_name(article, taken, index)
            return known if alone else None
    return None


def _in_longer_name(article: Article, taken: Sequence[bool], index: int) -> bool:
    """Whether an unmarked capitalised word stands right beside a word, which tells nothing in a headline."""
    if len(article.words[index]) >= _HEADLINE_WORD and article.words[index].isupper():
        return False
    for beside in (index - 1, index + 1):
        if 0 <= beside < len(article.words) and not taken[beside]:
            word = article.words[beside]
            left, right = sorted((index, beside))
            gap = article.text[article.tokens[left].end : article.tokens[right].start]
            ordinary = word in _SENTENCE_STARTS or word.lower() in article.lower_case
            if gap == " " and word[0].isupper() and word.isalpha() and not ordinary:
                return True
    return False
