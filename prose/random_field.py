"""A linear-chain conditional random field: the labels that the tokens of a sequence most probably have.

The model is that of Lafferty, McCallum and Pereira (ICML 2001); the labels are found by Viterbi's algorithm,
their probabilities by the forward-backward algorithm, scaled as Rabiner (1989) does.

A feature has a weight for each label. They are kept as one integer with a lane of 32 bits for each label, so
that to add the features of a token, which is most of the work, is to add integers; what always stands
together, as all that is known of a word, is added once and remembered.
"""

from __future__ import annotations

import gzip
import json
import zlib
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Indices = NDArray[np.intp]

_Value = TypeVar("_Value", bound=np.generic)


class Addable(Protocol):
    """What can be added to its like."""

    def __add__(self, other: Self, /) -> Self: ...


Weight = TypeVar("Weight", bound=Addable)
"""What features come to: their weights as a field adds them, or a list of them to learn from."""

STEPS = 2_048
"""Steps of a weight in one. A file holds weights of up to 16 rounded to these, in 16 bits."""
_LANE_BITS = 32
_MIDDLE = 1 << (_LANE_BITS - 1)
"""What is added to a lane to make it positive: 2^31 steps are more than any text adds up to."""
_SCALED = 16
"""After how many tokens products are scaled: weights of up to 16 make none too large or too small before."""
_BATCH_TOKENS = 2_000
"""How many tokens are labelled together: many short sequences cost little more than one."""


class Labelling:
    """The labels of a sequence, and how probable each label is at each of its tokens."""

    def __init__(self, labels: list[str], found: Sequence[int], probabilities: Matrix, known: Sequence[str]):
        self.labels = labels
        """The most probable sequence of labels, one a token."""
        self._found = found
        self._probabilities = probabilities
        self._known = known

    def probabilities(self, *labels: str) -> list[float]:
        """Return of each token how probably it has one of these labels, from 0 to 1."""
        columns = [self._known.index(label) for label in labels]
        either: list[float] = self._probabilities[:, columns].sum(1).tolist()
        return either

    def confidence(self) -> list[float]:
        """Return of each token how probable the label is that it has in `labels`, from 0 to 1."""
        own: list[float] = self._probabilities[np.arange(len(self._found)), self._found].tolist()
        return own


class RandomField:
    """A trained field.

    Args:
        labels: All labels.
        transitions: For each label a row: the weight of each label after it.
        weights: By feature: its weight for each label, in steps (see `STEPS`); one row a feature.
        features: The features of these rows.
    """

    def __init__(
        self, labels: Sequence[str], transitions: Matrix, features: Sequence[str], weights: NDArray[np.int16]
    ) -> None:
        self.labels = tuple(labels)
        self._transitions = np.rint(transitions * STEPS)
        self._middles = sum(_MIDDLE << (_LANE_BITS * lane) for lane in range(len(labels)))
        self._bytes = _LANE_BITS // 8 * len(labels)
        self._weights = dict(zip(features, self._joined(weights), strict=True))

    @classmethod
    def read(cls, data: bytes) -> RandomField:
        """Return the field that `write` made the content of a file of.

        Raises:
            ValueError: It is not that.
        """
        try:
            head, _, rest = gzip.decompress(data).partition(b"\n")
            description = json.loads(head)
            labels, size = description["labels"], description["size"]
            weights = np.frombuffer(rest, "<i2", offset=size).reshape(-1, len(labels))
            features = rest[:size].decode().split("\n")
            return cls(labels, np.array(description["transitions"]), features, weights)
        except (OSError, EOFError, zlib.error, LookupError, TypeError, ValueError) as error:
            raise ValueError(f"This is no trained field: {error}") from error

    @staticmethod
    def write(
        labels: Sequence[str],
        transitions: Mapping[tuple[str, str], float],
        weights: Mapping[str, Mapping[str, float]],
    ) -> bytes:
        """Return the content of a file of a field.

        Args:
            labels: All labels.
            transitions: By two labels: the weight of the second after the first; 0 where there is none.
            weights: By feature and label: its weight; 0 where there is none.
        """
        features = sorted(weights)
        rows = [[round(weights[feature].get(label, 0) * STEPS) for label in labels] for feature in features]
        names = "\n".join(features).encode()
        head = {
            "labels": list(labels),
            "size": len(names),
            "transitions": [[transitions.get((one, other), 0) for other in labels] for one in labels],
        }
        # A label's weights side by side would not be smaller: most are 0.
        content = json.dumps(head).encode() + b"\n" + names + np.array(rows, "<i2").tobytes()
        return gzip.compress(content, 9, mtime=0)

    def weigh(self, features: Iterable[str]) -> int:
        """Return what features weigh together; those that the field does not know weigh nothing.

        What is returned can be added to other such weights.
        """
        return sum(filter(None, map(self._weights.get, features)))

    def label(self, sequences: Iterable[Sequence[int]]) -> Iterator[Labelling]:
        """Yield the labels of each sequence.

        Args:
            sequences: Of each token of each what all of its features weigh (see `weigh`). None is empty.
        """
        batch: list[Sequence[int]] = []
        tokens = 0
        for sequence in sequences:
            batch.append(sequence)
            tokens += len(sequence)
            if tokens >= _BATCH_TOKENS:
                yield from self._label_batch(batch)
                batch, tokens = [], 0
        if batch:
            yield from self._label_batch(batch)

    def _label_batch(self, sequences: Sequence[Sequence[int]]) -> Iterator[Labelling]:
        chains = _Chains([len(sequence) for sequence in sequences])
        scores = self._lanes([weight for sequence in sequences for weight in sequence])[chains.tokens]
        found = chains.in_order(chains.most_probable(scores, self._transitions)).tolist()
        probabilities = chains.in_order(chains.marginals(scores / STEPS, self._transitions / STEPS))
        names = itemgetter(*found, found[0])(self.labels)
        start = 0
        for sequence in sequences:
            stop = start + len(sequence)
            yield Labelling([*names[start:stop]], found[start:stop], probabilities[start:stop], self.labels)
            start = stop

    def _lanes(self, weights: Sequence[int]) -> Matrix:
        """Return the sum in each lane of each weight, in steps."""
        size, middles = self._bytes, self._middles
        content = b"".join([(weight + middles).to_bytes(size, "little") for weight in weights])
        lanes = np.frombuffer(content, "<u4").reshape(len(weights), -1)
        return lanes.astype(np.float64) - _MIDDLE

    def _joined(self, weights: NDArray[np.int16]) -> Iterator[int]:
        """Yield the weights of each row as one integer."""
        content = (weights.astype("<i8") + _MIDDLE).astype("<u4").tobytes()
        for start in range(0, len(content), self._bytes):
            yield int.from_bytes(content[start : start + self._bytes], "little") - self._middles


