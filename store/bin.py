"""The bin: articles that the reader threw away, with all that was made in them, until it is emptied.

What is in the bin stands in no list, no count and on no page of a name unless it is asked for by `is:binned`.
Nothing of it is changed: taken out again, an article is what it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.history.batches import batches, counted_articles, untold
from store.moments import now, to_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.connection import Connection
    from store.history.batches import Progress
    from store.history.history import History
    from store.tags.tags import Tags

IN_BIN = "reading.binned IS NOT NULL"
"""The condition on a row of `reading` that its article is in the bin."""
BINNED = f"SELECT reading.article_id FROM reading WHERE {IN_BIN}"
"""The query for the articles that are in it."""
IN_USE = "reading.binned IS NULL"
"""The condition that it is not; a literal, so that SQLite uses the indexes made for it."""

AT_ONCE = 64
"""How many articles one change of the file deletes: it must not take longer than other programs wait."""


def of_article_in_use(article: str) -> str:
    """Return the condition that an article is not in the bin, given the SQL for its id."""
    return f"NOT EXISTS (SELECT 1 FROM reading WHERE reading.article_id = {article} AND {IN_BIN})"


class Bin:
    """The bin of a library. Putting in and taking out are steps of the history; deleting is none."""

    def __init__(self, connection: Connection, history: History, tags: Tags) -> None:
        self._connection = connection
        self._history = history
        self._tags = tags

    def put(self, article_ids: Sequence[int], progress: Progress = untold) -> int:
        """Put articles into the bin; return how many were not there yet."""
        with self._history.step(f"put {counted_articles(len(article_ids))} into the bin"):
            return sum(
                self._connection.execute(
                    f"""
                    UPDATE reading SET binned = :moment
                    WHERE {IN_USE} AND article_id IN (SELECT value FROM json_each(:ids))
                    """,
                    {**batch, "moment": to_number(now())},
                )
                for batch in batches(article_ids, progress)
            )

    def take_out(self, article_ids: Sequence[int], progress: Progress = untold) -> int:
        """Take articles out of the bin; return how many were there."""
        with self._history.step(f"take {counted_articles(len(article_ids))} out of the bin"):
            return sum(
                self._connection.execute(
                    f"""
                    UPDATE reading SET binned = NULL
                    WHERE {IN_BIN} AND article_id IN (SELECT value FROM json_each(:ids))
                    """,
                    batch,
                )
                for batch in batches(article_ids, progress)
            )

    def holds(self, article_id: int) -> bool:
        """Whether an article is in the bin."""
        found = self._connection.value(
            f"SELECT 1 FROM reading WHERE article_id = :article AND {IN_BIN}", {"article": article_id}
        )
        return found is not None

    def delete(self, article_ids: Sequence[int], progress: Progress = untold) -> int:
        """Delete articles for good, with their passages and notes. That cannot be undone.

        Each batch is a change of its own: what `progress` raises leaves the others in the bin.

        Args:
            article_ids: Which; what is not in the bin is passed over.
            progress: Told how many of how many are deleted.

        Returns:
            How many were deleted.

        Raises:
            LibraryError: If the library cannot be written.
        """
        deleted = 0
        for batch in batches(article_ids, progress, at_once=AT_ONCE):
            with self._connection.transaction():
                deleted += self._connection.execute(
                    f"""
                    DELETE FROM article WHERE id IN (
                        SELECT article_id FROM reading
                        WHERE {IN_BIN} AND article_id IN (SELECT value FROM json_each(:ids))
                    )
                    """,
                    batch,
                )
                self._tags.drop_unused()
        return deleted

    def compact(self) -> None:
        """Give the space that deleting left in the file back to the disk.

        The whole file is written anew, and other programs wait meanwhile: it needs its size once more. Left
        alone, the space is taken by what comes into the library next.

        Raises:
            LibraryError: If there is no space for that, or another program writes.
        """
        self._connection.execute("VACUUM")
