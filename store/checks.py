"""Looking for damage in a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import DamagedLibrary

if TYPE_CHECKING:
    from store.connection import Connection


def find_problems(connection: Connection) -> list[str]:
    """Return a sentence for each thing that is wrong with a library, none if all is well."""
    try:
        problems = _structure(connection)
        if problems:
            return problems
        if not connection.read_only:
            problems += _article_search(connection) + _passage_search(connection)
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


def _article_search(connection: Connection) -> list[str]:
    """Compare the search index of the articles with what it indexes, and make it anew if they differ."""
    if _is_sound(connection, "article_search"):
        return []
    connection.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")
    return ["The search index of the articles did not match them; it has been made anew."]


def _passage_search(connection: Connection) -> list[str]:
    """Compare the search index of the passages with what it indexes, and make it anew if they differ."""
    drifted = connection.value(
        """
        SELECT EXISTS (SELECT rowid, exact, note, tags FROM passage_search
                       EXCEPT SELECT id, exact, note, tags FROM passage_words)
            OR EXISTS (SELECT id FROM passage_words EXCEPT SELECT rowid FROM passage_search)
        """
    )
    if not drifted and _is_sound(connection, "passage_search"):
        return []
    with connection.transaction():
        # Emptying a damaged index needs a sound one.
        connection.execute("INSERT INTO passage_search (passage_search) VALUES ('rebuild')")
        connection.execute("DELETE FROM passage_search")
        connection.execute(
            """
            INSERT INTO passage_search (rowid, exact, note, tags)
            SELECT id, exact, note, tags FROM passage_words
            """
        )
    return ["The search index of the passages did not match them; it has been made anew."]


def _is_sound(connection: Connection, index: str) -> bool:
    try:
        # Without rank 1, an index whose content is in other tables is not compared with that.
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except DamagedLibrary:
        return False
    return True


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
