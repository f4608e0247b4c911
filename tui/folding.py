"""Trees of which branches fold: what is listed of them, and what lies where. No Textual in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

OPEN, FOLDED = "▾", "▸"
"""The signs of a branch that shows what lies under it, and of one that does not."""


class Branch(NamedTuple):
    """A place of a tree."""

    key: str
    """What it is called by: no two places of a tree share one."""
    title: str
    """What it is called when it is spoken of."""
    depth: int
    """Under how many others it lies."""


def holders(branches: Iterable[Branch]) -> frozenset[str]:
    """Return the keys of the places under which anything lies."""
    return frozenset(one.key for one, after in pairwise(branches) if after.depth > one.depth)


def unfolded(branches: Iterable[Branch], folded: Collection[str]) -> list[int]:
    """Return the numbers of the places of a tree that are listed.

    Args:
        branches: All places.
        folded: The keys of those under which nothing is to be listed.
    """
    listed: list[int] = []
    hidden_below: int | None = None
    for number, branch in enumerate(branches):
        if hidden_below is None or branch.depth <= hidden_below:
            hidden_below = branch.depth if branch.key in folded else None
            listed.append(number)
    return listed


def parent_of(branches: Sequence[Branch], key: str) -> Branch | None:
    """Return what a place of a tree lies under; None at the top, and where there is no such place."""
    place = next((number for number, one in enumerate(branches) if one.key == key), None)
    if place is None:
        return None
    above = (one for one in reversed(branches[:place]) if one.depth < branches[place].depth)
    return next(above, None)


def first_within(branches: Sequence[Branch], key: str) -> Branch | None:
    """Return the first place that lies under one of a tree; None where nothing does."""
    for one, after in pairwise(branches):
        if one.key == key:
            return after if after.depth > one.depth else None
    return None


def shown_of(branches: Sequence[Branch], key: str, folded: Collection[str]) -> str:
    """Return the place itself, or what is folded over it: the uppermost of them."""
    shown = key
    while (parent := parent_of(branches, key)) is not None:
        key = parent.key
        shown = key if key in folded else shown
    return shown
