"""The typed door to python-crfsuite: a conditional random field that labels a sequence of tokens.

CRFsuite is Naoaki Okazaki's implementation (2007) of linear-chain conditional random fields (Lafferty et
al. 2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pycrfsuite

if TYPE_CHECKING:
    from collections.abc import Sequence


class SequenceModel:
    """A trained model; one thread at a time may use it."""

    def __init__(self, data: bytes) -> None:
        """Open a model.

        Args:
            data: The content of a model file.

        Raises:
            ValueError: It is not one.
        """
        self._data = data  # CRFsuite reads it in place: it must live as long as the tagger
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)

    def tag(self, rows: Sequence[list[str]]) -> list[str]:
        """Return the most probable labels of a sequence, given the features of each of its tokens."""
        labels: list[str] = self._tagger.tag(rows)
        return labels

    def probabilities(self, labels: Sequence[str], but: str) -> list[float]:
        """Return how probable each label of the sequence is that was labelled last, from 0 to 1.

        Args:
            labels: Its labels.
            but: The label of which nobody asks: 1 is returned for it.
        """
        # The first marginal works out those of the whole sequence, which most have no use for.
        return [
            1.0 if label == but else self._tagger.marginal(label, place) for place, label in enumerate(labels)
        ]
