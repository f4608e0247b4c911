"""The tables of which articles are one story, and of what of it was read before it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_stories(database: Database) -> None:
    """Keep which articles print the same copy, and which of their texts the reader has seen."""
    database.executescript(_STORIES)
    database.executescript(_SEEN)


# What the machine found, like the marks: an article has a `sketch` once it was looked at, and a row in
# `story` where others print the same copy. `sketch_value` is an index over the numbers of all sketches, by
# which articles of the same few days are found that share them. A text that changes is looked at again.
_STORIES = """
CREATE TABLE sketch (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    dated INTEGER NOT NULL,
    numbers TEXT NOT NULL
) STRICT;

CREATE TABLE sketch_value (
    value INTEGER NOT NULL,
    dated INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (value, dated, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    number INTEGER NOT NULL
) STRICT;

CREATE INDEX articles_of_story ON story (number, article_id);

CREATE TRIGGER sketch_insert AFTER INSERT ON sketch
BEGIN
    INSERT OR IGNORE INTO sketch_value (value, dated, article_id)
    SELECT value, NEW.dated, NEW.article_id FROM json_each(NEW.numbers);
END;

CREATE TRIGGER sketch_delete AFTER DELETE ON sketch
BEGIN
    DELETE FROM sketch_value
    WHERE (value, dated, article_id) IN (
        SELECT value, OLD.dated, OLD.article_id FROM json_each(OLD.numbers)
    );
END;

CREATE TRIGGER story_of_version AFTER UPDATE OF version_id ON body
WHEN OLD.version_id IS NOT NULL AND NEW.version_id <> OLD.version_id
BEGIN
    DELETE FROM sketch WHERE article_id = NEW.article_id;
    DELETE FROM story WHERE article_id = NEW.article_id;
END;
"""

# Whether a text had been opened when another took its place: what that adds is new to the reader.
_SEEN = """
ALTER TABLE version ADD COLUMN seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1));

CREATE INDEX reading_begun ON reading (dated DESC, article_id DESC) WHERE state <> 'unread';

CREATE TRIGGER version_seen BEFORE UPDATE OF version_id ON body
WHEN OLD.version_id IS NOT NULL AND NEW.version_id <> OLD.version_id
BEGIN
    UPDATE version SET seen = 1
    WHERE id = OLD.version_id
      AND (SELECT state FROM reading WHERE article_id = NEW.article_id) <> 'unread';
END;
"""
