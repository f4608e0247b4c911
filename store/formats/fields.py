"""Reading the values of JSON that somebody else may have written: what is amiss is said with its place."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from prose.characters import clean_line, clean_text
from prose.spans import Span
from store.errors import SourceError

if TYPE_CHECKING:
    from enum import StrEnum

Kind = TypeVar("Kind", bound="StrEnum")
_JOINERS = re.compile("[\u200c\u200d]")
LARGEST_NUMBER = 2**63 - 1
"""The largest number that SQLite can hold."""


class Fields:
    """One JSON object, and where it stands.

    Every method raises `SourceError` where the object has not what is asked of it.
    """

    def __init__(self, value: object, place: str) -> None:
        """Take an object.

        Args:
            value: What JSON gave.
            place: Where it stands, as a sentence begins: "Line 3 of notes.jsonl".
        """
        if not isinstance(value, dict):
            raise SourceError(f"{place} is no JSON object; nothing was taken in: check what wrote it.")
        self.all: dict[str, Any] = value
        """All of it, as JSON gave it."""
        self.place = place
        """Where it stands, as a sentence begins."""

    def __contains__(self, name: str) -> bool:
        return self.all.get(name) is not None

    def amiss(self, name: str, wanted: str) -> SourceError:
        """Return the error that a field is not what is wanted of it: "a number"."""
        return SourceError(
            f"{self.place} has no “{name}” that is {wanted}; nothing was taken in: check what wrote it."
        )

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text, clean, with its lines."""
        value = self.all.get(name, default)
        if not isinstance(value, str):
            raise self.amiss(name, "a text")
        return clean_text(value)

    def line(self, name: str, default: str | None = None) -> str:
        """Return a text on one clean line."""
        return clean_line(self.text(name, default))

    def excerpt(self, name: str) -> str:
        """Return a part of a clean text as it is: what joins letters may stand at its edges."""
        value, clean = self.all.get(name), self.text(name)
        assert isinstance(value, str)
        return value if _JOINERS.sub("", value) == _JOINERS.sub("", clean) else clean

    def identifier(self, name: str = "id") -> str:
        """Return an identifier."""
        try:
            return str(UUID(self.all.get(name)))
        except (ValueError, AttributeError, TypeError):
            raise self.amiss(name, "an identifier") from None

    def number(self, name: str, least: int = 0) -> int:
        """Return a whole number."""
        value = self.all.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST_NUMBER:
            raise self.amiss(name, f"a whole number from {least} up")
        return value

    def share(self, name: str) -> float:
        """Return a number from 0 to 1."""
        return self.measure(name, 0, 1)

    def measure(self, name: str, least: float, most: float) -> float:
        """Return a number between two others, both included."""
        value = self.all.get(name)
        if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
            raise self.amiss(name, f"a number from {least:g} to {most:g}")
        return float(value)

    def flag(self, name: str) -> bool:
        """Return whether something is so."""
        value = self.all.get(name)
        if not isinstance(value, bool):
            raise self.amiss(name, "true or false")
        return value

    def moment(self, name: str) -> datetime:
        """Return a moment; one without a zone is taken to be in UTC."""
        try:
            moment = datetime.fromisoformat(self.all.get(name) or "")
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError):
            raise self.amiss(name, "a moment such as 2024-12-31T09:30:00+00:00") from None

    def one_of(self, name: str, kind: type[Kind]) -> Kind:
        """Return one of several words."""
        try:
            return kind(str(self.all.get(name)))
        except ValueError:
            raise self.amiss(name, f"one of {', '.join(kind)}") from None

    def span(self, start: str = "start", end: str = "end") -> Span:
        """Return a range that is not empty."""
        first = self.number(start)
        return Span(first, self.number(end, first + 1))

    def object(self, name: str) -> Fields:
        """Return an object in this one."""
        return Fields(self.all.get(name), f"The “{name}” of {self.place[:1].lower()}{self.place[1:]}")

    def objects(self, name: str) -> list[Fields]:
        """Return a list of objects in this one."""
        place = f"A part of the “{name}” of {self.place[:1].lower()}{self.place[1:]}"
        return [Fields(value, place) for value in self.values(name)]

    def one_or_several(self, name: str, text: str) -> list[Fields]:
        """Return objects, of which JSON-LD has one, a list or none; a text is one field of one."""
        value = self.all.get(name)
        values = value if isinstance(value, list) else [] if value is None else [value]
        place = f"A part of the “{name}” of {self.place[:1].lower()}{self.place[1:]}"
        return [Fields({text: each} if isinstance(each, str) else each, place) for each in values]

    def several(self, name: str) -> list[str]:
        """Return words, of which JSON-LD has one alone, a list, or none."""
        value = self.all.get(name)
        return [str(each) for each in (value if isinstance(value, list) else [value]) if each is not None]

    def lines(self, name: str) -> list[str]:
        """Return a list of texts, each on one clean line."""
        values = self.values(name)
        if not all(isinstance(value, str) for value in values):
            raise self.amiss(name, "a list of texts")
        return [clean_line(value) for value in values]

    def values(self, name: str) -> list[Any]:
        """Return a list, whatever is in it."""
        value = self.all.get(name)
        if not isinstance(value, list):
            raise self.amiss(name, "a list")
        return value
