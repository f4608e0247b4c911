"""How often an entity is right that the recogniser is so sure of: what the model card says of confidence.

    python -m prose.training.calibration dev.jsonl

Right means the same edges and label as somebody marked, a leading "the" and a possessive ending counted for
neither side. Dates and amounts are left out, as nobody is asked about them.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from prose.entities.entity import NAME_LABELS
from prose.entities.recogniser import load_recogniser
from prose.training.corpus import read_corpus, without_edges

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prose.training.corpus import AnnotatedArticle

RULES = "by rules"
"""Stands for entities that have no confidence."""


def calibration(articles: Iterable[AnnotatedArticle]) -> dict[str, tuple[int, int, int]]:
    """Return for each tenth of confidence how many names were found, are right, and are names at all."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    recogniser = load_recogniser()
    for article in articles:
        marked = {without_edges(article.text, entity) for entity in article.entities}
        spans = {entity.span for entity in marked}
        for entity in recogniser.find_entities(article.text):
            if entity.label in NAME_LABELS:
                tenth = RULES if entity.confidence is None else f"{min(9, int(10 * entity.confidence)) / 10}"
                found = without_edges(article.text, entity)
                for column, counted in enumerate((True, found in marked, found.span in spans)):
                    counts[tenth][column] += counted
    return {tenth: (found, right, names) for tenth, (found, right, names) in sorted(counts.items())}


def main() -> None:
    """Print the table."""
    [file] = sys.argv[1:]
    print(f"{'from':>8s}{'names':>8s}{'right':>8s}{'a name':>8s}")
    for tenth, (found, right, names) in calibration(read_corpus(Path(file))).items():
        print(f"{tenth:>8s}{found:8,}{right / found:8.0%}{names / found:8.0%}")


if __name__ == "__main__":
    main()
