"""The tables of what an article said before, and of where its passages went when its text changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.statements import CORRECTION_COLUMNS
from store.schema.undo_triggers import undo_existence, undo_update

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_versions(database: Database) -> None:
    """Keep every text that an article had, and how sure it is where its passages stand in the newest."""
    database.executescript(_VERSIONS)
    database.executescript(undo_update("body", ("article_id",), ("version_id",)))
    database.executescript(_PLACEMENTS)
    keys, columns = ("passage_id",), ("orphan", "confidence", "former", "accepted")
    database.executescript(undo_existence("placement", (*keys, *columns), keys))
    database.executescript(undo_update("placement", keys, columns))
    database.executescript(undo_update("quote_correction", ("correction_id",), CORRECTION_COLUMNS[1:]))


_OF_BODY = "text, text_hash, source_hash, structure, origin, source"
_OF_ARTICLE = "headline, headline_supplied, publisher, published, words, language"

# An article that never changed has no version: its text is in `body` alone. One that did has a version for
# each text, and `body` and `article` show the one that `version_id` names. So that this column alone is to be
# turned back, the rest follows it. What was found in the other text goes; it is to be found again.
_VERSIONS = f"""
CREATE TABLE version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    arrived INTEGER NOT NULL,
    headline TEXT NOT NULL,
    headline_supplied INTEGER NOT NULL,
    publisher TEXT NOT NULL,
    published INTEGER,
    words INTEGER NOT NULL,
    language TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    structure TEXT NOT NULL,
    origin TEXT NOT NULL,
    text TEXT NOT NULL,
    source BLOB NOT NULL
) STRICT;

CREATE INDEX versions_of_article ON version (article_id, id);
CREATE INDEX version_of_source ON version (source_hash);
CREATE INDEX version_of_text ON version (text_hash);

ALTER TABLE body ADD COLUMN version_id INTEGER REFERENCES version;

CREATE INDEX version_of_article ON body (article_id, version_id) WHERE version_id IS NOT NULL;
CREATE INDEX body_from ON body (origin);
CREATE INDEX body_at ON body (json_extract(structure, '$.address'))
WHERE json_extract(structure, '$.address') <> '';

CREATE TRIGGER version_shown AFTER UPDATE OF version_id ON body
WHEN OLD.version_id IS NOT NULL AND NEW.version_id <> OLD.version_id
BEGIN
    DELETE FROM entity WHERE article_id = NEW.article_id;
    DELETE FROM quote WHERE article_id = NEW.article_id;
    DELETE FROM detection WHERE article_id = NEW.article_id;
    INSERT OR IGNORE INTO unsettled (article_id) VALUES (NEW.article_id);

    UPDATE body SET ({_OF_BODY}) = (SELECT {_OF_BODY} FROM version WHERE id = NEW.version_id)
    WHERE article_id = NEW.article_id;

    UPDATE article SET ({_OF_ARTICLE}) = (SELECT {_OF_ARTICLE} FROM version WHERE id = NEW.version_id)
    WHERE id = NEW.article_id;
END;
"""

# Passages that were found again in a changed text, and those that were not. `former` holds the words that the
# reader marked where they are others now; an orphan keeps the words and the place that it had in an earlier
# version, which `passage.text_hash` names. What the reader has accepted need not be looked at again.
_PLACEMENTS = """
CREATE TABLE placement (
    passage_id INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE,
    orphan INTEGER NOT NULL CHECK (orphan IN (0, 1)),
    confidence REAL NOT NULL,
    former TEXT NOT NULL,
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1))
) STRICT;

CREATE VIEW placed_passage AS
SELECT passage.* FROM passage
WHERE NOT EXISTS (SELECT 1 FROM placement WHERE passage_id = passage.id AND orphan = 1);
"""
