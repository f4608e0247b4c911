"""What lists are put into order by where a title or an outlet has letters besides those of English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.sort_keys import sort_key

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_sort_keys(database: Database) -> None:
    """Put titles and outlets into order without regard to accents, as without regard to case."""
    database.executescript(_COLUMNS)
    for table in ("article", "version"):
        rows = database.execute(
            f"""
            SELECT id, headline, publisher FROM {table}
            WHERE headline GLOB '*[^ -~]*' OR publisher GLOB '*[^ -~]*'
            """
        )
        keys = [(sort_key(headline), sort_key(outlet), id) for id, headline, outlet in rows]
        database.conn.executemany(
            f"UPDATE {table} SET title_key = ?, outlet_key = ? WHERE id = ?",
            (each for each in keys if each[:2] != (None, None)),
        )
    database.executescript(_ORDERS)


# There is a key only where it is another than what SQLite itself makes of the text. When an article shows
# another of its versions, by an update or by undoing one, the keys follow as the title does.
_COLUMNS = """
ALTER TABLE article ADD COLUMN title_key TEXT;
ALTER TABLE article ADD COLUMN outlet_key TEXT;
ALTER TABLE version ADD COLUMN title_key TEXT;
ALTER TABLE version ADD COLUMN outlet_key TEXT;

CREATE TRIGGER version_sorted AFTER UPDATE OF version_id ON body
WHEN OLD.version_id IS NOT NULL AND NEW.version_id <> OLD.version_id
BEGIN
    UPDATE article
    SET (title_key, outlet_key) = (SELECT title_key, outlet_key FROM version WHERE id = NEW.version_id)
    WHERE id = NEW.article_id;
END;

DROP INDEX article_by_outlet;
DROP INDEX article_by_title;
"""

_ORDERS = """
CREATE INDEX article_by_outlet ON article (
    (publisher = ''), coalesce(outlet_key, publisher) COLLATE NOCASE, coalesce(published, added) DESC, id DESC
);
CREATE INDEX article_by_title ON article (
    coalesce(title_key, ltrim(headline, ' "''“”‘’«»„')) COLLATE NOCASE,
    coalesce(published, added) DESC, id DESC
);
"""
