"""The identifiers by which articles, passages, tags and corrections are the same in every library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.schema.undo_triggers import undo_existence

if TYPE_CHECKING:
    from sqlite_utils import Database

_OF_THE_READER: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "passage",
        (
            "article_id", "starts", "ends", "exact", "prefix", "suffix",
            "text_hash", "highlighted", "created", "changed",
        ),
    ),
    ("tag", ("name", "folded", "colour", "key")),
    (
        "correction",
        (
            "kind", "words", "spelling", "label", "other", "other_spelling", "article_id", "phrase", "made",
        ),
    ),
)  # fmt: skip
"""Each table whose rows get an identifier when they are made: its name, and its other columns but the key."""

RANDOM_IDENTIFIER = """
    lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
    )
"""
"""An identifier of version 4 (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4)."""


def add_identifiers(database: Database) -> None:
    """Give each article, passage, tag and correction an identifier that undoing and redoing keep.

    Two copies of one library from before this step are to be merged without having everything twice, so what
    is there already gets one that follows from what it is, not a random one.
    """
    database.executescript(_ARTICLES)
    for table, columns in _OF_THE_READER:
        database.executescript(_identified(table))
        # What an insertion and a deletion are reversed by has to know the identifier. What an update is
        # reversed by has not: it never changes once it is there.
        database.executescript(f"DROP TRIGGER undo_{table}_insert; DROP TRIGGER undo_{table}_delete;")
        database.executescript(undo_existence(table, ("id", *columns, "uuid"), ("id",)))


def _of_hash(text_hash: str) -> str:
    """Return the SQL expression of the identifier of an article that came with a text."""
    parts = ((1, 8, ""), (9, 4, "-"), (13, 3, "-8"), (17, 3, "-8"), (21, 12, "-"))
    return " || ".join(f"'{before}' || substr({text_hash}, {at}, {size})" for at, size, before in parts)


# An article's follows from the text that it came with: whoever adds the same article has it under the same
# identifier (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8).
_ARTICLES = f"""
ALTER TABLE article ADD COLUMN uuid TEXT NOT NULL DEFAULT '';

UPDATE article SET uuid = (
    SELECT {_of_hash("text_hash")} FROM (
        SELECT text_hash, id FROM version WHERE article_id = article.id
        UNION ALL SELECT text_hash, 9223372036854775807 FROM body WHERE article_id = article.id
        ORDER BY id LIMIT 1
    )
)
WHERE id IN (SELECT article_id FROM body);

CREATE UNIQUE INDEX article_identified ON article (uuid) WHERE uuid <> '';

CREATE TRIGGER identify_article AFTER INSERT ON body
BEGIN
    UPDATE article SET uuid = {_of_hash("NEW.text_hash")} WHERE id = NEW.article_id AND uuid = '';
END;
"""

_FORMER = {"passage": "created", "correction": "made"}
"""When a row was made, to the microsecond, by its table; tags do not say, and are the same by their names."""


def _identified(table: str) -> str:
    """Return what gives each row of a table an identifier, unless it comes with one."""
    moment = _FORMER.get(table)
    former = (
        RANDOM_IDENTIFIER
        if moment is None
        else f"""
            printf('%08x-%04x-8%03x-8%03x-%012x', {moment} >> 28 & 0xFFFFFFFF, {moment} >> 12 & 0xFFFF,
                   {moment} & 0xFFF, 0, id)
        """
    )
    return f"""
    ALTER TABLE {table} ADD COLUMN uuid TEXT NOT NULL DEFAULT '';
    UPDATE {table} SET uuid = {former};
    CREATE UNIQUE INDEX {table}_identified ON {table} (uuid) WHERE uuid <> '';

    CREATE TRIGGER identify_{table} AFTER INSERT ON {table} WHEN NEW.uuid = ''
    BEGIN
        UPDATE {table} SET uuid = {RANDOM_IDENTIFIER} WHERE id = NEW.id;
    END;
    """
