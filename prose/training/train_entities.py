"""Train the entity model and say how good it is.

    python -m prose.training.train_entities CORPUS_FOLDER

The folder holds `train.jsonl`, from which the model learns, and `dev.jsonl`, with which it is measured. The
lexicons must have been built before. The model is written into the package. On one core this takes a few
minutes.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from prose.entities.article import Article
from prose.entities.features import FeatureExtractor
from prose.entities.labels import encode_entities
from prose.entities.lexicons import load_lexicons
from prose.entities.recogniser import MODEL_FILE, load_recogniser
from prose.entities.tokens import segment, tokenize
from prose.training.corpus import compare, read_corpus
from prose.training.crfsuite import train_field
from prose.training.feature_lists import FeatureLists, lists_by_sequence

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from prose.training.corpus import AnnotatedArticle

DATA = Path(__file__).parents[1] / "entities" / "data"

PARAMETERS = {
    "c1": 0.1,  # the weight of the L1 norm, which drops most features and so keeps the model small
    "c2": 0.5,  # the weight of the L2 norm, without which the model learns its articles by heart
    "max_iterations": 60,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
"""Of CRFsuite's L-BFGS; chosen on the dev articles."""
LEAST_ARTICLES = 2
"""In how many articles a feature must occur. What one alone has tells nothing of others, and the model would
trust it instead of the context."""


def main() -> None:
    """Train on the corpus that the command line names, write the model, print its figures."""
    parser = argparse.ArgumentParser(description="Train the entity model.")
    parser.add_argument("corpus", type=Path, help="folder with train.jsonl and dev.jsonl")
    corpus: Path = parser.parse_args().corpus
    (DATA / MODEL_FILE).write_bytes(train(read_corpus(corpus / "train.jsonl")))
    measure(read_corpus(corpus / "dev.jsonl"))


def train(articles: Iterable[AnnotatedArticle], without: re.Pattern[str] | None = None) -> bytes:
    """Train a field on annotated articles and return the content of its file.

    Args:
        articles: The articles to learn from; they are read twice.
        without: What the features begin with that are left out, to see what they are worth.
    """
    examples = Examples(articles)
    counts: Counter[str] = Counter()
    for article in examples:
        counts.update({feature for rows, _ in article for row in rows for feature in row})
    common = {
        feature
        for feature, count in counts.items()
        if count >= LEAST_ARTICLES and not (without and without.match(feature))
    }
    return train_field(
        (
            ([[feature for feature in row if feature in common] for row in rows], labels)
            for article in examples
            for rows, labels in article
        ),
        PARAMETERS,
    )


class Examples:
    """The examples that annotated articles give, made anew each time: all at once need many gigabytes."""

    def __init__(self, articles: Iterable[AnnotatedArticle]) -> None:
        """Give the examples of `articles`."""
        self._articles = list(articles)
        self._extractor = FeatureExtractor(load_lexicons(), FeatureLists())

    def __iter__(self) -> Iterator[Iterator[tuple[list[list[str]], list[str]]]]:
        """Yield for each article its segments, each as the features and the labels of its tokens."""
        for article in self._articles:
            yield self._of(article)

    def _of(self, article: AnnotatedArticle) -> Iterator[tuple[list[list[str]], list[str]]]:
        read = Article.of(article.text)
        segments = segment(read.text, read.tokens)
        labels = encode_entities(read.tokens, article.entities)
        rows = self._extractor.extract(read, segments)
        for indices, features in zip(segments, lists_by_sequence(rows), strict=True):
            yield features, labels[indices.start : indices.stop]


def measure(articles: list[AnnotatedArticle]) -> None:
    """Print how well and how fast the packaged recogniser finds the entities of annotated articles."""
    recogniser = load_recogniser()
    started = time.process_time()
    found = [recogniser.find_entities(article.text) for article in articles]
    seconds = time.process_time() - started
    for label, figures in compare(articles, found).items():
        print(
            f"{label:14}P {figures.precision:5.1f}  R {figures.recall:5.1f}  F1 {figures.f1:5.1f}"
            f"  ({figures.marked} marked)"
        )
    tokens = sum(len(tokenize(article.text).words) for article in articles)
    print(f"{tokens / seconds:,.0f} tokens a second; version {recogniser.version}")


if __name__ == "__main__":
    main()
