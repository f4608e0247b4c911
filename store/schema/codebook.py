"""Tags that stay although no passage carries them: those of a codebook that was taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.undo_triggers import undo_existence, undo_update

if TYPE_CHECKING:
    from sqlite_utils import Database

_CHANGING = ("name", "folded", "colour", "key", "kept")


def add_codebook(database: Database) -> None:
    """Keep which tags stay although no passage carries them."""
    database.executescript(_KEPT)
    database.executescript(undo_existence("tag", ("id", *_CHANGING, "uuid"), ("id",)))
    database.executescript(undo_update("tag", ("id",), _CHANGING))


_KEPT = """
ALTER TABLE tag ADD COLUMN kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1));
DROP TRIGGER undo_tag_insert;
DROP TRIGGER undo_tag_delete;
DROP TRIGGER undo_tag_update;
"""
