"""What articles said before: a text that changes is kept, and what the reader made goes along."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.anchors import text_hash
from prose.characters import clean_line
from store.bodies import TEXT_COLUMNS, AddedArticle, NewArticle, article_values, body_values
from store.errors import GoneError
from store.moments import now, to_moment, to_number

if TYPE_CHECKING:
    from datetime import datetime

    from prose.document import Document
    from store.connection import Connection
    from store.history.history import History

RELATED = 0.25
"""How much of the shorter of two texts the other must hold for them to be versions of one article."""


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an article has or had."""

    id: int
    """What `text` calls it by."""
    arrived: datetime
    """When it came into the library, in UTC."""
    origin: str
    """Where it came from: a path or an address."""
    headline: str
    """Its headline."""
    words: int
    """How many words long it is."""
    shown: bool
    """Whether it is the one that the article shows."""


class Versions:
    """The versions of a library's articles; that another one is shown is a step of the history."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def of_article(self, article_id: int) -> list[Version]:
        """Return an article's versions, the newest first; none if its text never changed."""
        rows = self._connection.rows(
            """
            SELECT version.id, version.arrived, version.origin, version.headline, version.words,
                   version.id = body.version_id AS shown
            FROM version JOIN body ON body.article_id = version.article_id
            WHERE version.article_id = :article
            ORDER BY version.id DESC
            """,
            {"article": article_id},
        )
        return [
            Version(
                id=row["id"],
                arrived=to_moment(row["arrived"]),
                origin=row["origin"],
                headline=row["headline"],
                words=row["words"],
                shown=bool(row["shown"]),
            )
            for row in rows
        ]

    def shown(self, article_id: int) -> int | None:
        """Return the version that an article shows; None if its text never changed."""
        # An index has it: else SQLite would read through the whole text.
        version: int | None = self._connection.value(
            "SELECT version_id FROM body WHERE article_id = :article AND version_id IS NOT NULL",
            {"article": article_id},
        )
        return version

    def text(self, version_id: int) -> str | None:
        """Return the text of a version, or None if there is none."""
        text: str | None = self._connection.value(
            "SELECT text FROM version WHERE id = :id", {"id": version_id}
        )
        return text

    def to_update(self, document: Document, origin: str) -> int | None:
        """Return the article of which a document is a new version, or None if it is none.

        That is the article with the same address, or else from the same place, if a good part of the texts is
        the same or the headline is: people use one file name for many things, and some outlets give all of
        their pages one address. A text that an article has or had before is nothing new.

        Args:
            document: What was read.
            origin: Where it came from: a path or an address.
        """
        likely = self._connection.numbers(
            """
            SELECT article_id FROM body
            WHERE json_extract(structure, '$.address') = :address
              AND json_extract(structure, '$.address') <> ''
            UNION SELECT article_id FROM body WHERE origin = :origin
            ORDER BY article_id DESC
            """,
            {"origin": clean_line(origin), "address": document.facts.address},
        )
        if not likely:
            return None
        having = self._connection.numbers(
            """
            SELECT article_id FROM body WHERE text_hash = :text_hash
            UNION ALL SELECT article_id FROM version WHERE text_hash = :text_hash
            """,
            {"text_hash": text_hash(document.text)},
        )
        return next(
            (each for each in likely if each not in having and self._is_related(each, document)), None
        )

    def update(
        self,
        article_id: int,
        document: Document,
        source: bytes,
        origin: str,
        language: str | None = None,
        *,
        unasked: bool = False,
    ) -> AddedArticle:
        """Let an article have another text, keep the one it had, and find the reader's passages again.

        The marks of the machine go with the old text; they are to be found anew.

        Args:
            article_id: The article.
            document: What was read.
            source: What it was read from.
            origin: Where that came from.
            language: What `document_language` says of the document, where that is known, or nothing.
            unasked: Whether the reader did not ask for this article: then it is a step of the history only
                where he has been, so that undoing leads him through what he did himself.

        Raises:
            GoneError: If the article is gone.
        """
        # Not above: only who updates an article aligns two texts.
        from store.passages.carrying import Carrying

        with self._connection.transaction():
            row = self._connection.row(
                """
                SELECT article.headline, article.published, body.version_id, body.text
                FROM article JOIN body ON body.article_id = article.id WHERE article.id = :article
                """,
                {"article": article_id},
            )
            if row is None:
                raise GoneError("This article is no longer in the library; go back to the list.")
            if row["version_id"] is None:
                self._keep_first(article_id)
            article = NewArticle(document, source, origin, language)
            values = {**article_values(article), **body_values(article)}
            if values["published"] is None:
                values["published"] = row["published"]
            version_id = self._insert(article_id, values)
            silent = unasked and not self._was_opened(article_id)
            with nullcontext() if silent else self._history.step(f"update “{row['headline']}”"):
                self._show(article_id, version_id)
                orphans = Carrying(self._connection).carry(article_id, row["text"], document.text)
        return AddedArticle(article_id, new=False, updated=True, orphans=orphans)

    def _was_opened(self, article_id: int) -> bool:
        """Whether the reader may have made something in an article that depends on its text."""
        found = self._connection.value(
            """
            SELECT EXISTS (SELECT 1 FROM reading WHERE article_id = :article AND state <> 'unread')
                OR EXISTS (SELECT 1 FROM passage WHERE article_id = :article)
                OR EXISTS (SELECT 1 FROM position WHERE article_id = :article)
                OR EXISTS (SELECT 1 FROM correction WHERE article_id = :article)
            """,
            {"article": article_id},
        )
        return bool(found)

    def _is_related(self, article_id: int, document: Document) -> bool:
        """Whether a document may be a version of an article."""
        # Not above: aligning is for those alone that have two texts.
        from prose.alignment import Alignment

        row = self._connection.row(
            """
            SELECT article.headline, body.text FROM article JOIN body ON body.article_id = article.id
            WHERE article.id = :article
            """,
            {"article": article_id},
        )
        assert row is not None
        if row["headline"] == clean_line(document.facts.headline):
            return True
        shorter = min(len(row["text"]), len(document.text))
        return Alignment(row["text"], document.text).shared >= RELATED * shorter > 0

    def _keep_first(self, article_id: int) -> None:
        """Make a version of the text that an article came with."""
        version_id = self._connection.insert(
            f"""
            INSERT INTO version (article_id, arrived, {", ".join(TEXT_COLUMNS)})
            SELECT id, added, {", ".join(TEXT_COLUMNS)}
            FROM article JOIN body ON body.article_id = article.id WHERE article.id = :article
            """,
            {"article": article_id},
        )
        self._show(article_id, version_id)

    def _insert(self, article_id: int, values: dict[str, object]) -> int:
        return self._connection.insert(
            f"""
            INSERT INTO version (article_id, arrived, {", ".join(TEXT_COLUMNS)})
            VALUES (:article, :arrived, {", ".join(f":{column}" for column in TEXT_COLUMNS)})
            """,
            {**values, "article": article_id, "arrived": to_number(now())},
        )

    def _show(self, article_id: int, version_id: int) -> None:
        self._connection.execute(
            "UPDATE body SET version_id = :version WHERE article_id = :article",
            {"article": article_id, "version": version_id},
        )
