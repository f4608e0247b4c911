"""A linear-chain conditional random field: the labels that the tokens of a sequence most probably have.

The model is that of Lafferty, McCallum and Pereira (ICML 2001); the labels are found by Viterbi's algorithm,
their probabilities by the forward-backward algorithm, scaled as Rabiner (1989) does.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Indices = NDArray[np.intp]
    Steps = NDArray[np.int32]

_Value = TypeVar("_Value", bound=np.generic)

STEPS = 2_048
"""Steps of a weight in one. A file holds weights of up to 16 rounded to these, in 16 bits."""
_SCALED = 16
"""After how many tokens products are scaled: weights of up to 16 make none too large or too small before."""
_BATCH_TOKENS = 2_000
"""How many tokens are labelled together: many short sequences cost little more than one."""
_ASIDE = re.compile(r"[+-]\d(?!\|)")
"""How the name of a feature begins that is seen beside the token."""

Reach: TypeAlias = tuple[int, ...]
"""Where features are seen that stand at a token: 0 at itself, -1 at the token after it, from which it is one
token back, 1 at the token before it."""


def offsets_within(reaches: Iterable[Reach]) -> list[int]:
    """Return all offsets of some reaches, in order."""
    return sorted({offset for reach in reaches for offset in reach})


def named_at(offset: int, feature: str) -> str:
    """Return how a feature is called where it is seen at an offset: "-1w=the" after "the"."""
    return f"{offset:+d}{feature}" if offset else feature


def _offset_and_feature(name: str) -> tuple[int, str]:
    """Return what `named_at` was given."""
    aside = _ASIDE.match(name)
    return (int(aside[0]), name[aside.end() :]) if aside else (0, name)


class Rows(NamedTuple):
    """What the features of each token of several sequences come to."""

    values: NDArray[Any]
    """By token: see `RandomField.weigh`."""
    lengths: Sequence[int]
    """Of each sequence: its tokens, at least one."""


def in_batches(lengths: Sequence[int]) -> Iterator[range]:
    """Yield which sequences are to be labelled together.

    Args:
        lengths: Of each sequence: its tokens.
    """
    first = tokens = 0
    for number, length in enumerate(lengths, 1):
        tokens += length
        if tokens >= _BATCH_TOKENS or number == len(lengths):
            yield range(first, number)
            first, tokens = number, 0


class Labelling:
    """The labels of the tokens of several sequences, and how probable each label is at each token."""

    def __init__(self, known: Sequence[str], found: Indices, probabilities: Matrix) -> None:
        self._known = known
        self._found = found
        self._probabilities = probabilities

    @property
    def labels(self) -> list[str]:
        """The most probable labels, one a token."""
        return [*map(self._known.__getitem__, self._found.tolist())]

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

    What stands beside a token says something of it as well: a feature has other weights for the token before
    and for the one after the token that it is seen at. It is looked up once for all of them.

    Args:
        labels: All labels.
        transitions: For each label a row: the weight of each label after it.
        offsets: Where a feature may be seen, from the token that it weighs for: -1 for the token before it.
        features: The features.
        weights: By feature, offset and label: its weight, in steps (see `STEPS`).
    """

    def __init__(
        self,
        labels: Sequence[str],
        transitions: Matrix,
        offsets: Sequence[int],
        features: Sequence[str],
        weights: NDArray[np.int16],
    ) -> None:
        self.labels = tuple(labels)
        self._transitions = np.rint(transitions * STEPS).astype(np.int32)
        self._numbers = {feature: number for number, feature in enumerate(features, 1)}
        self._planes = {offset: plane for plane, offset in enumerate(offsets)}
        # Most features are seen at one offset alone. The first row is for all that weighs nothing: for no
        # feature, which is number 0, and for offsets at which none was seen, which have the last plane.
        weighs = weights.any(2)
        self._weights = np.concatenate([np.zeros_like(weights[:1, 0]), weights[weighs]])
        self._rows = np.zeros((len(features) + 1, len(offsets) + 1), np.int32)
        self._rows[1:, :-1][weighs] = np.arange(1, len(self._weights))
        self._rows_at: dict[tuple[int, ...], NDArray[np.int32]] = {}

    @classmethod
    def read(cls, data: bytes) -> RandomField:
        """Return the field that `write` made the content of a file of.

        Raises:
            ValueError: It is not that.
        """
        try:
            head, _, rest = gzip.decompress(data).partition(b"\n")
            description = json.loads(head)
            labels, offsets, size = description["labels"], description["offsets"], description["size"]
            weights = np.frombuffer(rest, "<i2", offset=size).reshape(-1, len(offsets), len(labels))
            features = rest[:size].decode().split("\n") if size else []
            return cls(labels, np.array(description["transitions"]), offsets, features, weights)
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
            weights: By feature, as `named_at` calls it, and label: its weight; 0 where there is none.
        """
        seen = {name: _offset_and_feature(name) for name in weights}
        offsets = sorted({0} | {offset for offset, _ in seen.values()})
        features = sorted({feature for _, feature in seen.values()})
        rows = np.zeros((len(features), len(offsets), len(labels)), "<i2")
        row_of = {feature: row for row, feature in enumerate(features)}
        for name, (offset, feature) in seen.items():
            rows[row_of[feature], offsets.index(offset)] = [
                round(weights[name].get(label, 0) * STEPS) for label in labels
            ]
        names = "\n".join(features).encode()
        head = {
            "labels": list(labels),
            "offsets": offsets,
            "size": len(names),
            "transitions": [[transitions.get((one, other), 0) for other in labels] for one in labels],
        }
        # A label's weights side by side would not be smaller: most are 0.
        content = json.dumps(head).encode() + b"\n" + names + rows.tobytes()
        return gzip.compress(content, 9, mtime=0)

    def weigh(self, things: Iterable[Sequence[Iterable[str]]], reaches: Sequence[Reach]) -> NDArray[np.int32]:
        """Return what the features of each thing weigh together: by offset, thing and label, in steps.

        What is returned can be added to other such weights. Features that the field does not know weigh
        nothing. So does any at an offset out of its reach, as it was not learned there.

        Args:
            things: Of each thing its features, a group for each reach.
            reaches: The offsets at which the features of a group are seen.
        """
        number_of = self._numbers.get
        numbers: list[int] = []
        starts: list[int] = []
        for groups in things:
            starts.append(len(numbers))
            # Then none is empty, of which `reduceat` would make something else.
            numbers.append(0)
            for group in groups:
                numbers += filter(None, map(number_of, group))
        offsets = offsets_within(reaches)
        if not starts:
            return np.zeros((len(offsets), 0, len(self.labels)), np.int32)
        rows = self._rows_seen_at(offsets).take(np.fromiter(numbers, np.intp, len(numbers)), axis=0)
        each = self._weights.take(rows, axis=0).astype(np.int32)
        weights: NDArray[np.int32] = np.add.reduceat(each, starts)
        return weights.swapaxes(0, 1)

    def _rows_seen_at(self, offsets: Sequence[int]) -> NDArray[np.int32]:
        """Return of each feature the rows of its weights at some offsets."""
        planes = tuple(self._planes.get(offset, len(self._planes)) for offset in offsets)
        found = self._rows_at.get(planes)
        if found is None:
            found = self._rows_at[planes] = np.ascontiguousarray(self._rows[:, planes])
        return found

    def joined(self, prefix: str) -> frozenset[tuple[str, str]]:
        """Return the pairs that features beginning so join by a bar."""
        values = (name.removeprefix(prefix) for name in self._numbers if name.startswith(prefix))
        # A bar may be a word itself.
        return frozenset(
            (value[:at], value[at + 1 :])
            for value in values
            for at, character in enumerate(value)
            if character == "|"
        )

    def label(self, rows: Rows) -> Labelling:
        """Return the labels of the tokens of several sequences; see `in_batches` for how many at once."""
        chains = _Chains(rows.lengths)
        scores = rows.values.take(chains.tokens, axis=0)
        found = chains.in_order(chains.most_probable(scores, self._transitions))
        probabilities = chains.in_order(chains.marginals(scores / STEPS, self._transitions / STEPS))
        return Labelling(self.labels, found, probabilities)


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

    def most_probable(self, scores: Steps, transitions: Steps) -> Indices:
        """Return the label of each token in the most probable sequences of labels (Viterbi).

        Whole steps are exact, and in 32 bits twice as many are added up at once. Where the way to a label
        came from is not remembered but found again, for the one label of each token that matters.
        """
        ways = transitions[:, :, None]
        # The labels come first, so that each comparison is one of long rows.
        best = np.ascontiguousarray(scores.T)
        before = best[:, slice(*self._steps[0])]
        for place, (start, stop) in enumerate(self._steps[1:]):
            here = best[:, start:stop]
            here += np.maximum.reduce(before[:, None, : stop - start] + ways)
            if place % _SCALED == 0:
                here -= here.max(0)
            before = here
        best = np.ascontiguousarray(best.T)
        to = np.ascontiguousarray(transitions.T)
        found = np.empty(len(best), np.intp)
        following = found[:0]
        for start, stop in reversed(self._steps):
            here = best[start:stop]
            here[: len(following)] += to[following]
            found[start:stop] = following = here.argmax(1)
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
