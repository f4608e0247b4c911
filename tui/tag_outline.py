"""Which places of the tree of tags are listed: what is folded is not, nor what a filter leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.tags import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from store.tag_tree import TagPlace


def listed(places: Iterable[TagPlace], folded: Collection[str], words: Sequence[str]) -> list[TagPlace]:
    """Return the places that are listed, in the order of the tree.

    Args:
        places: All places of the tree, each above what lies under it.
        folded: The paths of those under which nothing is to be listed, with case folded.
        words: What a path must have, with case folded; where there are any, nothing is folded, and what lies
            above what is found is listed with it.
    """
    if words:
        return _found(places, words)
    shown: list[TagPlace] = []
    hidden = None
    for place in places:
        path = place.path.casefold()
        if hidden is not None and path.startswith(hidden):
            continue
        hidden = f"{path}{SEPARATOR}" if path in folded else None
        shown.append(place)
    return shown


def _found(places: Iterable[TagPlace], words: Sequence[str]) -> list[TagPlace]:
    found: list[TagPlace] = []
    above: list[TagPlace] = []
    for place in places:
        path = place.path.casefold()
        while above and not path.startswith(f"{above[-1].path.casefold()}{SEPARATOR}"):
            above.pop()
        above.append(place)
        if all(word in path for word in words):
            found += above
            above = []
    return found


def parent_of(places: Sequence[TagPlace], number: int) -> int | None:
    """Return the number of the place that one of the listed places lies under; None at the top."""
    depth = len(places[number].parts)
    above = (place for place in range(number - 1, -1, -1) if len(places[place].parts) < depth)
    return next(above, None)
