"""Training by CRFsuite (Okazaki 2007), whose models become fields of our own."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from prose.random_field import RandomField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def train_field(
    examples: Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]], settings: Mapping[str, object]
) -> bytes:
    """Train a field by L-BFGS and return the content of its file.

    Args:
        examples: Of each sequence the features and the label of each of its tokens.
        settings: CRFsuite's parameters.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for rows, labels in examples:
        trainer.append(rows, labels)
    trainer.set_params(settings)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.crfsuite"
        trainer.train(str(path))
        return converted(path.read_bytes())


def converted(model: bytes) -> bytes:
    """Return the content of a field's file with the weights of a model of CRFsuite's, rounded."""
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    info = tagger.info()
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        weights[feature][label] = weight
    return RandomField.write(tagger.labels(), info.transitions, weights)
