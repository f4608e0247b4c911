"""What the features of tokens come to: weighed once for all tokens at which the same thing stands."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from itertools import count, islice
from operator import add
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

import numpy as np

from prose.random_field import offsets_within

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Hashable, Iterable, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from prose.random_field import Reach

    Indices = NDArray[np.intp]
    Values = NDArray[Any]

_Thing = TypeVar("_Thing", bound="Hashable")

_AT_FIRST = 256
"""For how many things there is room at first."""
_REMEMBERED = 20_000
"""How many things are remembered if nothing else is said."""


class Weigher(Protocol):
    """What features come to: `RandomField` has their weights, `FeatureLists` the features themselves."""

    def weigh(self, things: Iterable[Sequence[Iterable[str]]], reaches: Sequence[Reach]) -> Values:
        """Return by offset and thing what its features come to, in values that can be added."""

    def joined(self, prefix: str) -> Container[tuple[str, str]]:
        """Return the pairs that matter of all that features beginning so join by a bar."""


class Layer(NamedTuple):
    """What tokens owe to one kind of thing that stands at them, or beside them."""

    values: Values
    """By code: what a thing comes to."""
    codes: Indices
    """By place: the code of what stands there."""
    offset: int
    """How far from a token stands what it owes this to: -1 for the place before it."""


def summed(layers: Iterable[Layer], places: Indices) -> Values:
    """Return what layers together come to at some places."""
    # `take` needs a third of the time of an index.
    owed = (layer.values.take(layer.codes.take(places + layer.offset), axis=0) for layer in layers)
    return reduce(add, owed)


class FeatureTable(Generic[_Thing]):
    """What the features of things come to: for the token at which a thing stands, and for those beside it.

    Args:
        weigher: What features come to.
        features: Returns the features of a thing, a group for each reach.
        reaches: Where the features of a group are seen.
        remembered: How many things are remembered before all are forgotten.
    """

    def __init__(
        self,
        weigher: Weigher,
        features: Callable[[_Thing], Sequence[Iterable[str]]],
        reaches: Sequence[Reach] = ((0,),),
        remembered: int = _REMEMBERED,
    ) -> None:
        self._weigh = weigher.weigh
        self._features = features
        self._reaches = reaches
        self._offsets = offsets_within(reaches)
        self._remembered = remembered
        self._forget()

    def layers(
        self,
        things: Collection[_Thing],
        at: Indices | Sequence[int],
        places: int,
        times: Sequence[int] | None = None,
    ) -> list[Layer]:
        """Return what tokens owe to things, a layer for each offset.

        Args:
            things: The things.
            at: Where each stands; nothing stands at other places.
            places: How many places there are.
            times: At how many of the places in `at` each stands; at one if None.
        """
        if len(self._codes) > self._remembered:
            self._forget()
        known = len(self._codes)
        found = np.fromiter(map(self._codes.__getitem__, things), np.intp, len(things))
        if len(self._codes) > known:
            self._learn(len(self._codes) - known)
        codes = np.zeros(places, np.intp)
        codes[at] = found if times is None else np.repeat(found, times)
        return [
            Layer(values, codes, offset) for values, offset in zip(self._values, self._offsets, strict=True)
        ]

    def _forget(self) -> None:
        """Begin anew; layers keep what they were made with."""
        # Who asks for the code of a new thing gets the next one. The code 0 is that of no thing.
        self._codes: defaultdict[_Thing, int] = defaultdict(count(1).__next__)
        nothing = self._weigh([[()] * len(self._reaches)], self._reaches)
        self._values = np.repeat(nothing, _AT_FIRST, axis=1)

    def _learn(self, number: int) -> None:
        """Weigh the features of so many things, those that have had a code last."""
        things = [*islice(reversed(self._codes), number)][::-1]
        stop = 1 + len(self._codes)
        first = stop - number
        values = self._values
        if stop > values.shape[1]:
            self._values = np.empty((len(values), 2 * stop, *values.shape[2:]), values.dtype)
            self._values[:, :first] = values[:, :first]
        self._values[:, first:stop] = self._weigh(map(self._features, things), self._reaches)
