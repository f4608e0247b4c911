"""The articles that come with the program, for a library's first day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.files import read_source

if TYPE_CHECKING:
    from store.library import Library

_FIRST = "start-here.md"
"""The sample that explains the program."""
_SUFFIXES = frozenset({".md", ".markdown", ".txt", ".html", ".htm"})


def samples_folder() -> Path:
    """Return where the samples are: in the package, or beside it in a checkout."""
    here = Path(__file__).parent
    packaged = here / "seeds"
    return packaged if packaged.is_dir() else here.parent / "seeds"


def add_samples(library: Library, folder: Path | None = None) -> int:
    """Add the samples that are not in the library yet, all or none, and return how many were added.

    They come without marks, so that a first start does not wait for the language models;
    `detect_pending` finds them.

    Args:
        library: The library.
        folder: Where to take them from; None for those that come with the program.

    Raises:
        SourceError: If a sample cannot be read.
        LibraryError: If the library cannot be written.
    """
    from prose.reader import read_document

    paths = [path for path in (folder or samples_folder()).iterdir() if path.suffix in _SUFFIXES]
    # What is added last stands first in the list, as long as it does not say when it was published.
    paths.sort(key=lambda path: (path.name == _FIRST, path.name))
    added = 0
    with library.transaction():
        for path in paths:
            source = read_source(path)
            added += library.articles.add(read_document(source, path.name), source, path.name).new
    return added
