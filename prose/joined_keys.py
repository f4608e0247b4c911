"""Which keys of an article are of one name, and which must not be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prose.spellings import NameKey


class JoinedKeys:
    """Which keys are of one name: a disjoint-set forest (Galler and Fischer 1964) with cannot-links."""

    def __init__(self, apart: Iterable[tuple[str, str]]) -> None:
        """Join nothing yet, and never two spellings that are a pair in `apart`."""
        self._parents: dict[NameKey, NameKey] = {}
        self._forbidden: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            if one != other:
                self._forbidden[one].add(other)
                self._forbidden[other].add(one)
        self._spellings: dict[NameKey, set[str]] = {}

    def find(self, key: NameKey) -> NameKey:
        """Return the one key that stands for all keys of a name."""
        path = []
        while key in self._parents:
            path.append(key)
            key = self._parents[key]
        for passed in path:
            self._parents[passed] = key
        return key

    def join(self, short: NameKey, long: NameKey) -> bool:
        """Make two keys, and all that were joined to them before, one name; return whether they are one."""
        short, long = self.find(short), self.find(long)
        if short == long:
            return True
        if self._forbidden and not self._unite_spellings(short, long):
            return False
        self._parents[short] = long
        return True

    def _unite_spellings(self, short: NameKey, long: NameKey) -> bool:
        """Note that two groups are one now, unless a pair of their spellings is to stay apart."""
        few = self._spellings.get(short) or {short.spelling}
        many = self._spellings.get(long) or {long.spelling}
        if len(few) > len(many):
            few, many = many, few
        if any(spelling in self._forbidden and self._forbidden[spelling] & many for spelling in few):
            return False
        many |= few
        self._spellings[long] = many
        return True
