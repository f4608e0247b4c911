"""Articles for a library, made of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.document import Block, BlockKind, Document, Facts
from prose.spans import Span

if TYPE_CHECKING:
    from datetime import datetime

    from store.library import Library

TEXT = "The harbour is shut, the mayor said. “We open it on Monday,” she told the council."


def make_document(
    text: str = TEXT,
    published: datetime | None = None,
    *,
    headline: str = "Harbour shut",
    publisher: str = "",
) -> Document:
    return Document(
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.PARAGRAPH),),
        facts=Facts(headline=headline, publisher=publisher, published=published),
    )


def add_article(library: Library, text: str = TEXT, *, headline: str = "Harbour shut") -> int:
    document = make_document(text, headline=headline)
    return library.articles.add(document, text.encode(), "harbour.txt").id
