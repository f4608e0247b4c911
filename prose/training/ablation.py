"""Say what each ingredient of the recogniser is worth: how much worse the others are without it.

    python -m prose.training.ablation CORPUS_FOLDER

Rules are left out with the packaged model, and measured on the dev articles. Families of features are left
out of models that are trained for it on one half of the training articles, a minute or two apiece, and
measured on the other half, since a hundred articles tell no small differences; they are compared with such a
model that has all. The figures are F1, of every label and of people, organizations and places.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from prose.entities import boundaries, consistency
from prose.entities.article import Article
from prose.entities.entity import Entity, Label
from prose.entities.features import FeatureExtractor
from prose.entities.labels import decode_entities
from prose.entities.lexicons import DATA, load_lexicons
from prose.entities.recogniser import MODEL_FILE
from prose.entities.tokens import segment
from prose.random_field import RandomField
from prose.training.corpus import compare, read_corpus
from prose.training.train_entities import train

if TYPE_CHECKING:
    from prose.training.corpus import AnnotatedArticle

_NEIGHBOUR = r"(?:[-+][12])?"
_IN_ARTICLE = r"(?:[-+][12])?(?:d:)?"
FAMILIES = {
    "half the articles": "",
    "without the words themselves": rf"{_NEIGHBOUR}[wcpuv]|-1\|1w",
    "without vector clusters": rf"{_NEIGHBOUR}z?k|{_IN_ARTICLE}(?:rb|ra|ap)k",
    "without likely labels": rf"{_NEIGHBOUR}e|{_IN_ARTICLE}(?:re|l[<>])|(?:-1\|0|0\|1|-1\|0\|1)e|tp=.\|",
    "without pairs of likely labels": r"(?:-1\|0|0\|1|-1\|0\|1)e",
    "without Brown clusters": rf"{_NEIGHBOUR}z?b",
    "without the gazetteer": rf"{_IN_ARTICLE}g[BIM]",
    "without lists of people's names": rf"{_NEIGHBOUR}(?:fn|ln)|{_NEIGHBOUR}d\.fn",
    "without a word's use in the article": rf"{_NEIGHBOUR}d[.:]",
    "without runs of capitalised words": rf"{_IN_ARTICLE}(?:r|ap|l[<>])",
    "without appositions": rf"{_IN_ARTICLE}ap",
    "without lists of names": rf"{_IN_ARTICLE}l[<>]",
    "without the topic": "tp",
}
"""Families of features, by patterns of what they begin with."""


def main() -> None:
    """Print what is lost without each ingredient."""
    parser = argparse.ArgumentParser(description="Say what each ingredient of the recogniser is worth.")
    parser.add_argument("corpus", type=Path, help="folder with train.jsonl and dev.jsonl")
    corpus: Path = parser.parse_args().corpus
    articles = read_corpus(corpus / "dev.jsonl")
    packaged = Found(articles, (DATA / MODEL_FILE).read_bytes())
    print(f"{'everything':34}{packaged.figures()}")
    rules = consistency.RULES
    for rule in rules:
        consistency.RULES = tuple(other for other in rules if other is not rule)
        print(f"without {rule.__name__:26}{packaged.figures()}")
    consistency.RULES = ()
    print(f"{'without rules':34}{packaged.figures()}")
    consistency.RULES = rules
    edges = boundaries.BOUNDARY_RULES
    for edge in edges:
        boundaries.BOUNDARY_RULES = tuple(other for other in edges if other is not edge)
        print(f"without {edge.__name__:26}{packaged.figures()}")
    boundaries.BOUNDARY_RULES = edges
    learned = read_corpus(corpus / "train.jsonl")
    half, other_half = learned[::2], learned[1::2]
    for name, family in FAMILIES.items():
        model = train(half, re.compile(family) if family else None)
        print(f"{name:34}{Found(other_half, model).figures()}", flush=True)


class Found:
    """What a model finds in annotated articles, before any rule."""

    def __init__(self, articles: list[AnnotatedArticle], model: bytes) -> None:
        """Find the entities of `articles` with a model, given as the content of its file."""
        self._articles = articles
        self._found: list[tuple[Article, list[Entity]]] = []
        field = RandomField.read(model)
        extractor = FeatureExtractor(load_lexicons(), field)
        for article in articles:
            read = Article.of(article.text)
            segments = segment(read.text, read.tokens)
            labels: list[str] = []
            for rows in extractor.extract(read, segments):
                labels += field.label(rows).labels
            self._found.append((read, decode_entities(read.tokens, labels)))

    def figures(self) -> str:
        """Return the F1 after the rules, of every label and of names."""
        found = [consistency.make_consistent(article, entities) for article, entities in self._found]
        every = compare(self._articles, found)["all"].f1
        marked = [replace(article, entities=_names(article.entities)) for article in self._articles]
        names = compare(marked, [_names(entities) for entities in found])["all"].f1
        return f"{every:8.2f}{names:8.2f}"


_NAMES = {label: label for label in (Label.PERSON, Label.ORGANIZATION, Label.PLACE)} | {
    Label.FACILITY: Label.PLACE
}


def _names(entities: list[Entity]) -> list[Entity]:
    """Keep people, organizations and places, facilities among them."""
    return [Entity(entity.span, _NAMES[entity.label]) for entity in entities if entity.label in _NAMES]


if __name__ == "__main__":
    main()
