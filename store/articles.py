"""The articles of a library: adding one, reading one, listing many."""

from __future__ import annotations

import zlib
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from store.history.batches import batches
from store.moments import now, to_moment, to_number
from store.search.order import BEST_FIRST, NEWEST_FIRST, Order
from store.stories.stories import Stories

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from prose.document import Document
    from store.bodies import AddedArticle, Article, NewArticle
    from store.connection import Connection
    from store.search.articles import ArticleSearch
    from store.search.hits import SearchHits
    from store.search.query import Query


LENGTH_TOGETHER = 1_000_000
"""How many characters of texts and bytes of sources go in by one statement, for which SQLite copies them."""
LOOKED_THROUGH = 500
"""How many articles are looked at together for an unread one."""


class ReadState(StrEnum):
    """How far an article has been read."""

    UNREAD = "unread"
    """Not opened yet."""
    STARTED = "started"
    """Opened, and not read to its end."""
    READ = "read"
    """Read to its end, or marked so."""


# The values below are no dataclasses: the app starts with them, and a dataclass of as many fields takes
# longer to make than a page of rows to fetch.


class ArticleRow(NamedTuple):
    """What a list shows of an article."""

    id: int
    """What every other method calls it by."""
    headline: str
    """One clean line."""
    headline_supplied: bool
    """Whether the headline was made from the text because the source has none."""
    publisher: str
    """The outlet, one clean line; empty where the source does not say."""
    published: datetime | None
    """When it was published, in UTC."""
    added: datetime
    """When it came into the library, in UTC."""
    words: int
    """How many words long it is."""
    state: ReadState
    """How far it has been read."""
    starred: bool
    """Whether the reader starred it."""
    passages: int
    """How many passages the reader marked in it."""
    binned: bool = False
    """Whether it is in the bin."""
    tags: tuple[str, ...] = ()
    """The names of the tags that it carries as a whole, sorted."""
    noted: bool = False
    """Whether there is a note on it as a whole."""
    copies: int = 0
    """How many other articles print the same copy; see `Stories`."""


class ArticleFilter(NamedTuple):
    """Which articles a list holds, and in which order."""

    query: Query | None = None
    """What must be true of it; None where nothing must."""
    order: Order = NEWEST_FIRST
    """In which order."""
    gathered: bool = False
    """Whether of each story, which several outlets print, only the article stands in it that comes first."""

    @property
    def is_at_once(self) -> bool:
        """Whether its first page takes no longer the more articles there are, and need not come later."""
        if self.query is None:
            return self.order.is_walk or self.order.by_relevance
        return self.order in (NEWEST_FIRST, BEST_FIRST)


