"""Identifiers: what has none yet gets one, and whatever is made keeps its own through undo and redo."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from uuid import UUID

from prose.spans import Span
from store.library import Library
from store.opening import open_file
from store.schema.identifiers import add_identifiers
from store.schema.steps import STEPS
from tests.store.making import add_article

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = STEPS.index(add_identifiers)
"""The last version without identifiers."""
TABLES = ("article", "passage", "tag", "correction")

FILLING = """
INSERT INTO article (id, headline, headline_supplied, publisher, added, words, language)
VALUES (1, 'Harbour shut', 0, '', 5, 3, 'en');
INSERT INTO reading (article_id, dated) VALUES (1, 5);
INSERT INTO body (article_id, text, text_hash, source_hash, structure, origin, source)
VALUES (1, 'The harbour.', '00112233445566778899aabbccddeeff', 'two', '{}', '', x'');
INSERT INTO passage (article_id, starts, ends, exact, prefix, suffix, text_hash, highlighted,
                     created, changed)
VALUES (1, 0, 3, 'The', '', ' harbour.', 'one', 1, 1734082200123456, 1734082200123456),
       (1, 4, 11, 'harbour', 'The ', '.', 'one', 1, 1734082200123456, 1734082200123456);
INSERT INTO tag (name, folded, colour) VALUES ('Ports', 'ports', 0);
INSERT INTO correction (kind, words, spelling, other, other_spelling, phrase, made)
VALUES ('rename', 'Harbour', '', 'Port', '', '', 1734082200123457);
"""


def identifiers(library: Library) -> dict[str, list[str]]:
    return {
        table: [row["uuid"] for row in library._connection.rows(f"SELECT uuid FROM {table} ORDER BY id")]
        for table in TABLES
    }


def test_what_an_older_library_holds_is_the_same_in_both_of_its_copies(path: Path) -> None:
    connection = open_file(path, create=True, steps=STEPS[:BEFORE]).connection
    for sql in FILLING.split(";\n"):
        connection.execute(sql)
    connection.close()
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    with Library.open(path) as library, Library.open(copy) as other:
        made, again = identifiers(library), identifiers(other)
        assert library.check() == []
    assert {table: len(set(rows)) for table, rows in made.items()} == {
        "article": 1,
        "passage": 2,
        "tag": 1,
        "correction": 1,
    }
    for row in (row for rows in made.values() for row in rows):
        assert str(UUID(row)) == row
        assert UUID(row).version in (4, 8)
    assert {table: made[table] for table in ("article", "passage", "correction")} == {
        table: again[table] for table in ("article", "passage", "correction")
    }


def test_the_same_text_has_the_same_identifier_in_two_libraries(library: Library, path: Path) -> None:
    with Library.open(path.with_name("other.db")) as other:
        add_article(other, "Something else entirely.")
        assert identifiers(library)["article"] == []
        add_article(library)
        add_article(other)
        assert identifiers(library)["article"] == identifiers(other)["article"][1:]


def test_identifiers_last_through_undo_and_redo(library: Library) -> None:
    article_id = add_article(library)
    library.passages.make(article_id, Span(0, 3), tags=["ports", "claims"])
    made = identifiers(library)
    assert len(set(made["passage"] + made["tag"])) == 3
    library.history.undo()
    assert identifiers(library)["passage"] == []
    library.history.redo()
    assert identifiers(library) == made
    library.passages.delete(1)
    library.history.undo()
    assert identifiers(library) == made
