"""The tables of a library, step by step: a file of any earlier version is brought to this one.

A step that has been released is never changed; what changes is the next step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from store.schema.bin import add_bin
from store.schema.codebook import add_codebook
from store.schema.feeds import add_feeds
from store.schema.identifiers import add_identifiers
from store.schema.keys import add_keys
from store.schema.remarks import add_remarks
from store.schema.reviews import add_reviews
from store.schema.search import add_search
from store.schema.sort_keys import add_sort_keys
from store.schema.sorting import add_sorting
from store.schema.statements import add_statements
from store.schema.stories import add_stories
from store.schema.undo_triggers import undo_existence, undo_update
from store.schema.unreadable import add_unreadable_pages
from store.schema.versions import add_versions
from store.schema.views import add_views

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    Step: TypeAlias = Callable[[Database], None]


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


def add_names(database: Database) -> None:
    """Keep the names of the library, and what the reader corrected in them."""
    for sql in (_NAMES, _CORRECTIONS):
        database.executescript(sql)
    database.executescript(undo_existence("correction", _CORRECTION_COLUMNS, ("id",)))
    for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        database.executescript(_unsettle(event, row))


STEPS: tuple[Step, ...] = (
    create_tables,
    add_names,
    add_keys,
    add_statements,
    add_search,
    add_versions,
    add_identifiers,
    add_codebook,
    add_bin,
    add_reviews,
    add_remarks,
    add_stories,
    add_feeds,
    add_sorting,
    add_unreadable_pages,
    add_views,
    add_sort_keys,
)
"""Step n brings a file of version n to version n + 1; an empty file is of version 0. `file_format.VERSION` is
their number."""

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

# What holds once the reader's corrections are applied to what the machine found: made of `entity`, `quote`
# and `correction`, and to be made of them again wherever `unsettled` and `unsettled_name` say so. A row of
# `name` is one spelling under which names of articles meet; where several are one name, `whole_id` says of
# which it is a part, and the sums are kept with that one. `meeting` holds what articles say of which
# spellings are one name. `coined` is the text of a name that is never printed as it is spelled. `speech`
# holds which names say a quote: place 0 is its speaker, the others say it together with that one, in the
# order of `quote.also`: [[start, end, name], ...].
_NAMES = """
CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL CHECK (person IN (0, 1)),
    spelling TEXT NOT NULL,
    whole_id INTEGER REFERENCES name,
    coined TEXT NOT NULL,
    text TEXT NOT NULL,
    label TEXT NOT NULL,
    by_reader INTEGER NOT NULL DEFAULT 0 CHECK (by_reader IN (0, 1)),
    mentions INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    last_seen INTEGER,
    folded TEXT NOT NULL DEFAULT '',
    UNIQUE (spelling, person)
) STRICT;

CREATE INDEX name_in_order ON name (mentions DESC, id, label, folded) WHERE mentions > 0;
CREATE INDEX parts_of_name ON name (whole_id) WHERE whole_id IS NOT NULL;

CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    spelling TEXT NOT NULL,
    UNIQUE (words, spelling)
) STRICT;

CREATE INDEX forms_of_spelling ON form (spelling);

