"""Folders full of articles."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from store.files import is_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml", ".txt", ".text"})
"""The endings of files with one article each."""
LINES = frozenset({".jsonl", ".ndjson"})
"""The endings of files with an article a line."""
FEEDS = frozenset({".opml"})
"""The endings of lists of feeds, which are not taken in with the folder that they are in."""


@dataclass(slots=True)
class Folder:
    """What is in a folder and the folders in it.

    A folder that is in itself by a link is gone through once.
    """

    path: Path
    """Where it is."""
    files: list[Path] = field(default_factory=list)
    """The files that may be articles, by their names, those of a folder before those of folders in it."""
    hidden: int = 0
    """How many files and folders were passed over because their names begin with a full stop."""
    others: int = 0
    """How many were passed over because their endings are not those of articles."""
    problems: list[str] = field(default_factory=list)
    """Sentences on the folders in it that could not be looked into."""


def look_through(path: Path) -> Folder:
    """Return what is in a folder, without opening any file."""
    folder, seen = Folder(path), set[tuple[int, int]]()
    waiting = [path]
    while waiting:
        # The last one first: folders come in their order, each with all that is in it.
        waiting += reversed(list(_look_into(waiting.pop(), folder, seen)))
    return folder


def _look_into(path: Path, folder: Folder, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Add the files of one folder, and yield the folders in it."""
    try:
        status = path.stat()
        with os.scandir(path) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        folder.problems.append(f"The folder {path} cannot be looked into ({error.strerror or error}).")
        return
    # Windows gives no numbers to some folders.
    if status.st_ino and (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in listed:
        if entry.name.startswith("."):
            folder.hidden += 1
        elif is_folder(entry):
            yield Path(entry.path)
        elif Path(entry.name).suffix.lower() in ARTICLES | LINES and os.path.isfile(entry):  # noqa: PTH113
            folder.files.append(Path(entry.path))
        else:
            folder.others += 1
