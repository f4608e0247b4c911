"""What of a library is to go out: everything, what fits a search, one article."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING

from store.articles import ArticleFilter
from store.passage import PassageFilter

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

    from store.bodies import Article
    from store.library import Library
    from store.passage import Passage, PassageRow
    from store.search_query import Query

PAGE = 256
"""How many rows are read at a time: a library may hold more than memory should."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which passages are wanted, or which articles; everything of a library if nothing is said."""

    query: Query | None = None
    """What must be true of them."""
    article_id: int | None = None
    """The only article that is wanted; None for all."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing of the library is left out."""
        return self.query is None and self.article_id is None

    def articles(self, library: Library) -> list[int]:
        """Return the articles that fit, in the order in which they came."""
        ids = library.articles.ids(ArticleFilter(self.query))
        return sorted(id for id in ids if self.article_id in (None, id))

    def passages(self, library: Library) -> Iterator[PassageRow]:
        """Yield the passages that fit, article by article, each in the order of its text."""
        rows = _rows(library, library.passages.ids(PassageFilter(self.query), by_article=True))
        return (row for row in rows if self.article_id in (None, row.passage.article_id))

    def cited(self, library: Library) -> Iterator[tuple[Article, list[Passage]]]:
        """Yield each article in which a passage fits, with those that do; articles in the order they came."""
        for article_id, rows in groupby(self.passages(library), lambda row: row.passage.article_id):
            passages = [row.passage for row in rows]
            article = library.articles.get(article_id)
            if article is not None:
                yield article, passages


def _rows(library: Library, ids: array[int]) -> Iterator[PassageRow]:
    pages = (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))
    return chain.from_iterable(library.passages.rows(page) for page in pages)
