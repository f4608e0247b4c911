"""The triggers by which a table of the reader's can be undone: each writes down what reverses a change.

The technique is SQLite's own, https://www.sqlite.org/undoredo.html; `store.history.history` turns what they
write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def undo_existence(table: str, columns: Sequence[str], keys: Sequence[str]) -> str:
    """Return the triggers that write down how to reverse a row's insertion and its deletion."""
    values = " || ', ' || ".join(f"quote(OLD.{column})" for column in columns)
    return _undo_trigger(
        table, "INSERT", f"'DELETE FROM {table} WHERE ' || {_key('NEW', keys)}"
    ) + _undo_trigger(
        table, "DELETE", f"'INSERT INTO {table} ({', '.join(columns)}) VALUES (' || {values} || ')'"
    )


def undo_update(table: str, keys: Sequence[str], columns: Sequence[str]) -> str:
    """Return the trigger that writes down how to reverse an update.

    The inverse names the changed columns alone, so that it leaves what changed later in the others.
    """
    settings = " || ".join(
        f"iif(OLD.{column} IS NEW.{column}, '', ', {column} = ' || quote(OLD.{column}))" for column in columns
    )
    inverse = f"'UPDATE {table} SET ' || substr({settings}, 3) || ' WHERE ' || {_key('OLD', keys)}"
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    return _undo_trigger(table, "UPDATE", inverse, changed)


def _key(row: str, keys: Sequence[str]) -> str:
    """Return the SQL expression whose value is the SQL condition that finds the row again."""
    return " || ' AND ' || ".join(f"'{key} = ' || quote({row}.{key})" for key in keys)


def _undo_trigger(table: str, event: str, inverse: str, condition: str = "TRUE") -> str:
    return f"""
    CREATE TRIGGER undo_{table}_{event.lower()} AFTER {event} ON {table} WHEN {condition}
    BEGIN
        INSERT INTO change (step_id, inverse) SELECT step_id, {inverse} FROM recording;
    END;
    """
