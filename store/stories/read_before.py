"""What the reader read of a story before: that tells what an article says anew."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from typing import TYPE_CHECKING

from prose.novelty import Read
from prose.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prose.spans import Span
    from store.connection import Connection

ANOTHER_STORY = 0.85
"""Where more of an article is new than this, it is no sequel to anything that was read."""

_DAY = 24 * 60 * 60 * 1_000_000
_FOLLOWED_FOR = 14 * _DAY
"""For how long what was read is remembered as the story before, in microseconds."""
_CONSIDERED = 300
"""How many of the articles read last are considered to be about the same."""
_TAKEN = 20
"""How many of them are taken: those that share most of their rarer names."""
_SHARED_NAMES = 2
"""Names that an article must share with another to be about the same."""
_LONGEST = 20_000
"""Words of the longest article that is compared: a book is no sequel, and would take minutes."""


class ReadBefore:
    """Compares articles with what was read before them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def new_in(self, article_id: int) -> list[Span]:
        """Return the sentences of an article that say something new; see `Stories.new_in`."""
        row = self._connection.row(
            """
            SELECT body.text, body.version_id, reading.dated, reading.state
            FROM body JOIN article ON article.id = body.article_id
            JOIN reading ON reading.article_id = body.article_id
            WHERE body.article_id = :article AND article.words <= :longest
            """,
            {"article": article_id, "longest": _LONGEST},
        )
        if row is None:
            return []
        earlier = [] if row["version_id"] is None else self._earlier_texts(article_id, row["version_id"])
        if row["state"] == "read" and not earlier:
            return []
        others = self._texts([*self._read_copies(article_id), *self._related(article_id, row["dated"])])
        new = Read([*earlier, *others]).new_in(row["text"])
        return [] if len(new) > ANOTHER_STORY * len(sentence_spans(row["text"])) else new

    def added(self, article_id: int, other_id: int) -> list[Span]:
        """Return the sentences of an article that say what another one does not; none if one is gone."""
        texts = [
            self._connection.value("SELECT text FROM body WHERE article_id = :article", {"article": each})
            for each in (article_id, other_id)
        ]
        return Read([texts[1]]).new_in(texts[0]) if None not in texts else []

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
            FROM body JOIN article ON article.id = body.article_id
            JOIN reading ON reading.article_id = body.article_id
            WHERE body.article_id IN (SELECT value FROM json_each(:articles)) AND article.words <= :longest
            """,
            {"articles": json.dumps(list(dict.fromkeys(article_ids))), "longest": _LONGEST},
        )
        return [row["text"] for row in rows]
