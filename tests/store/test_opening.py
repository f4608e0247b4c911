from __future__ import annotations

import os
import sqlite3
import stat
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store import connection, errors
from store import library as library_module
from store.articles import ArticleFilter
from store.library import Library
from store.opening import open_file
from store.passages.passage import PassageFilter
from store.schema.file_format import VERSION
from store.schema.steps import STEPS
from store.search.query import tagged
from tests.store.making import add_article
from tests.store.programs import run_together

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database

needs_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")


@pytest.fixture(autouse=True)
def made_by_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have new libraries made as they are for a reader."""
    monkeypatch.setattr(library_module, "open_file", open_file)


def test_a_new_library_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "a folder #1" / "of mine?" / "library%20.db"
    with Library.open(path) as library:
        assert library.created
        assert not library.read_only
        add_article(library)
    with Library.open(path) as library:
        assert not library.created
        assert library.articles.count(ArticleFilter()) == 1
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_version_is_that_of_the_last_step() -> None:
    assert len(STEPS) == VERSION


@needs_modes
def test_nobody_else_can_read_a_library(tmp_path: Path) -> None:
    path = tmp_path / "newsread" / "library.db"
    Library.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@needs_modes
def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Library.open(tmp_path / "library.db").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.touch()
    with Library.open(path) as library:
        assert library.created
        add_article(library)


def test_a_library_is_made_only_if_wanted(path: Path) -> None:
    with pytest.raises(
        errors.MissingLibrary, match=r"^There is no library at .*library\.db; check the name\.$"
    ):
        Library.open(path, create=False)
    assert not path.exists()


def make_other_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE orders (id INTEGER)")
    database.close()


def make_marked_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA application_id = 1196444487")
    database.execute("PRAGMA user_version = 1")
    database.close()


def make_note(path: Path) -> None:
    path.write_text("note")


def make_picture(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


@pytest.mark.parametrize("make", [make_other_database, make_marked_database, make_note, make_picture])
@pytest.mark.parametrize("create", [True, False])
def test_a_file_of_another_kind_is_left_as_it_was(path: Path, make: object, create: bool) -> None:
    assert callable(make)
    make(path)
    before = path.read_bytes()
    with pytest.raises(errors.NotALibrary, match=r"not a newsread library.*name another file\.$"):
        Library.open(path, create=create)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(errors.NotALibrary, match=r"is a folder; name a file in it\.$"):
        Library.open(tmp_path)


def test_a_path_through_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("note")
    with pytest.raises(errors.UnreachableLibrary, match=r"name a place where you may read and write\.$"):
        Library.open(tmp_path / "note" / "library.db")
    with pytest.raises(errors.UnreachableLibrary, match=r"name a place where you may read and write\.$"):
        Library.open(tmp_path / ("x" * 5_000), create=False)


def test_a_sentence_shows_a_hostile_path_clean(tmp_path: Path) -> None:
    with pytest.raises(errors.MissingLibrary) as caught:
        Library.open(tmp_path / "a\x1b]52;c;aGk=\x07\nb.db", create=False)
    assert str(caught.value).isprintable()


def test_a_newer_library_is_left_as_it_was(path: Path) -> None:
    Library.open(path).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    before = path.read_bytes()
    with pytest.raises(errors.NewerLibrary, match="update newsread"):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_damaged_library_says_what_to_do(path: Path) -> None:
    with Library.open(path) as library:
        add_article(library)
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes(len(content) - 100))
    with pytest.raises(errors.DamagedLibrary, match="“backups”"):
        Library.open(path)


def test_a_locked_library_is_waited_for_and_then_given_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open(path).close()
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(errors.LockedLibrary, match="in use by another program"):
        Library.open(path)
    other.execute("COMMIT")
    other.close()
    Library.open(path).close()


@needs_modes
@pytest.mark.parametrize("wal", [False, True])
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_read_only_library_can_be_read(path: Path, wal: bool, locked: str) -> None:
    with Library.open(path) as library:
        article_id = add_article(library)
    if wal:
        database = sqlite3.connect(path)
        database.execute("PRAGMA journal_mode = WAL")
        database.close()
    target, mode = (path, 0o400) if locked == "file" else (path.parent, 0o500)
    target.chmod(mode)
    try:
        if os.access(target, os.W_OK):
            pytest.skip("nothing is read-only for an administrator")
        with Library.open(path) as library:
            assert library.read_only
            assert library.articles.get(article_id) is not None
            assert library.check() == []
            with pytest.raises(errors.ReadOnlyLibrary, match="read-only"):
                library.reading.star(article_id, True)
    finally:
        target.chmod(0o700)


def test_an_older_library_that_cannot_be_written_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library.open(path).close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(errors.ReadOnlyLibrary, match="older version"):
        open_file(path, create=True, steps=(*STEPS, add_colour))


# A version that does not exist yet: each step is tested on a file made by the version before it.


def add_colour(database: Database) -> None:
    database.executescript("ALTER TABLE article ADD COLUMN colour INTEGER NOT NULL DEFAULT 7")


def fail_half_way(database: Database) -> None:
    database.executescript("ALTER TABLE article ADD COLUMN colour INTEGER; DROP TABLE nothing;")


@pytest.fixture
def older(path: Path) -> Path:
    with Library.open(path) as library:
        library.passages.make(add_article(library), Span(0, 3), tags=["ports"])
    return path


def test_an_older_library_is_copied_and_brought_up_to_date(older: Path) -> None:
    opened = open_file(older, create=True, steps=(*STEPS, add_colour))
    assert not opened.created
    assert opened.connection.value("SELECT colour FROM article") == 7
    assert opened.connection.value("PRAGMA user_version") == len(STEPS) + 1
    opened.connection.close()
    with pytest.raises(errors.NewerLibrary):
        Library.open(older)
    (copy,) = (older.parent / "backups").iterdir()
    assert copy.name.endswith(f"-version-{len(STEPS)}.db")
    with Library.open(copy) as library:
        assert library.passages.count(PassageFilter(tagged("ports"))) == 1
        assert library.check() == []


def test_a_step_that_fails_leaves_the_library_as_it_was(older: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="nothing"):
        open_file(older, create=True, steps=(*STEPS, fail_half_way))
    with Library.open(older) as library:
        assert library.passages.count(PassageFilter(tagged("ports"))) == 1
        columns = library._connection.rows("SELECT name FROM pragma_table_info('article')")
        assert "colour" not in [row["name"] for row in columns]


OPENING = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import store.connection
from store.opening import open_file
from store.schema.steps import STEPS

def add_colour(database):
    database.executescript("ALTER TABLE article ADD COLUMN colour INTEGER NOT NULL DEFAULT 7")

store.connection.wal_is_sound = lambda version: {wal}
print("ready", flush=True)
sys.stdin.readline()
opened = open_file(Path(sys.argv[1]), create=True, steps={steps})
opened.connection.execute("INSERT INTO step (label) VALUES ('opened')")
print(opened.created, opened.connection.value("PRAGMA user_version"))
"""


