"""What of a library is to go out: everything, what fits a search, one article."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from store.articles import ArticleFilter
from store.passages.passage import PassageFilter
from store.tags.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.bodies import Article
    from store.library import Library
    from store.passages.passage import Passage, PassageRow
    from store.search.query import Query

PAGE = 256
"""How many rows are read at a time: a library may hold more than memory should."""


class Cited(NamedTuple):
    """An article with what is wanted of what the reader made of it."""

    article: Article
    """The article."""
    passages: list[Passage]
    """The passages in it that are wanted, in the order of its text."""
    remark: Remark
    """What is said of it as a whole; nothing, if that is not wanted."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which passages are wanted, or which articles; everything of a library if nothing is said."""

    query: Query | None = None
    """What must be true of them."""
    article_id: int | None = None
    """The only article that is wanted; None for all."""
    passage_ids: frozenset[int] | None = None
    """The only passages that are wanted, with the articles that they are in; None for all."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing of the library is left out."""
        return self.query is None and self.article_id is None and self.passage_ids is None

    def articles(self, library: Library) -> list[int]:
        """Return the articles that fit, in the order in which they came."""
        if self.passage_ids is not None:
            return sorted({row.passage.article_id for row in self.passages(library)})
        ids = library.articles.ids(ArticleFilter(self.query))
        return sorted(id for id in ids if self.article_id in (None, id))

    def passages(self, library: Library) -> Iterator[PassageRow]:
        """Yield the passages that fit, article by article, each in the order of its text."""
        ids = library.passages.ids(PassageFilter(self.query), by_article=True)
        if self.passage_ids is not None:
            ids = array("q", (one for one in ids if one in self.passage_ids))
        rows = _rows(library, ids)
        return (row for row in rows if self.article_id in (None, row.passage.article_id))

    def cited(self, library: Library) -> Iterator[Cited]:
        """Yield each article of which a passage fits, or what is said of it, in the order they came in."""
        remarked = [id for id in library.remarks.ids(self.query) if self.article_id in (None, id)]
        grouped = groupby(self.passages(library), lambda row: row.passage.article_id)
        passages = ((article_id, [row.passage for row in rows]) for article_id, rows in grouped)
        for article_id, found, has_remark in _joined(passages, remarked):
            article = library.articles.get(article_id)
            if article is not None:
                remark = library.remarks.of_article(article_id) if has_remark else Remark()
                yield Cited(article, found, remark)


def _joined(
    passages: Iterator[tuple[int, list[Passage]]], remarked: Sequence[int]
) -> Iterator[tuple[int, list[Passage], bool]]:
    """Yield articles in order: those with passages, and those of which something is said."""
    left = [*reversed(remarked)]
    for article_id, found in passages:
        while left and left[-1] < article_id:
            yield left.pop(), [], True
        has_remark = bool(left) and left[-1] == article_id
        if has_remark:
            left.pop()
        yield article_id, found, has_remark
    yield from ((article_id, [], True) for article_id in reversed(left))


def _rows(library: Library, ids: array[int]) -> Iterator[PassageRow]:
    pages = (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))
    return chain.from_iterable(library.passages.rows(page) for page in pages)
