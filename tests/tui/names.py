"""A library whose names and quotes are marked by hand: no test depends on what the model makes of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.library import Library
from tests.store.making import make_document
from tests.tui.conftest import span_of

if TYPE_CHECKING:
    from pathlib import Path

LABELS = {
    "Ida Brandt": Label.PERSON,
    "Brandt": Label.PERSON,
    "Tomas Okafor": Label.PERSON,
    "Pilots’ Guild": Label.ORGANIZATION,
    "Karvik Marine": Label.ORGANIZATION,
    "Karvik": Label.ORGANIZATION,
    "Tarn": Label.PLACE,
    "Repartition": Label.ORGANIZATION,
    "Danes": Label.GROUP,
}
"""What stands in the stories and names something."""

HARBOUR = """Mayor Ida Brandt opened the harbour of Tarn on Thursday; the Pilots’ Guild kept its distance.

“We have cleared the last of the wrecks,” Brandt told the guests. “Nobody will be kept waiting.”

Brandt said that Karvik Marine would bring the first ships before the Danes do."""

CHANNEL = """The Pilots’ Guild does not trust the channel at Tarn. Tomas Okafor wants it sounded again.

Repartition of the dues comes later, Okafor told Ida Brandt; Karvik Marine and Karvik pay none."""

STORIES = (
    (
        "Mayor opens the harbour",
        "Tarn Post",
        datetime(2024, 12, 12, tzinfo=UTC),
        HARBOUR,
    ),
    (
        "Pilots doubt that the channel is safe",
        "Gazette",
        datetime(2024, 12, 10, tzinfo=UTC),
        CHANNEL,
    ),
)
"""Headline, publisher, day and text of each story."""


def found_in(text: str) -> tuple[Entity, ...]:
    """Return an entity for each of the names above that stands in a text, the longest first."""
    names = "|".join(re.escape(name) for name in sorted(LABELS, key=len, reverse=True))
    return tuple(
        Entity(Span(*match.span()), LABELS[match[0]]) for match in re.finditer(rf"\b(?:{names})\b", text)
    )


def quotes_in(text: str) -> tuple[Quote, ...]:
    """Return what is said in the first story."""
    if "wrecks" not in text:
        return ()
    speaker = Span(text.index("Brandt told"), text.index(" told"))
    reported = Span(text.index("Brandt said"), text.index(" said that"))
    return (
        Quote(
            span_of(text, "We have cleared the last of the wrecks,"),
            QuoteKind.DIRECT,
            speaker=speaker,
            speaker_name="Ida Brandt",
            cue=span_of(text, "told"),
            method=SpeakerMethod.ATTRIBUTED,
        ),
        Quote(
            span_of(text, "Nobody will be kept waiting."),
            QuoteKind.DIRECT,
            speaker=speaker,
            speaker_name="Ida Brandt",
            method=SpeakerMethod.FLOATING,
        ),
        Quote(
            Span(text.index("that Karvik"), text.index(" do.") + 3),
            QuoteKind.INDIRECT,
            speaker=reported,
            speaker_name="Ida Brandt",
            cue=span_of(text, "said"),
            method=SpeakerMethod.ATTRIBUTED,
        ),
    )


def add_stories(library: Library, copies: int = 1) -> None:
    """Add the stories, each so many times, and settle their names."""
    for copy in range(copies):
        for headline, publisher, published, text in STORIES:
            # No article comes in twice, so each copy says which it is.
            text += f"\n\nEdition {copy + 1}."
            document = make_document(text, published, headline=headline, publisher=publisher)
            article = library.articles.add(document, text.encode(), "story.txt").id
            library.marks.replace(article, Marks(found_in(text), quotes_in(text)), "by hand")
    library.settle()


def make_library(path: Path, copies: int = 1) -> Path:
    """Make a library of the stories, each so many times, and return where it is."""
    with Library.open(path) as library:
        add_stories(library, copies)
    return path
