from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from store.connection import wal_is_sound
from store.errors import LibraryError, LockedLibrary, QueryGivenUp
from store.library import Library
from tests.store.making import add_article
from tests.store.programs import run_together

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_the_write_ahead_log_is_used_where_it_is_sound(version: tuple[int, int, int], sound: bool) -> None:
    assert wal_is_sound(version) is sound


def test_a_connection_keeps_what_is_linked_and_what_is_written(library: Library) -> None:
    pragmas = {name: library._connection.value(f"PRAGMA {name}") for name in ("foreign_keys", "synchronous")}
    assert pragmas == {"foreign_keys": 1, "synchronous": 2}
    mode = "wal" if wal_is_sound(sqlite3.sqlite_version_info) else "delete"
    assert library._connection.value("PRAGMA journal_mode") == mode


def test_a_mode_that_another_program_prevents_is_set_later(path: Path) -> None:
    Library.open(path).close()
    mode = "delete" if wal_is_sound(sqlite3.sqlite_version_info) else "wal"
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode = {mode}")
    other.execute("SELECT count(*) FROM article").fetchall()
    with Library.open(path) as library:
        add_article(library)
    other.close()
    with Library.open(path) as library:
        assert library._connection.value("PRAGMA journal_mode") != mode


def test_a_bug_passes_through_as_a_bug(library: Library) -> None:
    for sql in (
        "SELECT nothing FROM article",
        "SELEC",
        "SELECT :missing",
        "INSERT INTO note VALUES (1, NULL)",
    ):
        with pytest.raises(sqlite3.Error) as caught:
            library._connection.execute(sql)
        assert not isinstance(caught.value, LibraryError)


def test_a_transaction_that_cannot_be_committed_is_undone(path: Path, library: Library) -> None:
    article_id = add_article(library)
    library._connection.execute("PRAGMA busy_timeout = 0")
    # In rollback mode a reader in the middle of a query prevents the commit.
    library._connection.execute("PRAGMA journal_mode = DELETE")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM article").fetchone()
    with pytest.raises(LockedLibrary):
        library.reading.star(article_id, True)
    other.close()
    library.reading.set_position(article_id, 7)
    row = library.articles.row(article_id)
    assert row is not None
    assert not row.starred


def test_what_fails_within_a_change_takes_all_of_it_along_but_for_a_part(library: Library) -> None:
    article_id, connection = add_article(library), library._connection

    def fail_after_starring() -> None:
        with library.transaction():
            library.reading.star(article_id, True)
            raise KeyError

    def move_and_fail() -> None:
        with library.transaction():
            library.reading.set_position(article_id, 7)
            fail_after_starring()

    def move_and_go_on() -> None:
        with library.transaction():
            library.reading.set_position(article_id, 7)
            with suppress(KeyError):
                fail_after_starring()

    with pytest.raises(KeyError):
        move_and_fail()
    assert library.reading.position(article_id) == 0
    # Who goes on as if nothing had been would keep half of it.
    with pytest.raises(RuntimeError, match="half done"):
        move_and_go_on()
    assert library.reading.position(article_id) == 0

    with library.transaction():
        library.reading.set_position(article_id, 7)
        with suppress(KeyError), connection.part():
            fail_after_starring()
    assert library.reading.position(article_id) == 7
    row = library.articles.row(article_id)
    assert row is not None
    assert not row.starred


COUNTING = """
import sys
from pathlib import Path
import store.connection
from store.library import Library

store.connection.wal_is_sound = lambda version: {wal}
with Library.open(Path(sys.argv[1])) as library:
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(50):
        with library.transaction():
            library.reading.set_position(1, library.reading.position(1) + 1)
"""


@pytest.mark.parametrize("wal", [False, True])
def test_no_program_loses_what_another_counted(path: Path, wal: bool) -> None:
    with Library.open(path) as library:
        assert add_article(library) == 1
    run_together(COUNTING.format(wal=wal), path, 2)
    with Library.open(path) as library:
        assert library.reading.position(1) == 100


KILLED = """
import os, sys
from pathlib import Path
from prose.spans import Span
from store.library import Library

library = Library.open(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
library.passages.make(1, Span(0, 3), note="kept")
with library.step("lost"):
    library.passages.make(1, Span(0, 5), note="lost")
    print(len(library.passages.of_article(1)), flush=True)
    os._exit(0)
"""


def test_what_was_done_is_kept_when_a_program_is_killed(path: Path) -> None:
    with Library.open(path) as library:
        assert add_article(library) == 1
    assert run_together(KILLED, path, 1) == ["2"]
    with Library.open(path) as library:
        assert [passage.note for passage in library.passages.of_article(1)] == ["kept"]
        assert library.check() == []


def test_another_programs_change_is_noticed(path: Path, library: Library) -> None:
    before = library.changed()
    add_article(library, "Our own.")
    assert library.changed() == before
    with Library.open(path) as other:
        add_article(other, "Another's.")
    assert library.changed() != before


def test_a_long_query_is_given_up_when_nobody_waits(path: Path) -> None:
    over = False
    with Library.open(path) as library:
        library.give_up_when(lambda: over)
        numbers = "SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 50000"
        counting = f"WITH RECURSIVE n (x) AS ({numbers}) SELECT max(x) FROM n"
        assert library._connection.value(counting) == 50_000
        over = True
        with pytest.raises(QueryGivenUp):
            library._connection.value(counting)
        assert library._connection.value("SELECT 1") == 1
