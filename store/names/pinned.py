"""Names that the reader pinned: people and things that he follows, in the order in which he pinned them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.connection import Connection
    from store.history.history import History


@dataclass(frozen=True, slots=True)
class PinnedName:
    """A name that is pinned, as the library knows it now."""

    name_id: int
    """The name; the one that it is a part of, if it is part of another."""
    text: str
    """What it is called."""
    articles: int
    """In how many articles it is mentioned."""


class PinnedNames:
    """The pinned names of a library; every change is a step of the history."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def all(self) -> list[PinnedName]:
        """Return every pinned name that is still in the library, once."""
        rows = self._connection.rows(
            """
            SELECT whole.id, whole.text, whole.articles
            FROM pinned_name
            JOIN name ON name.spelling = pinned_name.spelling AND name.person = pinned_name.person
            JOIN name AS whole ON whole.id = coalesce(name.whole_id, name.id)
            GROUP BY whole.id
            ORDER BY min(pinned_name.place), whole.id
            """
        )
        return [PinnedName(row["id"], row["text"], row["articles"]) for row in rows]

    def turn(self, name_id: int) -> bool:
        """Pin a name, or take the pin away; return whether it is pinned now. A name that is gone is not."""
        values = {"name": name_id}
        spellings = "SELECT spelling, person FROM name WHERE :name IN (id, whole_id)"
        pinned = self._connection.value(
            f"SELECT 1 FROM pinned_name WHERE (spelling, person) IN ({spellings})", values
        )
        if pinned:
            with self._history.step("unpin name"):
                self._connection.execute(
                    f"DELETE FROM pinned_name WHERE (spelling, person) IN ({spellings})", values
                )
            return False
        with self._history.step("pin name"):
            return bool(
                self._connection.execute(
                    """
                    INSERT INTO pinned_name (spelling, person, place)
                    SELECT spelling, person, (SELECT coalesce(max(place), 0) + 1 FROM pinned_name)
                    FROM name WHERE id = :name
                    """,
                    values,
                )
            )


def merge_pin(connection: Connection, spelling: str, *, person: bool) -> bool:
    """Pin a name that is pinned in another library, after those that are here; return whether it was not."""
    pinned = connection.execute(
        """
        INSERT INTO pinned_name (spelling, person, place)
        VALUES (:spelling, :person, (SELECT coalesce(max(place), 0) + 1 FROM pinned_name))
        ON CONFLICT DO NOTHING
        """,
        {"spelling": spelling, "person": int(person)},
    )
    return pinned > 0
