"""Undoing and redoing what the reader did, across restarts.

The technique is SQLite's own (https://www.sqlite.org/undoredo.html): triggers write down, for each change of
the reader's tables, the statement that reverses it. Reversing a step fires them again, and what they write
down then reverses the reversal: a step is always stored with what turns it the other way.

The history is the library's, not the window's: a step that another window made is undone like one's own.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.errors import HistoryError
from store.history.inverses import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.connection import Connection

KEPT = 1_000
"""How many steps can be undone or redone."""


_TO_UNDO = "SELECT id, label, undone FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1"
_TO_REDO = "SELECT id, label, undone FROM step WHERE undone = 1 ORDER BY id LIMIT 1"


class History:
    """The steps of one library, oldest to newest, with a place between those done and those undone."""

    def __init__(self, connection: Connection, after: Callable[[], object] = lambda: None) -> None:
        """Open the history of a library.

        Args:
            connection: The library's.
            after: Called at the end of each step, undone and redone ones too, as a part of its change: brings
                up to date what is made of the reader's tables.
        """
        self._connection = connection
        self._after = after
        self._recording = False

    @contextmanager
    def step(self, label: str) -> Iterator[Callable[[str], None]]:
        """Make every change of the body one step, which happens wholly or not at all.

        A step inside a step is part of the outer one, and is taken back alone when it fails. A step that
        changed nothing leaves no trace; any other makes those that had been undone impossible to redo.

        Args:
            label: What `undo` and `redo` say was undone or redone: 'tag “claims”'.

        Yields:
            What calls the step otherwise, once it is known how much was done; the outer one keeps its label.
        """
        if self._recording:
            # Who made the outer one may go on without it.
            with self._connection.part():
                yield lambda _: None
            return
        with self._connection.transaction():
            step_id = self._connection.insert(
                "INSERT INTO step (label) VALUES (:label)", {"label": clean_line(label)}
            )
            with self._recorded(step_id):
                yield partial(self._call, step_id)
            self._finish(step_id)

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Make the changes of the body, within a step, without a way back: a part of it that is to stay."""
        step_id = self._connection.value("DELETE FROM recording RETURNING step_id")
        yield
        if step_id is not None:
            self._connection.execute("INSERT INTO recording (step_id) VALUES (:id)", {"id": step_id})

    def undo(self) -> str | None:
        """Reverse the newest step that is not undone and return its label; None where there is none.

        Raises:
            HistoryError: If what it changed is no longer as the step left it; the step is forgotten, and
                nothing else changes.
        """
        return self._turn(_TO_UNDO)

    def redo(self) -> str | None:
        """Do the step that was undone last again and return its label; None where there is none.

        Raises:
            HistoryError: As `undo`.
        """
        return self._turn(_TO_REDO)

    def size(self, *, redone: bool = False) -> int:
        """Return how many rows `undo` would change; how many `redo` would, if that is asked."""
        step = _TO_REDO if redone else _TO_UNDO
        rows: int = self._connection.value(
            f"SELECT count(*) FROM change WHERE step_id = (SELECT id FROM ({step}))"
        )
        return rows

    @contextmanager
    def _recorded(self, step_id: int) -> Iterator[None]:
        """Let the triggers write down what reverses the body's changes, as a part of this step."""
        self._connection.execute("INSERT INTO recording (step_id) VALUES (:id)", {"id": step_id})
        self._recording = True
        try:
            yield
        finally:
            self._recording = False
        self._connection.execute("DELETE FROM recording")

    def _call(self, step_id: int, label: str) -> None:
        self._connection.execute(
            "UPDATE step SET label = :label WHERE id = :id", {"id": step_id, "label": clean_line(label)}
        )

    def _finish(self, step_id: int) -> None:
        changed = self._connection.value("SELECT 1 FROM change WHERE step_id = :id", {"id": step_id})
        if changed is None:
            self._forget(step_id)
            return
        self._after()
        self._connection.execute(
            """
            DELETE FROM step
            WHERE undone = 1 OR id <= (SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET :kept)
            """,
            {"kept": KEPT},
        )

    def _turn(self, newest: str) -> str | None:
        """Reverse the step that a query finds, undone or not."""
        with self._connection.transaction():
            step = self._connection.row(newest)
            if step is None:
                return None
            label: str = step["label"]
            try:
                self._reverse(step["id"])
            except (sqlite3.DatabaseError, _StaleError) as error:
                failure: Exception | None = error
                self._forget(step["id"])
            else:
                failure = None
                self._connection.execute(
                    "UPDATE step SET undone = 1 - undone WHERE id = :id", {"id": step["id"]}
                )
                self._after()
        if failure is not None:
            done = "redone" if step["undone"] else "undone"
            raise HistoryError(
                f"{label[:1].upper()}{label[1:]} cannot be {done}, because what it changed is gone, "
                "but the step before it can be."
            ) from failure
        return label

    def _reverse(self, step_id: int) -> None:
        """Run the inverses of a step's changes, the last change first; each was written down for one row."""
        values = {"id": step_id}
        with self._connection.part():
            changes = self._connection.rows(
                "SELECT inverse FROM change WHERE step_id = :id ORDER BY id DESC", values
            )
            self._connection.execute("DELETE FROM change WHERE step_id = :id", values)
            with self._recorded(step_id), self._connection.only_changing_rows():
                for inverse in grouped(change["inverse"] for change in changes):
                    if self._connection.execute(inverse.sql) != inverse.rows:
                        raise _StaleError(inverse.sql)

    def _forget(self, step_id: int) -> None:
        self._connection.execute("DELETE FROM step WHERE id = :id", {"id": step_id})


class _StaleError(Exception):
    """A statement of the history found no row to change."""
