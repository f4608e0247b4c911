"""The tables of the names of the library, and of what the reader corrected in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.undo_triggers import undo_existence

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_names(database: Database) -> None:
    """Keep the names of the library, and what the reader corrected in them."""
    for sql in (_NAMES, _CORRECTIONS):
        database.executescript(sql)
    database.executescript(undo_existence("correction", _CORRECTION_COLUMNS, ("id",)))
    for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        database.executescript(_unsettle(event, row))


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
