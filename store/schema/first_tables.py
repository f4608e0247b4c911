"""The first tables of a library: articles, what the machine finds in them, passages, and the undo log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.undo_triggers import undo_existence, undo_update

if TYPE_CHECKING:
    from sqlite_utils import Database


def create_tables(database: Database) -> None:
    """Make an empty file a library."""
    for sql in (_ARTICLES, _ARTICLE_SEARCH, _MARKS, _PASSAGES, _PASSAGE_SEARCH, _UNDO_LOG):
        database.executescript(sql)
    for table, event, passage in _PASSAGE_SEARCH_UPDATES:
        database.executescript(_passage_search_update(table, event, passage))
    database.executescript(undo_update("reading", ("article_id",), ("state", "starred")))
    for table, keys, columns in _OF_THE_READER:
        database.executescript(undo_existence(table, (*keys, *columns), keys))
        if columns:
            database.executescript(undo_update(table, keys, columns))


# Lists read `article` and `reading`, never the long rows of `body`. Reading state has a table of its own, so
# that marking an article read touches no search index; every list is a walk along one of its indexes.
_ARTICLES = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    headline TEXT NOT NULL,
    headline_supplied INTEGER NOT NULL CHECK (headline_supplied IN (0, 1)),
    publisher TEXT NOT NULL,
    published INTEGER,
    added INTEGER NOT NULL,
    words INTEGER NOT NULL
) STRICT;

CREATE TABLE body (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL UNIQUE,
    source_hash TEXT NOT NULL UNIQUE,
    structure TEXT NOT NULL,
    origin TEXT NOT NULL,
    source BLOB NOT NULL
) STRICT;

CREATE TABLE reading (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    dated INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'unread' CHECK (state IN ('unread', 'started', 'read')),
    starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0 CHECK (position >= 0)
) STRICT;

CREATE INDEX reading_in_order ON reading (dated DESC, article_id DESC);
CREATE INDEX reading_unread ON reading (dated DESC, article_id DESC) WHERE state = 'unread';
CREATE INDEX reading_starred ON reading (dated DESC, article_id DESC) WHERE starred = 1;

CREATE TRIGGER article_dated AFTER UPDATE OF published, added ON article
BEGIN
    UPDATE reading SET dated = coalesce(NEW.published, NEW.added) WHERE article_id = NEW.id;
END;
"""

_ARTICLE_SEARCH = """
CREATE VIEW article_words AS
SELECT article.id, article.headline, body.text
FROM article JOIN body ON body.article_id = article.id;

CREATE VIRTUAL TABLE article_search USING fts5 (
    headline, text,
    content = 'article_words', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER article_search_insert AFTER INSERT ON body
BEGIN
    INSERT INTO article_search (rowid, headline, text)
    SELECT id, headline, text FROM article_words WHERE id = NEW.article_id;
END;

CREATE TRIGGER article_search_delete BEFORE DELETE ON article
BEGIN
    INSERT INTO article_search (article_search, rowid, headline, text)
    SELECT 'delete', id, headline, text FROM article_words WHERE id = OLD.id;
END;

CREATE TRIGGER article_search_headline AFTER UPDATE OF headline ON article
BEGIN
    INSERT INTO article_search (article_search, rowid, headline, text)
    SELECT 'delete', id, OLD.headline, text FROM article_words WHERE id = NEW.id;
    INSERT INTO article_search (rowid, headline, text)
    SELECT id, headline, text FROM article_words WHERE id = NEW.id;
END;

CREATE TRIGGER article_search_text AFTER UPDATE OF text ON body
BEGIN
    INSERT INTO article_search (article_search, rowid, headline, text)
    SELECT 'delete', id, headline, OLD.text FROM article_words WHERE id = NEW.article_id;
    INSERT INTO article_search (rowid, headline, text)
    SELECT id, headline, text FROM article_words WHERE id = NEW.article_id;
END;
"""

