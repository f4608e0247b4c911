"""The one door to SQLite: it opens the file, sets what must be set, and says in a sentence what went wrong.

There is no business in it: what a library's tables are is in `store.schema`, what they mean in other modules.
"""

from __future__ import annotations

import os
import sqlite3
import time
from array import array
from contextlib import contextmanager, suppress
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from prose.characters import folded
from store import errors
from store.sqlite_errors import SqliteErrors, locked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlite_utils import Database

    Values: TypeAlias = Mapping[str, object]
    Report: TypeAlias = Callable[[int, int], object]
    """Told how many pages of how many are done."""

NONE: Values = {}
"""The parameters of a statement that has none."""

BUSY_SECONDS = 3.0
"""How long a statement waits for another program to let go of the file."""

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite writes beside a file, by how that is called."""

PATIENT_SECONDS = 60.0
"""The same for work that nobody waits for at a key, and that would be broken off."""

_STEPS_BETWEEN = 10_000
"""Steps of SQLite's machine after which it is asked whether anybody still waits for it."""

_BACKUP_PAGES = 2_000
"""Pages copied at a time: the file is free for writers in between."""


class Connection:
    """One thread's connection to one library file.

    Every method turns the SQLite errors that a person can act on into the family in `store.errors`.
    """

    def __init__(self, path: Path, *, read_only: bool = False, immutable: bool = False) -> None:
        """Connect to an existing file; nothing in it is changed yet.

        Args:
            path: The file.
            read_only: Whether writing is to be refused whatever the system would allow.
            immutable: Whether to read it without any lock, because nobody can change it.

        Raises:
            LibraryError: If the file cannot be opened, or is no SQLite file.
        """
        self.path = path
        self.read_only = read_only
        self._failed = False
        self._translated = SqliteErrors(path)
        # By its URI, because SQLite then never makes a file that is not there.
        address = path.absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rw")
        with self._translated:
            self._raw = sqlite3.connect(
                f"{address}&immutable=1" if immutable else address,
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
            )
        self._raw.row_factory = sqlite3.Row
        try:
            self._set_pragmas()
        except BaseException:
            self._raw.close()
            raise

    @classmethod
    def open(cls, path: Path) -> Connection:
        """Connect to an existing file: for reading alone if it, or the journal beside it, cannot be written.

        Raises:
            LibraryError: If the file cannot be opened, or is no SQLite file.
        """
        try:
            real = path.resolve()
        except (OSError, RuntimeError) as error:
            raise errors.UnreachableLibrary(
                f"{path} is a link that leads back to itself; name the library's file."
            ) from error
        if os.access(real, os.W_OK) and os.access(real.parent, os.W_OK):
            return cls(path)
        try:
            return cls(path, read_only=True)
        except (errors.UnreachableLibrary, errors.ReadOnlyLibrary):
            # In write-ahead mode SQLite reads a file only beside one of shared memory, which it cannot make.
            # The mode is not looked up in the file: closing that again would give up every lock which this
            # process holds on it (https://www.sqlite.org/howtocorrupt.html).
            if real.with_name(f"{real.name}-wal").exists():
                raise
            return cls(path, read_only=True, immutable=True)

    def _set_pragmas(self) -> None:
        self.execute("PRAGMA foreign_keys = ON")
        # Deleting by REPLACE fires the triggers of the undo log and of the search index only with this.
        self.execute("PRAGMA recursive_triggers = ON")
        if sqlite3.sqlite_version_info >= (3, 44, 0):
            # Before 3.44 SQLite refuses its own FTS5 in triggers under an untrusted schema.
            self.execute("PRAGMA trusted_schema = OFF")
        self.execute("PRAGMA synchronous = FULL")
        # For queries alone: what the file itself said in it would be lost to every other program.
        self._raw.create_function("folded", 1, folded, deterministic=True)

    def be_patient(self, seconds: float = PATIENT_SECONDS) -> None:
        """Let statements wait for other programs as long as work that goes on by itself may."""
        self.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")

    @contextmanager
    def waiting(self, seconds: float) -> Iterator[None]:
        """Let the statements inside wait so long for other programs, and those after it as at first."""
        self.be_patient(seconds)
        try:
            yield
        finally:
            self.be_patient(BUSY_SECONDS)

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        """Let statements that take long end with `QueryGivenUp` once something is true.

        Args:
            is_over: Whether it is; asked about once a millisecond.
        """
        self._raw.set_progress_handler(is_over, _STEPS_BETWEEN)

    def limit_cache(self, kilobytes: int) -> None:
        """Keep no more of the file's pages in memory; SQLite keeps 2 MB if it is not told."""
        self.execute(f"PRAGMA cache_size = {-kilobytes:d}")

    def close(self) -> None:
        """Close the connection; an open transaction is rolled back."""
        self._raw.close()

    def execute(self, sql: str, values: Values = NONE) -> int:
        """Run one statement and return the number of rows it changed."""
        with self._translated:
            return self._raw.execute(sql, values).rowcount

    def execute_many(self, sql: str, values: Iterable[Values]) -> None:
        """Run one statement for each of `values`."""
        with self._translated:
            self._raw.executemany(sql, values)

    def insert_rows(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Insert rows, each with its values in the order of these columns.

        They go by their places: to find each by its name takes as long as to write it, and an article that
        comes in has some hundred rows.
        """
        places = ", ".join("?" * len(columns))
        with self._translated:
            self._raw.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)

    def insert_together(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Insert rows as `insert_rows` does, at least one, by one statement: for a few that have triggers."""
        places = ", ".join(["(" + ", ".join("?" * len(columns)) + ")"] * len(rows))
        with self._translated:
            self._raw.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES {places}", list(chain.from_iterable(rows))
            )

    def insert(self, sql: str, values: Values = NONE) -> int:
        """Run one INSERT statement and return the new row's id."""
        with self._translated:
            row_id = self._raw.execute(sql, values).lastrowid
        assert row_id is not None
        return row_id

    def rows(self, sql: str, values: Values = NONE) -> list[sqlite3.Row]:
        """Return every row of a query; columns are read by name."""
        with self._translated:
            return self._raw.execute(sql, values).fetchall()

    def each(self, sql: str, values: Values = NONE) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query, for who makes something smaller of each and goes through all of them."""
        with self._translated:
            yield from self._raw.execute(sql, values)

    def row(self, sql: str, values: Values = NONE) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        with self._translated:
            row: sqlite3.Row | None = self._raw.execute(sql, values).fetchone()
            return row

    def value(self, sql: str, values: Values = NONE) -> Any:
        """Return the first column of a query's first row, or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def numbers(self, sql: str, values: Values = NONE) -> array[int]:
        """Return the first column of a query, whole numbers, in the compactest form."""
        with self._translated:
            cursor = self._raw.cursor()
            cursor.row_factory = None
            return array("q", (number for (number,) in cursor.execute(sql, values)))

    def pairs(self, sql: str, values: Values = NONE) -> list[tuple[int, int]]:
        """Return the first two columns of a query, whole numbers."""
        with self._translated:
            cursor = self._raw.cursor()
            cursor.row_factory = None
            return cursor.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the body as one change that happens wholly or not at all.

        The write lock is taken at the start (BEGIN IMMEDIATE): a transaction that reads first and asks for
        the lock later is refused at once when another one was quicker. Inside another transaction it belongs
        to that one, and takes all of it along when it fails; `part` makes one that does not.

        Raises:
            RuntimeError: If a transaction in it failed, and the body went on nevertheless.
        """
        with self._joined() if self._raw.in_transaction else self._change():
            yield

    @contextmanager
    def _joined(self) -> Iterator[None]:
        # No savepoint: at each one SQLite's search indexes write to the file what they have gathered.
        try:
            yield
        except BaseException:
            self._failed = True
            raise

    @contextmanager
    def _change(self) -> Iterator[None]:
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            if self._failed:
                raise RuntimeError("a part of this change failed, and would be half done")
            self.execute("COMMIT")
        except BaseException:
            # A full disk, for one, makes SQLite roll back by itself.
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")
            raise
        finally:
            self._failed = False

    @contextmanager
    def part(self) -> Iterator[None]:
        """Run the body as a part of the caller's transaction that is taken back alone when it fails."""
        failed = self._failed
        self.execute("SAVEPOINT part")
        try:
            yield
            self.execute("RELEASE part")
        except BaseException:
            self._failed = failed
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK TO part")
                self._raw.execute("RELEASE part")
            raise

    @contextmanager
    def only_changing_rows(self) -> Iterator[None]:
        """Refuse every statement of the body but those that read or change rows of this file.

        For statements that were read from the file itself: whoever wrote them there could otherwise reach
        other files through them.
        """
        self._raw.set_authorizer(_authorize_row_changes)
        try:
            yield
        finally:
            self._raw.set_authorizer(None)

    @contextmanager
    def as_sqlite_utils(self) -> Iterator[Database]:
        """Hand this connection to sqlite-utils for the body; errors are translated there as everywhere.

        sqlite-utils takes 70 ms to import, half of what the app takes to its first frame, so it is imported
        by those only that change a schema.
        """
        from sqlite_utils import Database

        with self._translated:
            yield Database(self._raw, execute_plugins=False, strict=True)

    def choose_journal(self) -> None:
        """Set how the file keeps its changes safe: by a write-ahead log where this SQLite's is sound.

        Another program that has the file open just now may prevent the change of mode: then the file stays
        in the mode it has, which is safe as well, until a later connection changes it.
        """
        mode = "wal" if wal_is_sound(sqlite3.sqlite_version_info) else "delete"
        if self.value("PRAGMA journal_mode") == mode:
            return
        with suppress(errors.LockedLibrary), self.waiting(0):
            self.execute(f"PRAGMA journal_mode = {mode}")

    def copy_to(self, target: Path, report: Report | None = None, *, named: Path | None = None) -> None:
        """Copy the whole file as it stands between two changes, through SQLite's backup interface.

        Writers get their turn while it runs; what they change is in the copy as well.

        Args:
            target: An empty file, or a library, which is then what is copied, as one change of it.
            report: Told now and then how far the copy has come; what it raises ends the copy.
            named: The file that errors are about; this one by default.

        Raises:
            LibraryError: If the file cannot be read or the copy not written.
        """
        advanced, about = time.monotonic(), named or self.path

        def limit_waiting(status: int, remaining: int, total: int) -> None:
            if report is not None:
                report(total - remaining, total)
            # Left to itself, the binding waits for ever while the file is busy.
            nonlocal advanced
            if status == sqlite3.SQLITE_OK:
                advanced = time.monotonic()
            elif time.monotonic() - advanced > BUSY_SECONDS:
                raise locked(about)

        with SqliteErrors(about):
            copy = sqlite3.connect(target, isolation_level=None, timeout=BUSY_SECONDS)
            try:
                self._raw.backup(copy, pages=_BACKUP_PAGES, progress=limit_waiting, sleep=0.05)
            finally:
                copy.close()


def wal_is_sound(version: tuple[int, ...]) -> bool:
    """Whether a version of SQLite has the fix of the bug by which a write-ahead log can damage the file.

    The bug is in 3.7.0 to 3.51.2; the fix is also in 3.50.7 and 3.44.6 (https://www.sqlite.org/wal.html).
    """
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)


def _authorize_row_changes(action: int, argument: str | None, *_: str | None) -> int:
    # FTS5 asks for the data version by itself when a search index changes.
    asks_version = action == sqlite3.SQLITE_PRAGMA and argument == "data_version"
    return sqlite3.SQLITE_OK if action in _ROW_CHANGES or asks_version else sqlite3.SQLITE_DENY


_ROW_CHANGES = frozenset(
    (
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_UPDATE,
        sqlite3.SQLITE_DELETE,
        sqlite3.SQLITE_FUNCTION,
    )
)
