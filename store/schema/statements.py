"""The tables of who says what once the reader's corrections are applied, and of those corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.undo_triggers import undo_existence

if TYPE_CHECKING:
    from sqlite_utils import Database

CORRECTION_COLUMNS = (
    "correction_id", "quote_kind", "starts", "ends", "prefix", "suffix", "text_hash", "speaker_starts",
    "speaker_ends", "speaker_name", "speaker_spelling", "speaker_person", "to_starts", "to_ends",
)  # fmt: skip
"""The columns of `quote_correction`, its key first."""


def add_statements(database: Database) -> None:
    """Keep statements, made of the quotes that the machine found, and what the reader corrected in those."""
    for sql in (_QUOTE_CORRECTIONS, _STATEMENTS, _SPEECH, _FIRST_STATEMENTS):
        database.executescript(sql)
    for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        database.executescript(_unsettle_quotes(event, row))
    database.executescript(undo_existence("quote_correction", CORRECTION_COLUMNS, ("correction_id",)))


# What a correction says when it is about a quote: each row belongs to one of `correction`, which has its
# kind, its article, the words of the quote and, as the other words, those of `to` or of the speaker. It names
# the quote by its words and by where these stand, as the machine found it, and holds while the text is the
# one with this hash.
_QUOTE_CORRECTIONS = """
CREATE TABLE quote_correction (
    correction_id INTEGER PRIMARY KEY REFERENCES correction ON DELETE CASCADE,
    quote_kind TEXT NOT NULL,
    starts INTEGER NOT NULL CHECK (starts >= 0),
    ends INTEGER NOT NULL CHECK (ends > starts),
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    speaker_starts INTEGER,
    speaker_ends INTEGER,
    speaker_name TEXT NOT NULL,
    speaker_spelling TEXT NOT NULL,
    speaker_person INTEGER NOT NULL CHECK (speaker_person IN (0, 1)),
    to_starts INTEGER,
    to_ends INTEGER
) STRICT;

CREATE INDEX corrections_of_article ON correction (article_id) WHERE article_id IS NOT NULL;
"""


def _unsettle_quotes(event: str, row: str) -> str:
    """Return the trigger that has an article settled again when a quote in it is corrected, or no longer is.

    It is on `correction`: when that goes, its `quote_correction` no longer knows the article.
    """
    return f"""
    CREATE TRIGGER unsettle_quotes_{event.lower()} AFTER {event} ON correction
    WHEN {row}.kind IN ('speaker', 'not-a-quote', 'missed-quote', 'quote-boundaries')
    BEGIN
        -- Where the article itself goes, there is nothing left to settle.
        INSERT OR IGNORE INTO unsettled (article_id) SELECT id FROM article WHERE id = {row}.article_id;
    END;
    """


# Made of `quote` and the corrections, as `mention` is of `entity`. A statement has one row, with who is known
# to say it, and one of `segment` for each quote that is a part of it. Numbers and places follow the text.
_STATEMENTS = """
CREATE TABLE statement (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    kind TEXT NOT NULL,
    act TEXT NOT NULL,
    method TEXT,
    speaker_starts INTEGER,
    speaker_ends INTEGER,
    speaker_name TEXT NOT NULL,
    cue_starts INTEGER,
    cue_ends INTEGER,
    also TEXT NOT NULL,
    by_reader INTEGER NOT NULL CHECK (by_reader IN (0, 1)),
    PRIMARY KEY (article_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment (
    article_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    kind TEXT NOT NULL,
    act TEXT NOT NULL,
    method TEXT,
    speaker_starts INTEGER,
    speaker_ends INTEGER,
    speaker_name TEXT NOT NULL,
    cue_starts INTEGER,
    cue_ends INTEGER,
    also TEXT NOT NULL,
    by_reader INTEGER NOT NULL CHECK (by_reader IN (0, 1)),
    PRIMARY KEY (article_id, number, place),
    FOREIGN KEY (article_id, number) REFERENCES statement ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
"""

# `speech` holds which names say a statement: place 0 is its speaker, the others say it together with that
# one, in the order of `statement.also`. A name that the reader gave may say something where it is never
# mentioned.
_SPEECH = """
ALTER TABLE speech RENAME TO former_speech;
DROP INDEX speech_of_name;

CREATE TABLE speech (
    article_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,
    name_id INTEGER NOT NULL REFERENCES name,
    PRIMARY KEY (article_id, number, place),
    FOREIGN KEY (article_id, number) REFERENCES statement ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX speech_of_name ON speech (name_id, article_id, number);

DROP TRIGGER names_of_article_gone;

CREATE TRIGGER names_of_article_gone BEFORE DELETE ON article
BEGIN
    INSERT OR IGNORE INTO unsettled_name (name_id)
    SELECT name_id FROM mention WHERE article_id = OLD.id AND name_id IS NOT NULL
    UNION SELECT name_id FROM meeting WHERE article_id = OLD.id
    UNION SELECT name_id FROM speech WHERE article_id = OLD.id;
END;
"""

# Until its article is settled each quote is a statement, so that no list is empty meanwhile.
_FIRST_STATEMENTS = """
INSERT INTO statement
SELECT article_id, number, starts, ends, kind, act, method, speaker_starts, speaker_ends, speaker_name,
       cue_starts, cue_ends, also, 0
FROM quote;

INSERT INTO segment
SELECT article_id, number, 0, starts, ends, kind, act, method, speaker_starts, speaker_ends, speaker_name,
       cue_starts, cue_ends, also, 0
FROM quote;

INSERT INTO speech SELECT article_id, number, place, name_id FROM former_speech;
DROP TABLE former_speech;

INSERT OR IGNORE INTO unsettled (article_id) SELECT DISTINCT article_id FROM quote;
"""
