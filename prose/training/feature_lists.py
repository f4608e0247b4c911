"""The features of tokens themselves, to learn from, in place of what they weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from prose.random_field import named_at, offsets_within

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from prose.random_field import Reach, Rows


class FeatureLists:
    """Lists of features, which are added as a field's weights are."""

    def weigh(
        self, things: Iterable[Sequence[Iterable[str]]], reaches: Sequence[Reach]
    ) -> NDArray[np.object_]:
        """Return by offset and thing a list of its features, as they are called there."""
        groups_of_things = [[[*group] for group in groups] for groups in things]
        offsets = offsets_within(reaches)
        found = np.empty((len(offsets), len(groups_of_things)), object)
        for place, offset in enumerate(offsets):
            for number, groups in enumerate(groups_of_things):
                found[place, number] = [
                    named_at(offset, feature)
                    for group, reach in zip(groups, reaches, strict=True)
                    if offset in reach
                    for feature in group
                ]
        return found

    def joined(self, _prefix: str) -> Container[tuple[str, str]]:
        """Return what has every pair in it: all is to be seen."""
        return _EveryPair()


class _EveryPair:
    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, tuple) and all(pair)


def lists_by_sequence(batches: Iterable[Rows]) -> Iterator[list[list[str]]]:
    """Yield of each sequence the features of each of its tokens."""
    for rows in batches:
        start = 0
        for length in rows.lengths:
            yield rows.values[start : start + length].tolist()
            start += length
