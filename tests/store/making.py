"""Articles for a library, made of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.document import Block, BlockKind, Document, Facts
from prose.marks import Marks, mark_document, marks_version
from prose.reader import read_document
from prose.spans import Span
from store.adding.taking_in import ReadArticle, known_article, take_in
from store.bodies import NewArticle
from store.parsing.found_marks import FoundMarks
from tests.prose.marked_text import parse_marks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from prose.quotes.quote import Quote
    from store.bodies import AddedArticle
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


def add_marked(
    library: Library,
    marked: str,
    published: datetime | None = None,
    *,
    headline: str = "Harbour shut",
    quotes: Iterable[Quote] = (),
) -> int:
    """Add an article whose entities are written into its text, as if the machine had found them."""
    text, entities = parse_marks(marked)
    document = make_document(text, published, headline=headline)
    article_id = library.articles.add(document, marked.encode(), "marked.txt").id
    library.marks.replace(article_id, Marks(tuple(entities), tuple(quotes)), "by hand")
    library.settle()
    return article_id


def add_file(library: Library, path: Path) -> AddedArticle:
    """Read a file in this process, and take it in as `newsread add` does."""
    source = path.read_bytes()
    known = known_article(library, source)
    if known is not None:
        return known
    document = read_document(source, path.name)
    found = FoundMarks(mark_document(document), marks_version())
    article = NewArticle(document, source, str(path.absolute()))
    (added,) = take_in(library, [ReadArticle(article, found)])
    library.settle(articles=0)
    return added
