"""Copies of the library: before every change of its schema, daily, and wherever the reader wants one."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from store.connection import BESIDE, Connection
from store.errors import FullDisk, TargetError
from store.moments import now

if TYPE_CHECKING:
    from pathlib import Path

    from store.connection import Report

KEPT = 5
"""How many of the copies that were made without being asked for are kept."""
_INTERVAL = timedelta(days=1)
TIME_FORMAT = "%Y%m%dT%H%M%S%fZ"
"""How the name of a copy says when it was made, in UTC."""


def back_up(path: Path, target: Path | None = None, report: Report | None = None) -> Path:
    """Copy a library and return the copy's path.

    Args:
        path: The library.
        target: Where the copy goes, a file that is not there yet; None for a file named for the library and
            this moment in the folder `backups` beside it, of which the last five are kept.
        report: Told now and then how far the copy has come; if it raises something, there is no copy.

    Raises:
        TargetError: If there is something at `target`, or nothing can be written there.
        LibraryError: If the library cannot be read.
    """
    if target is not None:
        return copy_library(path, target, report)
    copy = copy_library(path, backups_folder(path) / f"{path.stem}-{now():{TIME_FORMAT}}.db", report)
    for old in _automatic(path)[:-KEPT]:
        # One that another program has open cannot be deleted on Windows: it goes another day.
        with suppress(OSError):
            old.unlink()
    return copy


def back_up_daily(path: Path, report: Report | None = None) -> Path | None:
    """Copy a library as `back_up` does unless there is a copy of the last 24 hours; return the new one."""
    due = backups_folder(path) / f"{path.stem}-{now() - _INTERVAL:{TIME_FORMAT}}.db"
    copies = _automatic(path)
    return None if copies and copies[-1].name > due.name else back_up(path, report=report)


def newest_copy(path: Path) -> Path | None:
    """Return the newest copy in a library's folder `backups`, None if there is none."""
    copies = _automatic(path)
    return copies[-1] if copies else None


def back_up_version(path: Path, version: int) -> Path:
    """Copy a library of this version before it is brought to a newer one; such a copy is always kept."""
    return copy_library(
        path, backups_folder(path) / f"{path.stem}-{now():{TIME_FORMAT}}-version-{version}.db"
    )


def backups_folder(path: Path) -> Path:
    """Return the folder in which the copies of a library are."""
    return path.parent / "backups"


def _automatic(path: Path) -> list[Path]:
    """Return the copies that `back_up` named itself, the oldest first.

    An empty one is the name of a copy that is being made, or was when the program was killed.

    Raises:
        TargetError: If their folder is none, or cannot be read.
    """
    name = re.compile(rf"{re.escape(path.stem)}-\d{{8}}T\d{{12}}Z\.db")
    try:
        copies = [copy for copy in backups_folder(path).iterdir() if name.fullmatch(copy.name)]
        return sorted(copy for copy in copies if copy.stat().st_size)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unwritable(backups_folder(path), error) from error


def copy_library(path: Path, target: Path, report: Report | None = None) -> Path:
    """Copy a library to a file that is not there yet and return it; the copy appears whole or not at all.

    Raises:
        TargetError: If there is something at `target`, or nothing can be written there.
        FullDisk: If there is no space for it.
        LibraryError: If the library cannot be read.
    """
    try:
        if target.parent == backups_folder(path):
            with suppress(FileExistsError):
                target.parent.mkdir(mode=0o700)
        # Taking the name first is what keeps two copies at the same moment from overwriting each other.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise TargetError(
            f"There is already something at {target}; name a file that is not there yet."
        ) from None
    except OSError as error:
        raise _unwritable(target, error) from error
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    try:
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        source = Connection.open(path)
        try:
            source.copy_to(partial, report)
        finally:
            source.close()
        partial.replace(target)
    except BaseException as error:
        for suffix in ("", *BESIDE):
            partial.with_name(partial.name + suffix).unlink(missing_ok=True)
        target.unlink(missing_ok=True)
        if isinstance(error, FullDisk):
            raise FullDisk(
                f"There is no space left for a copy of {path} at {target}; nothing was changed: free some"
                " and try again."
            ) from error
        if isinstance(error, OSError):
            raise _unwritable(target, error) from error
        raise
    return target


def _unwritable(target: Path, error: OSError) -> TargetError:
    return TargetError(f"No copy can be written to {target} ({error.strerror}); name another place.")
