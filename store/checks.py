"""Looking for damage in a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import DamagedLibrary
from store.row_ids import STATEMENT_ID

if TYPE_CHECKING:
    from store.connection import Connection


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
    """Compare the search indexes with what they index, and make anew those that differ."""
    drifted = [index.of for index in _OF_ONE_TABLE if index.mended(connection)]
    drifted += [index.of for index in _OF_SEVERAL_TABLES if index.mended(connection)]
    problems = [f"The search index of the {of} did not match them; it has been made anew." for of in drifted]
    return problems + _said_search(connection)


@dataclass(frozen=True, slots=True)
class _OfOneTable:
    """A search index that keeps no copy of what it indexes."""

    name: str
    of: str
    """What it is an index of."""

    def mended(self, connection: Connection) -> bool:
        """Make it anew if it is not what it is to be, and return whether it was not."""
        if _is_sound(connection, self.name):
            return False
        connection.execute(f"INSERT INTO {self.name} ({self.name}) VALUES ('rebuild')")
        return True


@dataclass(frozen=True, slots=True)
class _OfSeveralTables:
    """A search index that keeps what it indexes, because each of its rows is made of several tables."""

    name: str
    columns: str
    view: str
    """Tells its rows from those tables, each with the id that is the index's rowid."""
    of: str
    """What it is an index of."""

    def mended(self, connection: Connection) -> bool:
        """Make it anew if it is not what it is to be, and return whether it was not."""
        drifted = connection.value(
            f"""
            SELECT EXISTS (SELECT rowid, {self.columns} FROM {self.name}
                           EXCEPT SELECT id, {self.columns} FROM {self.view})
                OR EXISTS (SELECT id FROM {self.view} EXCEPT SELECT rowid FROM {self.name})
            """
        )
        if not drifted and _is_sound(connection, self.name):
            return False
        with connection.transaction():
            # Emptying a damaged index needs a sound one.
            connection.execute(f"INSERT INTO {self.name} ({self.name}) VALUES ('rebuild')")
            connection.execute(f"DELETE FROM {self.name}")
            connection.execute(
                f"""
                INSERT INTO {self.name} (rowid, {self.columns}) SELECT id, {self.columns} FROM {self.view}
                """
            )
        return True


_OF_ONE_TABLE = (_OfOneTable("article_search", "articles"), _OfOneTable("name_search", "names"))
_OF_SEVERAL_TABLES = (
    _OfSeveralTables("passage_search", "exact, note, tags", "passage_words", "passages"),
    _OfSeveralTables("remark_search", "note, tags", "remark_words", "tags and notes of articles"),
    _OfSeveralTables("source_search", "publisher, byline", "source_words", "sources"),
)


def _said_search(connection: Connection) -> list[str]:
    """Compare the search index of what is said with the statements; settling makes its rows."""
    drifted = connection.value(
        f"""
        SELECT EXISTS (SELECT rowid FROM said_search EXCEPT SELECT {STATEMENT_ID} FROM statement)
            OR EXISTS (
                SELECT {STATEMENT_ID} FROM statement
                WHERE article_id NOT IN (SELECT article_id FROM unsettled)
                EXCEPT SELECT rowid FROM said_search
            )
        """
    )
    if not drifted and _is_sound(connection, "said_search"):
        return []
    with connection.transaction():
        connection.execute("INSERT INTO said_search (said_search) VALUES ('rebuild')")
        connection.execute("DELETE FROM said_search")
        connection.execute(
            "INSERT OR IGNORE INTO unsettled (article_id) SELECT DISTINCT article_id FROM statement"
        )
    return ["The search index of the quotes did not match them; newsread detect makes it anew."]


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
        FROM placed_passage AS passage
        JOIN article ON article.id = passage.article_id
        JOIN body ON body.article_id = passage.article_id
        WHERE substr(body.text, passage.starts + 1, passage.ends - passage.starts) <> passage.exact
        """
    )
    return [
        f"A passage of “{row['headline']}” no longer stands where it was made: “{row['exact']}”."
        for row in rows
    ]
