"""What comes with feeds: entries that become articles, and how each feed was found.

All of it is the program's own, and no step of the history, but for a text that takes the place of one in
which the reader made something.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from prose.anchors import text_hash
from prose.characters import clean_line
from store.feeds.entry_document import signed
from store.moments import now, to_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from prose.document import Document
    from store.articles import Articles
    from store.connection import Connection
    from store.feeds.feed import Feed
    from store.versions import Versions

FULLER = 2
"""How many times as many words a feed must have of an article that is here for its text to be shown."""


@dataclass(frozen=True, slots=True)
class ArrivedEntry:
    """An entry that is new, or has changed."""

    key: str
    """What tells it from the feed's other entries."""
    digest: str
    """What is another one when it has changed again; empty where it is to be looked at again in any case."""
    document: Document
    """The article that it is."""
    source: bytes
    """What that was made of."""
    language: str | None = None
    """What `document_language` says of the article, where that is known, or nothing."""


class Arrival(StrEnum):
    """What became of an entry."""

    NEW = "new"
    """It is a new article."""
    UPDATED = "updated"
    """Its article says something else now; what it said is kept as an earlier version."""
    KNOWN = "known"
    """Its article is here already, from wherever, and stays as it is."""


class TakenIn(NamedTuple):
    """What became of an entry, and of which article."""

    arrival: Arrival
    """What became of it."""
    article_id: int | None
    """Its article; None where the reader deleted that."""


