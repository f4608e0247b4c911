"""The tables of review: when passages come up again, what was answered, and which marks were passed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.undo_triggers import undo_existence, undo_update

if TYPE_CHECKING:
    from sqlite_utils import Database

_REVIEW_COLUMNS = ("due", "stability", "difficulty", "graded", "suspended", "answered")
_FIRST_AFTER = 24 * 60 * 60 * 1_000_000
"""Microseconds after which a passage comes up first."""


def add_reviews(database: Database) -> None:
    """Keep the schedule of passages, and how sure the machine is of its entities."""
    database.executescript(_REVIEWS)
    database.executescript(undo_existence("review", ("passage_id", *_REVIEW_COLUMNS), ("passage_id",)))
    database.executescript(undo_update("review", ("passage_id",), _REVIEW_COLUMNS))
    keys = ("passage_id", "answered")
    database.executescript(undo_existence("review_answer", (*keys, "answer", "grade"), keys))
    database.executescript(_DUE)
    database.executescript(_DOUBTS)
    database.executescript(undo_existence("passed_by", ("doubt", "passed"), ("doubt",)))


# Both are the reader's. A passage has a row from its first answer on; `stability`, in days, and `difficulty`,
# from 1 to 10, are those of FSRS after the last one that counts, at `graded`. A passage that was only put off
# has neither.
_REVIEWS = """
CREATE TABLE review (
    passage_id INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE,
    due INTEGER NOT NULL,
    stability REAL CHECK (stability > 0),
    difficulty REAL,
    graded INTEGER,
    suspended INTEGER NOT NULL CHECK (suspended IN (0, 1)),
    answered INTEGER NOT NULL
) STRICT;

CREATE TABLE review_answer (
    passage_id INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
    answered INTEGER NOT NULL,
    answer TEXT NOT NULL,
    grade INTEGER CHECK (grade BETWEEN 1 AND 4),
    PRIMARY KEY (passage_id, answered)
) STRICT, WITHOUT ROWID;

CREATE INDEX answers_in_order ON review_answer (answered, passage_id);
"""

# Which passage comes up when: made of `passage` and `review` by triggers, so that what is due is found by
# looking at nothing else. What is suspended has no row.
_DUE = f"""
CREATE TABLE due (
    passage_id INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE,
    seen INTEGER NOT NULL CHECK (seen IN (0, 1)),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX due_in_order ON due (seen, at, passage_id);

INSERT INTO due (passage_id, seen, at) SELECT id, 0, created + {_FIRST_AFTER} FROM passage;

CREATE TRIGGER due_first AFTER INSERT ON passage
BEGIN
    INSERT INTO due (passage_id, seen, at) VALUES (NEW.id, 0, NEW.created + {_FIRST_AFTER});
END;

CREATE TRIGGER due_after_answer AFTER INSERT ON review
BEGIN
    DELETE FROM due WHERE passage_id = NEW.passage_id;
    INSERT INTO due (passage_id, seen, at) SELECT NEW.passage_id, 1, NEW.due WHERE NEW.suspended = 0;
END;

CREATE TRIGGER due_after_change AFTER UPDATE ON review
BEGIN
    DELETE FROM due WHERE passage_id = NEW.passage_id;
    INSERT INTO due (passage_id, seen, at) SELECT NEW.passage_id, 1, NEW.due WHERE NEW.suspended = 0;
END;

CREATE TRIGGER due_first_again AFTER DELETE ON review
BEGIN
    DELETE FROM due WHERE passage_id = OLD.passage_id;
    INSERT INTO due (passage_id, seen, at)
    SELECT id, 0, created + {_FIRST_AFTER} FROM passage WHERE id = OLD.passage_id;
END;
"""

# How probable the machine found an entity, from 0 to 1; NULL where nobody can tell. `passed_by` is the
# reader's: what he was asked of a mark and did not answer, and when.
_DOUBTS = """
ALTER TABLE entity ADD COLUMN confidence REAL;

CREATE INDEX doubtful_entity ON entity (confidence, article_id, starts) WHERE confidence < 0.7;
CREATE INDEX doubtful_statement ON statement (article_id, number)
WHERE by_reader = 0 AND method IN ('floating', 'subject', 'likely');

CREATE TABLE passed_by (
    doubt TEXT PRIMARY KEY,
    passed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
