"""Ranges over a text, many of them, as numbers."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, overload

from prose.held_sequence import HeldSequence
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Spans(HeldSequence[Span]):
    """Spans as numbers, each made when it is asked for: a book has ten thousands, of which a page shows few.

    Args:
        numbers: Starts and ends in turn.
        places: Which of the spans that stand there these are; all by default.
    """

    __slots__ = ("_numbers", "_places")

    def __init__(self, numbers: array[int], places: range | None = None) -> None:
        self._numbers = numbers
        self._places = range(len(numbers) // 2) if places is None else places

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Spans:
        """Return spans as numbers."""
        return cls(array("I", (number for span in spans for number in span)))

    @property
    def starts(self) -> array[int]:
        """Where each of them starts."""
        return array("I", self._every(0))

    @property
    def ends(self) -> array[int]:
        """Where each of them ends."""
        return array("I", self._every(1))

    def _every(self, number: int) -> Iterator[int]:
        first, stop, step = (
            2 * place for place in (self._places.start, self._places.stop, self._places.step)
        )
        return map(self._numbers.__getitem__, range(first + number, stop + number, step))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Span: ...

    @overload
    def __getitem__(self, index: slice) -> Spans: ...

    def __getitem__(self, index: int | slice) -> Span | Spans:
        """Return a span, or several of them, which are still numbers."""
        if isinstance(index, slice):
            return Spans(self._numbers, self._places[index])
        first = 2 * self._places[index]
        return Span(self._numbers[first], self._numbers[first + 1])

    def __iter__(self) -> Iterator[Span]:
        """Make one after the other."""
        return map(Span, self._every(0), self._every(1))
