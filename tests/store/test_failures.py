"""Every method of a library, on a library that is locked, read-only, full or damaged."""

from __future__ import annotations

import inspect
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from prose.spans import Span
from store.articles import Articles
from store.bin import Bin
from store.connection import Connection
from store.corrections.corrections import Corrections
from store.errors import DamagedLibrary, FullDisk, LibraryError, LockedLibrary, ReadOnlyLibrary
from store.exchange.exchange import Exchange
from store.feeds.arrivals import Arrivals
from store.feeds.feeds import Feeds
from store.history.history import History
from store.library import Library
from store.marks import ArticleMarks
from store.names.names import Names
from store.names.pinned import PinnedNames
from store.passages.groups import PassageGroups
from store.passages.passages import Passages
from store.passages.several import SeveralPassages
from store.positions import Positions
from store.quotes.quotes import Quotes
from store.reading import Reading
from store.review.doubts import Doubts
from store.review.reviews import Reviews
from store.saved_searches import SavedSearches
from store.tags.codebook import Codebook
from store.tags.remarks import Remarks
from store.tags.tags import Tags
from store.unreadable import UnreadablePages
from store.versions import Versions
from tests.store.every_method import ARTICLE, LONG, READING, TAKES_NO_SPACE, WRITING, fill_library

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_every_method_is_here() -> None:
    kinds: tuple[type[Any], ...] = (
        Articles,
        ArticleMarks,
        Names,
        Quotes,
        Corrections,
        Passages,
        PassageGroups,
        SeveralPassages,
        Positions,
        Versions,
        Tags,
        Codebook,
        Remarks,
        Exchange,
        Reading,
        Reviews,
        Doubts,
        History,
        Bin,
        SavedSearches,
        PinnedNames,
        Feeds,
        Arrivals,
        UnreadablePages,
    )
    public = {
        f"{kind.__name__}.{name}"
        for kind in kinds
        for name, _ in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_")
    }
    assert public == READING.keys() | WRITING.keys()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "library.db"
    fill_library(path)
    return path


@pytest.fixture
def filled(template: Path, path: Path) -> Path:
    return Path(shutil.copy(template, path))


@pytest.fixture
def filled_library(filled: Path) -> Iterator[Library]:
    with Library.open(filled) as library:
        yield library


def assert_is_a_sentence(error: LibraryError, path: Path) -> None:
    assert str(path) in str(error)
    assert str(error).endswith(".")
    assert str(error).isprintable()


@pytest.mark.parametrize("method", [*READING, *WRITING])
def test_on_a_locked_library(filled: Path, filled_library: Library, method: str) -> None:
    filled_library._connection.execute("PRAGMA busy_timeout = 0")
    # In rollback mode a writer that is about to commit shuts out readers too.
    filled_library._connection.execute("PRAGMA journal_mode = DELETE")
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(LockedLibrary) as caught:
            READING[method](filled_library) if method in READING else WRITING[method](filled_library, 1)
    finally:
        other.close()
    assert_is_a_sentence(caught.value, filled)
    assert filled_library.check() == []


@pytest.mark.parametrize("method", WRITING)
def test_writing_to_a_read_only_library(filled: Path, method: str) -> None:
    with Library(Connection(filled, read_only=True)) as library:
        assert library.read_only
        with pytest.raises(ReadOnlyLibrary) as caught:
            WRITING[method](library, 1)
        assert_is_a_sentence(caught.value, filled)


@pytest.mark.parametrize("method", READING)
def test_reading_a_read_only_library(filled: Path, method: str) -> None:
    with Library(Connection(filled, read_only=True)) as library:
        READING[method](library)
        assert library.check() == []


@pytest.mark.parametrize("method", [method for method in WRITING if method not in TAKES_NO_SPACE])
def test_writing_to_a_full_disk(filled: Path, filled_library: Library, method: str) -> None:
    connection = filled_library._connection
    connection.execute(f"PRAGMA max_page_count = {connection.value('PRAGMA page_count')}")
    connection.execute("PRAGMA synchronous = OFF")

    def fill() -> None:
        # Rows of a size may still fit into what is left of a page: not many of them.
        for number in range(1, 500):
            WRITING[method](filled_library, number)

    with pytest.raises(FullDisk) as caught:
        fill()
    assert_is_a_sentence(caught.value, filled)
    assert filled_library.check() == []
    connection.execute("PRAGMA max_page_count = 1000000")
    filled_library.passages.make(ARTICLE, Span(0, 3), note=LONG)


@pytest.mark.parametrize("method", [*READING, *WRITING])
def test_on_a_damaged_library(filled: Path, filled_library: Library, method: str) -> None:
    content = bytearray(filled.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    content[24:28] = b"\xff\xff\xff\xff"  # the change counter, without which nothing would be read again
    filled.write_bytes(content)
    with pytest.raises(DamagedLibrary) as caught:
        READING[method](filled_library) if method in READING else WRITING[method](filled_library, 1)
    assert_is_a_sentence(caught.value, filled)
    assert "backups" in str(caught.value)
    assert any("damaged" in sentence for sentence in filled_library.check())
