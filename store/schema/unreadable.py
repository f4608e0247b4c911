"""The table of the pages that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_unreadable_pages(database: Database) -> None:
    """Keep which pages were asked for and gave no article, and why."""
    database.executescript(_UNREADABLE_PAGES)


# What happened, and nothing that the reader made: no step of the history keeps it or brings it back.
_UNREADABLE_PAGES = """
CREATE TABLE unreadable_page (
    address TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    tried INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
"""
