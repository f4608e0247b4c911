"""What the reader names to be taken in, one article after the other."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from store.adding.folders import FEEDS, LINES, look_through
from store.adding.outcome import Outcome
from store.errors import NewsreadError, SourceError
from store.files import LARGEST, is_folder, opened_source, read_source, refuse_library
from store.web.addresses import is_address, normal_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from store.library import Library

STANDARD_INPUT = "-"
"""What stands for standard input, as with most commands."""
FORMATS = {"markdown": ".md", "html": ".html", "text": ".txt"}
"""The forms of one article that can be asked for, with the ending that files of each have."""
JSON_LINES = "jsonl"
"""The form with an article a line."""


@dataclass(frozen=True, slots=True)
class Source:
    """One article to be."""

    name: str
    """What it is called: a path, a path with a line, an address; not cleaned."""
    origin: str
    """What is kept of where it came from."""
    kind: str
    """What parses it: "article", "record" or "page"."""
    read: Callable[[], bytes] = bytes
    """Returns what is in it; it may raise `SourceError`. A page is fetched instead."""
    hints: Mapping[str, Any] = field(default_factory=dict)
    """What else the parser is to know."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Articles that are yet to come, nobody knows when: from a pipe."""

    wait: Callable[[], Source | Outcome | None]
    """Waits for the next one, in any thread but in one at a time; None where there are no more."""


class Sources:
    """Goes through what the reader named.

    Args:
        names: Files, folders, addresses, and "-" for standard input.
        library: The library, whose own file is not to be read.
        form: One of `FORMATS`, or `JSON_LINES`; empty for what the names' endings and the contents tell.
    """

    def __init__(self, names: Iterable[str], library: Library, form: str = "") -> None:
        self._names = list(names)
        self._library = library
        self._form = form
        self.total = len(self._names)
        """How many articles there are, as far as is known."""
        self.hidden = 0
        """How many files and folders were passed over because they are hidden."""
        self.others = 0
        """How many files were passed over because their endings are not those of articles."""
        self.problems: list[str] = []
        """Sentences on the folders that could not be looked into."""

    def __iter__(self) -> Iterator[Source | Outcome | Coming]:
        """Yield each article to be, what became of a name that is none, and what is to be waited for."""
        for name in self._names:
            try:
                yield from self._named(name)
            except NewsreadError as error:
                yield Outcome(name, problem=str(error))

    def _named(self, name: str) -> Iterator[Source | Outcome | Coming]:
        if not name:
            raise SourceError("An empty name is no file; check what your shell made of it.")
        if name == STANDARD_INPUT:
            return self._input()
        if is_address(name):
            address = normal_address(name)
            return iter([Source(name, address, "page")])
        path = Path(name)
        if is_folder(path):
            return self._folder(path)
        return self._file(path)

    def _folder(self, path: Path) -> Iterator[Source | Outcome]:
        folder = look_through(path)
        self.total += len(folder.files) - 1
        self.hidden += folder.hidden
        self.others += folder.others
        self.problems += folder.problems
        if not folder.files:
            raise SourceError(
                f"There are no articles in {path}: no Markdown, HTML, plain text or lines of JSON."
            )
        for file in folder.files:
            try:
                yield from self._file(file)
            except NewsreadError as error:
                yield Outcome(str(file), problem=str(error))

    def _file(self, path: Path) -> Iterator[Source | Outcome]:
        refuse_library(self._library, path)
        if self._form == JSON_LINES or (not self._form and path.suffix.lower() in LINES):
            return self._lines_of(path)
        if not self._form and path.suffix.lower() in FEEDS:
            return self._feeds_of(path)
        hints = {"name": path.stem + FORMATS[self._form] if self._form else path.name}
        source = Source(str(path), str(path.absolute()), "article", partial(read_source, path), hints)
        return iter([source])

    def _lines_of(self, path: Path) -> Iterator[Source | Outcome]:
        with opened_source(path) as file:
            lines = sum(1 for line in file if line.strip())
        self.total += lines - 1
        if not lines:
            raise SourceError(f"{path} is empty; there is nothing to read in it.")
        with opened_source(path) as file:
            yield from _lines(file, str(path), str(path.absolute()))

    def _feeds_of(self, path: Path) -> Iterator[Outcome]:
        """Subscribe to the feeds of a list, as one step; none of them is asked yet."""
        from store.feeds.opml import import_opml

        imported = import_opml(self._library, path)
        count = len(imported.feeds) + len(imported.refused)
        if not count:
            raise SourceError(f"There are no feeds in {path}; export the list once more.")
        self.total += count - 1
        for feed in imported.feeds:
            yield Outcome(str(path), headline=feed.name, new=feed.new, feed=feed.id)
        for sentence in imported.refused:
            yield Outcome(str(path), problem=sentence)

    def _input(self) -> Iterator[Source | Coming]:
        name = "standard input"
        if self._form == JSON_LINES:
            self.total -= 1
            lines = _lines(_input_alone(), name, name)

            def wait() -> Source | Outcome | None:
                source = next(lines, None)
                self.total += source is not None
                return source

            yield Coming(wait)
            return
        given = sys.stdin.buffer
        content = given.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise SourceError("Standard input is larger than 20 MB; give one article at a time.")
        if not content.strip():
            raise SourceError("There is nothing on standard input; write an article to it.")
        hints = {"name": name + FORMATS.get(self._form, "")}
        yield Source(name, name, "article", lambda: content, hints)


def _input_alone() -> IO[bytes]:
    """Return standard input as a file that nobody else has.

    Who ends while a thread waits for a line of `sys.stdin` is ended by Python with a fatal error: that closes
    it, and cannot while it is read.
    """
    try:
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except io.UnsupportedOperation:  # it is no file at all
        return sys.stdin.buffer


def _lines(file: IO[bytes], name: str, origin: str) -> Iterator[Source | Outcome]:
    """Yield an article for each line, called by its number."""
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            while line and not line.endswith(b"\n"):
                line = file.readline(LARGEST)
            yield Outcome(f"{name}:{number}", problem=f"Line {number} of {name} is larger than 20 MB.")
        elif line.strip():
            yield Source(f"{name}:{number}", f"{origin}:{number}", "record", partial(bytes, line.strip()))
