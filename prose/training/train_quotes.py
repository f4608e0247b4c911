"""Train the model that finds quotes, and say how good it is.

    python -m prose.training.train_quotes CORPUS_FOLDER

The folder holds `train.jsonl`, from which the model learns, and `dev.jsonl`, with which it is measured. The
entity model must be there. The model is written into the package. On one core this takes a few minutes.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from prose.entities.recogniser import load_recogniser
from prose.quotes.features import RowMaker, passages_of
from prose.quotes.field import MODEL
from prose.quotes.rules import read_by_rule
from prose.training.crfsuite import train_field
from prose.training.feature_lists import FeatureLists, lists_by_sequence
from prose.training.quotes_corpus import labels_of, read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prose.training.quotes_corpus import AttributedArticle

_SETTINGS = {
    "c1": 2.0,
    "c2": 0.05,
    "max_iterations": 80,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}
"""Regularization, and how often a feature must occur."""


def examples(articles: Iterable[AttributedArticle]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield of each passage the features and the labels of its tokens."""
    recogniser = load_recogniser()
    maker = RowMaker(FeatureLists())
    for article in articles:
        reading = read_by_rule(article.text)
        passages = passages_of(reading.sentences)
        rows = maker.rows(passages, reading, recogniser.find_entities(article.text))
        yield from zip(lists_by_sequence(rows), labels_of(article, passages), strict=True)


def main() -> None:
    """Train, write and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path, help="the folder of train.jsonl and dev.jsonl")
    folder = parser.parse_args().corpus
    start = time.process_time()
    model = train_field(examples(read_corpus(folder / "train.jsonl")), _SETTINGS)
    Path(str(MODEL)).write_bytes(model)
    print(f"{len(model):,} bytes after {time.process_time() - start:.0f} s")


if __name__ == "__main__":
    main()
