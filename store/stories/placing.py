"""Where articles find each other: which print the same copy, after a few words of it were changed."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from prose.resemblance import containment, runs, sketch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from store.connection import Connection

FEWEST_RUNS = 20
"""Runs of words that an article must have to be a copy of anything."""
COPY = 0.4
"""The share of the shorter text that must be in the other for articles of two outlets to be one story."""
OWN_COPY = 0.7
"""The same for two articles of one outlet, whose articles share notices and standing paragraphs."""

_DAY = 24 * 60 * 60 * 1_000_000
_COPIED_WITHIN = 7 * _DAY
"""How far apart in time two articles of a story are at most, in microseconds."""
_COMPARED = 8
"""With how many likely copies an article is compared."""
_REMEMBERED = 64
"""Of how many texts the runs are remembered: what resembles each other is added together, as a rule."""
_LONGEST_REMEMBERED = 20_000
"""How many code points such a text has at most; its runs take ten times the memory."""


class StoryPlacing:
    """Finds the stories of articles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def place(self, article_id: int) -> None:
        """Find the story of an article, as a part of the caller's transaction; see `Stories.place`."""
        row = self._row(article_id)
        if row is None:
            return
        own = _runs(row["text"])
        values: dict[str, object] = {
            "article": article_id,
            "dated": row["dated"],
            "numbers": json.dumps(sketch(own) if len(own) >= FEWEST_RUNS else ()),
        }
        if self._connection.execute("DELETE FROM sketch WHERE article_id = :article", values):
            # Of a story are those alone that were looked at.
            self._connection.execute("DELETE FROM story WHERE article_id = :article", values)
        self._connection.execute(
            "INSERT INTO sketch (article_id, dated, numbers) VALUES (:article, :dated, :numbers)", values
        )
        copies = [article_id, *self._copies(row, own, values)]
        if len(copies) > 1:
            self._join(copies)

    def _row(self, article_id: int) -> sqlite3.Row | None:
        return self._connection.row(
            """
            SELECT article.publisher, reading.dated, body.text
            FROM article
            JOIN reading ON reading.article_id = article.id
            JOIN body ON body.article_id = article.id
            WHERE article.id = :article
            """,
            {"article": article_id},
        )

    def _copies(self, row: sqlite3.Row, own: frozenset[int], values: dict[str, object]) -> Iterator[int]:
        """Yield the articles that print what this one prints."""
        likely = self._connection.rows(
            """
            SELECT sketch_value.article_id, count(*) AS shared
            FROM json_each(:numbers) AS number
            JOIN sketch_value ON sketch_value.value = number.value
            WHERE sketch_value.dated BETWEEN :dated - :within AND :dated + :within
              AND sketch_value.article_id <> :article
            GROUP BY sketch_value.article_id
            ORDER BY shared DESC, sketch_value.article_id DESC
            LIMIT :compared
            """,
            {**values, "within": _COPIED_WITHIN, "compared": _COMPARED},
        )
        for found in likely:
            other = self._row(found["article_id"])
            if other is None:
                continue
            same_outlet = bool(row["publisher"]) and row["publisher"] == other["publisher"]
            theirs = _runs(other["text"])
            enough = len(theirs) >= FEWEST_RUNS
            if enough and containment(own, theirs) >= (OWN_COPY if same_outlet else COPY):
                yield found["article_id"]

    def _join(self, article_ids: Iterable[int]) -> None:
        """Make articles, and all that are one story with any of them, one story."""
        values: dict[str, object] = {"articles": json.dumps(list(article_ids))}
        values["number"] = self._connection.value(
            """
            SELECT coalesce(
                (SELECT min(number) FROM story WHERE article_id IN (SELECT value FROM json_each(:articles))),
                (SELECT max(number) FROM story) + 1,
                1
            )
            """,
            values,
        )
        self._connection.execute(
            """
            UPDATE story SET number = :number
            WHERE number IN (
                SELECT number FROM story WHERE article_id IN (SELECT value FROM json_each(:articles))
            )
            """,
            values,
        )
        self._connection.execute(
            """
            INSERT INTO story (article_id, number) SELECT value, :number FROM json_each(:articles) WHERE TRUE
            ON CONFLICT (article_id) DO NOTHING
            """,
            values,
        )


def _runs(text: str) -> frozenset[int]:
    return _remembered_runs(text) if len(text) <= _LONGEST_REMEMBERED else runs(text)


@lru_cache(maxsize=_REMEMBERED)
def _remembered_runs(text: str) -> frozenset[int]:
    return runs(text)
