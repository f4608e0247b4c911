"""The tables by which articles are found by more than their words: by source, language, names and quotes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def add_search(database: Database) -> None:
    """Keep what the search language asks for where it is found at once."""
    for sql in (_LANGUAGE, _SOURCE_SEARCH, _NAME_SEARCH, _SAID_SEARCH):
        database.executescript(sql)
    _tell_languages(database)


_TOKENS = "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'"
"""How words are told apart and folded: as in the search index of the articles."""

# The language is the machine's guess from what the source says and from the text; empty where neither tells.
_LANGUAGE = """
ALTER TABLE article ADD COLUMN language TEXT NOT NULL DEFAULT '';

CREATE INDEX articles_in_language ON article (language, id);
"""

_SOURCE_SEARCH = f"""
CREATE VIEW source_words AS
SELECT article.id, article.publisher, coalesce(json_extract(body.structure, '$.byline'), '') AS byline
FROM article JOIN body ON body.article_id = article.id;

CREATE VIRTUAL TABLE source_search USING fts5 (publisher, byline, {_TOKENS});

CREATE TRIGGER source_search_insert AFTER INSERT ON body
BEGIN
    INSERT INTO source_search (rowid, publisher, byline)
    SELECT id, publisher, byline FROM source_words WHERE id = NEW.article_id;
END;

CREATE TRIGGER source_search_delete AFTER DELETE ON article
BEGIN
    DELETE FROM source_search WHERE rowid = OLD.id;
END;

CREATE TRIGGER source_search_publisher AFTER UPDATE OF publisher ON article
BEGIN
    UPDATE source_search SET publisher = NEW.publisher WHERE rowid = NEW.id;
END;

CREATE TRIGGER source_search_byline AFTER UPDATE OF structure ON body
BEGIN
    UPDATE source_search SET byline = (SELECT byline FROM source_words WHERE id = NEW.article_id)
    WHERE rowid = NEW.article_id;
END;

INSERT INTO source_search (rowid, publisher, byline) SELECT id, publisher, byline FROM source_words;
"""

# All spellings of a name are one text. What is part of another name has none of its own.
_NAME_SEARCH = f"""
CREATE VIRTUAL TABLE name_search USING fts5 (folded, content = 'name', content_rowid = 'id', {_TOKENS});

CREATE TRIGGER name_search_insert AFTER INSERT ON name
BEGIN
    INSERT INTO name_search (rowid, folded) VALUES (NEW.id, NEW.folded);
END;

CREATE TRIGGER name_search_delete AFTER DELETE ON name
BEGIN
    INSERT INTO name_search (name_search, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);
END;

CREATE TRIGGER name_search_update AFTER UPDATE OF folded ON name WHEN NEW.folded <> OLD.folded
BEGIN
    INSERT INTO name_search (name_search, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);
    INSERT INTO name_search (rowid, folded) VALUES (NEW.id, NEW.folded);
END;

INSERT INTO name_search (name_search) VALUES ('rebuild');
"""

# A row is a statement, by its id (see `store.row_ids`). Whoever writes statements writes their words as well:
# SQLite would read the whole text for each of them.
_SAID_SEARCH = f"""
CREATE VIRTUAL TABLE said_search USING fts5 (words, {_TOKENS});

CREATE TRIGGER said_search_delete AFTER DELETE ON statement
BEGIN
    DELETE FROM said_search WHERE rowid = OLD.article_id << 26 | (OLD.number + 1);
END;

INSERT OR IGNORE INTO unsettled (article_id) SELECT DISTINCT article_id FROM statement;
"""


def _tell_languages(database: Database) -> None:
    """Write down the language of every article that is in the library already."""
    # Not above: what guesses languages takes a while to load, and most files that are opened have this step.
    from prose.document import Document, Facts
    from prose.languages import document_language

    for (article_id,) in database.execute("SELECT id FROM article").fetchall():
        text, structure = database.execute(
            "SELECT text, structure FROM body WHERE article_id = ?", (article_id,)
        ).fetchone()
        facts = Facts(language=json.loads(structure)["language"])
        database.execute(
            "UPDATE article SET language = ? WHERE id = ?",
            (document_language(Document(text, (), facts=facts)) or "", article_id),
        )
