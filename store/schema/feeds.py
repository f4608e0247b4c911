"""The tables of the reader's feeds, and of which articles came with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.identifiers import RANDOM_IDENTIFIER
from store.schema.undo_triggers import undo_existence, undo_update

if TYPE_CHECKING:
    from sqlite_utils import Database

_CHANGING = (
    "address", "title", "folder", "folder_folded", "full_text", "minutes", "paused", "removed",
)  # fmt: skip
"""The columns of `feed` that the reader changes."""


def add_feeds(database: Database) -> None:
    """Keep the reader's feeds, how each was found the last time, and the entries that were in it."""
    for sql in (_FEEDS, _ENTRIES, _COUNTS, _FEED_SEARCH):
        database.executescript(sql)
    columns = ("id", *_CHANGING, "own_title", "site", "added", "uuid")
    database.executescript(undo_existence("feed", columns, ("id",)))
    database.executescript(undo_update("feed", ("id",), _CHANGING))


# `feed` is the reader's, but for what the feed calls itself (`own_title`, `site`), and for an address that
# moved for good. A feed that was removed keeps its row: its articles stay, and are known should it come back.
# What `feed_state` holds is the program's: a step of the history neither keeps it nor brings it back.
_FEEDS = f"""
CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL UNIQUE,
    own_title TEXT NOT NULL,
    site TEXT NOT NULL,
    title TEXT NOT NULL,
    folder TEXT NOT NULL,
    folder_folded TEXT NOT NULL,
    full_text INTEGER NOT NULL CHECK (full_text IN (0, 1)),
    minutes INTEGER CHECK (minutes > 0),
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    added INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX feed_identified ON feed (uuid) WHERE uuid <> '';
CREATE INDEX feeds_in_folder ON feed (folder_folded);

CREATE TABLE feed_state (
    feed_id INTEGER PRIMARY KEY REFERENCES feed ON DELETE CASCADE,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    checked INTEGER,
    due INTEGER NOT NULL DEFAULT 0,
    waits INTEGER NOT NULL DEFAULT 0,
    arrived INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT '',
    problem_since INTEGER,
    articles INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER feed_insert AFTER INSERT ON feed
BEGIN
    INSERT INTO feed_state (feed_id) VALUES (NEW.id);
    UPDATE feed SET uuid = {RANDOM_IDENTIFIER} WHERE id = NEW.id AND uuid = '';
END;
"""

# An entry is known by its feed and its key as long as the feed is: one whose article was deleted must not
# come back, and has none. `gives_text` says that its article shows what this entry says, and follows it.
_ENTRIES = """
CREATE TABLE entry (
    feed_id INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
    key TEXT NOT NULL,
    article_id INTEGER REFERENCES article ON DELETE SET NULL,
    digest TEXT NOT NULL,
    gives_text INTEGER NOT NULL CHECK (gives_text IN (0, 1)),
    PRIMARY KEY (feed_id, key)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX articles_of_feed ON entry (feed_id, article_id) WHERE article_id IS NOT NULL;
CREATE INDEX feeds_of_article ON entry (article_id, feed_id) WHERE article_id IS NOT NULL;
"""

# How many articles a feed has and how many of them are unread, without those in the bin: kept with every
# change, because a list of feeds shows it, and counting would take longer the more articles there are.
_IN_USE = "reading.binned IS NULL"
_UNREAD = "reading.binned IS NULL AND reading.state = 'unread'"
_COUNTS = f"""
CREATE TRIGGER entry_insert AFTER INSERT ON entry WHEN NEW.article_id IS NOT NULL
BEGIN
    UPDATE feed_state SET (articles, unread) = (
        SELECT feed_state.articles + ({_IN_USE}), feed_state.unread + ({_UNREAD})
        FROM reading WHERE article_id = NEW.article_id
    )
    WHERE feed_id = NEW.feed_id;
END;

CREATE TRIGGER entry_update AFTER UPDATE OF article_id ON entry WHEN OLD.article_id IS NOT NEW.article_id
BEGIN
    UPDATE feed_state SET (articles, unread) = (
        SELECT feed_state.articles - ({_IN_USE}), feed_state.unread - ({_UNREAD})
        FROM reading WHERE article_id = OLD.article_id
    )
    WHERE feed_id = OLD.feed_id AND EXISTS (SELECT 1 FROM reading WHERE article_id = OLD.article_id);

    UPDATE feed_state SET (articles, unread) = (
        SELECT feed_state.articles + ({_IN_USE}), feed_state.unread + ({_UNREAD})
        FROM reading WHERE article_id = NEW.article_id
    )
    WHERE feed_id = NEW.feed_id AND EXISTS (SELECT 1 FROM reading WHERE article_id = NEW.article_id);
END;

CREATE TRIGGER reading_of_feed_delete BEFORE DELETE ON reading
BEGIN
    UPDATE feed_state SET
        articles = articles - (OLD.binned IS NULL),
        unread = unread - (OLD.binned IS NULL AND OLD.state = 'unread')
    WHERE feed_id IN (SELECT feed_id FROM entry WHERE article_id = OLD.article_id);
END;

CREATE TRIGGER reading_of_feed_update AFTER UPDATE OF state, binned ON reading
WHEN OLD.state <> NEW.state OR (OLD.binned IS NULL) <> (NEW.binned IS NULL)
BEGIN
    UPDATE feed_state SET
        articles = articles + (NEW.binned IS NULL) - (OLD.binned IS NULL),
        unread = unread + (NEW.binned IS NULL AND NEW.state = 'unread')
            - (OLD.binned IS NULL AND OLD.state = 'unread')
    WHERE feed_id IN (SELECT feed_id FROM entry WHERE article_id = NEW.article_id);
END;
"""

_FEED_SEARCH = """
CREATE VIRTUAL TABLE feed_search USING fts5 (
    title, address, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TRIGGER feed_search_insert AFTER INSERT ON feed
BEGIN
    INSERT INTO feed_search (rowid, title, address)
    VALUES (NEW.id, iif(NEW.title = '', NEW.own_title, NEW.title), NEW.address);
END;

CREATE TRIGGER feed_search_update AFTER UPDATE OF title, own_title, address ON feed
BEGIN
    UPDATE feed_search SET (title, address) = (iif(NEW.title = '', NEW.own_title, NEW.title), NEW.address)
    WHERE rowid = NEW.id;
END;

CREATE TRIGGER feed_search_delete AFTER DELETE ON feed
BEGIN
    DELETE FROM feed_search WHERE rowid = OLD.id;
END;
"""
