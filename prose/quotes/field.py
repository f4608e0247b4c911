"""The trained half of the finder: which words are speakers, cues and contents.

`data/MODEL_CARD.md` says what it was trained on and how good it is.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING

from prose.quotes.features import RowMaker
from prose.random_field import RandomField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prose.entities.entity import Entity
    from prose.quotes.features import Passage
    from prose.quotes.noun_phrases import Phrase
    from prose.quotes.rules import Reading

MODEL = resources.files("prose.quotes") / "data" / "quotes.field.gz"
"""The field that comes with the package."""

CONTENT, SPEAKER, CUE = "T", "S", "C"
"""The parts of a statement, as the labels call them."""


class Parts:
    """The parts of a statement that the tokens of a passage are."""

    def __init__(self, labels: list[str], probabilities: Mapping[str, Sequence[float]], first: int) -> None:
        """Take the parts of the passage whose first token stands at `first` in some probabilities by part."""
        self.labels = labels
        """The most probable: "O", or a part with "B" before it where it begins and "I" where it goes on."""
        self._probabilities = probabilities
        self._first = first

    def probability(self, part: str, index: int) -> float:
        """Return how probably the token at `index` is of a part."""
        return self._probabilities[part][self._first + index]

    def mean_probability(self, part: str, tokens: Phrase) -> float:
        """Return how probably some tokens are of a part, on average."""
        within = slice(self._first + tokens.first, self._first + tokens.stop)
        return sum(self._probabilities[part][within]) / (tokens.stop - tokens.first)


class QuoteField:
    """Finds the parts of statements in passages; one thread at a time may use it."""

    def __init__(self, field: RandomField) -> None:
        """Use a field that was trained on the rows of a `RowMaker`."""
        self._field = field
        self._rows = RowMaker(field)

    def label(
        self, passages: Sequence[Passage], reading: Reading, entities: Sequence[Entity]
    ) -> Iterator[Parts]:
        """Yield the parts of each passage.

        Args:
            passages: The passages of an article.
            reading: What the rules found in it.
            entities: Its entities where they are known.
        """
        for rows in self._rows.rows(passages, reading, entities):
            labelling = self._field.label(rows)
            labels = labelling.labels
            probabilities = {
                part: labelling.probabilities(f"B{part}", f"I{part}") for part in (CONTENT, SPEAKER, CUE)
            }
            first = 0
            for length in rows.lengths:
                yield Parts(labels[first : first + length], probabilities, first)
                first += length


@functools.cache
def load_field() -> QuoteField:
    """Load the field that comes with the package; later calls return the same."""
    return QuoteField(RandomField.read(MODEL.read_bytes()))
