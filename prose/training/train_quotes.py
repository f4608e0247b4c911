"""Train the model that finds quotes, and say how good it is.

    python -m prose.training.train_quotes CORPUS_FOLDER

The folder holds `train.jsonl`, from which the model learns, and `dev.jsonl`, with which it is measured. The
entity model must be there. The model is written into the package. On one core this takes a few minutes.
"""

from __future__ import annotations

import argparse
import gzip
import struct
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from prose.entities.recogniser import load_recogniser
from prose.quotes.features import feature_rows, passages_of
from prose.quotes.field import MODEL
from prose.quotes.rules import read_by_rule
from prose.training.quotes_corpus import labels_of, read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prose.training.quotes_corpus import AttributedArticle

_SETTINGS = {
    "c1": 2.0,
    "c2": 0.05,
    "max_iterations": 80,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}
"""Regularization, and how often a feature must occur."""
_STEPS = 64
"""Steps of a weight in one: a file of rounded weights is half as large when it is compressed."""
_HEADER = struct.Struct("<4sI4sIIIIIIIII")
_FEATURES_OFFSET = 7
"""The field of the header that says where the features begin."""
_CHUNK = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")


def train(articles: Iterable[AttributedArticle], path: Path) -> None:
    """Train a model and write it, not compressed, to `path`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    recogniser = load_recogniser()
    for article in articles:
        reading = read_by_rule(article.text)
        passages = passages_of(reading.sentences)
        rows = feature_rows(passages, reading, recogniser.find_entities(article.text))
        for features, labels in zip(rows, labels_of(article, passages), strict=True):
            trainer.append(features, labels)
    trainer.set_params(_SETTINGS)
    trainer.train(str(path))


def rounded(model: bytes) -> bytes:
    """Return a model of CRFsuite with rounded weights.

    The format is that of CRFsuite 0.12: a header, and a chunk of features, each with its weight at the end.
    """
    data = bytearray(model)
    offset = _HEADER.unpack_from(data)[_FEATURES_OFFSET]
    _, _, count = _CHUNK.unpack_from(data, offset)
    offset += _CHUNK.size
    for at in range(offset, offset + count * _FEATURE.size, _FEATURE.size):
        kind, source, target, weight = _FEATURE.unpack_from(data, at)
        _FEATURE.pack_into(data, at, kind, source, target, round(weight * _STEPS) / _STEPS)
    return bytes(data)


def main() -> None:
    """Train, write and measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path, help="the folder of train.jsonl and dev.jsonl")
    folder = parser.parse_args().corpus
    start = time.process_time()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "quotes.crfsuite"
        train(read_corpus(folder / "train.jsonl"), path)
        model = gzip.compress(rounded(path.read_bytes()), 9, mtime=0)
    Path(str(MODEL)).write_bytes(model)
    print(f"{len(model):,} bytes after {time.process_time() - start:.0f} s")


if __name__ == "__main__":
    main()