class Articles:
    """The articles of a library; the newest is so by publication, or else by arrival.

    What only an article itself needs is imported with the first of them: the app starts with a list.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def _search(self) -> ArticleSearch:
        # The list that the app starts with searches for nothing, and what does takes a while to load.
        from store.search.articles import ArticleSearch

        return ArticleSearch(self._connection)

    def add(
        self, document: Document, source: bytes, origin: str, language: str | None = None
    ) -> AddedArticle:
        """Add an article unless it is there already, which the same source or the same text tells.

        Args:
            document: What was read; its text is kept as it is, every other text cleaned.
            source: What it was read from, kept as it is.
            origin: Where that came from: a path or an address.
            language: What `document_language` says of it, where that is known, or nothing.
        """
        from store.bodies import NewArticle

        return self.add_all([NewArticle(document, source, origin, language)])[0]

    def add_all(self, articles: Sequence[NewArticle]) -> list[AddedArticle]:
        """Add articles as `add` does, all of them or none; return what became of each, in their order.

        Their texts go in by one statement: before each one with triggers the search index writes to the file
        what it has gathered, which takes as long for one text as for ten.

        Args:
            articles: The articles, no two of which have the same source or the same text.
        """
        from store.bodies import AddedArticle, article_values, body_values

        added: list[AddedArticle] = []
        bodies: list[dict[str, object]] = []
        length = 0
        with self._connection.transaction():
            for each in articles:
                body = body_values(each)
                known = self._known("source_hash = :source_hash OR text_hash = :text_hash", body)
                if known is None:
                    article_id = self._insert({**article_values(each), "added": to_number(now())})
                    bodies.append({"article_id": article_id, **body})
                    added.append(AddedArticle(article_id, new=True))
                    length += sum(len(part) for part in body.values() if isinstance(part, str | bytes))
                else:
                    added.append(AddedArticle(known, new=False))
                if length > LENGTH_TOGETHER:
                    self._insert_bodies(bodies)
                    bodies, length = [], 0
            self._insert_bodies(bodies)
        return added

    def _insert_bodies(self, bodies: Sequence[dict[str, object]]) -> None:
        if bodies:
            rows = [tuple(body.values()) for body in bodies]
            self._connection.insert_together("body", tuple(bodies[0]), rows)

    def _known(self, condition: str, values: dict[str, object]) -> int | None:
        """Return the article that such a text is of, or was of before it changed; None if there is none."""
        article_id: int | None = self._connection.value(
            f"""
            SELECT article_id FROM body WHERE {condition}
            UNION ALL SELECT article_id FROM version WHERE {condition}
            LIMIT 1
            """,
            values,
        )
        return article_id

    def _insert(self, article: dict[str, object]) -> int:
        article_id = self._connection.insert(
            """
            INSERT INTO article (headline, headline_supplied, publisher, published, added, words, language,
                                 title_key, outlet_key)
            VALUES (:headline, :headline_supplied, :publisher, :published, :added, :words, :language,
                    :title_key, :outlet_key)
            """,
            article,
        )
        dated = article["added"] if article["published"] is None else article["published"]
        self._connection.insert_rows("reading", ("article_id", "dated"), [(article_id, dated)])
        return article_id

    def with_source(self, source: bytes) -> int | None:
        """Return the article that is or once was read from exactly these bytes, or None."""
        from store.bodies import source_hash

        return self._known("source_hash = :source_hash", {"source_hash": source_hash(source)})

    def with_text(self, text: str) -> int | None:
        """Return the article that has or once had exactly this text, or None."""
        from prose.anchors import text_hash

        return self._known("text_hash = :text_hash", {"text_hash": text_hash(text)})

    def get(self, article_id: int) -> Article | None:
        """Return an article, or None if there is none."""
        from store.bodies import article_of

        row = self._connection.row(
            """
            SELECT article.*, body.text, body.structure, body.origin
            FROM article JOIN body ON body.article_id = article.id
            WHERE article.id = :id
            """,
            {"id": article_id},
        )
        return None if row is None else article_of(row)

    def source(self, article_id: int) -> bytes | None:
        """Return what an article was read from, byte for byte, or None if there is no such article."""
        source = self._connection.value("SELECT source FROM body WHERE article_id = :id", {"id": article_id})
        return None if source is None else zlib.decompress(source)

    def row(self, article_id: int) -> ArticleRow | None:
        """Return what a list shows of an article, or None if there is none."""
        rows = self.rows([article_id])
        return rows[0] if rows else None

    def rows(self, article_ids: Iterable[int]) -> list[ArticleRow]:
        """Return what a list shows of these articles, in this order, without those that are gone."""
        found = self._connection.rows(
            f"""
            SELECT {_ROW_COLUMNS}
            FROM json_each(:ids) AS wanted
            JOIN article ON article.id = wanted.value
            JOIN reading ON reading.article_id = article.id
            ORDER BY wanted.key
            """,
            {"ids": f"[{','.join(map(str, article_ids))}]"},
        )
        return [_article_row(row) for row in found]

    def first_page(self, article_filter: ArticleFilter, limit: int = 128) -> list[ArticleRow]:
        """Return the first rows of a list."""
        query, order = article_filter.query, article_filter.order
        if query is None and order in (NEWEST_FIRST, BEST_FIRST):
            first = self._newest(limit)
        else:
            first = self._search.first_in_order(query, order, limit)
        return self.rows(self._gathered(article_filter, first))

    def ids(self, article_filter: ArticleFilter) -> array[int]:
        """Return every article of a list, in its order."""
        query, order = article_filter.query, article_filter.order
        if query is None and order in (NEWEST_FIRST, BEST_FIRST):
            every = self._newest(-1)
        else:
            every = self._search.all_in_order(query, order)
        return self._gathered(article_filter, every)

    def _gathered(self, article_filter: ArticleFilter, article_ids: array[int]) -> array[int]:
        return Stories(self._connection).one_of_each(article_ids) if article_filter.gathered else article_ids

    def _newest(self, limit: int) -> array[int]:
        return self._connection.numbers(
            """
            SELECT article_id FROM reading WHERE binned IS NULL
            ORDER BY dated DESC, article_id DESC LIMIT :limit
            """,
            {"limit": limit},
        )

    def hits(self, query: Query) -> SearchHits:
        """Return what finds the places in articles that a query is about."""
        from store.search.hits import SearchHits

        return SearchHits(self._connection, query)

    def next_unread(
        self, article_filter: ArticleFilter, article_id: int, *, backwards: bool = False
    ) -> int | None:
        """Return the unread article that is next to one by date among those of a list; None if there is none.

        Args:
            article_filter: Which articles the list holds.
            article_id: The article from which to look; it need not be in the list.
            backwards: Whether to look above it.
        """
        return self._search.next_unread(article_filter.query, article_id, backwards=backwards)

    def first_unread(self, article_ids: Sequence[int]) -> int | None:
        """Return the first of some articles that is unread, None if none is."""
        for batch in batches(article_ids, at_once=LOOKED_THROUGH):
            found: int | None = self._connection.value(
                """
                SELECT wanted.value FROM json_each(:ids) AS wanted
                CROSS JOIN reading ON reading.article_id = wanted.value
                WHERE reading.state = 'unread' ORDER BY wanted.key LIMIT 1
                """,
                batch,
            )
            if found is not None:
                return found
        return None

    def count(self, article_filter: ArticleFilter) -> int:
        """Return how many articles a list holds."""
        return self._search.count(article_filter.query)


_ROW_COLUMNS = """
    article.*, reading.state, reading.starred, reading.binned,
    (SELECT count(*) FROM passage WHERE passage.article_id = article.id) AS passages,
    (
        SELECT group_concat(tag.name, char(10)) FROM article_tag JOIN tag ON tag.id = article_tag.tag_id
        WHERE article_tag.article_id = article.id
    ) AS tags,
    EXISTS (SELECT 1 FROM article_note WHERE article_note.article_id = article.id) AS noted,
    (
        SELECT count(*) FROM story
        JOIN story AS other ON other.number = story.number AND other.article_id <> story.article_id
        JOIN reading AS in_use ON in_use.article_id = other.article_id AND in_use.binned IS NULL
        WHERE story.article_id = article.id
    ) AS copies
"""


def _article_row(row: sqlite3.Row) -> ArticleRow:
    return ArticleRow(
        id=row["id"],
        headline=row["headline"],
        headline_supplied=bool(row["headline_supplied"]),
        publisher=row["publisher"],
        published=None if row["published"] is None else to_moment(row["published"]),
        added=to_moment(row["added"]),
        words=row["words"],
        state=ReadState(row["state"]),
        starred=bool(row["starred"]),
        passages=row["passages"],
        binned=row["binned"] is not None,
        tags=tuple(sorted((row["tags"] or "").splitlines(), key=str.casefold)),
        noted=bool(row["noted"]),
        copies=row["copies"],
    )
