"""Every format in which something goes out, by the name that the reader calls it by."""

from __future__ import annotations

from importlib import import_module
from typing import IO, TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from store.library import Library
    from store.selection import Selection


class FileFormat(Protocol):
    """What the module of a format offers that is one file."""

    def write(self, library: Library, selection: Selection, file: IO[bytes]) -> None:
        """Write what is wanted of a library, article by article."""


_FILES = {
    "jsonl": "library_lines",
    "w3c": "web_annotations",
    "hypothesis": "hypothesis_api",
    "csv": "csv_table",
    "readwise": "readwise",
}
"""The module of each format that is one file."""

NAMES = tuple(_FILES)
"""Every format."""


def file_format(name: str) -> FileFormat:
    """Return a format that is one file; each is loaded when it is asked for."""
    return cast("FileFormat", import_module(f"store.formats.{_FILES[name]}"))
