"""The tables of what tags mean, and of the tags and notes of whole articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.undo_triggers import undo_existence, undo_update

if TYPE_CHECKING:
    from sqlite_utils import Database

_TAG_COLUMNS = ("name", "folded", "colour", "key", "kept", "description")
_LONGEST = 100


def add_remarks(database: Database) -> None:
    """Keep what tags mean, and what the reader says of articles as wholes; each tag's name is a path."""
    for sql in (_DESCRIPTIONS, _REMARKS, _REMARK_SEARCH, _RENAMED_TAGS):
        database.executescript(sql)
    for table, event, article in _REMARK_SEARCH_UPDATES:
        database.executescript(_remark_search_update(table, event, article))
    database.executescript(undo_existence("tag", ("id", *_TAG_COLUMNS, "uuid"), ("id",)))
    database.executescript(undo_update("tag", ("id",), _TAG_COLUMNS))
    keys = ("article_id", "tag_id")
    database.executescript(undo_existence("article_tag", (*keys, "made"), keys))
    database.executescript(undo_existence("article_note", ("article_id", "text", "changed"), ("article_id",)))
    database.executescript(undo_update("article_note", ("article_id",), ("text", "changed")))
    _make_names_paths(database)


_DESCRIPTIONS = """
ALTER TABLE tag ADD COLUMN description TEXT NOT NULL DEFAULT '';
DROP TRIGGER undo_tag_insert;
DROP TRIGGER undo_tag_delete;
DROP TRIGGER undo_tag_update;
"""

_REMARKS = """
CREATE TABLE article_tag (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
    made INTEGER NOT NULL,
    PRIMARY KEY (article_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_of_tag ON article_tag (tag_id, article_id);

CREATE TABLE article_note (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (text <> ''),
    changed INTEGER NOT NULL
) STRICT;
"""

# As that of the passages: a content of its own, a row for each article with a tag or a note.
_REMARK_SEARCH = """
CREATE VIEW remark_words AS
SELECT
    article_id AS id,
    coalesce((SELECT text FROM article_note WHERE article_note.article_id = remarked.article_id), '') AS note,
    coalesce(
        (
            SELECT group_concat(name, char(10))
            FROM (
                SELECT tag.name
                FROM article_tag JOIN tag ON tag.id = article_tag.tag_id
                WHERE article_tag.article_id = remarked.article_id
                ORDER BY tag.id
            )
        ),
        ''
    ) AS tags
FROM (SELECT article_id FROM article_note UNION SELECT article_id FROM article_tag) AS remarked;

CREATE VIRTUAL TABLE remark_search USING fts5 (
    note, tags,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
"""

_REMARK_SEARCH_UPDATES = (
    ("article_note", "INSERT", "NEW.article_id"),
    ("article_note", "UPDATE OF text", "NEW.article_id"),
    ("article_note", "DELETE", "OLD.article_id"),
    ("article_tag", "INSERT", "NEW.article_id"),
    ("article_tag", "DELETE", "OLD.article_id"),
)
"""For each change after which an article is found by other words of the reader's: table, event, article."""


def _remark_search_update(table: str, event: str, article: str) -> str:
    return f"""
    CREATE TRIGGER remark_search_{table}_{event.split()[0].lower()} AFTER {event} ON {table}
    BEGIN
        DELETE FROM remark_search WHERE rowid = {article};
        INSERT INTO remark_search (rowid, note, tags)
        SELECT id, note, tags FROM remark_words WHERE id = {article};
    END;
    """


_RENAMED_TAGS = """
CREATE TRIGGER searched_tag_renamed AFTER UPDATE OF name ON tag WHEN NEW.name <> OLD.name
BEGIN
    UPDATE passage_search
    SET tags = (SELECT tags FROM passage_words WHERE id = passage_search.rowid)
    WHERE rowid IN (SELECT passage_id FROM passage_tag WHERE tag_id = NEW.id);

    UPDATE remark_search
    SET tags = (SELECT tags FROM remark_words WHERE id = remark_search.rowid)
    WHERE rowid IN (SELECT article_id FROM article_tag WHERE tag_id = NEW.id);
END;
"""


def _make_names_paths(database: Database) -> None:
    """Take what is empty out from between the slashes of names; nothing else names a place in a tree."""
    tags = database.execute("SELECT id, name FROM tag WHERE instr(name, '/') ORDER BY id").fetchall()
    for tag_id, name in tags:
        path = "/".join(filter(None, (part.strip() for part in name.split("/")))) or "tag"
        wanted, number = path, 2
        while (
            path != name
            and database.execute(
                "SELECT 1 FROM tag WHERE folded = ? AND id <> ?", (wanted.casefold(), tag_id)
            ).fetchone()
        ):
            suffix = f" {number}"
            wanted, number = path[: _LONGEST - len(suffix)] + suffix, number + 1
        if wanted != name:
            database.execute(
                "UPDATE tag SET name = ?, folded = ? WHERE id = ?", (wanted, wanted.casefold(), tag_id)
            )