class Arrivals:
    """Takes in what comes with the feeds of a library."""

    def __init__(self, connection: Connection, articles: Articles, versions: Versions) -> None:
        self._connection = connection
        self._articles = articles
        self._versions = versions

    def known(self, feed_id: int) -> dict[str, str]:
        """Return the digests of the entries of a feed that were taken in, by their keys."""
        rows = self._connection.rows("SELECT key, digest FROM entry WHERE feed_id = :feed", {"feed": feed_id})
        return {row["key"]: row["digest"] for row in rows}

    def take_in(self, feed: Feed, entry: ArrivedEntry) -> TakenIn:
        """Take in an entry of a feed, wholly or not at all.

        Raises:
            LibraryError: If the library cannot be written.
        """
        values: dict[str, object] = {"feed": feed.id, "key": entry.key, "digest": entry.digest}
        with self._connection.transaction():
            row = self._connection.row(
                "SELECT article_id, gives_text FROM entry WHERE feed_id = :feed AND key = :key", values
            )
            if row is None:
                return self._add(feed, entry, values)
            self._connection.execute(
                "UPDATE entry SET digest = :digest WHERE feed_id = :feed AND key = :key", values
            )
            # One whose article the reader deleted stays away; one that another feed gives the text of, too.
            if row["article_id"] is None or not row["gives_text"]:
                return TakenIn(Arrival.KNOWN, row["article_id"])
            return self._change(row["article_id"], entry, _origin(feed, entry))

    def _add(self, feed: Feed, entry: ArrivedEntry, values: dict[str, object]) -> TakenIn:
        origin, document = _origin(feed, entry), _not_from_the_future(entry.document)
        known = self._articles.with_text(document.text)
        if known is not None and not self._is_same(known, document):
            document = signed(document)
            known = self._articles.with_text(document.text)
        if known is None:
            known = self._articles.with_source(entry.source) or self._versions.to_update(document, origin)
        if known is None:
            added = self._articles.add(document, entry.source, origin, entry.language)
            self._keep({**values, "article": added.id, "gives": 1})
            return TakenIn(Arrival.NEW, added.id)
        former = self._connection.row(
            "SELECT key, gives_text FROM entry WHERE feed_id = :feed AND article_id = :article",
            {**values, "article": known},
        )
        if former is not None:
            # The feed calls it something else now.
            self._connection.execute(
                "UPDATE entry SET article_id = NULL, gives_text = 0 WHERE feed_id = :feed AND key = :former",
                {**values, "former": former["key"]},
            )
        gives = former is not None and bool(former["gives_text"])
        gives = gives or self._says_more(known, document)
        if gives:
            self._connection.execute(
                "UPDATE entry SET gives_text = 0 WHERE article_id = :article", {"article": known}
            )
        self._keep({**values, "article": known, "gives": int(gives)})
        if gives:
            return self._change(known, replace(entry, document=document), origin)
        return TakenIn(Arrival.KNOWN, known)

    def _keep(self, values: dict[str, object]) -> None:
        self._connection.execute(
            """
            INSERT INTO entry (feed_id, key, article_id, digest, gives_text)
            VALUES (:feed, :key, :article, :digest, :gives)
            """,
            values,
        )

    def _is_same(self, article_id: int, document: Document) -> bool:
        """Whether an article with the words of a document is the one that it is: its address or headline."""
        article = self._articles.get(article_id)
        assert article is not None
        facts = article.document.facts
        return (
            not (facts.address and document.facts.address)
            or facts.address == document.facts.address
            or facts.headline == clean_line(document.facts.headline)
        )

    def _says_more(self, article_id: int, document: Document) -> bool:
        row = self._articles.row(article_id)
        return row is not None and len(document.text.split()) > FULLER * row.words

    def _change(self, article_id: int, entry: ArrivedEntry, origin: str) -> TakenIn:
        """Let an article say what its entry says now."""
        document = _not_from_the_future(entry.document)
        row = self._connection.row(
            """
            SELECT article.headline, body.text_hash FROM article JOIN body ON body.article_id = article.id
            WHERE article.id = :article
            """,
            {"article": article_id},
        )
        assert row is not None
        changed = row["text_hash"] != text_hash(document.text) or (
            row["headline"] != clean_line(document.facts.headline) and not document.facts.headline_supplied
        )
        others = {self._articles.with_text(document.text), self._articles.with_source(entry.source)}
        if not changed or others - {None, article_id}:
            return TakenIn(Arrival.KNOWN, article_id)
        self._versions.update(article_id, document, entry.source, origin, entry.language, unasked=True)
        return TakenIn(Arrival.UPDATED, article_id)

    # -- how feeds were found

    def succeeded(
        self,
        feed_id: int,
        *,
        due: datetime,
        etag: str = "",
        last_modified: str = "",
        own_title: str | None = None,
        site: str = "",
        arrived: bool = False,
    ) -> None:
        """Write down that a feed could be read.

        Args:
            feed_id: The feed.
            due: When it is to be asked again.
            etag: The `ETag` that it came with.
            last_modified: The `Last-Modified` that it came with.
            own_title: What it calls itself; None if nothing of it was sent, because it has not changed.
            site: The address of its site.
            arrived: Whether new articles came with it.
        """
        values = {
            "feed": feed_id,
            "now": to_number(now()),
            "due": to_number(due),
            "etag": etag,
            "modified": last_modified,
            "title": None if own_title is None else clean_line(own_title),
            "site": clean_line(site),
            "arrived": int(arrived),
        }
        with self._connection.transaction():
            self._connection.execute(
                """
                UPDATE feed_state SET checked = :now, due = :due, waits = 0, failures = 0, problem = '',
                    problem_since = NULL, etag = :etag, last_modified = :modified,
                    arrived = iif(:arrived, :now, arrived)
                WHERE feed_id = :feed
                """,
                values,
            )
            self._connection.execute(
                """
                UPDATE feed SET own_title = :title, site = :site
                WHERE id = :feed AND :title IS NOT NULL AND (own_title, site) <> (:title, :site)
                """,
                values,
            )

    def failed(
        self, feed_id: int, problem: str, *, due: datetime, waits: datetime | None = None, gone: bool = False
    ) -> None:
        """Write down that a feed could not be read.

        Args:
            feed_id: The feed.
            problem: Why not, in one sentence.
            due: When it is to be asked again.
            waits: Before when its server does not want to be asked.
            gone: Whether it is gone for good: then it is paused.
        """
        values = {
            "feed": feed_id,
            "now": to_number(now()),
            "due": to_number(due),
            "waits": 0 if waits is None else to_number(waits),
            "problem": clean_line(problem),
        }
        with self._connection.transaction():
            self._connection.execute(
                """
                UPDATE feed_state SET checked = :now, due = :due, waits = :waits, failures = failures + 1,
                    problem = :problem, problem_since = coalesce(problem_since, :now)
                WHERE feed_id = :feed
                """,
                values,
            )
            if gone:
                self._connection.execute("UPDATE feed SET paused = 1 WHERE id = :feed", values)

    def doubled(self, feed_id: int, notice: str, *, due: datetime) -> None:
        """Write down that a feed has become the same as another one.

        Args:
            feed_id: The feed.
            notice: What the reader is to do about that, in one sentence.
            due: When it is to be asked again.
        """
        self._connection.execute(
            """
            UPDATE feed_state SET checked = :now, due = :due, waits = 0, failures = 0,
                problem_since = iif(problem = :notice, problem_since, :now), problem = :notice
            WHERE feed_id = :feed
            """,
            {"feed": feed_id, "now": to_number(now()), "due": to_number(due), "notice": clean_line(notice)},
        )

    def moved(self, feed_id: int, address: str) -> bool:
        """Fetch a feed at another address from now on, because its server says so for good.

        Returns:
            Whether that is so; not where another feed is fetched there.
        """
        with self._connection.transaction():
            return bool(
                self._connection.execute(
                    """
                    UPDATE feed SET address = :address
                    WHERE id = :feed AND NOT EXISTS (SELECT 1 FROM feed WHERE address = :address)
                    """,
                    {"feed": feed_id, "address": address},
                )
            )

    def validators(self, feed_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Return the `ETag` and the `Last-Modified` with which feeds came the last time."""
        rows = self._connection.rows(
            """
            SELECT feed_id, etag, last_modified FROM feed_state
            WHERE feed_id IN (SELECT value FROM json_each(:ids))
            """,
            {"ids": f"[{','.join(map(str, feed_ids))}]"},
        )
        return {row["feed_id"]: (row["etag"], row["last_modified"]) for row in rows}


def _origin(feed: Feed, entry: ArrivedEntry) -> str:
    """Return where an entry came from: its page, or else the feed."""
    return entry.document.facts.address or f"{feed.address}#{entry.key}"


def _not_from_the_future(document: Document) -> Document:
    """Return a document without a date that is yet to come: it would stand on top of every list till then."""
    published = document.facts.published
    if published is None or published <= now():
        return document
    return replace(document, facts=replace(document.facts, published=None))
