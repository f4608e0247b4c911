"""What lies over the text of an article: the layers of marks that can be shown and hidden."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from prose.held_spans import Spans
    from prose.spans import Span

M = TypeVar("M")


class Layer(StrEnum):
    """A layer of marks, from the lowest to the one that is painted over the others."""

    NEW = "new sentences"
    ENTITIES = "entities"
    QUOTES = "quotes"
    PASSAGES = "passages"
    IN_TURN = "passage in turn"
    HITS = "hits"
    CURRENT_HIT = "current hit"


SWITCHED = (Layer.NEW, Layer.ENTITIES, Layer.QUOTES, Layer.PASSAGES)
"""The layers that the reader shows and hides."""

LANES = 2
"""How many bars of passages stand side by side."""
_SIDE_BY_SIDE = 100
"""Code points between two passages that may share a line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked range of the text."""

    span: Span
    """What is marked."""
    style: str
    """How, in the words of its layer: "new"; an entity's label; "direct", "indirect", "quotation-mark",
    "speaker" or "cue" of a quote; "passage", or "passage-3" for the fourth colour; "in-turn", "hit" or
    "current-hit"."""
    colour: int = 0
    """Which of the colours of passages, counted from 0."""
    label: str = ""
    """What is written under the paragraph that the mark ends in: a passage's tags."""


@runtime_checkable
class Marks(Protocol):
    """The marks of one layer, found by where they stand."""

    def touching(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that share a code point with the range, in the order of their starts."""
        ...


class MarkList:
    """The marks of one layer, found by where they stand.

    They are kept in the order of their starts, beside the furthest end so far: two binary searches then
    bound what can touch a range. Making the list costs one pass over the marks, however long the text is.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = list(marks)
        self._starts = [mark.span[0] for mark in self._marks]
        if self._starts != sorted(self._starts):
            self._marks.sort(key=lambda mark: mark.span)
            self._starts.sort()
        ends = [mark.span[1] for mark in self._marks]
        # Mostly each mark ends after those before it, and then there is nothing to be carried on.
        self._furthest_ends = ends if ends == sorted(ends) else list(accumulate(ends, max))

    def __iter__(self) -> Iterator[Mark]:
        """Yield all marks in the order of their starts."""
        return iter(self._marks)

    @property
    def is_empty(self) -> bool:
        """Whether there are none."""
        return not self._marks

    def touching(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that share a code point with the range, in the order of their starts."""
        first = bisect_right(self._furthest_ends, start)
        last = bisect_left(self._starts, end)
        for mark in self._marks[first:last]:
            if mark.span.end > start:
                yield mark


class MadeMarks(Generic[M]):
    """The marks of one layer, each made when what it marks is seen: a book has tens of thousands.

    Args:
        spans: Where the marks stand, in the order of their starts.
        marked: What stands there.
        make: Returns its mark.
    """

    def __init__(self, spans: Spans, marked: Sequence[M], make: Callable[[M], Mark]) -> None:
        self._marked = marked
        self._make = make
        self._starts = spans.starts
        self._furthest_ends = array("I", accumulate(spans.ends, max))

    def touching(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that share a code point with the range, in the order of their starts."""
        first = bisect_right(self._furthest_ends, start)
        last = bisect_left(self._starts, end)
        return (mark for mark in map(self._make, self._marked[first:last]) if mark.span.end > start)


class Layers:
    """The layers of one article, each shown or hidden."""

    def __init__(self) -> None:
        self._lists: dict[Layer, Marks] = {layer: MarkList() for layer in Layer}
        self._hidden: set[Layer] = set()
        self._shown: list[tuple[Layer, Marks]] = []
        self._lanes: dict[Span, int] = {}

    def clear(self) -> None:
        """Take all marks away; what is hidden stays hidden."""
        self._lists = {layer: MarkList() for layer in Layer}
        self._shown = []

    def set_marks(self, layer: Layer, marks: Iterable[Mark] | Marks) -> None:
        """Replace the marks of a layer."""
        self._lists[layer] = placed = marks if isinstance(marks, Marks) else MarkList(marks)
        if layer is Layer.PASSAGES:
            assert isinstance(placed, MarkList)
            self._lanes = _lanes(placed)
        self._choose_shown()

    def lane(self, passage: Mark) -> int:
        """Return which of the columns left of the text the bar of a passage stands in, from the text on.

        Passages that lie over each other, or so close that they share a line, have bars side by side.
        """
        return self._lanes.get(passage.span, 0)

    def set_visible(self, layer: Layer, visible: bool) -> None:
        """Show or hide a layer."""
        if visible:
            self._hidden.discard(layer)
        else:
            self._hidden.add(layer)
        self._choose_shown()

    def _choose_shown(self) -> None:
        # Every line that is painted asks all of them.
        self._shown = [
            (layer, marks)
            for layer, marks in self._lists.items()
            if layer not in self._hidden and not (isinstance(marks, MarkList) and marks.is_empty)
        ]

    def is_visible(self, layer: Layer) -> bool:
        """Whether a layer is shown."""
        return layer not in self._hidden

    def touching(self, start: int, end: int) -> Iterator[tuple[Layer, Mark]]:
        """Yield the marks of all shown layers that share a code point with the range, lowest layer first.

        Of a layer the longest comes first, so that what lies within another mark is painted over it.
        """
        for layer, marks in self._shown:
            found = list(marks.touching(start, end))
            if len(found) > 1:
                found.sort(key=_length, reverse=True)
            for mark in found:
                yield layer, mark


def _length(mark: Mark) -> int:
    return mark.span.end - mark.span.start


def _lanes(passages: Iterable[Mark]) -> dict[Span, int]:
    """Return the lane of each passage that does not stand in the first: the second, where that is taken."""
    lanes: dict[Span, int] = {}
    free = 0
    for passage in passages:
        start, end = span = passage.span
        if start < free:
            lanes[span] = 1
        else:
            free = end + _SIDE_BY_SIDE
    return lanes
