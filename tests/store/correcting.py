"""What corrections change, as it stands in the list of names and in the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.marks import Marks
from prose.spans import Span
from store.names.names import NameFilter
from tests.prose.marked_text import write_marks

if TYPE_CHECKING:
    from store.library import Library

EVERYTHING = NameFilter()


def listed(library: Library) -> list[str]:
    return [f"{row.mentions} {row.label}: {row.text}" for row in library.names.first_page(EVERYTHING)]


def shown(library: Library, article_id: int) -> str:
    article = library.articles.get(article_id)
    assert article is not None
    return write_marks(article.document.text, library.marks.entities(article_id))


def name_id(library: Library, text: str) -> int:
    (row,) = (row for row in library.names.first_page(EVERYTHING) if row.text == text)
    return row.id


def place_of(library: Library, article_id: int, words: str) -> tuple[int, Span]:
    article = library.articles.get(article_id)
    assert article is not None
    start = article.document.text.index(words)
    return article_id, Span(start, start + len(words))


def detect_again(library: Library, *article_ids: int) -> None:
    for article_id in article_ids:
        found = Marks(tuple(library.marks.found_entities(article_id)))
        library.marks.replace(article_id, found, "again")
    library.settle()