@pytest.mark.parametrize("wal", [False, True])
def test_six_programs_open_a_new_library_at_once(path: Path, wal: bool) -> None:
    printed = run_together(OPENING.format(wal=wal, steps="STEPS"), path, 6)
    assert sorted(printed) == [f"False {len(STEPS)}"] * 5 + [f"True {len(STEPS)}"]
    with Library.open(path) as library:
        assert library._connection.value("SELECT count(*) FROM step") == 6
        assert library.check() == []


@pytest.mark.parametrize("wal", [False, True])
def test_six_programs_open_an_older_library_at_once(older: Path, wal: bool) -> None:
    printed = run_together(OPENING.format(wal=wal, steps="(*STEPS, add_colour)"), older, 6)
    assert printed == [f"False {len(STEPS) + 1}"] * 6
    assert len(list((older.parent / "backups").iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_that_leads_back_to_itself_is_refused(path: Path) -> None:
    path.symlink_to(path.name)
    with pytest.raises(errors.UnreachableLibrary):
        Library.open(path)


def test_a_library_that_another_program_brings_up_to_date_is_waited_for(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    holding = sqlite3.connect(older, isolation_level=None, check_same_thread=False)
    holding.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(1) as another:
        steps = (*STEPS, add_colour)
        opening = another.submit(lambda: open_file(older, create=True, steps=steps).connection.close())
        assert not wait([opening], timeout=0.3).done
        holding.execute("COMMIT")
        holding.close()
        opening.result()
