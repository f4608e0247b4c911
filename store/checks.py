"""Looking for damage in a library."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from store.errors import DamagedLibrary

if TYPE_CHECKING:
    from store.connection import Connection

_SEARCHES = {"article_search": "the articles", "passage_search": "the passages"}
"""Each search index, and what it is of."""


def find_problems(connection: Connection) -> list[str]:
    """Return a sentence for each thing that is wrong with a library, none if all is well."""
    try:
        problems = _structure(connection)
        if problems:
            return problems
        if not connection.read_only:
            problems += _search_indexes(connection)
        return problems + _moved_passages(connection)
    except DamagedLibrary as error:
        return [str(error)]


def _structure(connection: Connection) -> list[str]:
    # Everything in one sentence: what SQLite reports in detail is for whoever repairs the file.
    found = [row[0] for row in connection.rows("PRAGMA integrity_check(3)") if row[0] != "ok"]
    sentences = [
        f"The file is damaged ({detail}); put back a copy from the folder “backups”." for detail in found
    ]
    strays = connection.rows("PRAGMA foreign_key_check")
    if strays:
        tables = ", ".join(sorted({row["table"] for row in strays}))
        sentences.append(
            f"{len(strays)} entries of {tables} belong to nothing; put back a copy from the folder “backups”."
        )
    return sentences


def _search_indexes(connection: Connection) -> list[str]:
    """Compare each search index with what it indexes, and make it anew if they differ."""
    problems = []
    for index, content in _SEARCHES.items():
        try:
            # Without rank 1, an index whose content is another table is not compared with that.
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except (DamagedLibrary, sqlite3.DatabaseError):
            with connection.transaction():
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
            problems.append(f"The search index of {content} did not match them; it has been made anew.")
    return problems


def _moved_passages(connection: Connection) -> list[str]:
    rows = connection.rows(
        """
        SELECT passage.exact, article.headline
        FROM passage
        JOIN article ON article.id = passage.article_id
        JOIN body ON body.article_id = passage.article_id
        WHERE substr(body.text, passage.starts + 1, passage.ends - passage.starts) <> passage.exact
        """
    )
    return [
        f"A passage of “{row['headline']}” no longer stands where it was made: “{row['exact']}”."
        for row in rows
    ]
