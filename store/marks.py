"""What is marked in each article: what the machine found, and what holds after the reader's corrections.

None of it is the reader's, so all of it may be replaced.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.spans import Span
from store.kept_entities import KeptEntities
from store.quotes.rows import COLUMNS, quote_of, quote_values

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from prose.marks import Marks
    from prose.quotes.quote import Quote
    from prose.quotes.statement import Statement
    from store.connection import Connection


class ArticleMarks:
    """The marks in the articles of a library, each article's found by one version of the detectors."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entities(self, article_id: int) -> Sequence[Entity]:
        """Return an article's entities as the reader corrected them, in the order of their starts."""
        rows = self._connection.each(
            "SELECT starts, ends, label FROM mention WHERE article_id = :article ORDER BY starts",
            {"article": article_id},
        )
        entities = KeptEntities((row["starts"], row["ends"], row["label"]) for row in rows)
        if not entities and self.is_unsettled(article_id):
            return self.found_entities(article_id)
        return entities

    def found_entities(self, article_id: int) -> list[Entity]:
        """Return an article's entities as the machine found them, in the order of their starts."""
        rows = self._connection.rows(
            "SELECT starts, ends, label FROM entity WHERE article_id = :article ORDER BY starts",
            {"article": article_id},
        )
        return [_entity(row) for row in rows]

    def by_reader(self, article_id: int) -> frozenset[Span]:
        """Return the entities that stand, or stand so, because the reader said so."""
        rows = self._connection.rows(
            "SELECT starts, ends FROM mention WHERE article_id = :article AND by_reader = 1",
            {"article": article_id},
        )
        return frozenset(Span(row["starts"], row["ends"]) for row in rows)

    def is_unsettled(self, article_id: int) -> bool:
        """Whether what is marked in an article is yet to be brought up to date; see `Library.settle`."""
        found = self._connection.value(
            "SELECT 1 FROM unsettled WHERE article_id = :article", {"article": article_id}
        )
        return found is not None

    def quotes(self, article_id: int) -> list[Quote]:
        """Return an article's quotes as the reader corrected them: the parts of its statements.

        They are in the order of their starts, the longer first where two start together. Where a name of the
        library speaks, the speaker is called as that name is.
        """
        rows = self._segments(article_id, "segment.starts, segment.ends DESC")
        return [quote_of(row) for row in rows]

    def statements(self, article_id: int) -> list[Statement]:
        """Return what is said in an article, as the reader corrected it, in the order of the text.

        Speakers are called as in `quotes`.
        """
        from prose.quotes.statement import Statement

        rows = self._segments(article_id, "segment.number, segment.place")
        return [Statement(tuple(map(quote_of, parts))) for _, parts in groupby(rows, itemgetter("number"))]

    def _segments(self, article_id: int, order: str) -> list[sqlite3.Row]:
        return self._connection.rows(
            f"""
            SELECT segment.number, segment.starts, segment.ends, segment.kind, segment.act, segment.method,
                   segment.speaker_starts, segment.speaker_ends, segment.cue_starts, segment.cue_ends,
                   segment.also,
                   CASE
                       WHEN segment.speaker_starts IS NULL AND segment.speaker_name = '' THEN ''
                       ELSE coalesce(whole.text, segment.speaker_name)
                   END AS speaker_name
            FROM segment
            LEFT JOIN speech ON speech.article_id = segment.article_id AND speech.number = segment.number
                AND speech.place = 0
            LEFT JOIN name ON name.id = speech.name_id
            LEFT JOIN name AS whole ON whole.id = coalesce(name.whole_id, name.id)
            WHERE segment.article_id = :article
            ORDER BY {order}
            """,
            {"article": article_id},
        )

    def found_quotes(self, article_id: int) -> list[Quote]:
        """Return an article's quotes as the machine found them, in the order in which it did."""
        rows = self._connection.rows(
            "SELECT * FROM quote WHERE article_id = :article ORDER BY number", {"article": article_id}
        )
        return [quote_of(row) for row in rows]

    def found(self, article_id: int) -> Marks:
        """Return all that the machine found in an article."""
        from prose.marks import Marks

        return Marks(tuple(self.found_entities(article_id)), tuple(self.found_quotes(article_id)))

    def quotes_by_reader(self, article_id: int) -> frozenset[Span]:
        """Return the quotes that stand, or stand so, because the reader said so."""
        rows = self._connection.rows(
            "SELECT starts, ends FROM segment WHERE article_id = :article AND by_reader = 1",
            {"article": article_id},
        )
        return frozenset(Span(row["starts"], row["ends"]) for row in rows)

    def version_of(self, article_id: int) -> str | None:
        """Return the version that found an article's marks, or None where nothing has looked for any."""
        version: str | None = self._connection.value(
            "SELECT version FROM detection WHERE article_id = :article", {"article": article_id}
        )
        return version

    def undetected(self, version: str | None = None) -> list[int]:
        """Return the articles without marks of this version, or without any if it is None; newest first.

        Those in the bin need none.
        """
        return list(
            self._connection.numbers(
                """
                SELECT reading.article_id
                FROM reading LEFT JOIN detection ON detection.article_id = reading.article_id
                WHERE reading.binned IS NULL AND (detection.version IS NULL OR detection.version <> :version)
                ORDER BY reading.dated DESC, reading.article_id DESC
                """,
                {"version": version},
            )
        )

    def replace(self, article_id: int, marks: Marks, version: str) -> None:
        """Put these marks in the place of an article's earlier ones; corrections hold for them at once.

        Its names are summed up by `Library.settle`: for many articles in a row that is done once.
        """
        self.replace_all({article_id: marks}, version)

    def replace_all(self, found: Mapping[int, Marks], version: str) -> None:
        """Put marks in the place of the earlier ones of several articles, as `replace` does."""
        # What it needs takes a while to import, and the app starts without.
        from store.settling.settling import Settling
        from store.stories.stories import Stories

        with self._connection.transaction():
            for article_id, marks in found.items():
                self._write(article_id, marks, version)
            Settling(self._connection).settle_found(found)
            for article_id in found:
                Stories(self._connection).place(article_id)

    def _write(self, article_id: int, marks: Marks, version: str) -> None:
        values = {"article": article_id, "version": version}
        detected = "INSERT OR IGNORE INTO detection (article_id, version) VALUES (:article, :version)"
        if not self._connection.execute(detected, values):
            # It had marks before.
            self._connection.execute(
                "UPDATE detection SET version = :version WHERE article_id = :article", values
            )
            self._connection.execute("DELETE FROM entity WHERE article_id = :article", values)
            self._connection.execute("DELETE FROM quote WHERE article_id = :article", values)
        self._connection.insert_rows(
            "entity",
            ("article_id", "starts", "ends", "label", "confidence"),
            [(article_id, *entity.span, entity.label.value, entity.confidence) for entity in marks.entities],
        )
        self._connection.insert_rows(
            "quote",
            ("article_id", "number", *COLUMNS),
            [(article_id, number, *quote_values(quote)) for number, quote in enumerate(marks.quotes)],
        )


def _entity(row: sqlite3.Row) -> Entity:
    return Entity(Span(row["starts"], row["ends"]), Label(row["label"]))
