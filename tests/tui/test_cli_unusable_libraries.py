"""Every command on every library that cannot be used: one sentence, an exit code, and nothing half done."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from store import connection
from tests.tui.command_line import Newsread, assert_refused
from tests.tui.conftest import FIXTURES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMANDS = {
    "add": ["add", str(FIXTURES / "lighthouse.txt")],
    "list": ["list"],
    "show": ["show", "1"],
    "passages": ["passages"],
    "names": ["names"],
    "quotes": ["quotes", "word"],
    "corrections": ["names", "--corrections"],
    "detect": ["detect", "--all"],
    "export": ["export", "jsonl"],
    "import": ["import", str(FIXTURES / "codes.qdc")],
    "backup": ["backup"],
    "check": ["check"],
}


@pytest.fixture(params=COMMANDS)
def command(request: pytest.FixtureRequest) -> list[str]:
    return COMMANDS[request.param]


def contents(path: Path) -> dict[str, str]:
    """Return a digest of each file beside the library."""
    return {
        file.name: sha256(file.read_bytes()).hexdigest() for file in path.parent.iterdir() if file.is_file()
    }


def rows(path: Path) -> dict[str, int]:
    """Return how many rows each table has."""
    with sqlite3.connect(path) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


@pytest.mark.parametrize(
    "content",
    [b"just a text\n" * 500, b"\x89PNG\r\n\x1a\n" + bytes(4096), b"SQLite format 3"],
    ids=["text", "picture", "beginning of a database"],
)
def test_what_is_no_library(newsread: Newsread, command: list[str], content: bytes) -> None:
    newsread.library.write_bytes(content)
    before = contents(newsread.library)
    assert str(newsread.library) in assert_refused(newsread(*command))
    assert contents(newsread.library) == before


def test_a_database_of_another_program(newsread: Newsread, command: list[str]) -> None:
    newsread.library.unlink()
    with sqlite3.connect(newsread.library) as database:
        database.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, price REAL)")
    database.close()
    before = contents(newsread.library)
    assert_refused(newsread(*command))
    assert contents(newsread.library) == before


def test_a_folder(newsread: Newsread, command: list[str]) -> None:
    newsread.library.unlink()
    newsread.library.mkdir()
    assert_refused(newsread(*command))
    assert list(newsread.library.iterdir()) == []


def test_a_library_of_a_newer_version(newsread: Newsread, command: list[str]) -> None:
    with sqlite3.connect(newsread.library) as database:
        database.execute("PRAGMA user_version = 999999")
    database.close()
    before = rows(newsread.library)
    assert_refused(newsread(*command))
    assert rows(newsread.library) == before


def test_a_library_cut_short(newsread: Newsread, command: list[str]) -> None:
    with newsread.library.open("r+b") as file:
        file.truncate(newsread.library.stat().st_size // 3)
    before = contents(newsread.library)[newsread.library.name]
    finished = newsread(*command)
    assert finished.code == 1
    assert "Traceback" not in finished.err
    assert contents(newsread.library)[newsread.library.name] == before


def test_pages_overwritten(newsread: Newsread, command: list[str]) -> None:
    """The header is whole, so that it opens; every table is nonsense."""
    size = newsread.library.stat().st_size
    with newsread.library.open("r+b") as file:
        for page in range(4096, size, 4096):
            file.seek(page)
            file.write(b"\xa5" * 2048)
    finished = newsread(*command)
    assert finished.code == 1
    assert finished.notices[-1].startswith("newsread: ")
    assert "Traceback" not in finished.err


@contextmanager
def held(path: Path) -> Iterator[None]:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    database.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        database.close()


@pytest.mark.parametrize("name", ["add", "detect"])
def test_what_writes_says_that_another_program_holds_the_library(
    newsread: Newsread, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    before = rows(newsread.library)
    with held(newsread.library):
        assert_refused(newsread(*COMMANDS[name]))
    assert rows(newsread.library) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anything")
@pytest.mark.parametrize("name", ["add", "detect"])
def test_what_writes_says_that_it_may_not(newsread: Newsread, name: str) -> None:
    newsread.library.chmod(0o400)
    newsread.library.parent.chmod(0o500)
    try:
        assert_refused(newsread(*COMMANDS[name]))
    finally:
        newsread.library.parent.chmod(0o700)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("backup", "check")])
def test_a_place_where_no_library_can_be_made(first_run: Newsread, name: str) -> None:
    first_run.library.parent.write_text("a file where the folder should be")
    assert_refused(first_run(*COMMANDS[name]))


def test_a_copy_without_its_log_is_still_a_library(newsread: Newsread, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(newsread.library, copy)
    assert Newsread(copy, newsread.capture, newsread.monkeypatch)("list").code == 0
