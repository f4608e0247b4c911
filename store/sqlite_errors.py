"""What SQLite's errors mean: those that a person can act on, and what to do about each."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from store import errors

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class SqliteErrors:
    """Turns the errors of its body that a person can act on into the family in `store.errors`.

    It is no generator: an article that comes in takes a hundred statements, each of which runs in one.

    Args:
        path: The file that these errors are about.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin a body; there may be one in another."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise what an error of SQLite means, and let every other one be."""
        if isinstance(error, sqlite3.Error):
            # An error that the binding itself raises has no code: it is a bug.
            failure = _failure(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK), self._path)
            if failure is not None:
                raise failure from error


def locked(path: Path) -> errors.LockedLibrary:
    """Return the error that another program has a file, and does not let go of it."""
    return errors.LockedLibrary(_LOCKED.format(path=path))


_LOCKED = "{path} is in use by another program; try again in a moment, or close that program."
_FAILURES: dict[int, tuple[type[errors.LibraryError], str]] = {
    sqlite3.SQLITE_BUSY: (errors.LockedLibrary, _LOCKED),
    sqlite3.SQLITE_INTERRUPT: (errors.QueryGivenUp, "What was asked of {path} was given up; ask again."),
    sqlite3.SQLITE_FULL: (
        errors.FullDisk,
        "There is no space left to write to {path}; nothing was changed: free some space and try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        errors.ReadOnlyLibrary,
        "{path} cannot be changed, because the file or its folder is read-only.",
    ),
    sqlite3.SQLITE_NOTADB: (
        errors.NotALibrary,
        "{path} is not a newsread library and was left as it is; name another file.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        errors.DamagedLibrary,
        "{path} is damaged; newsread restore puts a copy, of those in “backups” beside it, in its place.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        errors.UnreachableLibrary,
        "{path} cannot be opened; check that its folder exists and that you may read and write there.",
    ),
    sqlite3.SQLITE_IOERR: (
        errors.UnreachableLibrary,
        "{path} could not be read or written, the disk reports an error; check the disk and try again.",
    ),
}
"""For each SQLite result code that a person can act on, the error and its sentence."""
_FAILURES[sqlite3.SQLITE_LOCKED] = _FAILURES[sqlite3.SQLITE_BUSY]
_FAILURES[sqlite3.SQLITE_PROTOCOL] = _FAILURES[sqlite3.SQLITE_BUSY]
_FAILURES[sqlite3.SQLITE_PERM] = _FAILURES[sqlite3.SQLITE_CANTOPEN]
_FAILURES[sqlite3.SQLITE_IOERR_SHORT_READ] = _FAILURES[sqlite3.SQLITE_CORRUPT]


def _failure(code: int, path: Path) -> errors.LibraryError | None:
    """Return the error for an SQLite result code, or None if nobody can do anything about it.

    The low byte of an extended code is its primary one (https://www.sqlite.org/rescode.html).
    """
    known = _FAILURES.get(code) or _FAILURES.get(code & 0xFF)
    if known is None:
        return None
    kind, sentence = known
    return kind(sentence.format(path=path))
