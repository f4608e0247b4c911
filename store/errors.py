"""What can go wrong that a person must do something about: each error is one clean sentence.

The sentence says what happened, to which thing, and what to do. Whatever is not in this family is a bug and
passes through as it is.
"""

from __future__ import annotations

# The names say what is the matter with the library, and read better so.
# ruff: noqa: N818
from typing import TYPE_CHECKING

from prose.characters import clean_line

if TYPE_CHECKING:
    from prose.spans import Span


class NewsreadError(Exception):
    """Something that a person must do something about; `str` of it is the sentence to show."""

    def __init__(self, sentence: str) -> None:
        # A path or a system's message may be part of the sentence, and either may hold control characters.
        super().__init__(clean_line(sentence))


class LibraryError(NewsreadError):
    """The library file cannot be used as it is."""


class MissingLibrary(LibraryError):
    """There is no file, and none was to be made."""


class NotALibrary(LibraryError):
    """The file, or whatever is at that path, is something else; it was not touched."""


class NewerLibrary(LibraryError):
    """A newer version of this program has written the library."""


class DamagedLibrary(LibraryError):
    """SQLite found the file's structure to be broken."""


class ReadOnlyLibrary(LibraryError):
    """The library can be read, not written."""


class LockedLibrary(LibraryError):
    """Another program held the library for longer than we wait."""


class FullDisk(LibraryError):
    """There was no space left to write to."""


class QueryGivenUp(LibraryError):
    """Nobody waits for the answer any more: see `Library.give_up_when`."""


class UnreachableLibrary(LibraryError):
    """The system refuses to open, read or write the file."""


class SearchError(NewsreadError):
    """What was typed to search for makes no sense; the sentence says what was expected."""

    def __init__(self, sentence: str, text: str, at: Span) -> None:
        super().__init__(sentence)
        self.text = text
        """What was typed."""
        self.at = at
        """Where the mistake is in it, in code points; never empty."""


class SourceError(NewsreadError):
    """A file cannot be taken in."""


class TargetError(NewsreadError):
    """A file cannot be written where it was to go."""


class InvalidTag(NewsreadError):
    """What was given as a tag's name cannot be one."""


class CodebookError(NewsreadError):
    """What was to be done to a tag cannot be: there is none of that name, or it makes no sense."""


class CorrectionError(NewsreadError):
    """What the reader wants to correct makes no sense, or is so already."""


class GoneError(NewsreadError):
    """The article, the passage or the name is no longer in the library."""


class HistoryError(NewsreadError):
    """A step cannot be undone or redone, because what it changed is no longer as the step left it."""


class ViewError(NewsreadError):
    """What was given as the name of a saved search cannot be one."""


class FeedError(NewsreadError):
    """A feed cannot be read, found, or kept as asked; the sentence is shown beside its name."""
