"""Opening a library file: making it, telling it from every other file, bringing it up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from store import errors
from store.connection import PATIENT_SECONDS, Connection
from store.schema.file_format import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from store.schema.steps import Step

_OLDEST_SQLITE = (3, 37, 0)
"""The first version with STRICT tables."""


class Opened(NamedTuple):
    """An open library file."""

    connection: Connection
    """The connection to it, of the current version."""
    created: bool
    """Whether this opening made it a library."""


def open_file(path: Path, *, create: bool, steps: Sequence[Step] | None = None) -> Opened:
    """Open a library file, whatever other programs are doing with it at the same time.

    Args:
        path: Where it is. An empty file counts as one that is not there.
        create: Whether to make one where there is none.
        steps: The schema's steps; those of `store.schema.steps` if None.

    Raises:
        LibraryError: If it cannot be opened; a file that is not a library of this version is left as it was.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise errors.LibraryError(
            f"newsread needs SQLite 3.37 or newer, and this Python has {sqlite3.sqlite_version}; "
            "install it with a newer Python."
        )
    _find_or_make(path, create=create)
    connection = Connection.open(path)
    try:
        created = _bring_up_to_date(connection, steps)
        if not connection.read_only:
            connection.choose_journal()
    except BaseException:
        connection.close()
        raise
    return Opened(connection, created)


def _find_or_make(path: Path, *, create: bool) -> None:
    """See that there is a file; one that is made is empty, and nobody else can read it or its new folder."""
    try:
        if path.is_dir():
            raise errors.NotALibrary(f"{path} is a folder; name a file in it.")
        if not create:
            if not path.exists():
                raise errors.MissingLibrary(f"There is no library at {path}; check the name.")
            return
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise errors.UnreachableLibrary(
            f"{path} cannot be reached ({error.strerror}); name a place where you may read and write."
        ) from error


def _bring_up_to_date(connection: Connection, steps: Sequence[Step] | None) -> bool:
    """Apply the steps that the file has not seen, and return whether it was no library before."""
    newest = VERSION if steps is None else len(steps)
    if library_version(connection, newest) == newest:
        return False
    if steps is None:
        from store.schema.steps import STEPS

        steps = STEPS
    if connection.read_only:
        raise errors.ReadOnlyLibrary(
            f"{connection.path} is of an older version and read-only; make it writable and try again."
        )
    # Programs that are opened together wait until the first of them is done.
    with connection.waiting(PATIENT_SECONDS), connection.transaction():
        # Another program may have been quicker: only under the lock is the version what it will be.
        version = library_version(connection, newest)
        if version == newest:
            return False
        if version:
            from store.backups import back_up_version

            back_up_version(connection.path, version)
        _apply(connection, steps)
    return version == 0


def library_version(connection: Connection, newest: int) -> int:
    """Return the version of a library, 0 for an empty file.

    Raises:
        NotALibrary: If it is some other program's database.
        NewerLibrary: If it is of a version that this program does not know.
    """
    row = connection.row(
        """
        SELECT (SELECT application_id FROM pragma_application_id) AS application,
               (SELECT user_version FROM pragma_user_version) AS version,
               EXISTS (SELECT 1 FROM sqlite_schema) AS filled
        """
    )
    assert row is not None
    if not row["filled"] and row["application"] == row["version"] == 0:
        return 0
    if row["application"] != APPLICATION_ID:
        raise errors.NotALibrary(
            f"{connection.path} is an SQLite database, but not a newsread library; name another file."
        )
    version: int = row["version"]
    if version > newest:
        raise errors.NewerLibrary(
            f"{connection.path} was written by a newer version of newsread; update newsread to open it."
        )
    return version


def _apply(connection: Connection, steps: Sequence[Step]) -> None:
    from sqlite_utils import Migrations

    migrations = Migrations("newsread")
    for step in steps:
        migrations()(step)
    with connection.as_sqlite_utils() as database:
        migrations.apply(database)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps)}")
