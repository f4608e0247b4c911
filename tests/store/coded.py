"""A small library whose passages have tags, names and outlets to be counted."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from tests.store.making import make_document

if TYPE_CHECKING:
    from store.library import Library

LOCK = "“The lock opens,” Ida Brandt said. Olav Tarn denies it. Nobody asked."
FERRY = "Ferries stop, Olav Tarn said. The pier is shut."


def fill_coded(library: Library) -> dict[str, int]:
    """Add two articles with marks and five passages; return the passages by their words."""
    found = {}
    lock = _add(library, LOCK, "Lock opens", "Gazette", datetime(2024, 12, 2, tzinfo=UTC))
    ferry = _add(library, FERRY, "Ferries stop", "", datetime(2024, 12, 18, 9, tzinfo=UTC))
    speaker = Span(LOCK.index("Ida"), LOCK.index(" said"))
    tarn = Span(LOCK.index("Olav"), LOCK.index(" denies"))
    said = Quote(Span(1, 16), QuoteKind.DIRECT, speaker, "Ida Brandt", None, SpeakerMethod.ATTRIBUTED)
    library.marks.replace(
        lock, Marks((Entity(speaker, Label.PERSON), Entity(tarn, Label.PERSON)), (said,)), "by hand"
    )
    speaker = Span(FERRY.index("Olav"), FERRY.index(" said"))
    said = Quote(Span(0, 12), QuoteKind.INDIRECT, speaker, "Olav Tarn", None, SpeakerMethod.LIKELY)
    library.marks.replace(ferry, Marks((Entity(speaker, Label.PERSON),), (said,)), "by hand")
    library.settle()
    for article, text, words, tags in (
        (lock, LOCK, "lock opens", ["claims/opening"]),
        (lock, LOCK, "Olav Tarn denies it", ["denial", "claims/harbour"]),
        (lock, LOCK, "Nobody asked", []),
        (ferry, FERRY, "Ferries stop", ["claims", "denial"]),
        (ferry, FERRY, "pier", ["Claims-old"]),
    ):
        start = text.index(words)
        made = library.passages.make(
            article, Span(start, start + len(words)), tags=tags, note="" if tags else "Who?"
        )
        found[words] = made.id
    return found


def _add(library: Library, text: str, headline: str, publisher: str, day: datetime) -> int:
    document = make_document(text, day, headline=headline, publisher=publisher)
    return library.articles.add(document, text.encode(), f"{headline}.txt").id
