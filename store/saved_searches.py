"""Searches that the reader keeps under a name, each with the order in which it shows what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.errors import ViewError
from store.search.language import read_query
from store.search.order import Order, read_order

if TYPE_CHECKING:
    import sqlite3

    from store.connection import Connection
    from store.history.history import History

LONGEST = 60
"""How many code points a name may have: it stands in a narrow column."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name."""

    id: int
    """What it is called by in the library."""
    name: str
    """One clean line, never empty; no two differ in case alone."""
    query: str
    """What is searched for, as it is typed; empty for everything."""
    order: Order
    """In which order it is shown."""


class SavedSearches:
    """The saved searches of a library, in the reader's order; every change is a step of the history."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history

    def all(self) -> list[SavedSearch]:
        """Return every saved search."""
        return [_saved(row) for row in self._connection.rows("SELECT * FROM saved_search ORDER BY place, id")]

    def find(self, name: str) -> SavedSearch | None:
        """Return the one of a name, whatever its case, or None."""
        row = self._connection.row(
            "SELECT * FROM saved_search WHERE folded = :folded", {"folded": _folded(name)}
        )
        return None if row is None else _saved(row)

    def save(self, name: str, query: str, order: Order | None = None) -> SavedSearch:
        """Keep a search under a name, in the place of the one that has that name.

        Args:
            name: Its name.
            query: What is searched for.
            order: In which order it is shown; the newest first if None.

        Raises:
            ViewError: If the name cannot be one.
            SearchError: If the search makes no sense.
        """
        values = {**_named(name), "query": str(read_query(query)), "sorting": str(order or Order())}
        with self._history.step(f"save search “{values['name']}”"):
            self._connection.execute(
                """
                INSERT INTO saved_search (name, folded, query, sorting, place)
                VALUES (:name, :folded, :query, :sorting,
                        (SELECT coalesce(max(place), 0) + 1 FROM saved_search))
                ON CONFLICT (folded) DO UPDATE
                SET name = excluded.name, query = excluded.query, sorting = excluded.sorting
                """,
                values,
            )
        saved = self.find(name)
        assert saved is not None
        return saved

    def rename(self, search_id: int, name: str) -> None:
        """Call a saved search otherwise.

        Raises:
            ViewError: If the name cannot be one, or another one has it.
        """
        values = {**_named(name), "id": search_id}
        with self._history.step(f"rename search to “{values['name']}”"):
            taken = self._connection.value(
                "SELECT name FROM saved_search WHERE folded = :folded AND id <> :id", values
            )
            if taken is not None:
                raise ViewError(f"Another search is called “{taken}” already; give another name.")
            self._connection.execute(
                "UPDATE saved_search SET name = :name, folded = :folded WHERE id = :id", values
            )

    def delete(self, search_id: int) -> None:
        """Forget a saved search; the articles that it finds stay."""
        with self._history.step("delete saved search"):
            self._connection.execute("DELETE FROM saved_search WHERE id = :id", {"id": search_id})

    def move(self, search_id: int, by: int) -> None:
        """Let a saved search stand so many places further down, up if negative."""
        ids = [saved.id for saved in self.all()]
        if search_id not in ids:
            return
        place = ids.index(search_id)
        ids.insert(max(0, min(len(ids) - 1, place + by)), ids.pop(place))
        with self._history.step("move saved search"):
            for number, id in enumerate(ids):
                self._connection.execute(
                    "UPDATE saved_search SET place = :place WHERE id = :id AND place <> :place",
                    {"id": id, "place": number},
                )


def merge_search(connection: Connection, uuid: str, name: str, query: str, order: Order) -> bool:
    """Take in a search of another library, after those that are here; return whether it was not here.

    One that is here under its identifier or its name stays as it is.
    """
    values = {"uuid": uuid, "name": name, "folded": _folded(name), "query": query, "sorting": str(order)}
    if connection.value(
        "SELECT 1 FROM saved_search WHERE uuid = :uuid AND uuid <> '' OR folded = :folded", values
    ):
        return False
    connection.execute(
        """
        INSERT INTO saved_search (uuid, name, folded, query, sorting, place)
        VALUES (:uuid, :name, :folded, :query, :sorting,
                (SELECT coalesce(max(place), 0) + 1 FROM saved_search))
        """,
        values,
    )
    return True


def clean_view_name(name: str) -> str:
    """Return the name of a saved search in canonical characters, on one line.

    Raises:
        ViewError: If nothing is left of it, or it is too long.
    """
    cleaned = clean_line(name)
    if not cleaned:
        raise ViewError("A saved search needs a name; type at least one letter.")
    if len(cleaned) > LONGEST:
        raise ViewError(
            f"The name of a search has at most {LONGEST} characters; this one has {len(cleaned)}."
        )
    return cleaned


def _named(name: str) -> dict[str, object]:
    cleaned = clean_view_name(name)
    return {"name": cleaned, "folded": _folded(cleaned)}


def _folded(name: str) -> str:
    return clean_line(name).casefold()


def _saved(row: sqlite3.Row) -> SavedSearch:
    return SavedSearch(row["id"], row["name"], row["query"], read_order(row["sorting"]))
