"""Documents and marks in values that JSON has, to pass from one process to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.spans import Span
from store.documents import document_from, structure_of
from store.moments import to_moment, to_number
from store.quotes.rows import quote_from, quote_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prose.document import Document


def document_value(document: Document) -> dict[str, Any]:
    """Return a document as such a value."""
    facts = document.facts
    return {
        "text": document.text,
        "structure": structure_of(document),
        "headline": facts.headline,
        "headline_supplied": facts.headline_supplied,
        "publisher": facts.publisher,
        "published": None if facts.published is None else to_number(facts.published),
    }


def document_of(value: Mapping[str, Any]) -> Document:
    """Return the document of such a value."""
    published = value["published"]
    return document_from(
        value["text"],
        value["structure"],
        headline=value["headline"],
        headline_supplied=value["headline_supplied"],
        publisher=value["publisher"],
        published=None if published is None else to_moment(published),
    )


def marks_value(marks: Marks) -> dict[str, Any]:
    """Return marks as such a value."""
    return {
        "entities": [[*entity.span, entity.label.value, entity.confidence] for entity in marks.entities],
        "quotes": [quote_values(quote) for quote in marks.quotes],
    }


def marks_of(value: Mapping[str, Any]) -> Marks:
    """Return the marks of such a value."""
    return Marks(
        tuple(
            Entity(Span(start, end), Label(label), confidence)
            for start, end, label, confidence in value["entities"]
        ),
        tuple(quote_from(*quote) for quote in value["quotes"]),
    )
