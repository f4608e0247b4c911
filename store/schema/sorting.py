"""The indexes along which lists of articles are walked that are not in the order of their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_sorting(database: Database) -> None:
    """Let the first page of a list be there at once in every order that can be chosen."""
    database.executescript(_MARKS)
    database.executescript(_ORDERS)


# How many passages an article has, kept with what lists are walked along; a cascade keeps it right as well.
_MARKS = """
ALTER TABLE reading ADD COLUMN marks INTEGER NOT NULL DEFAULT 0;

UPDATE reading SET marks = (SELECT count(*) FROM passage WHERE passage.article_id = reading.article_id)
WHERE article_id IN (SELECT article_id FROM passage);

CREATE INDEX reading_by_marks ON reading (marks DESC, dated DESC, article_id DESC) WHERE binned IS NULL;

CREATE TRIGGER marks_insert AFTER INSERT ON passage
BEGIN
    UPDATE reading SET marks = marks + 1 WHERE article_id = NEW.article_id;
END;

CREATE TRIGGER marks_delete AFTER DELETE ON passage
BEGIN
    UPDATE reading SET marks = marks - 1 WHERE article_id = OLD.article_id;
END;
"""

_ORDERS = """
CREATE INDEX article_by_outlet ON article (
    (publisher = ''), publisher COLLATE NOCASE, coalesce(published, added) DESC, id DESC
);
CREATE INDEX article_by_title ON article (
    ltrim(headline, ' "''“”‘’«»„') COLLATE NOCASE, coalesce(published, added) DESC, id DESC
);
CREATE INDEX article_by_length ON article (words DESC, coalesce(published, added) DESC, id DESC);
"""
