"""What the desk does when the library cannot do what the reader wants."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from store.errors import DamagedLibrary
from store.library import Library
from tests.tui.desk import Desk, desk_on, passages_in

if TYPE_CHECKING:
    from pathlib import Path


def notices(desk: Desk) -> list[str]:
    return [notice.text for notice in desk.app.notices.notices]


def make_impatient(desk: Desk) -> None:
    """Let the desk wait a moment only for another program to finish."""
    desk.app.library._connection.execute("PRAGMA busy_timeout = 50")


async def test_a_locked_library_loses_nothing_and_says_so(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        make_impatient(desk)
        await desk.press("enter")
        other = sqlite3.connect(sample_library, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await desk.press("H")
        assert [notice for notice in notices(desk) if "another program" in notice]
        other.execute("ROLLBACK")
        other.close()
        assert passages_in(sample_library) == []
        await desk.press("H")
        assert len(passages_in(sample_library)) == 1


async def test_a_note_typed_over_a_locked_library_is_not_lost(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        make_impatient(desk)
        await desk.press("enter", "a")
        await desk.type("weeks of thought")
        other = sqlite3.connect(sample_library, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await desk.press("ctrl+s")
        assert [notice for notice in notices(desk) if "another program" in notice]
        assert desk.front == "NoteEditor"
        other.execute("ROLLBACK")
        other.close()
        await desk.press("ctrl+s")
        assert [passage.note for passage in passages_in(sample_library)] == ["weeks of thought"]


async def test_a_read_only_library_can_be_read(sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store import connection

    opened = connection.Connection.__init__

    def read_only(self: connection.Connection, path: Path, **options: bool) -> None:
        opened(self, path, **options | {"read_only": True})

    monkeypatch.setattr(connection.Connection, "__init__", read_only)
    async with desk_on(sample_library) as desk:
        assert [notice for notice in notices(desk) if "can only be read" in notice]
        await desk.press("enter", "G")
        await desk.press("H")
        assert len(notices(desk)) == 2
        await desk.press("escape")
        assert desk.front == "LibraryScreen"


async def test_a_library_that_disappears_is_reported(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        sample_library.unlink()
        await desk.pilot.press("F", "z")
        await desk.pilot.pause(0.3)
        assert notices(desk)
        assert desk.front == "LibraryScreen"


@pytest.mark.parametrize("way", ["gp", "Fz", "gpk", "gf"])
async def test_a_library_that_cannot_even_be_read_for_now(sample_library: Path, way: str) -> None:
    async with desk_on(sample_library) as desk:
        make_impatient(desk)
        await desk.press("enter", "H", "escape")
        other = sqlite3.connect(sample_library, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await desk.type(way)
        if other.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            assert [notice for notice in notices(desk) if "another program" in notice]
        other.execute("ROLLBACK")
        other.close()
        await desk.press("escape", "escape", "enter")
        assert desk.front == "ArticleScreen"
        assert len(desk.article.opened.passages) == 1


async def test_a_folder_of_backups_that_is_none_is_reported(sample_library: Path) -> None:
    (sample_library.parent / "backups").touch()
    async with desk_on(sample_library) as desk:
        assert [notice for notice in notices(desk) if "No copy can be written" in notice]
        assert desk.front == "LibraryScreen"


async def test_rows_that_cannot_be_read_are_reported_once(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DamagedLibrary("The library is damaged.")

    async with desk_on(sample_library) as desk:
        monkeypatch.setattr(desk.app.library.articles, "rows", fail)
        desk.screen.rows.rows_changed()
        await desk.settle()
        assert notices(desk) == ["The library is damaged."]
        assert desk.front == "LibraryScreen"


async def test_an_article_that_disappears_while_it_is_read(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.press("enter")
        identifier = desk.article.opened.article.id
        other = sqlite3.connect(sample_library)
        other.execute("PRAGMA foreign_keys = ON")
        other.execute("DELETE FROM article WHERE id = ?", (identifier,))
        other.commit()
        other.close()
        desk.app._look_for_changes()
        await desk.settle()
        assert desk.front == "LibraryScreen"
        assert "no longer in the library" in notices(desk)[0]


def test_the_samples_are_a_library_of_their_own(sample_library: Path) -> None:
    with Library.open(sample_library) as library:
        assert library.check() == []
