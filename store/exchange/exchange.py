"""What goes out of a library and comes into it, under identifiers that hold in every library."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.formats.library_lines import LibraryLines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.connection import Connection
    from store.exchange.merging import Merging
    from store.history.history import History
    from store.tags.tags import Tags


class Exchange:
    """The door between a library and others; everything that comes in at once is a step of the history."""

    def __init__(self, connection: Connection, history: History, tags: Tags) -> None:
        self._connection = connection
        self._history = history
        self._tags = tags

    def lines(self, article_ids: Iterable[int] | None = None) -> Iterator[bytes]:
        """Yield a library as JSON lines, or only some of its articles with what the reader made in them."""
        lines = LibraryLines(self._connection)
        return lines.everything() if article_ids is None else lines.of_articles(article_ids)

    @contextmanager
    def merging(self, label: str) -> Iterator[Merging]:
        """Take in what the body hands over, wholly or not at all.

        Undoing it takes away what the reader made in the other library; articles stay.

        Args:
            label: What `undo` says was undone: "import notes.jsonl".
        """
        from store.exchange.merging import Merging

        with self._history.step(label):
            yield Merging(self._connection, self._tags)
            self._tags.drop_unused()

    def article_at(self, address: str) -> int | None:
        """Return the newest article that has an address or came from there, or None."""
        article_id: int | None = self._connection.value(
            """
            SELECT max(article_id) FROM (
                SELECT article_id FROM body
                WHERE json_extract(structure, '$.address') = :address
                  AND json_extract(structure, '$.address') <> ''
                UNION SELECT article_id FROM body WHERE origin = :address
            )
            """,
            {"address": address},
        )
        return article_id
