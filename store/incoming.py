"""Files from other libraries and other programs: which of the formats one is in, and taking it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.files import opened_source, refuse_library

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library
    from store.merged import Merged


def import_file(library: Library, path: Path) -> Merged:
    """Take in a file that `export` wrote, wholly or not at all, as one step of the history.

    Args:
        library: The library.
        path: The file.

    Raises:
        SourceError: If it cannot be read, or is not what it should be.
        InvalidTag: If a name in it cannot be a tag's.
        LibraryError: If the library cannot be written.
    """
    from store.formats.library_reading import merge_lines

    refuse_library(library, path)
    name = clean_line(path.name)
    with opened_source(path) as file, library.exchange.merging(f"import {name}") as merging:
        merge_lines(file, name, merging)
    return merging.merged
