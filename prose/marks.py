"""Everything that the machine marks in one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prose.entities.entity import Entity, EntityRecogniser
    from prose.quotes.quote import Quote

QUOTES_VERSION = "quotes-1"
"""Changes whenever the same text may get other quotes."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The entities and quotes of one text, in the order of their starts."""

    entities: tuple[Entity, ...] = ()
    """Mentions of people, organisations, places and the like; none overlaps another."""
    quotes: tuple[Quote, ...] = ()
    """Direct and reported speech; a reported statement may contain direct segments."""


def find_marks(text: str, recogniser: EntityRecogniser | None = None) -> Marks:
    """Find the entities and quotes of a text.

    Args:
        text: Any text; it is taken exactly as it stands.
        recogniser: What finds the entities; the model that comes with the package if None.
    """
    from prose.quotes.finder import find_quotes

    entities = (recogniser or _packaged()).find_entities(text)
    return Marks(tuple(entities), tuple(find_quotes(text, entities)))


def marks_version(recogniser: EntityRecogniser | None = None) -> str:
    """Return what marks found now are stored under; it changes whenever the same text may get others."""
    return f"{(recogniser or _packaged()).version}+{QUOTES_VERSION}"


def _packaged() -> EntityRecogniser:
    # The model takes a third of a second to load: only who detects pays for it.
    from prose.entities.recogniser import load_recogniser

    return load_recogniser()
