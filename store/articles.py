"""The articles of a library: adding one, reading one, listing many."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.moments import now, to_moment, to_number
from store.search_words import match_expression

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Iterable
    from datetime import datetime

    from prose.document import Document
    from store.connection import Connection


class ReadState(StrEnum):
    """How far an article has been read."""

    UNREAD = "unread"
    """Not opened yet."""
    STARTED = "started"
    """Opened, and not read to its end."""
    READ = "read"
    """Read to its end, or marked so."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
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


@dataclass(frozen=True, slots=True)
class Article:
    """An article with everything in it."""

    id: int
    """What every other method calls it by."""
    document: Document
    """Its text, structure and facts."""
    origin: str
    """Where it came from, one clean line: a path or an address."""
    added: datetime
    """When it came into the library, in UTC."""
    words: int
    """How many words long it is."""


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """What became of a source."""

    id: int
    """The article in the library."""
    new: bool
    """Whether it was not there before."""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles a list holds: those for which everything set here is true."""

    words: str = ""
    """Words that its headline and text hold, each whole or the beginning of one."""
    unread: bool = False
    """Whether its state must be `ReadState.UNREAD`."""
    starred: bool = False
    """Whether it must be starred."""


class Articles:
    """The articles of a library; lists begin with the newest, by publication or else by arrival."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, document: Document, source: bytes, origin: str) -> AddedArticle:
        """Add an article unless it is there already, which the same source or the same text tells.

        Args:
            document: What was read; its text is kept as it is, every other text cleaned.
            source: What it was read from, kept as it is.
            origin: Where that came from: a path or an address.
        """
        # Imported where a document is at hand: lists, and with them the app's start, have none.
        from prose.anchors import text_hash
        from store.documents import structure_of

        facts = document.facts
        added = to_number(now())
        article = {
            "headline": clean_line(facts.headline),
            "headline_supplied": int(facts.headline_supplied),
            "publisher": clean_line(facts.publisher),
            "published": None if facts.published is None else to_number(facts.published),
            "added": added,
            "words": len(document.text.split()),
        }
        body = {
            "text": document.text,
            "text_hash": text_hash(document.text),
            "source_hash": _source_hash(source),
            "structure": structure_of(document),
            "origin": clean_line(origin),
            "source": zlib.compress(source),
        }
        with self._connection.transaction():
            known = self._connection.value(
                "SELECT article_id FROM body WHERE source_hash = :source_hash OR text_hash = :text_hash", body
            )
            if known is not None:
                return AddedArticle(known, new=False)
            article_id = self._insert(article)
            self._connection.execute(
                """
                INSERT INTO body (article_id, text, text_hash, source_hash, structure, origin, source)
                VALUES (:article_id, :text, :text_hash, :source_hash, :structure, :origin, :source)
                """,
                {**body, "article_id": article_id},
            )
            return AddedArticle(article_id, new=True)

    def _insert(self, article: dict[str, object]) -> int:
        article_id = self._connection.insert(
            """
            INSERT INTO article (headline, headline_supplied, publisher, published, added, words)
            VALUES (:headline, :headline_supplied, :publisher, :published, :added, :words)
            """,
            article,
        )
        self._connection.execute(
            """
            INSERT INTO reading (article_id, dated)
            SELECT id, coalesce(published, added) FROM article WHERE id = :id
            """,
            {"id": article_id},
        )
        return article_id

    def with_source(self, source: bytes) -> int | None:
        """Return the article that was read from exactly these bytes, or None."""
        article_id: int | None = self._connection.value(
            "SELECT article_id FROM body WHERE source_hash = :hash", {"hash": _source_hash(source)}
        )
        return article_id

    def get(self, article_id: int) -> Article | None:
        """Return an article, or None if there is none."""
        row = self._connection.row(
            """
            SELECT article.*, body.text, body.structure, body.origin
            FROM article JOIN body ON body.article_id = article.id
            WHERE article.id = :id
            """,
            {"id": article_id},
        )
        return None if row is None else _article(row)

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
        conditions, values = _conditions(article_filter)
        found = self._connection.rows(
            f"""
            SELECT {_ROW_COLUMNS}
            FROM reading JOIN article ON article.id = reading.article_id
            WHERE {conditions}
            ORDER BY reading.dated DESC, reading.article_id DESC
            LIMIT :limit
            """,
            {**values, "limit": limit},
        )
        return [_article_row(row) for row in found]

    def ids(self, article_filter: ArticleFilter) -> array[int]:
        """Return every article of a list, in its order."""
        conditions, values = _conditions(article_filter)
        return self._connection.numbers(
            f"""
            SELECT reading.article_id FROM reading
            WHERE {conditions}
            ORDER BY reading.dated DESC, reading.article_id DESC
            """,
            values,
        )

    def next_unread(
        self, article_filter: ArticleFilter, article_id: int, *, backwards: bool = False
    ) -> int | None:
        """Return the unread article nearest to one in a list; None where there is none on that side.

        Args:
            article_filter: Which articles the list holds.
            article_id: The article from which to look; it need not be in the list.
            backwards: Whether to look above it.
        """
        conditions, values = _conditions(replace(article_filter, unread=True))
        beyond, order = (">", "ASC") if backwards else ("<", "DESC")
        found: int | None = self._connection.value(
            f"""
            SELECT reading.article_id FROM reading
            WHERE {conditions} AND (reading.dated, reading.article_id) {beyond} (
                SELECT dated, article_id FROM reading WHERE article_id = :id
            )
            ORDER BY reading.dated {order}, reading.article_id {order}
            LIMIT 1
            """,
            {**values, "id": article_id},
        )
        return found

    def count(self, article_filter: ArticleFilter) -> int:
        """Return how many articles a list holds."""
        conditions, values = _conditions(article_filter)
        number: int = self._connection.value(f"SELECT count(*) FROM reading WHERE {conditions}", values)
        return number


def _conditions(article_filter: ArticleFilter) -> tuple[str, dict[str, object]]:
    """Return a filter as an SQL condition on `reading`, and its values.

    State and star are literals in it: only then does SQLite use the indexes made for them.
    """
    conditions = ["TRUE"]
    values: dict[str, object] = {}
    if article_filter.unread:
        conditions.append("reading.state = 'unread'")
    if article_filter.starred:
        conditions.append("reading.starred = 1")
    if expression := match_expression(article_filter.words):
        conditions.append(
            "reading.article_id IN (SELECT rowid FROM article_search WHERE article_search MATCH :expression)"
        )
        values["expression"] = expression
    return " AND ".join(conditions), values


def _source_hash(source: bytes) -> str:
    from hashlib import sha256

    return sha256(source).hexdigest()


_ROW_COLUMNS = """
    article.*, reading.state, reading.starred,
    (SELECT count(*) FROM passage WHERE passage.article_id = article.id) AS passages
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
    )


def _article(row: sqlite3.Row) -> Article:
    from store.documents import document_from

    return Article(
        id=row["id"],
        document=document_from(
            row["text"],
            row["structure"],
            headline=row["headline"],
            headline_supplied=bool(row["headline_supplied"]),
            publisher=row["publisher"],
            published=None if row["published"] is None else to_moment(row["published"]),
        ),
        origin=row["origin"],
        added=to_moment(row["added"]),
        words=row["words"],
    )