CREATE TABLE mention (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    label TEXT NOT NULL,
    by_reader INTEGER NOT NULL CHECK (by_reader IN (0, 1)),
    name_id INTEGER REFERENCES name,
    form_id INTEGER REFERENCES form,
    PRIMARY KEY (article_id, starts)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentions_of_name ON mention (name_id, article_id, starts, form_id, label, by_reader)
WHERE name_id IS NOT NULL;

CREATE INDEX mentions_of_form ON mention (form_id, article_id) WHERE form_id IS NOT NULL;

CREATE TABLE meeting (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    name_id INTEGER NOT NULL REFERENCES name,
    whole_id INTEGER NOT NULL REFERENCES name,
    PRIMARY KEY (article_id, name_id, whole_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX meetings_of_name ON meeting (name_id, whole_id);
CREATE INDEX meetings_in_name ON meeting (whole_id, name_id);

CREATE TABLE rejection (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    name_id INTEGER NOT NULL REFERENCES name,
    PRIMARY KEY (name_id, article_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE quote ADD COLUMN act TEXT NOT NULL DEFAULT 'says';
ALTER TABLE quote ADD COLUMN also TEXT NOT NULL DEFAULT '[]';

CREATE TABLE speech (
    article_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,
    name_id INTEGER NOT NULL REFERENCES name,
    PRIMARY KEY (article_id, number, place),
    FOREIGN KEY (article_id, number) REFERENCES quote ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX speech_of_name ON speech (name_id, article_id, number);

CREATE TABLE unsettled (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE
) STRICT;

CREATE TABLE unsettled_name (
    name_id INTEGER PRIMARY KEY REFERENCES name ON DELETE CASCADE
) STRICT;

INSERT INTO unsettled (article_id) SELECT article_id FROM detection;

CREATE TRIGGER names_of_article_gone BEFORE DELETE ON article
BEGIN
    INSERT OR IGNORE INTO unsettled_name (name_id)
    SELECT name_id FROM mention WHERE article_id = OLD.id AND name_id IS NOT NULL
    UNION SELECT name_id FROM meeting WHERE article_id = OLD.id;
END;
"""

# The reader's. It names names by their spelling, so that it holds for articles that come later, and whatever
# the machine finds when it looks again. `phrase` is the search for the articles that it may be about; empty
# where the spelling says which they are, and in scripts without spaces, whose words no index of words has.
_CORRECTIONS = """
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    spelling TEXT NOT NULL,
    label TEXT,
    other TEXT NOT NULL,
    other_spelling TEXT NOT NULL,
    article_id INTEGER REFERENCES article ON DELETE CASCADE,
    phrase TEXT NOT NULL,
    made INTEGER NOT NULL
) STRICT;

CREATE INDEX corrections_of_name ON correction (spelling);
"""

_CORRECTION_COLUMNS = (
    "id", "kind", "words", "spelling", "label", "other", "other_spelling", "article_id", "phrase", "made",
)  # fmt: skip


def _unsettle(event: str, row: str) -> str:
    """Return the trigger that says what is to be settled again after a correction was made or taken back.

    It is the tables' own business, so that undoing, redoing and other programs cannot forget it.
    """
    return f"""
    CREATE TRIGGER unsettle_{event.lower()} AFTER {event} ON correction
    BEGIN
        INSERT OR IGNORE INTO unsettled_name (name_id)
        SELECT id FROM name
        WHERE spelling IN ({row}.spelling, {row}.other_spelling) AND spelling <> '';

        INSERT OR IGNORE INTO unsettled (article_id)
        SELECT article_id FROM (
            SELECT mention.article_id FROM name JOIN mention ON mention.name_id = name.id
            WHERE name.spelling IN ({row}.spelling, {row}.other_spelling) AND name.spelling <> ''
            UNION
            SELECT mention.article_id FROM form JOIN mention ON mention.form_id = form.id
            WHERE form.spelling = {row}.spelling AND form.spelling <> ''
            UNION
            SELECT rejection.article_id FROM name JOIN rejection ON rejection.name_id = name.id
            WHERE name.spelling = {row}.spelling
            UNION
            SELECT correction.article_id FROM correction
            WHERE correction.spelling = {row}.spelling AND correction.article_id IS NOT NULL
        )
        WHERE coalesce({row}.article_id, article_id) = article_id
          AND ({row}.kind NOT IN ('same', 'rename')
               OR {row}.article_id IS NOT NULL OR {row}.label IS NOT NULL);

        INSERT OR IGNORE INTO unsettled (article_id)
        SELECT detection.article_id FROM detection
        WHERE {row}.phrase <> '' AND coalesce({row}.article_id, detection.article_id) = detection.article_id
          AND detection.article_id IN (
              SELECT rowid FROM article_search WHERE article_search MATCH {row}.phrase
          );

        INSERT OR IGNORE INTO unsettled (article_id)
        SELECT detection.article_id FROM detection JOIN body ON body.article_id = detection.article_id
        WHERE {row}.phrase = '' AND {row}.kind IN ('missed', 'boundaries')
          AND coalesce({row}.article_id, detection.article_id) = detection.article_id
          AND instr(body.text, {row}.words) > 0;
    END;
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
