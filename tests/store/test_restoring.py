"""A copy that was put back is the library again, and what it took the place of is kept."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store.articles import ArticleFilter
from store.errors import (
    DamagedLibrary,
    LockedLibrary,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
)
from store.library import Library
from store.opening import open_file
from store.restoring import copies, restore
from store.schema.file_format import VERSION
from store.schema.steps import STEPS
from tests.store.making import add_article
from tests.store.making_much import kept

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library in which something was done, and something lost after a copy was made of it."""
    folder = tmp_path_factory.mktemp("restored")
    with Library.open(folder / "library.db") as library:
        add_article(library)
        library.passages.make(1, Span(0, 3), tags=["ports"], note="Since when?")
        library.backup()
        library.passages.delete(1)
        add_article(library, "Later.")
    return folder


@pytest.fixture
def copy(template: Path, path: Path) -> Path:
    """The one copy of the library at `path`."""
    shutil.copytree(template, path.parent, dirs_exist_ok=True)
    (copy,) = (path.parent / "backups").iterdir()
    return copy


def holds(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Library.open(path, create=False) as library:
        assert library.check() == []
        return kept(library)


def test_what_was_lost_is_there_again_and_what_came_later_is_kept(path: Path, copy: Path) -> None:
    before = holds(path)
    replaced = restore(path, copy)
    assert holds(path) == holds(copy) != before
    assert replaced is not None
    assert holds(replaced) == before
    assert [one.path for one in copies(path)] == [replaced, copy]
    assert [one.why for one in copies(path)] == ["replaced", ""]
    assert restore(path, replaced) is not None
    assert holds(path) == before
    # Nothing else is left of it.
    assert {file.name for file in path.parent.iterdir()} == {path.name, "backups"}
    with Library.open(path) as library:
        assert library.history.undo() == "delete passage"


@pytest.mark.parametrize("part", ["header", "schema", "middle", "all", "end"])
def test_a_library_that_is_damaged_is_whole_again(path: Path, copy: Path, part: str) -> None:
    content = bytearray(path.read_bytes())
    place = {"header": (0, 100), "schema": (100, 4096), "middle": (4096, 40_960), "all": (0, len(content))}
    if part == "end":
        content = content[: len(content) // 8192 * 4096]
    else:
        start, end = place[part]
        content[start:end] = b"\x55" * (end - start)
    path.write_bytes(content)
    replaced = restore(path, copy)
    assert holds(path) == holds(copy)
    assert replaced is not None
    assert replaced.stat().st_size == len(content)


def test_a_library_that_is_gone_is_there_again(path: Path, copy: Path) -> None:
    path.unlink()
    assert restore(path, copy) is None
    assert holds(path) == holds(copy)
    elsewhere = path.parent / "elsewhere" / "library.db"
    assert restore(elsewhere, copy) is None
    assert holds(elsewhere) == holds(copy)


def test_whoever_has_the_library_open_sees_the_restored_one(path: Path, copy: Path) -> None:
    with Library.open(path) as library:
        seen = library.changed()
        restore(path, copy)
        assert library.changed() != seen
        assert library.articles.count(ArticleFilter()) == 1
        library.passages.set_note(1, "After.")
    assert len(holds(path)["note"]) == 1


def test_a_library_that_is_written_to_is_left_alone(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.connection.BUSY_SECONDS", 0.1)
    before = holds(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(LockedLibrary, match="in use") as caught:
            restore(path, copy)
    finally:
        other.close()
    assert str(path) in str(caught.value)
    assert holds(path) == before


def test_a_copy_of_an_earlier_version_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    open_file(old, create=True, steps=STEPS[:-1]).connection.close()
    content = old.read_bytes()
    restore(path, old)
    with Library.open(path) as library:
        assert library._connection.value("PRAGMA user_version") == VERSION
    assert old.read_bytes() == content


def test_what_is_no_copy_is_refused_and_nothing_changes(path: Path, copy: Path, tmp_path: Path) -> None:
    before = holds(path)
    other = tmp_path / "other.db"
    foreign = sqlite3.connect(other)
    foreign.execute("CREATE TABLE theirs (a)")
    foreign.close()
    text = tmp_path / "notes.txt"
    text.write_text("precious")
    newer = tmp_path / "newer.db"
    shutil.copy(copy, newer)
    raised = sqlite3.connect(newer)
    raised.execute(f"PRAGMA user_version = {VERSION + 1}")
    raised.close()
    damaged = tmp_path / "damaged.db"
    content = bytearray(copy.read_bytes())
    content[8192:16384] = b"\x55" * 8192
    damaged.write_bytes(content)
    for wrong, error in (
        (tmp_path / "gone.db", MissingLibrary),
        (other, NotALibrary),
        (text, NotALibrary),
        (path, NotALibrary),
        (newer, NewerLibrary),
        (damaged, DamagedLibrary),
    ):
        with pytest.raises(error):
            restore(path, wrong)
        assert holds(path) == before
    with pytest.raises(NotALibrary, match="another program"):
        restore(other, copy)
    assert text.read_text() == "precious"
    assert [one.path for one in copies(path)] == [copy]
