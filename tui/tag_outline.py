"""Which places of the tree of tags are listed: what is folded is not, nor what a filter leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.tags.tags import SEPARATOR
from tui.folding import Branch, unfolded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from store.tags.tree import TagPlace


def listed(places: Sequence[TagPlace], folded: Collection[str], words: Sequence[str]) -> list[TagPlace]:
    """Return the places that are listed, in the order of the tree.

    Args:
        places: All places of the tree, each above what lies under it.
        folded: The paths of those under which nothing is to be listed, with case folded.
        words: What a path must have, with case folded; where there are any, nothing is folded, and what lies
            above what is found is listed with it.
    """
    if words:
        return _found(places, words)
    return [places[number] for number in unfolded(map(tag_branch, places), folded)]


def tag_branch(place: TagPlace) -> Branch:
    """Return a place of the tree of tags as one of any tree."""
    return Branch(place.path.casefold(), place.path, len(place.parts))


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
