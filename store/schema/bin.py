"""The column that says which articles are in the bin, and the indexes of the lists that leave those out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.undo_triggers import undo_update

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_bin(database: Database) -> None:
    """Keep since when an article is in the bin.

    What is named and said in it is forgotten, and found out again when it leaves.
    """
    database.executescript(_BIN)
    database.executescript("DROP TRIGGER undo_reading_update;")
    database.executescript(undo_update("reading", ("article_id",), ("state", "starred", "binned")))


# Every list is a walk along one of these indexes: what is in the bin is not in them, and costs nothing.
_BIN = """
ALTER TABLE reading ADD COLUMN binned INTEGER;

DROP INDEX reading_in_order;
DROP INDEX reading_unread;
DROP INDEX reading_starred;

CREATE INDEX reading_in_order ON reading (dated DESC, article_id DESC) WHERE binned IS NULL;
CREATE INDEX reading_unread ON reading (dated DESC, article_id DESC)
WHERE state = 'unread' AND binned IS NULL;
CREATE INDEX reading_starred ON reading (dated DESC, article_id DESC)
WHERE starred = 1 AND binned IS NULL;
CREATE INDEX reading_binned ON reading (dated DESC, article_id DESC) WHERE binned IS NOT NULL;

CREATE TRIGGER reading_binned AFTER UPDATE OF binned ON reading
WHEN (OLD.binned IS NULL) <> (NEW.binned IS NULL)
BEGIN
    INSERT OR IGNORE INTO unsettled (article_id)
    SELECT article_id FROM detection WHERE article_id = NEW.article_id;
END;
"""
