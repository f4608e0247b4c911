"""A library as JSON lines, which `store.exchange.merging` takes in again: one object a line, each thing once.

Tags come first, then articles, feeds, passages and corrections, each in the order in which they were made.
Things are called by the identifiers that they have in every library. What the machine found is left out: it
is found again.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from store.formats.feed_lines import feed_value
from store.formats.review_lines import review_value
from store.formats.view_lines import view_values
from store.moments import to_moment
from store.review.schedules import Schedules

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from store.connection import Connection
    from store.exchange.selection import Selection
    from store.library import Library

VERSION = 2
"""What the first line says; it grows when an older program could not read what is written."""


class LibraryLines:
    """What the lines of a library are made of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def everything(self) -> Iterator[bytes]:
        """Yield all lines of a library."""
        articles = self._connection.numbers("SELECT id FROM article ORDER BY id")
        tags = self._connection.numbers("SELECT id FROM tag ORDER BY id")
        corrections = self._connection.numbers("SELECT id FROM correction ORDER BY id")
        passages = self._connection.numbers("SELECT id FROM passage ORDER BY id")
        feeds = self._connection.numbers("SELECT id FROM feed ORDER BY id")
        yield from self._lines(tags, articles, feeds, passages, corrections)
        yield from map(_line, view_values(self._connection))

    def of_articles(self, article_ids: Iterable[int]) -> Iterator[bytes]:
        """Yield the lines of some articles, with all that the reader made in them alone."""
        ids = {"ids": f"[{','.join(map(str, article_ids))}]"}
        within = "article_id IN (SELECT value FROM json_each(:ids))"
        tags = f"""
            SELECT tag_id FROM passage_tag JOIN passage ON passage.id = passage_id WHERE {within}
            UNION SELECT tag_id FROM article_tag WHERE {within}
            ORDER BY tag_id
        """
        return self._lines(
            self._connection.numbers(tags, ids),
            self._connection.numbers("SELECT value FROM json_each(:ids) ORDER BY value", ids),
            # Who is given articles does not want to be subscribed to anything.
            (),
            self._connection.numbers(f"SELECT id FROM passage WHERE {within} ORDER BY id", ids),
            self._connection.numbers(f"SELECT id FROM correction WHERE {within} ORDER BY id", ids),
        )

    def _lines(
        self,
        tags: Iterable[int],
        articles: Iterable[int],
        feeds: Iterable[int],
        passages: Iterable[int],
        corrections: Iterable[int],
    ) -> Iterator[bytes]:
        yield _line({"type": "newsread", "version": VERSION})
        for ids, record in (
            (tags, self._tag),
            (articles, self._article),
            (feeds, partial(feed_value, self._connection)),
            (passages, self._passage),
            (corrections, self._correction),
        ):
            for id in ids:
                # What another program deleted meanwhile is left out.
                if (value := record(id)) is not None:
                    yield _line(value)

    def _tag(self, tag_id: int) -> dict[str, object] | None:
        row = self._connection.row("SELECT * FROM tag WHERE id = :id", {"id": tag_id})
        return (
            None
            if row is None
            else {
                "type": "tag",
                "id": row["uuid"],
                "name": row["name"],
                "colour": row["colour"],
                "key": row["key"],
                "kept": bool(row["kept"]),
                "description": row["description"],
            }
        )

    def _article(self, article_id: int) -> dict[str, object] | None:
        row = self._connection.row(
            """
            SELECT article.*, body.*, article_note.text AS note, article_note.changed AS noted,
                   reading.state, reading.starred, reading.position, reading.binned
            FROM article JOIN body ON body.article_id = article.id
            JOIN reading ON reading.article_id = article.id
            LEFT JOIN article_note ON article_note.article_id = article.id
            WHERE article.id = :id
            """,
            {"id": article_id},
        )
        return (
            None
            if row is None
            else {
                "type": "article",
                "id": row["uuid"],
                "added": _moment(row["added"]),
                "state": row["state"],
                "starred": bool(row["starred"]),
                "position": row["position"],
                "binned": None if row["binned"] is None else _moment(row["binned"]),
                **_text(row),
                "tags": [
                    {"name": tag["name"], "made": _moment(tag["made"])}
                    for tag in self._connection.rows(
                        """
                        SELECT tag.name, made FROM article_tag JOIN tag ON tag.id = tag_id
                        WHERE article_id = :id ORDER BY folded
                        """,
                        {"id": article_id},
                    )
                ],
                "note": None
                if row["note"] is None
                else {"text": row["note"], "changed": _moment(row["noted"])},
                "versions": [
                    {"arrived": _moment(version["arrived"]), "shown": version["id"] == row["version_id"]}
                    | _text(version)
                    for version in self._connection.rows(
                        "SELECT * FROM version WHERE article_id = :id ORDER BY id", {"id": article_id}
                    )
                ],
                "positions": [
                    {"letter": position["letter"], "start": position["starts"], "words": position["words"]}
                    for position in self._connection.rows(
                        "SELECT * FROM position WHERE article_id = :id ORDER BY letter", {"id": article_id}
                    )
                ],
            }
        )

    def _passage(self, passage_id: int) -> dict[str, object] | None:
        row = self._connection.row(
            """
            SELECT passage.*, article.uuid AS article, coalesce(note.text, '') AS note, placement.*
            FROM passage JOIN article ON article.id = passage.article_id
            LEFT JOIN note ON note.passage_id = passage.id
            LEFT JOIN placement ON placement.passage_id = passage.id
            WHERE passage.id = :id
            """,
            {"id": passage_id},
        )
        tags = self._connection.rows(
            """
            SELECT name FROM tag JOIN passage_tag ON tag_id = tag.id
            WHERE passage_id = :id ORDER BY folded
            """,
            {"id": passage_id},
        )
        review = Schedules(self._connection).history(passage_id)
        return (
            None
            if row is None
            else {
                "type": "passage",
                "id": row["uuid"],
                "article": row["article"],
                "start": row["starts"],
                "end": row["ends"],
                "exact": row["exact"],
                "prefix": row["prefix"],
                "suffix": row["suffix"],
                "text_hash": row["text_hash"],
                "highlighted": bool(row["highlighted"]),
                "tags": [tag["name"] for tag in tags],
                "note": row["note"],
                "created": _moment(row["created"]),
                "changed": _moment(row["changed"]),
                "placement": None
                if row["orphan"] is None
                else {
                    "orphan": bool(row["orphan"]),
                    "confidence": row["confidence"],
                    "former": row["former"],
                    "accepted": bool(row["accepted"]),
                },
                "review": None if review is None else review_value(review),
            }
        )

    def _correction(self, correction_id: int) -> dict[str, object] | None:
        row = self._connection.row(
            """
            SELECT correction.*, article.uuid AS article, quote_correction.*
            FROM correction LEFT JOIN article ON article.id = correction.article_id
            LEFT JOIN quote_correction ON correction_id = correction.id
            WHERE correction.id = :id
            """,
            {"id": correction_id},
        )
        return (
            None
            if row is None
            else {
                "type": "correction",
                "id": row["uuid"],
                "article": row["article"],
                "made": _moment(row["made"]),
                **{
                    name: row[name]
                    for name in ("kind", "words", "spelling", "label", "other", "other_spelling")
                },
                "quote": None
                if row["correction_id"] is None
                else {
                    "kind": row["quote_kind"],
                    "start": row["starts"],
                    "end": row["ends"],
                    "prefix": row["prefix"],
                    "suffix": row["suffix"],
                    "text_hash": row["text_hash"],
                    "speaker": _range(row["speaker_starts"], row["speaker_ends"]),
                    "speaker_name": row["speaker_name"],
                    "speaker_spelling": row["speaker_spelling"],
                    "speaker_person": bool(row["speaker_person"]),
                    "to": _range(row["to_starts"], row["to_ends"]),
                },
            }
        )


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write a library, or the articles that are wanted with what the reader made in them."""
    articles = None if selection.is_everything else selection.articles(library)
    file.writelines(library.exchange.lines(articles))


def _text(row: sqlite3.Row) -> dict[str, Any]:
    """Return one text of an article, with what its source says of itself."""
    return {
        "headline": row["headline"],
        "headline_supplied": bool(row["headline_supplied"]),
        "publisher": row["publisher"],
        "published": None if row["published"] is None else _moment(row["published"]),
        "origin": row["origin"],
        "text": row["text"],
        "structure": json.loads(row["structure"]),
        "source": b64encode(zlib.decompress(row["source"])).decode(),
    }


def _moment(number: int) -> str:
    return to_moment(number).isoformat()


def _range(start: int | None, end: int | None) -> dict[str, int | None] | None:
    return None if start is None else {"start": start, "end": end}


def _line(value: dict[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
