"""Annotated articles to train and to measure with."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """A text and the entities that a person marked in it."""

    text: str
    """The text."""
    entities: list[Entity]
    """Its entities in the order of their starts."""


def read_corpus(file: Path) -> list[AnnotatedArticle]:
    """Read articles from JSON lines with `text` and `entities`, a list of start, end and label."""
    articles = []
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            marked = sorted(row["entities"])
            entities = [Entity(Span(start, end), Label(label)) for start, end, label in marked]
            articles.append(AnnotatedArticle(row["text"], entities))
    return articles


@dataclass(frozen=True, slots=True)
class Figures:
    """How found entities compare with marked ones."""

    right: int
    """Found and marked, with the same edges and label."""
    found: int
    """Found."""
    marked: int
    """Marked."""

    @property
    def precision(self) -> float:
        """The share of what was found that is right, in percent."""
        return 100 * self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        """The share of what was marked that was found, in percent."""
        return 100 * self.right / max(self.marked, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        return 200 * self.right / max(self.found + self.marked, 1)


def compare(articles: Iterable[AnnotatedArticle], found: Iterable[Iterable[Entity]]) -> dict[str, Figures]:
    """Compare found entities with marked ones, on exact edges and label.

    A leading "the" and a possessive ending count for neither.

    Args:
        articles: What was marked.
        found: What was found in each article, in their order.

    Returns:
        Figures by label, and those over every label as "all".
    """
    right: Counter[str] = Counter()
    total_found: Counter[str] = Counter()
    total_marked: Counter[str] = Counter()
    for article, entities in zip(articles, found, strict=True):
        gold = {without_edges(article.text, entity) for entity in article.entities}
        predicted = {without_edges(article.text, entity) for entity in entities}
        for counts, kept in ((right, gold & predicted), (total_found, predicted), (total_marked, gold)):
            counts.update(entity.label for entity in kept)
            counts["all"] += len(kept)
    return {
        label: Figures(right[label], total_found[label], total_marked[label])
        for label in sorted(total_marked)
    }


def without_edges(text: str, entity: Entity) -> Entity:
    """Return an entity without a leading "the" and a possessive ending, which count for neither side."""
    start, end = entity.span
    if text[start : start + 4].lower() == "the ":
        start += 4
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return Entity(Span(start, end), entity.label)
