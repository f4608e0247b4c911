"""Places for the tokens of several sequences, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_Value = TypeVar("_Value")


class TokenPlaces:
    """Places for the tokens of several sequences, with free ones before, between and after the sequences.

    What stands beside a token can so be looked up for all tokens at once: it is never of another sequence.

    Args:
        lengths: Of each sequence: its tokens.
        room: How many places stay free.
    """

    def __init__(self, lengths: Sequence[int], room: int) -> None:
        before = np.repeat(np.arange(1, len(lengths) + 1), lengths)
        self.of_tokens: NDArray[np.intp] = np.arange(len(before)) + room * before
        """By token: its place."""
        self.number = len(before) + room * (len(lengths) + 1)
        """How many places there are."""

    def laid_out(self, values: Sequence[_Value], free: _Value) -> list[_Value]:
        """Return what is known of each token by its place, and something else for the free places."""
        found = [free] * self.number
        for place, value in zip(self.of_tokens.tolist(), values, strict=True):
            found[place] = value
        return found
