"""Sequences of which each item is made when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T_co = TypeVar("T_co", covariant=True)


class HeldSequence(Sequence[T_co]):
    """A sequence that holds its items in a smaller form: it equals a tuple or a list of them, and no text.

    What it holds does not change: its hash is that of the tuple.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Whether these are the same items, however they are held."""
        if not isinstance(other, HeldSequence | tuple | list):
            return NotImplemented
        return other is self or (len(other) == len(self) and tuple(self) == tuple(other))

    def __hash__(self) -> int:
        """Return what is the same for a tuple of these items."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Return which items these are, for who looks for a fault."""
        return f"<{type(self).__name__} {list(self)!r}>"
