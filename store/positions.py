"""Places in articles to which the reader gave a letter, to come back to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import GoneError

if TYPE_CHECKING:
    import sqlite3

    from store.connection import Connection
    from store.history.history import History

WORDS = 40
"""How many code points of the text at a position are kept with it."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an article with its letter."""

    letter: str
    """The letter: a capital leads there from anywhere, any other one within the article."""
    article_id: int
    """The article."""
    offset: int
    """Where, as a code point of its text."""
    words: str
    """How the text goes on there; near the end of a line, that end."""


def leads_from_anywhere(letter: str) -> bool:
    """Whether a letter is one of the whole library; of letters without case none is."""
    return letter.isupper()


class Positions:
    """The named positions of a library; every method that changes one is a step of the history."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def name(self, article_id: int, offset: int, letter: str) -> None:
        """Give a place a letter, which leaves the place that had it.

        Args:
            article_id: The article.
            offset: A code point of its text.
            letter: One letter.

        Raises:
            ValueError: If it is not one letter, or the offset does not lie in the text.
            GoneError: If the article is gone.
        """
        if len(letter) != 1 or not letter.isalpha():
            raise ValueError(f"A position is named by one letter, not by {letter!r}.")
        values: dict[str, object] = {
            "letter": letter,
            "article": article_id,
            "anywhere": int(leads_from_anywhere(letter)),
            "starts": offset,
            "words": self._words(article_id, offset),
        }
        with self._history.step(f"name position {letter}"):
            self._connection.execute(
                "DELETE FROM position WHERE letter = :letter AND anywhere = 1 AND article_id <> :article",
                values,
            )
            self._connection.execute(
                """
                INSERT INTO position (letter, article_id, anywhere, starts, words)
                VALUES (:letter, :article, :anywhere, :starts, :words)
                ON CONFLICT (letter, article_id) DO UPDATE
                SET starts = excluded.starts, words = excluded.words WHERE starts <> excluded.starts
                """,
                values,
            )

    def forget(self, article_id: int, letter: str) -> bool:
        """Take a letter from its place; return whether it had one.

        Args:
            article_id: The article that is read, for a letter that is no capital.
            letter: The letter.
        """
        with self._history.step(f"forget position {letter}"):
            forgotten = self._connection.execute(
                "DELETE FROM position WHERE letter = :letter AND (anywhere = 1 OR article_id = :article)",
                {"letter": letter, "article": article_id},
            )
        return forgotten > 0

    def get(self, letter: str, article_id: int | None) -> Position | None:
        """Return the place that a letter leads to from an article, or from no article; None if to none."""
        row = self._connection.row(
            "SELECT * FROM position WHERE letter = :letter AND (anywhere = 1 OR article_id = :article)",
            {"letter": letter, "article": article_id},
        )
        return None if row is None else _position(row)

    def reachable(self, article_id: int | None) -> list[Position]:
        """Return the places that letters lead to from an article, or from no article, by their letters.

        Those of the article come first.
        """
        rows = self._connection.rows(
            """
            SELECT * FROM position WHERE anywhere = 1 OR article_id = :article ORDER BY anywhere, letter
            """,
            {"article": article_id},
        )
        return [_position(row) for row in rows]

    def _words(self, article_id: int, offset: int) -> str:
        row = self._connection.row(
            """
            SELECT length(text) AS length,
                   substr(text, max(1, :offset + 1 - :words), min(:offset, :words)) AS before,
                   substr(text, :offset + 1, :words) AS after
            FROM body WHERE article_id = :article
            """,
            {"article": article_id, "offset": offset, "words": WORDS},
        )
        if row is None:
            raise GoneError("This article is no longer in the library; go back to the list.")
        # An empty text has one place, too.
        if not 0 <= offset < max(1, row["length"]):
            raise ValueError(f"{offset} is no place in a text of {row['length']} code points.")
        after = row["after"].partition("\n")[0]
        before = row["before"].rpartition("\n")[2]
        words: str = before[max(0, len(before) + len(after) - WORDS) :] + after
        return words.strip()


def _position(row: sqlite3.Row) -> Position:
    return Position(row["letter"], row["article_id"], row["starts"], row["words"])
