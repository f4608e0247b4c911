"""Train the entity model and say how good it is.

    python -m prose.training.train_entities CORPUS_FOLDER

The folder holds `train.jsonl`, from which the model learns, and `dev.jsonl`, with which it is measured. The
lexicons must have been built before. The model is written into the package. On one core this takes a few
minutes.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from prose.entities.features import FeatureExtractor
from prose.entities.labels import encode_entities
from prose.entities.lexicons import load_lexicons
from prose.entities.recogniser import MODEL_FILE, load_recogniser
from prose.entities.tokens import segment, tokenize
from prose.training.corpus import compare, read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def main() -> None:
    """Train on the corpus that the command line names, write the model, print its figures."""
    parser = argparse.ArgumentParser(description="Train the entity model.")
    parser.add_argument("corpus", type=Path, help="folder with train.jsonl and dev.jsonl")
    corpus: Path = parser.parse_args().corpus
    train(read_corpus(corpus / "train.jsonl"), DATA / MODEL_FILE)
    measure(read_corpus(corpus / "dev.jsonl"))


def train(articles: Iterable[AnnotatedArticle], model: Path) -> None:
    """Train a model on annotated articles and write it to a file."""
    extractor = FeatureExtractor(load_lexicons())
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for article in articles:
        tokens = tokenize(article.text)
        segments = segment(article.text, tokens)
        labels = encode_entities(tokens, article.entities)
        for indices, rows in zip(segments, extractor.extract(article.text, tokens, segments), strict=True):
            trainer.append(rows, labels[indices.start : indices.stop])
    trainer.set_params(PARAMETERS)
    trainer.train(str(model))


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
    tokens = sum(len(tokenize(article.text)) for article in articles)
    print(f"{tokens / seconds:,.0f} tokens a second; version {recogniser.version}")


if __name__ == "__main__":
    main()
