"""Which spellings are one name across the library.

Names meet by their full spellings alone. A name of an article has one key, that of its fullest form; a row of
`name` is such a key. Two rows are one name where articles show both spellings in one name (an acronym and its
expansion, "Ana Marlow" and "Ana Lucía Marlow") or where the reader says so; a row is joined to the one that
nine in ten of these articles name, or to none. What is known of it is kept with the row that stands for all
(`sums.py`).
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from store.names.sums import NameSums

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from store.connection import Connection

NAMES_AT_ONCE = 200
"""How many names one change of the file settles: it must not take longer than other programs wait."""
AGREEMENT = 0.9
"""The share of the articles with a spelling in a longer name that must agree which name that is."""

PARTS = "SELECT id FROM name WHERE id = :name UNION ALL SELECT id FROM name WHERE whole_id = :name"
"""The query for the rows of `name` that are one name, `:name`."""


def rows_by_way_of(connection: Connection, whole_id: int, spelling: str) -> list[int]:
    """Return the rows of a name that are part of it only as parts of one of its spellings, which is a row."""
    values = {"name": whole_id, "spelling": spelling}
    between = frozenset(
        connection.numbers(
            f"SELECT id FROM name WHERE spelling = :spelling AND id <> :name AND id IN ({PARTS})", values
        )
    )
    if not between:
        return []
    edges = _Edges(connection)
    return [
        row_id for row_id in connection.numbers(PARTS, values) if between.intersection(edges.path_of(row_id))
    ]


class JoinedNames:
    """Settles the names that `unsettled_name` lists."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def settle(self) -> None:
        """Find out which rows of unsettled names are one name, and sum up what is known of each."""
        while self._settle_some():
            pass

    def _settle_some(self) -> bool:
        """Settle some names, and return whether there were any."""
        with self._connection.transaction():
            changed = self._connection.numbers(
                "SELECT name_id FROM unsettled_name LIMIT :limit", {"limit": NAMES_AT_ONCE}
            )
            wholes = self._regroup(changed)
            # What is gone must not count as a part of what is left.
            self._drop_unused(changed)
            NameSums(self._connection).write(wholes)
            self._connection.execute_many(
                "DELETE FROM unsettled_name WHERE name_id = :name", [{"name": name} for name in changed]
            )
        return bool(changed)

    def _regroup(self, changed: Iterable[int]) -> set[int]:
        """Join rows to the names that they are part of now, and return all names that this may concern."""
        near = self._near(changed)
        edges = _Edges(self._connection)
        edges.learn(near)
        wholes = set(near)
        for row_id, before in near.items():
            whole = edges.whole_of(row_id)
            wholes.add(whole)
            if whole != before:
                self._connection.execute(
                    "UPDATE name SET whole_id = nullif(:whole, id) WHERE id = :id",
                    {"id": row_id, "whole": whole},
                )
        return wholes

    def _near(self, changed: Iterable[int]) -> dict[int, int]:
        """Return all rows of the names that some rows belong to, with the name of each."""
        near = self._connection.pairs(
            """
            WITH whole (id) AS MATERIALIZED (
                SELECT DISTINCT coalesce(whole_id, id) FROM name
                WHERE id IN (SELECT value FROM json_each(:rows))
            )
            SELECT name.id, coalesce(name.whole_id, name.id) FROM whole CROSS JOIN name ON name.id = whole.id
            UNION ALL
            SELECT name.id, name.whole_id FROM whole CROSS JOIN name ON name.whole_id = whole.id
            """,
            {"rows": f"[{','.join(map(str, changed))}]"},
        )
        return dict(near)

    def _drop_unused(self, row_ids: Iterable[int]) -> None:
        """Forget rows that nothing mentions, meets, rejects or is part of any more, and that say nothing."""
        self._connection.execute_many(
            """
            DELETE FROM name WHERE id = :id
                AND NOT EXISTS (SELECT 1 FROM mention WHERE name_id = name.id)
                AND NOT EXISTS (SELECT 1 FROM meeting WHERE name_id = name.id)
                AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.whole_id = name.id)
                AND NOT EXISTS (SELECT 1 FROM rejection WHERE name_id = name.id)
                AND NOT EXISTS (SELECT 1 FROM speech WHERE name_id = name.id)
                AND NOT EXISTS (SELECT 1 FROM name AS part WHERE part.whole_id = name.id)
            """,
            [{"id": row_id} for row_id in row_ids],
        )


