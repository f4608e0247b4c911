"""Every format in which something goes out, by the name that the reader calls it by."""

from __future__ import annotations

from importlib import import_module
from typing import IO, TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from string import Template

    from store.exchange.selection import Selection
    from store.exchange.targets import Folder
    from store.library import Library


class FileFormat(Protocol):
    """What the module of a format offers that is one file."""

    def write(self, library: Library, selection: Selection, file: IO[bytes]) -> None:
        """Write what is wanted of a library, article by article."""


class FolderFormat(Protocol):
    """What the module of a format offers that is a file for each article."""

    def read_template(self, text: str) -> Template:
        """Return what the reader wants a file to hold; raises `SourceError`."""

    def write(
        self, library: Library, selection: Selection, folder: Folder, template: Template | None = None
    ) -> int:
        """Write what is wanted of a library, and return how many files."""


_FILES = {
    "jsonl": "library_lines",
    "w3c": "web_annotations",
    "hypothesis": "hypothesis_api",
    "csv": "csv_table",
    "readwise": "readwise",
    "csl": "csl_json",
    "qdc": "codebook",
    "qdpx": "qda_project",
}
"""The module of each format that is one file."""

_FOLDERS = {
    "markdown": "markdown_notes",
}
"""The module of each format that is a folder."""

NAMES = (*_FILES, *_FOLDERS)
"""Every format."""


BINARY = ("qdpx",)
"""Those that no terminal can show."""


def folder_format(name: str) -> FolderFormat | None:
    """Return a format that is a file for each article; None if it is one file."""
    if name not in _FOLDERS:
        return None
    return cast("FolderFormat", import_module(f"store.formats.{_FOLDERS[name]}"))


def file_format(name: str) -> FileFormat:
    """Return a format that is one file; each is loaded when it is asked for."""
    return cast("FileFormat", import_module(f"store.formats.{_FILES[name]}"))
