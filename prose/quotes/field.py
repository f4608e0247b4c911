"""The trained half of the finder: which words are speakers, cues and contents.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) in CRFsuite's format.
`data/MODEL_CARD.md` says what it was trained on and how good it is.
"""

from __future__ import annotations

import functools
import gzip
from importlib import resources
from typing import TYPE_CHECKING

import pycrfsuite

if TYPE_CHECKING:
    from collections.abc import Sequence

MODEL = resources.files("prose.quotes") / "data" / "quotes.crfsuite.gz"
"""The model that comes with the package."""

CONTENT, SPEAKER, CUE = "T", "S", "C"
"""The parts of a statement, as the labels call them."""


class QuoteField:
    """Labels the tokens of a passage; one thread at a time may use it."""

    def __init__(self, data: bytes) -> None:
        """Open a model.

        Args:
            data: The content of a model file, not compressed.

        Raises:
            ValueError: It is not one.
        """
        self._data = data  # CRFsuite reads it in place: it must live as long as the tagger
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)

    def label(self, rows: Sequence[list[str]]) -> list[str]:
        """Return the most probable labels of a passage, given the features of each of its tokens.

        A label is "O", or a part with "B" before it where it begins and "I" where it goes on.
        """
        labels: list[str] = self._tagger.tag(rows)
        return labels

    def probability(self, part: str, index: int) -> float:
        """Return how probably the token at `index` of the passage labelled last is of a part."""
        begins: float = self._tagger.marginal(f"B{part}", index)
        goes_on: float = self._tagger.marginal(f"I{part}", index)
        return begins + goes_on


@functools.cache
def load_field() -> QuoteField:
    """Load the model that comes with the package; later calls return the same."""
    return QuoteField(gzip.decompress(MODEL.read_bytes()))