class _Step(NamedTuple):
    """The tokens that stand at the same place in their sequences, the longest sequence first."""

    start: int
    """Of the first of them among the tokens of all steps."""
    stop: int
    """One past the last."""


class _Chains:
    """Sequences of several lengths, to be gone through side by side.

    Args:
        lengths: Of each sequence: its tokens.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        sizes = np.array(lengths)
        starts = np.cumsum(sizes) - sizes
        places = np.arange(sizes.sum()) - np.repeat(starts, sizes)
        rank = np.empty(len(sizes), np.intp)
        rank[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
        self.tokens: Indices = np.lexsort((np.repeat(rank, sizes), places))
        """By step and sequence, the longest first: the tokens' numbers as they were given."""
        stops = np.cumsum(np.bincount(places))
        self._steps = [_Step(*step) for step in zip([0, *stops[:-1].tolist()], stops.tolist(), strict=True)]

    def in_order(self, values: NDArray[_Value]) -> NDArray[_Value]:
        """Return what is known of the tokens by step as the tokens were given."""
        ordered = np.empty_like(values)
        ordered[self.tokens] = values
        return ordered

    def most_probable(self, scores: Matrix, transitions: Matrix) -> Indices:
        """Return the label of each token in the most probable sequences of labels (Viterbi).

        Both are in whole steps. They are multiplied to make room below them for the number of the label
        before: so the greatest of all ways to a label says where it comes from, and need not be looked for.
        """
        room = 1 << len(transitions).bit_length()
        ways = (transitions * room + np.arange(len(transitions))[:, None])[:, :, None]
        # The labels come first, so that each comparison is one of long rows.
        scores = np.ascontiguousarray(scores.T) * room
        best = scores[:, slice(*self._steps[0])]
        came_from = np.zeros(scores.shape, np.intp)
        for start, stop in self._steps[1:]:
            to_each = np.maximum.reduce(best[:, None, : stop - start] + ways)
            came_from[:, start:stop] = number = to_each.astype(np.intp) & (room - 1)
            best[:, : stop - start] = to_each - number + scores[:, start:stop]
        label = best.argmax(0)
        found = np.empty(scores.shape[1], np.intp)
        for start, stop in reversed(self._steps):
            found[start:stop] = label[: stop - start]
            label[: stop - start] = came_from[label[: stop - start], np.arange(start, stop)]
        return found

    def marginals(self, scores: Matrix, transitions: Matrix) -> Matrix:
        """Return how probable each label is at each token (forward and backward)."""
        odds = np.exp(scores - scores.max(1, keepdims=True))
        follows = np.exp(transitions)
        product = odds.copy()
        before = product[slice(*self._steps[0])]
        for place, (start, stop) in enumerate(self._steps[1:]):
            here = product[start:stop]
            here *= before[: stop - start] @ follows
            before = here
            if place % _SCALED == 0:
                before /= before.sum(1, keepdims=True)
        follows = np.ascontiguousarray(follows.T)
        after = np.ones((self._steps[0].stop, scores.shape[1]))
        for place, (start, stop) in enumerate(reversed(self._steps)):
            rest = after[: stop - start]
            product[start:stop] *= rest
            rest[:] = (rest * odds[start:stop]) @ follows
            if place % _SCALED == 0:
                rest /= rest.sum(1, keepdims=True)
        probabilities: Matrix = product / product.sum(1, keepdims=True)
        return probabilities
