"""Where the reader is in each article, and what the reader thinks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.history.batches import batches, counted_articles, untold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.articles import ReadState
    from store.connection import Connection
    from store.history.batches import Progress
    from store.history.history import History


class Reading:
    """The reading state of every article of a library. An article that is gone is passed over."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def position(self, article_id: int) -> int:
        """Return where the reader was last, in code points; 0 for an article never opened."""
        return (
            self._connection.value(
                "SELECT position FROM reading WHERE article_id = :article", {"article": article_id}
            )
            or 0
        )

    def set_position(self, article_id: int, offset: int) -> None:
        """Keep where the reader is, in code points. Moving is no step of the history."""
        with self._connection.transaction():
            self._connection.execute(
                "UPDATE reading SET position = :offset WHERE article_id = :article",
                {"article": article_id, "offset": offset},
            )

    def mark(self, article_id: int, state: ReadState, *, automatic: bool = False) -> bool:
        """Set how far an article has been read, and return whether that changed anything.

        Args:
            article_id: The article.
            state: How far.
            automatic: Whether the program noticed it, as an article is opened or its end reached, and the
                reader did not say so: then it is no step of the history.
        """
        values = {"article": article_id, "state": state.value}
        sql = "UPDATE reading SET state = :state WHERE article_id = :article AND state <> :state"
        with self._connection.transaction() if automatic else self._history.step(f"mark {state.value}"):
            return self._connection.execute(sql, values) > 0

    def mark_all(self, article_ids: Sequence[int], state: ReadState, progress: Progress = untold) -> int:
        """Set how far articles have been read, as one step; return how many that changed."""
        changed = 0
        with self._history.step(f"mark articles {state.value}") as call_it:
            for batch in batches(article_ids, progress):
                changed += self._connection.execute(
                    """
                    UPDATE reading SET state = :state
                    WHERE state <> :state AND article_id IN (SELECT value FROM json_each(:ids))
                    """,
                    {**batch, "state": state.value},
                )
            call_it(f"mark {counted_articles(changed)} {state.value}")
        return changed

    def star_all(self, article_ids: Sequence[int], starred: bool, progress: Progress = untold) -> int:
        """Star articles or take their stars away, as one step; return how many that changed."""
        changed = 0
        label = "star" if starred else "unstar"
        with self._history.step(label) as call_it:
            for batch in batches(article_ids, progress):
                changed += self._connection.execute(
                    """
                    UPDATE reading SET starred = :starred
                    WHERE starred <> :starred AND article_id IN (SELECT value FROM json_each(:ids))
                    """,
                    {**batch, "starred": int(starred)},
                )
            call_it(f"{label} {counted_articles(changed)}")
        return changed

    def star(self, article_id: int, starred: bool) -> None:
        """Star an article or take its star away."""
        with self._history.step("star" if starred else "unstar"):
            self._connection.execute(
                "UPDATE reading SET starred = :starred WHERE article_id = :article",
                {"article": article_id, "starred": int(starred)},
            )
