"""One mention of a named entity."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from prose.spans import Span


class Label(StrEnum):
    """What kind of thing a name names; the label set of English Worldwide Newswire (Shan et al. 2023)."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    FACILITY = "facility"
    GROUP = "group"
    """Nationalities, religious and political groups."""
    DATE = "date"
    MONEY = "money"
    PRODUCT = "product"
    OTHER = "other"


NAME_LABELS = frozenset(Label) - {Label.DATE, Label.MONEY}
"""Labels of names: what is not a date or an amount."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A range of an article's text that names something."""

    span: Span
    """The name, without a leading "the" or a possessive ending."""
    label: Label
    """What kind of thing it names."""
    confidence: float | None = field(default=None, compare=False)
    """How probable its recogniser finds that it is just this, from 0 to 1; None where nobody can tell."""

    def labelled(self, label: Label) -> Entity:
        """Return the mention with a label, which a rule found; itself where it has that one."""
        return self if label is self.label else Entity(self.span, label)

    def between(self, start: int, end: int) -> Entity:
        """Return the mention with the edges that a rule found; itself where they are its own."""
        return self if (start, end) == self.span else Entity(Span(start, end), self.label)


class EntityRecogniser(Protocol):
    """Whatever finds entities; the trained model that comes with the package is one."""

    @property
    def version(self) -> str:
        """What the marks are stored under; it changes whenever the same text may get other marks."""
        ...

    @property
    def language(self) -> str:
        """What it knows, as a BCP 47 language subtag: "en"; "mul" if it knows many languages."""
        ...

    def find_entities(self, text: str) -> list[Entity]:
        """Return the entities of `text` in the order of their starts, none overlapping another."""
        ...
