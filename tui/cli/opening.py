"""Opening the library that a command or the app works on; a first run finds sample articles in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.articles import ArticleFilter
from store.library import Library
from store.places import default_library_path
from tui.cli import output
from tui.wording import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from prose.entities.entity import EntityRecogniser


def library_path(arguments: argparse.Namespace) -> Path:
    """Return the library's file that the command line names, or the one in its usual place."""
    path: Path = arguments.library or default_library_path()
    return path


def open_library(arguments: argparse.Namespace) -> Library:
    """Open the library that the command line names; make it, with marked samples in it, if there is none.

    Raises:
        LibraryError: It can neither be opened nor made.
        SettingsError: The settings do not say what finds the samples' names.
    """
    from store.files import is_there  # the app, which finds out otherwise, starts without it

    path = library_path(arguments)
    # What is wrong with the settings is said before anything is made.
    recogniser = None if is_there(path) else _recogniser(arguments)
    library = open_with_samples(path)
    if library.created:
        from store.detection import detect_pending

        with _closed_on_error(library):
            detect_pending(library, recogniser or _recogniser(arguments))
            samples = counted(library.articles.count(ArticleFilter()), "sample article")
            output.notify(f"newsread: Made a new library with {samples}: {clean_line(str(path))}")
    return library


def _recogniser(arguments: argparse.Namespace) -> EntityRecogniser | None:
    from tui.settings import read_settings, recogniser_of

    return recogniser_of(read_settings(arguments.config))


def open_with_samples(path: Path) -> Library:
    """Open a library; make it, with the samples' text but no marks yet, if there is none.

    This is what the app does before its first frame: it loads no model. `detect_pending` finds the marks.

    Raises:
        LibraryError: It can neither be opened nor made.
    """
    library = Library.open(path)
    if library.created:
        from store.samples import add_samples

        with _closed_on_error(library):
            add_samples(library)
    return library


def open_existing(arguments: argparse.Namespace) -> Library:
    """Open the library that the command line names, which must be there.

    Raises:
        LibraryError: It is not there, or cannot be opened.
    """
    return Library.open(library_path(arguments), create=False)


@contextmanager
def _closed_on_error(library: Library) -> Iterator[None]:
    try:
        yield
    except BaseException:
        library.close()
        raise
