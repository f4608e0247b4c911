"""What is marked in each article: what the machine found, and what holds after the reader's corrections.

None of it is the reader's, so all of it may be replaced.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from prose.entities.entity import Entity, Label
from prose.quotes.quote import CoSpeaker, Quote, QuoteKind, SpeakerMethod, SpeechAct
from prose.spans import Span

if TYPE_CHECKING:
    import sqlite3

    from prose.marks import Marks
    from store.connection import Connection


class ArticleMarks:
    """The marks in the articles of a library, each article's found by one version of the detectors."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entities(self, article_id: int) -> list[Entity]:
        """Return an article's entities as the reader corrected them, in the order of their starts."""
        rows = self._connection.rows(
            "SELECT starts, ends, label FROM mention WHERE article_id = :article ORDER BY starts",
            {"article": article_id},
        )
        if not rows and self.is_unsettled(article_id):
            return self.found_entities(article_id)
        return [_entity(row) for row in rows]

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
        """Return an article's quotes, in the order in which they were found.

        Where one of the article's names speaks, the speaker is called as that name is.
        """
        rows = self._connection.rows(
            """
            SELECT quote.starts, quote.ends, quote.kind, quote.cue_starts, quote.cue_ends, quote.method,
                   quote.speaker_starts, quote.speaker_ends, quote.act, quote.also,
                   coalesce(whole.text, quote.speaker_name) AS speaker_name
            FROM quote
            LEFT JOIN speech ON speech.article_id = quote.article_id AND speech.number = quote.number
                AND speech.place = 0
            LEFT JOIN name ON name.id = speech.name_id
            LEFT JOIN name AS whole ON whole.id = coalesce(name.whole_id, name.id)
            WHERE quote.article_id = :article
            ORDER BY quote.number
            """,
            {"article": article_id},
        )
        return [_quote(row) for row in rows]

    def version_of(self, article_id: int) -> str | None:
        """Return the version that found an article's marks, or None where nothing has looked for any."""
        version: str | None = self._connection.value(
            "SELECT version FROM detection WHERE article_id = :article", {"article": article_id}
        )
        return version

    def undetected(self, version: str | None = None) -> list[int]:
        """Return the articles without marks of this version, or without any if it is None; newest first."""
        return list(
            self._connection.numbers(
                """
                SELECT reading.article_id
                FROM reading LEFT JOIN detection ON detection.article_id = reading.article_id
                WHERE detection.version IS NULL OR detection.version <> :version
                ORDER BY reading.dated DESC, reading.article_id DESC
                """,
                {"version": version},
            )
        )

    def replace(self, article_id: int, marks: Marks, version: str) -> None:
        """Put these marks in the place of an article's earlier ones; corrections hold for them at once.

        Its names are summed up by `Library.settle`: for many articles in a row that is done once.
        """
        article = {"article": article_id}
        with self._connection.transaction():
            self._connection.execute("DELETE FROM entity WHERE article_id = :article", article)
            self._connection.execute("DELETE FROM quote WHERE article_id = :article", article)
            self._connection.execute_many(
                """
                INSERT INTO entity (article_id, starts, ends, label)
                VALUES (:article, :starts, :ends, :label)
                """,
                [
                    {
                        **article,
                        "starts": entity.span.start,
                        "ends": entity.span.end,
                        "label": entity.label.value,
                    }
                    for entity in marks.entities
                ],
            )
            self._connection.execute_many(
                """
                INSERT INTO quote (article_id, number, starts, ends, kind, speaker_starts, speaker_ends,
                                   speaker_name, cue_starts, cue_ends, method, act, also)
                VALUES (:article, :number, :starts, :ends, :kind, :speaker_starts, :speaker_ends,
                        :speaker_name, :cue_starts, :cue_ends, :method, :act, :also)
                """,
                [
                    {**article, "number": number, **_quote_values(quote)}
                    for number, quote in enumerate(marks.quotes)
                ],
            )
            self._connection.execute(
                """
                INSERT INTO detection (article_id, version) VALUES (:article, :version)
                ON CONFLICT (article_id) DO UPDATE SET version = excluded.version
                """,
                {**article, "version": version},
            )
            # What it needs takes a while to import, and the app starts without.
            from store.settling import Settling

            Settling(self._connection).settle_article(article_id)


def _entity(row: sqlite3.Row) -> Entity:
    return Entity(Span(row["starts"], row["ends"]), Label(row["label"]))


def _quote_values(quote: Quote) -> dict[str, object]:
    speaker_starts, speaker_ends = quote.speaker or (None, None)
    cue_starts, cue_ends = quote.cue or (None, None)
    return {
        "starts": quote.span.start,
        "ends": quote.span.end,
        "kind": quote.kind.value,
        "speaker_starts": speaker_starts,
        "speaker_ends": speaker_ends,
        "speaker_name": quote.speaker_name,
        "cue_starts": cue_starts,
        "cue_ends": cue_ends,
        "method": None if quote.method is None else quote.method.value,
        "act": quote.act.value,
        "also": json.dumps([[*other.span, other.name] for other in quote.also], ensure_ascii=False),
    }


def _quote(row: sqlite3.Row) -> Quote:
    return Quote(
        span=Span(row["starts"], row["ends"]),
        kind=QuoteKind(row["kind"]),
        speaker=_span(row["speaker_starts"], row["speaker_ends"]),
        speaker_name=row["speaker_name"],
        cue=_span(row["cue_starts"], row["cue_ends"]),
        method=None if row["method"] is None else SpeakerMethod(row["method"]),
        act=SpeechAct(row["act"]),
        also=tuple(CoSpeaker(Span(start, end), name) for start, end, name in json.loads(row["also"])),
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
