from __future__ import annotations

import sqlite3
import stat
import sys
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from store import backups, connection, moments
from store.articles import ArticleFilter
from store.connection import Connection
from store.errors import FullDisk, LockedLibrary, TargetError
from store.library import Library
from tests.store.making import add_article

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def articles_in(path: Path) -> int:
    with Library.open(path, create=False) as library:
        assert library.check() == []
        return library.articles.count(ArticleFilter())


@pytest.fixture
def days_later(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How many days later it is than it is."""
    days = [0.0]

    def later() -> datetime:
        return moments.now() + timedelta(days=days[0])

    monkeypatch.setattr(backups, "now", later)
    return days


def test_a_copy_is_a_library_of_its_own(library: Library) -> None:
    add_article(library)
    copy = library.backup()
    add_article(library, "Later.")
    assert copy.parent == library.path.parent / "backups"
    assert articles_in(copy) == 1
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_copy_for_which_there_is_no_space_is_named_and_leaves_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(self: Connection, target: Path, *others: object) -> None:
        target.with_name(f"{target.name}-journal").touch()
        raise FullDisk("There is no space left to write to the library.")

    monkeypatch.setattr(Connection, "copy_to", fill)
    target = library.path.parent / "backups" / "copy.db"
    with pytest.raises(FullDisk, match=r"at .*copy\.db"):
        backups.copy_library(library.path, target)
    assert list(target.parent.iterdir()) == []


def test_a_copy_says_how_far_it_is_and_can_be_stopped(library: Library) -> None:
    class EnoughError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise EnoughError

    reports: list[tuple[int, int]] = []
    library.backup(report=lambda done, total: reports.append((done, total)))
    done, total = reports[-1]
    assert done == total > 0
    with pytest.raises(EnoughError):
        library.backup(report=stop)
    assert len(list((library.path.parent / "backups").iterdir())) == 1


def test_the_last_five_copies_are_kept(library: Library) -> None:
    other = library.path.parent / "backups" / "library-of-mine.db"
    made = [library.backup() for _ in range(7)]
    other.touch()
    library.backup()
    kept = sorted(other.parent.iterdir())
    assert len(kept) == 6
    assert other in kept
    assert kept[:4] == made[3:]


def test_a_day_has_one_copy(library: Library, days_later: list[float]) -> None:
    first = library.daily_backup()
    assert first is not None
    days_later[0] = 0.9
    assert library.daily_backup() is None
    first.with_name(f"{library.path.stem}-20990101T000000000000Z.db").touch()  # killed half-way
    days_later[0] = 1.1
    second = library.daily_backup()
    assert second is not None
    assert [copy for copy in sorted(first.parent.iterdir()) if copy.stat().st_size] == [first, second]


def test_a_copy_goes_where_it_is_sent(library: Library, tmp_path: Path) -> None:
    add_article(library)
    target = tmp_path / "my copy.db"
    assert library.backup(target) == target
    assert articles_in(target) == 1
    assert not (tmp_path / "backups").exists()


def test_a_copy_never_overwrites(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "precious.db"
    target.write_text("precious")
    for there in (target, library.path, tmp_path):
        before = library.path.read_bytes()
        with pytest.raises(TargetError, match=r"already something at .*; name a file that is not there"):
            library.backup(there)
        assert library.path.read_bytes() == before
    assert target.read_text() == "precious"
    assert sorted(tmp_path.iterdir()) == [library.path, target]


def test_a_copy_into_nowhere_says_so(library: Library, tmp_path: Path) -> None:
    with pytest.raises(TargetError, match=r"No copy can be written .*; name another place\.$"):
        library.backup(tmp_path / "nowhere" / "copy.db")


def test_a_folder_of_backups_that_is_none_is_reported(library: Library) -> None:
    (library.path.parent / "backups").touch()
    with pytest.raises(TargetError, match=r"No copy can be written .*; name another place\.$"):
        library.daily_backup()
    with pytest.raises(TargetError, match=r"No copy can be written .*; name another place\.$"):
        library.backup()


def test_a_copy_of_a_locked_library_is_given_up_without_a_trace(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    library._connection.execute("PRAGMA journal_mode = DELETE")
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LockedLibrary):
        library.backup(tmp_path / "copy.db")
    other.close()
    assert list(tmp_path.iterdir()) == [library.path]


def test_another_thread_copies_while_this_one_writes(library: Library) -> None:
    copies: list[Path | None] = []
    thread = threading.Thread(target=lambda: copies.append(library.daily_backup()))
    with library.transaction():
        add_article(library, "Half-way.")
        thread.start()
        thread.join()
        add_article(library, "Done.")
    (copy,) = copies
    assert copy is not None
    assert articles_in(copy) == 0
    assert library.articles.count(ArticleFilter()) == 2
