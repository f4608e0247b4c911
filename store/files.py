"""Reading the files that the reader names."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from prose.characters import clean_text
from store.connection import BESIDE
from store.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.library import Library

LARGEST = 20_000_000
"""The most bytes that a file may have: 20 MB, some thirty novels."""
_MOST = 65_536
"""Bytes that most files have at most: memory for all that are asked for is reserved before they are read."""


@contextmanager
def opened_source(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for reading.

    Raises:
        SourceError: If it is missing, may not be read, or is no ordinary file.
    """
    try:
        with _opened(path) as file:
            yield file
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {path}; check the name.") from error
    except PermissionError as error:
        raise SourceError(f"{path} may not be read by you; change its permissions first.") from error
    except OSError as error:
        reason = error.strerror or error
        raise SourceError(f"{path} cannot be read ({reason}); check the name and the disk.") from error


def _opened(path: Path) -> IO[bytes]:
    # Opening a named pipe or a terminal would wait for somebody to write to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder; name the files in it.")
        file = open(os.open(path, flags), "rb")  # noqa: PTH123, SIM115  (`Path.open` takes no flags)
    except ValueError as error:  # a null character in the path
        raise SourceError(f"{path} cannot be read ({error}); check the name and the disk.") from error
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise SourceError(f"{path} is a device or a pipe, not a file; save what comes from it first.")
    return file


def read_source(path: Path) -> bytes:
    """Return what is in a file.

    Raises:
        SourceError: If it is missing, may not be read, is no ordinary file, is empty or larger than 20 MB.
    """
    with opened_source(path) as file:
        source = file.read(_MOST)
        if len(source) == _MOST:
            source += file.read(LARGEST + 1 - _MOST)
    if not source:
        raise SourceError(f"{path} is empty; there is nothing to read in it.")
    if len(source) > LARGEST:
        raise SourceError(f"{path} is larger than 20 MB; take the article out of it into a file of its own.")
    return source


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8, clean.

    Raises:
        SourceError: As `read_source`, and if it is no such text.
    """
    try:
        return clean_text(read_source(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError(f"{path} is no text in UTF-8; save it as one.") from error


def is_folder(path: os.PathLike[str]) -> bool:
    """Return whether a folder is there; what the system refuses to look at is none.

    Such are links in a circle and names that are too long, at which `Path.is_dir` and `DirEntry.is_dir` fail.
    """
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: os.PathLike[str]) -> bool:
    """Return whether anything is there; what the system refuses to look at is not."""
    return os.path.exists(path)  # noqa: PTH110


def refuse_library(library: Library, path: Path) -> None:
    """Refuse the library's own file: closing it again would give up SQLite's locks on it.

    Raises:
        SourceError: If that is what a path leads to.
    """
    if _is_part_of(library, path):
        raise SourceError(f"{path} is the library itself; name another file.")


def _is_part_of(library: Library, path: Path) -> bool:
    """Whether a path leads to the library's file, or to one that SQLite keeps beside it."""
    # `Path.resolve` takes twice as long, and there may be ten thousand files.
    try:
        file = os.path.realpath(path)
    except (OSError, ValueError):  # a null character
        return False
    whole = os.path.realpath(library.path)
    return file in (whole, *(whole + ending for ending in BESIDE))
