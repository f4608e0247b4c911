"""The rows of names, and of the ways to print them, that articles need."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.names import NameKey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from prose.entities.entity import Label
    from store.connection import Connection


class NameRows:
    """Finds these rows, and makes those that are new; what it knows holds within one change of the file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[NameKey, int] = {}
        self._forms: dict[tuple[str, str], int] = {}
        self.asked: set[int] = set()
        """The rows of all names that were asked for."""

    def of_keys(self, wanted: Mapping[NameKey, tuple[str, Label]]) -> dict[NameKey, int]:
        """Return the rows of keys, made where they are new with a text and a label."""
        unknown = [key for key in wanted if key not in self._names]
        self._find_names(unknown)
        for key in unknown:
            if key not in self._names:
                text, label = wanted[key]
                self._names[key] = self._connection.insert(
                    """
                    INSERT INTO name (person, spelling, coined, text, label)
                    VALUES (:person, :spelling, :text, :text, :label)
                    """,
                    {
                        "person": int(key.person),
                        "spelling": key.spelling,
                        "text": clean_line(text),
                        "label": label.value,
                    },
                )
        found = {key: self._names[key] for key in wanted}
        self.asked.update(found.values())
        return found

    def _find_names(self, keys: Collection[NameKey]) -> None:
        if not keys:
            return
        rows = self._connection.rows(
            """
            SELECT id, person, spelling FROM name
            WHERE spelling IN (SELECT value FROM json_each(:spellings))
            """,
            {"spellings": json.dumps([key.spelling for key in keys])},
        )
        self._names |= {NameKey(bool(row["person"]), row["spelling"]): row["id"] for row in rows}

    def of_forms(self, wanted: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """Return the rows of ways to print a name, each with its spelling, made where they are new."""
        unknown = set(wanted) - self._forms.keys()
        self._find_forms(unknown)
        for words, spelling in sorted(unknown - self._forms.keys()):
            self._forms[words, spelling] = self._connection.insert(
                "INSERT INTO form (words, spelling) VALUES (:words, :spelling)",
                {"words": words, "spelling": spelling},
            )
        return self._forms

    def _find_forms(self, forms: Collection[tuple[str, str]]) -> None:
        if not forms:
            return
        rows = self._connection.rows(
            "SELECT id, words, spelling FROM form WHERE words IN (SELECT value FROM json_each(:words))",
            {"words": json.dumps([words for words, _ in forms])},
        )
        self._forms |= {(row["words"], row["spelling"]): row["id"] for row in rows}
