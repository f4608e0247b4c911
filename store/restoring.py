"""Putting a copy of the library in its place again.

What SQLite can write is written through its backup interface, as one change of the library: programs that
have it open see the restored one, none goes on with a file that is gone, and a crash half-way leaves what was
there. Only a library that is damaged beyond that is moved away, and the copy put where it was.
"""

from __future__ import annotations

import re
import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from store.backups import TIME_FORMAT, backups_folder, copy_library
from store.checks import find_problems
from store.connection import BESIDE, Connection
from store.errors import DamagedLibrary, FullDisk, MissingLibrary, NotALibrary, TargetError
from store.files import is_there
from store.moments import now
from store.opening import library_version, open_file
from store.schema.file_format import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the library in its folder `backups`."""

    path: Path
    """The file."""
    made: datetime
    """When it was made, in UTC."""
    why: str
    """Why it was made, and is kept: "version 3" before an update, "replaced" before a restoring; empty for
    those that are made daily or by hand, of which the last are kept."""
    size: int
    """Its bytes."""


def copies(path: Path) -> list[Copy]:
    """Return the copies of a library in its folder `backups`, the newest first.

    Raises:
        TargetError: If their folder is none, or cannot be read.
    """
    name = re.compile(rf"{re.escape(path.stem)}-(\d{{8}}T\d{{12}}Z)(?:-([\w-]+))?\.db")
    folder = backups_folder(path)
    try:
        return sorted(_copies(folder, name), key=lambda copy: copy.made, reverse=True)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise TargetError(f"The copies in {folder} cannot be read ({error.strerror}).") from error


def _copies(folder: Path, name: re.Pattern[str]) -> Iterator[Copy]:
    for path in folder.iterdir():
        if (named := name.fullmatch(path.name)) and (size := path.stat().st_size):
            made = datetime.strptime(named[1], TIME_FORMAT).replace(tzinfo=UTC)
            yield Copy(path, made, (named[2] or "").replace("-", " "), size)


def restore(path: Path, copy: Path) -> Path | None:
    """Put a copy in the place of a library, and return where what was there before is kept; None for nothing.

    Args:
        path: The library, whether it is there or not.
        copy: A copy of it, or any other library; it stays as it is, and may be of an earlier version.

    Raises:
        MissingLibrary: If there is no such copy.
        NotALibrary: If it is none, or something else than a library stands where it is to go.
        NewerLibrary: If it was written by a newer version of this program.
        DamagedLibrary: If it is damaged.
        LockedLibrary: If another program is writing to the library.
        LibraryError: If either cannot be read or written.
        TargetError: If there is no room or no permission to keep what is there now.
    """
    if is_there(path) and is_there(copy) and path.samefile(copy):
        raise NotALibrary(f"{copy} is the library itself; name a copy of it.")
    if not is_there(copy):
        raise MissingLibrary(f"There is no copy {copy}; newsread restore lists those that there are.")
    with closing(Connection.open(copy)) as source, _staged(path) as staged:
        library_version(source, VERSION)
        source.copy_to(staged)
        # What is older is brought up to date before it is there: a program that has it open expects that.
        open_file(staged, create=False).connection.close()
        with closing(Connection(staged)) as checked:
            if problems := find_problems(checked):
                raise DamagedLibrary(f"{copy} is damaged itself; restore another copy. {problems[0]}")
            kept, moved = _keep_present(path)
            if kept is not None and not moved:
                checked.copy_to(path, named=path)
                return kept
        staged.replace(path)
    return kept


@contextmanager
def _staged(path: Path) -> Iterator[Path]:
    """Give the body an empty file beside a library, which is gone after it with all that came beside it."""
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        folder = Path(mkdtemp(prefix=".restoring-", dir=path.parent))
    except OSError as error:
        raise TargetError(
            f"Nothing can be written to {path.parent} ({error.strerror}); name a library elsewhere."
        ) from error
    try:
        staged = folder / path.name
        staged.touch(mode=0o600)
        yield staged
    except FullDisk as error:
        raise FullDisk(
            f"There is no space left to restore {path}, which is as it was; free some and try again."
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _keep_present(path: Path) -> tuple[Path | None, bool]:
    """Keep what is in a library's place among its copies, for good.

    Returns:
        Where it is kept, None if there is nothing, and whether the file itself was moved there, because it
        cannot be read.
    """
    if not is_there(path) or not path.stat().st_size:
        return None, False
    target = backups_folder(path) / f"{path.stem}-{now():{TIME_FORMAT}}-replaced.db"
    try:
        with closing(Connection.open(path)) as present:
            is_library = present.value("PRAGMA application_id") == APPLICATION_ID
        if is_library:
            return copy_library(path, target), False
    except (DamagedLibrary, NotALibrary):
        return _moved(path, target), True
    raise NotALibrary(f"{path} is a database of another program; name the library that is to be restored.")


def _moved(path: Path, target: Path) -> Path:
    """Move a file that cannot be read, with what SQLite wrote beside it, and return where it is."""
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        for suffix in ("", *BESIDE):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                beside.replace(target.with_name(target.name + suffix))
    except OSError as error:
        raise TargetError(f"{path} cannot be moved to {target} ({error.strerror}).") from error
    return target
