"""An article's entities as they are kept: numbers, of which an entity is made when it is asked for."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, overload

from prose.entities.entity import Entity, Label
from prose.held_sequence import HeldSequence
from prose.held_spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LABELS = tuple(Label)
_NUMBERS = {label.value: number for number, label in enumerate(_LABELS)}


class KeptEntities(HeldSequence[Entity]):
    """Entities in the order of their starts.

    Args:
        found: Where each starts and ends, and the value of its label.
    """

    def __init__(self, found: Iterable[tuple[int, int, str]]) -> None:
        numbers, self._labels = array("I"), bytearray()
        for start, end, label in found:
            numbers.extend((start, end))
            self._labels.append(_NUMBERS[label])
        self.spans = Spans(numbers)
        """Where they stand."""

    @classmethod
    def of(cls, entities: Sequence[Entity]) -> KeptEntities:
        """Return entities in this form; how sure of each its recogniser was is not kept."""
        if isinstance(entities, KeptEntities):
            return entities
        return cls((*entity.span, entity.label.value) for entity in entities)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._labels)

    @overload
    def __getitem__(self, index: int) -> Entity: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Entity, ...]: ...

    def __getitem__(self, index: int | slice) -> Entity | tuple[Entity, ...]:
        """Return an entity, or several."""
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        return Entity(self.spans[index], _LABELS[self._labels[index]])