class _Edges:
    """Which row each row of `name` is part of by itself: as the reader says, else as most articles show."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, tuple[int, bool] | None] = {}

    def whole_of(self, row_id: int) -> int:
        """Follow a row to the one that all it is part of is part of; in a circle one edge does not count."""
        path = self.path_of(row_id)
        edge = self._edge(path[-1])
        if edge is None:
            return path[-1]
        circle = path[path.index(edge[0]) :]
        # What articles show gives way to what the reader says.
        return min(circle, key=lambda row: (self._by_reader(row), row))

    def path_of(self, row_id: int) -> list[int]:
        """Return a row and those that it is part of, one after the other, each once."""
        path = [row_id]
        while (edge := self._edge(path[-1])) is not None and edge[0] not in path:
            path.append(edge[0])
        return path

    def _by_reader(self, row_id: int) -> bool:
        edge = self._edge(row_id)
        return edge is not None and edge[1]

    def _edge(self, row_id: int) -> tuple[int, bool] | None:
        if row_id not in self._known:
            self.learn([row_id])
        return self._known[row_id]

    def learn(self, row_ids: Collection[int]) -> None:
        """Find out of many rows at once what each is part of."""
        wanted = {"rows": f"[{','.join(map(str, row_ids))}]"}
        said, shown = self._said(wanted), self._shown(wanted)
        for row_id in row_ids:
            if row_id in said:
                self._known[row_id] = said[row_id], True
            elif row_id in shown:
                self._known[row_id] = shown[row_id], False
            else:
                self._known[row_id] = None

    def _said(self, wanted: Mapping[str, object]) -> dict[int, int]:
        """Which rows the reader says that rows are the same as."""
        rows = self._connection.pairs(
            """
            SELECT name.id, other.id
            FROM json_each(:rows) AS wanted
            CROSS JOIN name ON name.id = wanted.value
            CROSS JOIN correction ON correction.spelling = name.spelling
            CROSS JOIN name AS other ON other.spelling = correction.other_spelling
            WHERE correction.kind = 'same' AND correction.article_id IS NULL AND other.id <> name.id
            ORDER BY correction.id, other.person = name.person
            """,
            wanted,
        )
        # The last one holds.
        return dict(rows)

    def _shown(self, wanted: Mapping[str, object]) -> dict[int, int]:
        """Which rows the articles show that rows are part of, where they agree."""
        rows = self._connection.rows(
            """
            SELECT meeting.name_id, meeting.whole_id, count(*) AS articles
            FROM json_each(:rows) AS wanted
            CROSS JOIN meeting ON meeting.name_id = wanted.value
            JOIN name ON name.id = meeting.name_id
            JOIN name AS whole ON whole.id = meeting.whole_id
            WHERE NOT EXISTS (
                SELECT 1 FROM correction
                WHERE correction.kind = 'different' AND correction.article_id IS NULL
                  AND (
                      (correction.spelling = name.spelling AND correction.other_spelling = whole.spelling)
                      OR (correction.spelling = whole.spelling AND correction.other_spelling = name.spelling)
                  )
            )
            GROUP BY meeting.name_id, meeting.whole_id
            ORDER BY meeting.name_id, articles DESC, meeting.whole_id
            """,
            wanted,
        )
        shown = {}
        for row_id, each in groupby(rows, itemgetter("name_id")):
            likeliest, *others = each
            total = likeliest["articles"] + sum(other["articles"] for other in others)
            if likeliest["articles"] >= AGREEMENT * total:
                shown[row_id] = likeliest["whole_id"]
        return shown