# What the machine found: it may be thrown away and found again at any time.
_MARKS = """
CREATE TABLE entity (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (article_id, starts)
) STRICT, WITHOUT ROWID;

CREATE TABLE quote (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    kind TEXT NOT NULL,
    speaker_starts INTEGER,
    speaker_ends INTEGER,
    speaker_name TEXT NOT NULL,
    cue_starts INTEGER,
    cue_ends INTEGER,
    method TEXT,
    PRIMARY KEY (article_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE detection (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    version TEXT NOT NULL
) STRICT;
"""

# What is the reader's. No id is used twice (AUTOINCREMENT), because undoing brings rows back under their own.
_PASSAGES = """
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    starts INTEGER NOT NULL CHECK (starts >= 0),
    ends INTEGER NOT NULL CHECK (ends > starts),
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    highlighted INTEGER NOT NULL CHECK (highlighted IN (0, 1)),
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

CREATE INDEX passage_of_article ON passage (article_id, starts);

CREATE TABLE note (
    passage_id INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (text <> '')
) STRICT;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    colour INTEGER NOT NULL
) STRICT;

CREATE TABLE passage_tag (
    passage_id INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
    PRIMARY KEY (passage_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX passages_of_tag ON passage_tag (tag_id, passage_id);
"""

# An index with a content of its own: three tables make one searched row, and a row is to be deleted without
# knowing what exactly was indexed.
_PASSAGE_SEARCH = """
CREATE VIEW passage_words AS
SELECT
    passage.id,
    passage.exact,
    coalesce((SELECT text FROM note WHERE note.passage_id = passage.id), '') AS note,
    coalesce(
        (
            SELECT group_concat(name, char(10))
            FROM (
                SELECT tag.name
                FROM passage_tag JOIN tag ON tag.id = passage_tag.tag_id
                WHERE passage_tag.passage_id = passage.id
                ORDER BY tag.id
            )
        ),
        ''
    ) AS tags
FROM passage;

CREATE VIRTUAL TABLE passage_search USING fts5 (
    exact, note, tags,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER passage_search_insert AFTER INSERT ON passage
BEGIN
    INSERT INTO passage_search (rowid, exact, note, tags) VALUES (NEW.id, NEW.exact, '', '');
END;

CREATE TRIGGER passage_search_delete AFTER DELETE ON passage
BEGIN
    DELETE FROM passage_search WHERE rowid = OLD.id;
END;
"""

_PASSAGE_SEARCH_UPDATES = (
    ("passage", "UPDATE OF exact", "NEW.id"),
    ("note", "INSERT", "NEW.passage_id"),
    ("note", "UPDATE OF text", "NEW.passage_id"),
    ("note", "DELETE", "OLD.passage_id"),
    ("passage_tag", "INSERT", "NEW.passage_id"),
    ("passage_tag", "DELETE", "OLD.passage_id"),
)
"""For each change after which a passage is found by other words: table, event, the passage."""


def _passage_search_update(table: str, event: str, passage: str) -> str:
    return f"""
    CREATE TRIGGER passage_search_{table}_{event.split()[0].lower()} AFTER {event} ON {table}
    BEGIN
        UPDATE passage_search
        SET (exact, note, tags) = (SELECT exact, note, tags FROM passage_words WHERE id = {passage})
        WHERE rowid = {passage};
    END;
    """


# The technique is SQLite's own, https://www.sqlite.org/undoredo.html: triggers write down the statement that
# reverses each change. They do so only while `recording` names the step that the change belongs to.
_UNDO_LOG = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
    inverse TEXT NOT NULL
) STRICT;

CREATE INDEX changes_of_step ON change (step_id, id);

CREATE TABLE recording (
    step_id INTEGER NOT NULL REFERENCES step ON DELETE CASCADE
) STRICT;
"""

_OF_THE_READER: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "passage",
        ("id",),
        (
            "article_id", "starts", "ends", "exact", "prefix", "suffix",
            "text_hash", "highlighted", "created", "changed",
        ),
    ),
    ("note", ("passage_id",), ("text",)),
    ("tag", ("id",), ("name", "folded", "colour")),
    ("passage_tag", ("passage_id", "tag_id"), ()),
)  # fmt: skip
"""Each table that holds nothing but what the reader made: its name, key columns and other columns."""
