"""A list in groups: which rows it has, in which order, where a group can be folded. No Textual in it.

A row of a group's own, its head, is called by a number below zero, which the group keeps; the other rows are
called as ever. A row may be in several groups, and is then listed as often.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from store.passages.groups import PassageGroup


def head_id(key: str) -> int:
    """Return what the head of a group is called by: the same wherever and whenever the group is listed."""
    return -1 - int.from_bytes(blake2b(key.encode(), digest_size=6).digest())


class GroupedIds(Sequence[int]):
    """The identifiers of the rows of a list in groups.

    Args:
        groups: The groups in their order, those within another one right after it.
        folded: The keys of those of which only the head is listed.
        number: How many rows there are in all of them, each counted once; None if that is not known.
    """

    def __init__(
        self, groups: Sequence[PassageGroup], folded: Collection[str] = (), *, number: int | None = None
    ) -> None:
        self.groups = groups
        """The groups."""
        self.number = number
        """How many rows there are in all of them, each counted once; None if that is not known."""
        self.heads: array[int] = array("q")
        """The places of their heads that are listed, in order."""
        self._ids: array[int] = array("q")
        hidden_below: int | None = None
        for group in groups:
            if hidden_below is not None and group.depth > hidden_below:
                continue
            self.heads.append(len(self._ids))
            self._ids.append(head_id(group.key))
            hidden_below = group.depth if group.key in folded else None
            if hidden_below is None:
                self._ids.extend(group.members)

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> array[int]: ...

    def __getitem__(self, index: int | slice) -> int | array[int]:
        return self._ids[index]

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Return the first place of a row; raises `ValueError` where it is not listed."""
        return self._ids.index(value)


def places_of_heads(ids: Sequence[int]) -> Sequence[int]:
    """Return the places of the heads among the rows of a list."""
    if isinstance(ids, GroupedIds):
        return ids.heads
    return [place for place, one in enumerate(ids) if one < 0]


def next_head(heads: Sequence[int], place: int, count: int) -> int | None:
    """Return the place of a head so many further down, up if negative, or of the last one there; else None.

    From within a group the first one up is its own.
    """
    if count > 0:
        found = bisect_right(heads, place) + count - 1
        found = min(found, len(heads) - 1)
        return heads[found] if heads and heads[found] > place else None
    found = max(0, bisect_left(heads, place) + count)
    return heads[found] if heads and heads[found] < place else None


def within(groups: Sequence[PassageGroup], key: str) -> list[int]:
    """Return everything that is in a group or in one within it, each once, in order."""
    members: dict[int, None] = {}
    depth: int | None = None
    for group in groups:
        if depth is not None and group.depth <= depth:
            break
        if group.key == key:
            depth = group.depth
        if depth is not None:
            members.update(dict.fromkeys(group.members))
    return list(members)


def everything(groups: Iterable[PassageGroup]) -> list[int]:
    """Return everything that is in any group, each once."""
    members: dict[int, None] = {}
    for group in groups:
        members.update(dict.fromkeys(group.members))
    return list(members)


class LineMap:
    """Which lines the rows of a list have, of which some have fewer than the others.

    Args:
        height: How many lines a row has.
        low: The places of those that have fewer, in order.
        low_height: How many these have.
    """

    def __init__(self, height: int, low: Sequence[int] = (), low_height: int = 1) -> None:
        self._height = height
        self._low = low
        self._low_height = low_height

    def top(self, place: int) -> int:
        """Return the line at which a row begins."""
        return place * self._height - bisect_left(self._low, place) * (self._height - self._low_height)

    def at(self, line: int) -> tuple[int, int]:
        """Return the place of the row that has a line, and which of its lines that is."""
        passed = bisect_right(range(len(self._low)), line, key=lambda one: self.top(self._low[one]))
        if not passed:
            return divmod(line, self._height)
        head = self._low[passed - 1]
        below = line - self.top(head)
        if below < self._low_height:
            return head, below
        rows, rest = divmod(below - self._low_height, self._height)
        return head + 1 + rows, rest
