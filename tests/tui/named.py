"""A small library whose names are marked by hand, for what the reader says about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.reader import read_document
from prose.spans import Span
from store.library import Library

if TYPE_CHECKING:
    from pathlib import Path

MEETING = """---
title: Ministers meet in Verell
date: 2024-11-20
---

Khalil-Ur-Rahman Haqqani spoke first on Monday. Haqqani said that Repartition was over; Repartition it was.

The IS-K denied it. Karvik Marine Services watched from the pier, and John Smith took notes.
"""
AFTERMATH = """---
title: What came after the meeting
date: 2024-11-19
---

Repartition came to Orlen. Nobody in Karvik Marine Services knew of it; Islamic State-Khorasan did.

John Smith scored twice in the evening. Tamsin Orde saw it.
"""
MEETING_NAMES = (
    ("Khalil-Ur-Rahman Haqqani", Label.PERSON),
    ("Haqqani", Label.PERSON),
    ("Repartition", Label.ORGANIZATION),
    ("IS-K", Label.GROUP),
    ("Marine Services", Label.ORGANIZATION),
    ("John Smith", Label.PERSON),
    ("Monday", Label.DATE),
)
AFTERMATH_NAMES = (
    ("Repartition", Label.ORGANIZATION),
    ("Orlen", Label.PLACE),
    ("Marine Services", Label.ORGANIZATION),
    ("Islamic State-Khorasan", Label.GROUP),
    ("John Smith", Label.PERSON),
)
"""What the machine finds: it cuts Karvik Marine Services short, and misses Tamsin Orde."""

MEETING_ID, AFTERMATH_ID = 1, 2


def marks_of(text: str, names: tuple[tuple[str, Label], ...]) -> Marks:
    """Return a mark for each place where the words of a name stand, the longer ones first."""
    entities: list[Entity] = []
    for words, label in sorted(names, key=lambda name: -len(name[0])):
        start = text.find(words)
        while start >= 0:
            span = Span(start, start + len(words))
            if not any(entity.span.overlaps(span) for entity in entities):
                entities.append(Entity(span, label))
            start = text.find(words, span.end)
    return Marks(tuple(sorted(entities, key=lambda entity: entity.span)), ())


def detect(path: Path, version: str) -> None:
    """Mark both articles again, as a newer version of the machine would."""
    with Library.open(path, create=False) as library:
        for identifier, names in ((MEETING_ID, MEETING_NAMES), (AFTERMATH_ID, AFTERMATH_NAMES)):
            article = library.articles.get(identifier)
            assert article is not None
            library.marks.replace(identifier, marks_of(article.document.text, names), version)
        library.settle(articles=None)


def make_named_library(path: Path) -> None:
    """Make a library of two articles."""
    with Library.open(path) as library:
        for source, name in ((MEETING, "meeting.md"), (AFTERMATH, "aftermath.md")):
            library.articles.add(read_document(source.encode(), name), source.encode(), name)
    detect(path, "by hand")


def add_story(path: Path, text: str, *names: tuple[str, Label]) -> None:
    """Add an article that is newer than the others, its names marked."""
    source = f"---\ntitle: A later story\ndate: 2024-11-21\n---\n\n{text}\n".encode()
    with Library.open(path, create=False) as library:
        added = library.articles.add(read_document(source, "later.md"), source, "later.md")
        article = library.articles.get(added.id)
        assert article is not None
        library.marks.replace(added.id, marks_of(article.document.text, names), "by hand")
        library.settle(articles=None)


def names_in(path: Path) -> dict[str, tuple[str, int]]:
    """Return the names of a library with label and number of mentions, as another program sees them."""
    from store.names.names import NameFilter

    with Library.open(path, create=False) as library:
        return {row.text: (row.label.value, row.mentions) for row in library.names.first_page(NameFilter())}
