"""An article about a harbour, with the names and quotes in it as one would mark them by hand."""

from __future__ import annotations

from datetime import UTC, datetime

from prose.anchors import make_anchor
from prose.document import Document
from prose.entities.entity import Entity, Label
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from prose.quotes.statement import group_statements
from prose.spans import Span
from store.bodies import Article
from store.names.names import NameInArticle
from store.passages.passage import Passage
from tui.open_article import OpenArticle

TEXT = (
    "“We open it,” Mayor Ida Holm said, “on Monday.” Holm denied that the harbour was ever unsafe. "
    "The Pilots’ Guild said it knew “nothing at all” of a plan."
)
NOW = datetime(2026, 3, 5, tzinfo=UTC)


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def passage(identifier: int, words: str, *tags: str, note: str = "") -> Passage:
    return Passage(identifier, 1, make_anchor(TEXT, span(words)), False, tags, note, NOW, NOW)


def said(words: str, kind: QuoteKind, speaker: str, cue: Span | None, **more: object) -> Quote:
    method = SpeakerMethod.ATTRIBUTED if cue else SpeakerMethod.FLOATING
    return Quote(span(words), kind, span(speaker), str(more.get("name", "")), cue, method)


CUE = span("said")
GUILD_CUE = span("said", 1)
QUOTES = (
    said("We open it,", QuoteKind.DIRECT, "Ida Holm", CUE, name="Ida Holm"),
    said("on Monday.", QuoteKind.DIRECT, "Ida Holm", CUE, name="Ida Holm"),
    said("the harbour was ever unsafe", QuoteKind.INDIRECT, "Holm", span("denied"), name="Ida Holm"),
    said("it knew “nothing at all” of a plan", QuoteKind.INDIRECT, "The Pilots’ Guild", GUILD_CUE),
    said("nothing at all", QuoteKind.DIRECT, "The Pilots’ Guild", None),
)
ENTITIES = (
    Entity(span("Ida Holm"), Label.PERSON),
    Entity(span("Holm", 1), Label.PERSON),
    Entity(span("Pilots’ Guild"), Label.ORGANIZATION),
)
NAMES = (
    NameInArticle(1, "Ida Holm", Label.PERSON, (span("Ida Holm"), span("Holm", 1)), by_reader=False),
    NameInArticle(2, "Guild of Pilots", Label.ORGANIZATION, (span("Pilots’ Guild"),), by_reader=True),
)


def open_harbour() -> OpenArticle:
    """Return the article with all of that, and one passage."""
    article = Article(1, Document(TEXT), "harbour.txt", NOW, len(TEXT.split()))
    statements = group_statements(TEXT, QUOTES)
    return OpenArticle(article, ENTITIES, statements, [passage(1, "We open it", "plans")], names=NAMES)
