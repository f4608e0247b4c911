"""A library whose quotes are marked by hand, some of them wrongly, for what the reader says about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.reader import read_document
from prose.spans import Span
from store.library import Library
from tests.tui.named import marks_of

if TYPE_CHECKING:
    from pathlib import Path

PIER = """---
title: Council splits over the pier
date: 2024-12-03
publisher: Tarn Courier
---

Mayor Ida Holm said the pier would be rebuilt. “We will not give it up,” she said, “and we will not wait.” The
mayor spoke beside Bo Lindqvist of the guild.

“It is not safe. Nobody who has sounded the channel says so.”

“We asked for two years. Nobody came.”

The so-called “Tarn method” is older than the council. Officials denied that Karvik Marine had been asked.

The fishermen want the old stones back before the spring, the guild says.
"""
ELSEWHERE = """---
title: A pilot speaks
date: 2024-12-01
---

Dora Eklund is a pilot of Orlen.
"""
PIER_ID, ELSEWHERE_ID = 1, 2
NAMES = (
    ("Ida Holm", Label.PERSON),
    ("Bo Lindqvist", Label.PERSON),
    ("Karvik Marine", Label.ORGANIZATION),
    ("Dora Eklund", Label.PERSON),
    ("Orlen", Label.PLACE),
)
"""What stands in the articles and names something."""

SAID = (
    ("the pier would be rebuilt", "Ida Holm", "said", SpeakerMethod.ATTRIBUTED),
    ("We will not give it up,", "she", "she said", SpeakerMethod.ATTRIBUTED),
    ("and we will not wait.", "she", "she said", SpeakerMethod.ATTRIBUTED),
    # Bo Lindqvist says both of these.
    ("It is not safe. Nobody who has sounded the channel says so.", "she", "", SpeakerMethod.FLOATING),
    ("We asked for two years. Nobody came.", "she", "", SpeakerMethod.CONTINUED),
    # Nobody says this.
    ("Tarn method", "Officials", "", SpeakerMethod.LIKELY),
    ("that Karvik Marine had been asked", "Officials", "denied", SpeakerMethod.ATTRIBUTED),
)
"""What the machine finds: the words, those for who says them, the cue and how that was found."""


def span_in(text: str, words: str) -> Span:
    """Return where words stand first in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def quotes_in(text: str) -> tuple[Quote, ...]:
    """Return what the machine finds in the article about the pier."""
    return tuple(_quote(text, *said) for said in SAID if said[0] in text)


def _quote(text: str, words: str, speaker: str, cue: str, method: SpeakerMethod) -> Quote:
    span = span_in(text, words)
    return Quote(
        span,
        QuoteKind.DIRECT if text[span.start - 1] == "“" else QuoteKind.INDIRECT,
        speaker=span_in(text, speaker),
        speaker_name="Ida Holm" if speaker in ("she", "Ida Holm") else "",
        cue=Span(span_in(text, cue).end - len("said"), span_in(text, cue).end) if cue else None,
        method=method,
    )


def entities_in(text: str) -> tuple[Entity, ...]:
    """Return the names that stand in a text."""
    return marks_of(text, NAMES).entities


def detect(path: Path, version: str = "by hand", *, cut: int = 0) -> None:
    """Mark the articles again, as another version of the machine would.

    Args:
        path: The library.
        version: The version.
        cut: How many code points less each quote has at its end.
    """
    with Library.open(path, create=False) as library:
        for identifier in (PIER_ID, ELSEWHERE_ID):
            article = library.articles.get(identifier)
            assert article is not None
            text = article.document.text
            quotes = tuple(_cut(quote, cut) for quote in quotes_in(text))
            library.marks.replace(identifier, Marks(entities_in(text), quotes), version)
        library.settle()


def _cut(quote: Quote, by: int) -> Quote:
    return replace(quote, span=Span(quote.span.start, quote.span.end - by))


def make_quoted_library(path: Path) -> None:
    """Make a library of two articles, in the first of which somebody is quoted."""
    with Library.open(path) as library:
        for source, name in ((PIER, "pier.md"), (ELSEWHERE, "elsewhere.md")):
            library.articles.add(read_document(source.encode(), name), source.encode(), name)
    detect(path)


def who_says(path: Path) -> dict[str, str]:
    """Return who says what in the first article, as another program sees it: "" where nobody is known."""
    with Library.open(path, create=False) as library:
        article = library.articles.get(PIER_ID)
        assert article is not None
        text = article.document.text
        return {
            said.words(text): said.speaker_name or (said.speaker.of(text) if said.speaker else "")
            for said in library.marks.statements(PIER_ID)
        }
