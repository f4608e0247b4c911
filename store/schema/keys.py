"""The tables of what the reader put on a key: places in articles, and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.undo_triggers import undo_existence, undo_update

if TYPE_CHECKING:
    from sqlite_utils import Database

_TAG_COLUMNS = ("name", "folded", "colour", "key")


def add_keys(database: Database) -> None:
    """Keep named positions, and a key of its own for each tag that has one."""
    database.executescript(_POSITIONS)
    keys, columns = ("letter", "article_id"), ("anywhere", "starts", "words")
    database.executescript(undo_existence("position", (*keys, *columns), keys))
    database.executescript(undo_update("position", keys, columns))
    database.executescript(_TAG_KEYS)
    database.executescript(undo_existence("tag", ("id", *_TAG_COLUMNS), ("id",)))
    database.executescript(undo_update("tag", ("id",), _TAG_COLUMNS))


# Both are the reader's. A letter that leads there from anywhere, a capital, is given once in the library, any
# other once in an article. `words` is how the text went on there, to be shown and to be found again by.
_POSITIONS = """
CREATE TABLE position (
    letter TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    anywhere INTEGER NOT NULL CHECK (anywhere IN (0, 1)),
    starts INTEGER NOT NULL CHECK (starts >= 0),
    words TEXT NOT NULL,
    PRIMARY KEY (letter, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX positions_of_article ON position (article_id, letter);
CREATE UNIQUE INDEX position_from_anywhere ON position (letter) WHERE anywhere = 1;
"""

_TAG_KEYS = """
ALTER TABLE tag ADD COLUMN key TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX tag_of_key ON tag (key) WHERE key <> '';
DROP TRIGGER undo_tag_insert;
DROP TRIGGER undo_tag_delete;
DROP TRIGGER undo_tag_update;
"""
