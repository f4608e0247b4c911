"""A library of three articles in which every field of the search language has something to find."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from prose.document import Block, BlockKind, Document, Facts
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.spans import Span
from store.articles import ReadState
from tests.prose.marked_text import parse_marks

if TYPE_CHECKING:
    from store.library import Library

LOCK, FERRY, FROST = 1, 2, 3

ARTICLES = (
    (
        "Lock opens",
        (
            "[person: Ida Brandt] spoke in [place: Tarn]. “We open the old lock,” she said. “Nobody waits.”\n"
            "“The lock is shut,” said [person: Ben Okafor], a pilot."
        ),
        Facts(publisher="Tarn Post", byline="Ana Marlow", published=datetime(2024, 12, 1, tzinfo=UTC)),
    ),
    (
        "Ferry stops",
        "The ferry to [place: Tarn] stops, and “the café is shut,” said [person: Ben Okafor].",
        Facts(publisher="Gazette", byline="Ben Ray", published=datetime(2024, 11, 30, tzinfo=UTC)),
    ),
    ("Frost", "Kalte Nächte: der Frost ist da und die Obstbauern zählen ihre Bäume.", Facts(language="de")),
)
"""Headline, marked text and facts of each."""
QUOTES = (
    (
        ("We open the old lock,", "Ida Brandt"),
        ("Nobody waits.", "Ida Brandt"),
        ("The lock is shut,", "Ben Okafor"),
    ),
    (("the café is shut,", "Ben Okafor"),),
    (),
)
"""What is said in each, and by whom."""


def add_all(library: Library) -> None:
    for (headline, marked, facts), quotes in zip(ARTICLES, QUOTES, strict=True):
        text, entities = parse_marks(marked)
        document = Document(
            text,
            (Block(Span(0, len(text)), BlockKind.PARAGRAPH),),
            facts=replace(facts, headline=headline),
        )
        article_id = library.articles.add(document, marked.encode(), "").id
        said = []
        for words, name in quotes:
            start, speaker = text.index(words), text.index(name)
            said.append(
                Quote(
                    Span(start, start + len(words)),
                    QuoteKind.DIRECT,
                    speaker=Span(speaker, speaker + len(name)),
                    speaker_name=name,
                    method=SpeakerMethod.ATTRIBUTED,
                )
            )
        library.marks.replace(article_id, Marks(tuple(entities), tuple(said)), "by hand")
    library.settle()
    library.reading.mark(FERRY, ReadState.READ)
    library.reading.mark(LOCK, ReadState.STARTED)
    library.reading.star(FERRY, True)
    library.passages.make(LOCK, Span(4, 19), tags=["Claims/harbour"], note="Ask the pilots.")
    library.passages.make(FERRY, Span(0, 9), highlighted=True)
