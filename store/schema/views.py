"""The tables of what the reader keeps at hand beside the list: saved searches, and names that are pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.identifiers import RANDOM_IDENTIFIER
from store.schema.undo_triggers import undo_existence, undo_update

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_views(database: Database) -> None:
    """Keep searches under names, and the names of people and things that are looked at again and again."""
    database.executescript(_SAVED_SEARCHES)
    columns = ("name", "folded", "query", "sorting", "place")
    database.executescript(undo_existence("saved_search", ("id", *columns, "uuid"), ("id",)))
    database.executescript(undo_update("saved_search", ("id",), columns))
    database.executescript(_PINNED_NAMES)
    keys = ("spelling", "person")
    database.executescript(undo_existence("pinned_name", (*keys, "place"), keys))


_SAVED_SEARCHES = f"""
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,
    sorting TEXT NOT NULL,
    place INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX saved_search_identified ON saved_search (uuid) WHERE uuid <> '';

CREATE TRIGGER identify_saved_search AFTER INSERT ON saved_search WHEN NEW.uuid = ''
BEGIN
    UPDATE saved_search SET uuid = {RANDOM_IDENTIFIER} WHERE id = NEW.id;
END;
"""

# Names can be made anew from articles and corrections at any time: what is pinned goes by its spelling.
_PINNED_NAMES = """
CREATE TABLE pinned_name (
    spelling TEXT NOT NULL,
    person INTEGER NOT NULL CHECK (person IN (0, 1)),
    place INTEGER NOT NULL,
    PRIMARY KEY (spelling, person)
) STRICT, WITHOUT ROWID;
"""
