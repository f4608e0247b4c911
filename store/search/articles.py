"""Finding articles: which ones a query asks for, the newest first or what fits best first."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from store.search.conditions import ALWAYS, EVERY_ARTICLE, Condition, article_condition, expression
from store.search.order import NEWEST_FIRST
from store.search.query import EVERYTHING, UNREAD, Field, both, split

if TYPE_CHECKING:
    from store.connection import Connection
    from store.search.order import Order
    from store.search.query import Query

NEWEST = 512
"""Among how many of the newest articles the first page is looked for at first."""
RARE = 0.02
"""Which share of these fit at most where it is quicker to look up all articles that fit and to put them into
their order than to go through all articles in that order. Measured with 100,000: both take 2 ms there, and
where half of them fit 20 and 6."""
RANKED = 3_000
"""Among how many articles that fit, those that came in last, the best are looked for: some 8 ms."""
TOO_COMMON = 20_000
"""About how many articles may fit at most for one to fit better than another."""
FEW = 20_000
"""How many articles are looked up one by one to put them into another order than that of their dates; where
more fit, all articles are gone through in that order."""
HEADLINE = 4.0
"""How much more a word counts in a headline than in a text."""


class ArticleSearch:
    """Finds articles by a query."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first_in_order(self, query: Query | None, order: Order, limit: int) -> array[int]:
        """Return the first articles of an order that fit, at most so many."""
        if query is None:
            return self._walk(order, limit)
        if order.by_relevance:
            return self.first_ranked(query, limit)
        if order == NEWEST_FIRST:
            return self.first(query, limit)
        return self.all_in_order(query, order)[:limit]

    def all_in_order(self, query: Query | None, order: Order) -> array[int]:
        """Return every article that fits, in an order."""
        if query is None:
            return self._walk(order, -1)
        if order.by_relevance:
            return self.all_ranked(query)
        found = self.all(query)
        if order == NEWEST_FIRST:
            return found
        if len(found) <= FEW:
            return self._put_in_order(found, order)
        fitting = set(found)
        every = self._walk(order, -1, in_use=ALWAYS)
        return array("q", (article for article in every if article in fitting))

    def first(self, query: Query, limit: int) -> array[int]:
        """Return the newest articles that fit, at most so many, the newest first.

        The newest articles are looked at first, and what is asked of them is looked up for them alone: where
        enough of them fit, the time does not grow with the library, however common a word is.
        """
        condition = article_condition(query)
        if condition.members == ALWAYS:
            return self._in_order(condition, limit)
        return self._by_date(query, limit, self._among_newest(query, limit))

    def all(self, query: Query) -> array[int]:
        """Return every article that fits, the newest first."""
        return self._in_order(article_condition(query), -1)

    def count(self, query: Query | None) -> int:
        """Return how many articles fit."""
        condition = article_condition(query or EVERYTHING)
        number: int = self._connection.value(
            f"SELECT count(*) FROM reading WHERE {condition.columns} AND {condition.members}",
            {**condition.values, **EVERY_ARTICLE},
        )
        return number

    def next_unread(self, query: Query | None, article_id: int, *, backwards: bool) -> int | None:
        """Return the unread article nearest to one in the order of the list, after it or before it."""
        condition = article_condition(both(query or EVERYTHING, UNREAD), "+reading.article_id")
        beyond, order = (">", "ASC") if backwards else ("<", "DESC")
        found: int | None = self._connection.value(
            f"""
            SELECT reading.article_id FROM reading
            WHERE {condition.columns} AND {condition.members}
              AND (reading.dated, reading.article_id) {beyond} (
                  SELECT dated, article_id FROM reading WHERE article_id = :id
              )
            ORDER BY reading.dated {order}, reading.article_id {order}
            LIMIT 1
            """,
            {**condition.values, **EVERY_ARTICLE, "id": article_id},
        )
        return found

    def first_ranked(self, query: Query, limit: int) -> array[int]:
        """Return the articles that fit best, at most so many, the best first.

        They are ranked by BM25 over the words that must be in headline or text; see
        https://www.sqlite.org/fts5.html#the_bm25_function. Whatever else fits comes after them by date, and
        so does everything where the words are in so many articles that they tell none from another.
        """
        newest = self._among_newest(query, limit)
        best = self._best(query, newest)
        if len(best) >= limit:
            return best[:limit]
        return _then(best, self._by_date(query, limit, newest))[:limit]

    def all_ranked(self, query: Query) -> array[int]:
        """Return every article that fits, in the order of `first_ranked`."""
        return _then(self._best(query, self._among_newest(query, 1)), self.all(query))

    # -- one statement each

    def _among_newest(self, query: Query, limit: int) -> _Newest:
        """Find what fits among the newest articles, a few times as many as are wanted."""
        condition = article_condition(query)
        looked_at = f"""
            (
                SELECT reading.* FROM reading WHERE {condition.columns}
                ORDER BY reading.dated DESC, reading.article_id DESC LIMIT :newest
            ) AS reading
        """
        values = {**condition.values, "newest": max(NEWEST, 4 * limit)}
        between = self._connection.row(
            f"SELECT min(article_id) AS first, max(article_id) AS last, count(*) AS number FROM {looked_at}",
            values,
        )
        assert between is not None
        found = self._connection.numbers(
            f"""
            SELECT reading.article_id FROM {looked_at}
            WHERE {condition.members}
            ORDER BY reading.dated DESC, reading.article_id DESC
            """,
            {**values, "first": between["first"], "last": between["last"]},
        )
        return _Newest(found, between["number"], between["number"] < values["newest"])

    def _by_date(self, query: Query, limit: int, newest: _Newest) -> array[int]:
        """Return what `first` does, given what fits among the newest articles."""
        if len(newest.found) >= limit or newest.are_all:
            return newest.found[:limit]
        rare = len(newest.found) <= RARE * newest.number
        return self._in_order(
            article_condition(query, "reading.article_id" if rare else "+reading.article_id"), limit
        )

    def _walk(self, order: Order, limit: int, in_use: str = "") -> array[int]:
        """Return the first articles of an order, those in the bin left out if no other condition is given."""
        return self._connection.numbers(
            f"""
            SELECT {order.article} FROM {order.source}
            WHERE {in_use or order.in_use(every=limit < 0)} ORDER BY {order.terms} LIMIT :limit
            """,
            {"limit": limit},
        )

    def _put_in_order(self, articles: array[int], order: Order) -> array[int]:
        """Return some articles in an order; each is looked up."""
        return self._connection.numbers(
            f"""
            SELECT article.id FROM json_each(:ids) AS wanted
            CROSS JOIN article ON article.id = wanted.value
            CROSS JOIN reading ON reading.article_id = article.id
            ORDER BY {order.terms}
            """,
            {"ids": f"[{','.join(map(str, articles))}]"},
        )

    def _in_order(self, condition: Condition, limit: int) -> array[int]:
        return self._connection.numbers(
            f"""
            SELECT reading.article_id FROM reading
            WHERE {condition.columns} AND {condition.members}
            ORDER BY reading.dated DESC, reading.article_id DESC
            LIMIT :limit
            """,
            {**condition.values, **EVERY_ARTICLE, "limit": limit},
        )

    def _best(self, query: Query, newest: _Newest) -> array[int]:
        """Return the best of the articles that fit and came in last; none where none is better."""
        words, others = split(query, lambda part: bool(expression(part, Field.WORDS)))
        articles = self._connection.value("SELECT max(id) FROM article") or 0
        if words == EVERYTHING or len(newest.found) * articles > TOO_COMMON * max(1, newest.number):
            return array("q")
        condition = article_condition(others)
        return self._connection.numbers(
            f"""
            SELECT id FROM (
                SELECT reading.article_id AS id, bm25(article_search, {HEADLINE}) AS score
                FROM article_search CROSS JOIN reading ON reading.article_id = article_search.rowid
                WHERE article_search MATCH :words AND {condition.columns} AND {condition.members}
                ORDER BY article_search.rowid DESC
                LIMIT {RANKED}
            )
            ORDER BY score, id DESC
            """,
            {**condition.values, **EVERY_ARTICLE, "words": expression(words, Field.WORDS)},
        )


class _Newest(NamedTuple):
    found: array[int]
    """Those of the newest articles that fit, the newest first."""
    number: int
    """How many were looked at."""
    are_all: bool
    """Whether there are no others."""


def _then(first: array[int], others: array[int]) -> array[int]:
    """Return some articles, and after them the others that are not among them."""
    known = set(first)
    return first + array("q", (article for article in others if article not in known))
