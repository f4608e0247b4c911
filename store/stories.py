"""The same story in several articles: which print the same copy, and what one adds to what was read."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Iterable, Iterator

    from prose.spans import Span
    from store.connection import Connection

FEWEST_RUNS = 20
"""Runs of words that an article must have to be a copy of anything."""
COPY = 0.4
"""The share of the shorter text that must be in the other for articles of two outlets to be one story."""
OWN_COPY = 0.7
"""The same for two articles of one outlet, whose articles share notices and standing paragraphs."""
ANOTHER_STORY = 0.85
"""Where more of an article is new than this, it is no sequel to anything that was read."""

_DAY = 24 * 60 * 60 * 1_000_000
_COPIED_WITHIN = 7 * _DAY
"""How far apart in time two articles of a story are at most, in microseconds."""
_COMPARED = 8
"""With how many likely copies an article is compared."""
_FOLLOWED_FOR = 14 * _DAY
"""For how long what was read is remembered as the story before, in microseconds."""
_CONSIDERED = 300
"""How many of the articles read last are considered to be about the same."""
_TAKEN = 20
"""How many of them are taken: those that share most of their rarer names."""
_SHARED_NAMES = 2
"""Names that an article must share with another to be about the same."""


@dataclass(frozen=True, slots=True)
class Copies:
    """The articles of one story, as one line of a list shows them."""

    articles: tuple[int, ...]
    """The articles, in the order of their dates."""
    outlets: tuple[str, ...]
    """Who printed it, each once; the unknown is left out."""


class Stories:
    """The stories of a library's articles. The machine finds them; none of it is the reader's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def place(self, article_id: int) -> None:
        """Find the story of an article, as a part of the caller's transaction; nothing if it is gone.

        Articles print the same copy that share a good part of their runs of words and are a few days apart.
        """
        from prose.resemblance import runs, sketch

        row = self._row(article_id)
        if row is None:
            return
        own = runs(row["text"])
        values: dict[str, object] = {
            "article": article_id,
            "dated": row["dated"],
            "numbers": json.dumps(sketch(own) if len(own) >= FEWEST_RUNS else ()),
        }
        self._connection.execute("DELETE FROM sketch WHERE article_id = :article", values)
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
        from prose.resemblance import containment, runs

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
            theirs = runs(other["text"])
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

    def copies(self, article_id: int) -> Copies | None:
        """Return what else prints an article's story, itself included; None where nothing does."""
        return self.copies_of([article_id]).get(article_id)

    def copies_of(self, article_ids: Iterable[int]) -> dict[int, Copies]:
        """Return the same for the articles of a page, by their ids; those that stand alone are left out."""
        rows = self._connection.rows(
            """
            SELECT wanted.value AS wanted, article.id, article.publisher
            FROM json_each(:articles) AS wanted
            JOIN story ON story.article_id = wanted.value
            JOIN story AS other ON other.number = story.number
            JOIN article ON article.id = other.article_id
            JOIN reading ON reading.article_id = article.id
            WHERE reading.binned IS NULL OR article.id = wanted.value
            ORDER BY wanted.key, reading.dated, article.id
            """,
            {"articles": json.dumps(list(article_ids))},
        )
        found: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in rows:
            found[row["wanted"]].append(row)
        return {
            wanted: Copies(
                tuple(row["id"] for row in together),
                tuple(dict.fromkeys(row["publisher"] for row in together if row["publisher"])),
            )
            for wanted, together in found.items()
            if len(together) > 1
        }

    def one_of_each(self, article_ids: array[int]) -> array[int]:
        """Return a list's articles with one of each story: the one that stands first in it."""
        number_of = {
            row["article_id"]: row["number"]
            for row in self._connection.rows("SELECT article_id, number FROM story")
        }
        if not number_of:
            return article_ids
        seen: set[int] = set()
        first = article_ids[:0]
        for article_id in article_ids:
            number = number_of.get(article_id)
            if number is None:
                first.append(article_id)
            elif number not in seen:
                seen.add(number)
                first.append(article_id)
        return first

    def new_in(self, article_id: int) -> list[Span]:
        """Return the sentences of an article that say what nothing read before on its story said.

        Read before are its own earlier texts, other copies of it, and articles of the weeks before that share
        its names, each as far as it was read. There are none in an article that is read itself, in the first
        one on its story, and in one of which nearly all is new: that is another story.
        """
        from prose.novelty import Read
        from prose.sentences import sentence_spans

        row = self._connection.row(
            """
            SELECT body.text, body.version_id, reading.dated, reading.state
            FROM body JOIN reading ON reading.article_id = body.article_id
            WHERE body.article_id = :article
            """,
            {"article": article_id},
        )
        if row is None:
            return []
        earlier = [] if row["version_id"] is None else self._earlier_texts(article_id, row["version_id"])
        if row["state"] == "read" and not earlier:
            return []
        others = self._texts([*self._read_copies(article_id), *self._related(article_id, row["dated"])])
        new = Read([*earlier, *others]).new_in(row["text"])
        return [] if len(new) > ANOTHER_STORY * len(sentence_spans(row["text"])) else new

    def _earlier_texts(self, article_id: int, version_id: int) -> list[str]:
        rows = self._connection.rows(
            "SELECT text FROM version WHERE article_id = :article AND id < :version AND seen = 1",
            {"article": article_id, "version": version_id},
        )
        return [row["text"] for row in rows]

    def _read_copies(self, article_id: int) -> list[int]:
        return list(
            self._connection.numbers(
                """
                SELECT other.article_id
                FROM story
                JOIN story AS other ON other.number = story.number AND other.article_id <> story.article_id
                JOIN reading ON reading.article_id = other.article_id
                WHERE story.article_id = :article AND reading.state <> 'unread' AND reading.binned IS NULL
                """,
                {"article": article_id},
            )
        )

    def _related(self, article_id: int, dated: int) -> list[int]:
        """Return articles that were read and share an article's names, those with the rarer names first."""
        rows = self._connection.rows(
            """
            WITH begun AS (
                SELECT article_id FROM reading
                WHERE state <> 'unread' AND binned IS NULL AND article_id <> :article
                  AND dated BETWEEN :dated - :within AND :dated + :within
                ORDER BY dated DESC LIMIT :considered
            ),
            named AS (
                SELECT DISTINCT coalesce(name.whole_id, name.id) AS id
                FROM mention JOIN name ON name.id = mention.name_id WHERE mention.article_id = :article
            )
            SELECT DISTINCT begun.article_id, whole.id, whole.articles
            FROM begun
            JOIN mention ON mention.article_id = begun.article_id
            JOIN name ON name.id = mention.name_id
            JOIN name AS whole ON whole.id = coalesce(name.whole_id, name.id)
            JOIN named ON named.id = whole.id
            """,
            {
                "article": article_id,
                "dated": dated,
                "within": _FOLLOWED_FOR,
                "considered": _CONSIDERED,
            },
        )
        weights: defaultdict[int, list[float]] = defaultdict(list)
        for row in rows:
            weights[row["article_id"]].append(1 / math.log2(2 + row["articles"]))
        related = [found for found, shared in weights.items() if len(shared) >= _SHARED_NAMES]
        return sorted(related, key=lambda found: -sum(weights[found]))[:_TAKEN]

    def _texts(self, article_ids: Iterable[int]) -> list[str]:
        """Return the texts of articles, each as far as it was read."""
        rows = self._connection.rows(
            """
            SELECT iif(reading.state = 'read', body.text, substr(body.text, 1, reading.position)) AS text
            FROM body JOIN reading ON reading.article_id = body.article_id
            WHERE body.article_id IN (SELECT value FROM json_each(:articles))
            """,
            {"articles": json.dumps(list(dict.fromkeys(article_ids)))},
        )
        return [row["text"] for row in rows]
