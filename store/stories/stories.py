"""The same story in several articles, as the lists know it: which of them print the same copy."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from prose.spans import Span
    from store.connection import Connection


A_PAGE = 256
"""Articles up to which each one's story is looked up: no page takes longer the more stories there are."""


class Copies(NamedTuple):
    """The articles of one story, as one line of a list shows them."""

    articles: tuple[int, ...]
    """The articles, in the order of their dates."""
    outlets: tuple[str, ...]
    """Who printed it, each once; the unknown is left out."""


class Stories:
    """The stories of a library's articles. The machine finds them; none of it is the reader's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def copies(self, article_id: int) -> Copies | None:
        """Return what prints an article's story, itself included; None where nothing else does.

        What is in the bin is left out.
        """
        rows = self._connection.rows(
            """
            SELECT article.id, article.publisher
            FROM story
            JOIN story AS other ON other.number = story.number
            JOIN article ON article.id = other.article_id
            JOIN reading ON reading.article_id = article.id
            WHERE story.article_id = :article AND (reading.binned IS NULL OR article.id = :article)
            ORDER BY reading.dated, article.id
            """,
            {"article": article_id},
        )
        if len(rows) < 2:
            return None
        outlets = dict.fromkeys(row["publisher"] for row in rows if row["publisher"])
        return Copies(tuple(row["id"] for row in rows), tuple(outlets))

    def with_copies(self, article_ids: array[int]) -> array[int]:
        """Return articles, and after them all that are one story with any of them and not in the bin."""
        others = self._connection.numbers(
            """
            SELECT DISTINCT other.article_id
            FROM json_each(:articles) AS wanted
            JOIN story ON story.article_id = wanted.value
            JOIN story AS other ON other.number = story.number
            JOIN reading ON reading.article_id = other.article_id
            WHERE reading.binned IS NULL
            ORDER BY other.article_id
            """,
            {"articles": f"[{','.join(map(str, article_ids))}]"},
        )
        meant = set(article_ids)
        return article_ids + array("q", (each for each in others if each not in meant))

    def one_of_each(self, article_ids: array[int]) -> array[int]:
        """Return a list's articles with one of each story: the one that stands first in it."""
        number_of = self._numbers_of(article_ids)
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

    def _numbers_of(self, article_ids: array[int]) -> dict[int, int]:
        """Return the numbers of the stories of articles; for many, those of all that are one of several."""
        if len(article_ids) > A_PAGE:
            columns = (
                self._connection.numbers(f"SELECT {column} FROM story ORDER BY article_id")
                for column in ("article_id", "number")
            )
            return dict(zip(*columns, strict=True))
        rows = self._connection.rows(
            """
            SELECT story.article_id, story.number
            FROM json_each(:articles) AS wanted JOIN story ON story.article_id = wanted.value
            """,
            {"articles": f"[{','.join(map(str, article_ids))}]"},
        )
        return {row["article_id"]: row["number"] for row in rows}

    def place(self, article_id: int) -> None:
        """Find the story of an article, as a part of the caller's transaction; nothing if it is gone.

        Articles print the same copy that share a good part of their runs of words and are a few days apart.
        """
        from store.stories.placing import StoryPlacing

        StoryPlacing(self._connection).place(article_id)

    def added(self, article_id: int, other_id: int) -> list[Span]:
        """Return the sentences of an article that say what another one does not; none if one is gone."""
        from store.stories.read_before import ReadBefore

        return ReadBefore(self._connection).added(article_id, other_id)

    def new_in(self, article_id: int) -> list[Span]:
        """Return the sentences of an article that say what nothing read before on its story said.

        Read before are its own earlier texts, other copies of it, and articles of the weeks before that share
        its names, each as far as it was read. There are none in an article that is read itself, in the first
        one on its story, and in one of which nearly all is new: that is another story. What has more than
        20,000 words is not compared.
        """
        from store.stories.read_before import ReadBefore

        return ReadBefore(self._connection).new_in(article_id)
