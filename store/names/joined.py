"""Which spellings are one name across the library, and what is known of each name.

Names meet by their full spellings alone. A name of an article has one key, that of its fullest form; a row of
`name` is such a key. Two rows are one name where articles show both spellings in one name (an acronym and its
expansion, "Ana Marlow" and "Ana Lucía Marlow") or where the reader says so; a row is joined to the one that
nine in ten of these articles name, or to none. The sums are kept with the row that stands for all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from prose.word_forms import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

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
            for whole_id in wholes:
                self._sum_up(whole_id)
            self._connection.execute_many(
                "DELETE FROM unsettled_name WHERE name_id = :name", [{"name": name} for name in changed]
            )
        return bool(changed)

    def _regroup(self, changed: Iterable[int]) -> set[int]:
        """Join rows to the names that they are part of now, and return all names that this may concern."""
        near = self._near(changed)
        edges = _Edges(self._connection)
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
        near: dict[int, int] = {}
        for row_id in changed:
            rows = self._connection.rows(
                """
                WITH whole (id) AS (
                    SELECT coalesce(whole_id, id) FROM name WHERE id = :id
                )
                SELECT name.id, coalesce(name.whole_id, name.id) AS whole_id
                FROM name JOIN whole ON name.id = whole.id OR name.whole_id = whole.id
                """,
                {"id": row_id},
            )
            near |= {row["id"]: row["whole_id"] for row in rows}
        return near

    def _sum_up(self, whole_id: int) -> None:
        """Write what is known of a name, all its rows together."""
        name = self._connection.row(
            "SELECT spelling, whole_id, coined, label FROM name WHERE id = :id", {"id": whole_id}
        )
        if name is None:
            return
        if name["whole_id"] is not None:
            self._write_sums(whole_id, _NOTHING._replace(text=name["coined"], label=name["label"]))
            return
        rows = self._connection.rows(
            f"""
            SELECT form.words, form.spelling, mention.label, count(*) AS mentions,
                   max(mention.by_reader) AS by_reader
            FROM mention JOIN form ON form.id = mention.form_id
            WHERE mention.name_id IN ({PARTS})
            GROUP BY mention.form_id, mention.label
            """,
            {"name": whole_id},
        )
        seen = self._connection.row(
            f"""
            SELECT count(*) AS articles, max(reading.dated) AS last_seen
            FROM (SELECT DISTINCT article_id FROM mention WHERE name_id IN ({PARTS})) AS found
            JOIN reading ON reading.article_id = found.article_id
            """,
            {"name": whole_id},
        )
        assert seen is not None
        forms: Counter[str] = Counter()
        own_forms: Counter[str] = Counter()
        labels: Counter[str] = Counter()
        for row in rows:
            forms[row["words"]] += row["mentions"]
            if row["spelling"] == name["spelling"]:
                own_forms[row["words"]] += row["mentions"]
            labels[row["label"]] += row["mentions"]
        corrected = self._corrected(whole_id)
        text = corrected.get("rename") or best_form(own_forms) or name["coined"]
        self._write_sums(
            whole_id,
            _Sums(
                text=text,
                label=labels.most_common(1)[0][0] if labels else name["label"],
                by_reader=bool(corrected) or any(row["by_reader"] for row in rows),
                mentions=forms.total(),
                articles=seen["articles"],
                last_seen=seen["last_seen"],
                folded="\n".join(dict.fromkeys(fold(form) for form in (text, *sorted(forms)))),
            ),
        )

    def _corrected(self, whole_id: int) -> dict[str, str]:
        """Return the kinds of corrections about a name as a whole, and what each says last."""
        rows = self._connection.rows(
            f"""
            SELECT correction.kind, correction.other FROM correction
            WHERE correction.spelling IN (SELECT spelling FROM name WHERE id IN ({PARTS}))
              AND correction.article_id IS NULL AND correction.kind IN ('same', 'rename', 'label')
            ORDER BY correction.id
            """,
            {"name": whole_id},
        )
        return {row["kind"]: row["other"] for row in rows}

    def _write_sums(self, whole_id: int, sums: _Sums) -> None:
        self._connection.execute(
            """
            UPDATE name
            SET text = :text, label = :label, by_reader = :by_reader, mentions = :mentions,
                articles = :articles, last_seen = :last_seen, folded = :folded
            WHERE id = :id
            """,
            {"id": whole_id, **sums._asdict()},
        )

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


class _Sums(NamedTuple):
    text: str
    label: str
    by_reader: bool
    mentions: int
    articles: int
    last_seen: int | None
    folded: str


_NOTHING = _Sums("", "", False, 0, 0, None, "")


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
            said, shown = self._said(row_id), None
            if said is None:
                shown = self._shown(row_id)
            self._known[row_id] = (said, True) if said is not None else (shown, False) if shown else None
        return self._known[row_id]

    def _said(self, row_id: int) -> int | None:
        """Which row the reader says that a row is the same as."""
        found: int | None = self._connection.value(
            """
            SELECT other.id FROM name
            JOIN correction ON correction.spelling = name.spelling
            JOIN name AS other ON other.spelling = correction.other_spelling
            WHERE name.id = :id AND correction.kind = 'same' AND correction.article_id IS NULL
              AND other.id <> name.id
            ORDER BY correction.id DESC, other.person = name.person DESC
            LIMIT 1
            """,
            {"id": row_id},
        )
        return found

    def _shown(self, row_id: int) -> int | None:
        """Which row the articles show that a row is part of, if they agree."""
        rows = self._connection.rows(
            """
            SELECT meeting.whole_id, count(*) AS articles,
                   EXISTS (
                       SELECT 1 FROM correction
                       WHERE correction.kind = 'different' AND correction.article_id IS NULL
                         AND (
                             (correction.spelling = name.spelling
                              AND correction.other_spelling = whole.spelling)
                             OR (correction.spelling = whole.spelling
                                 AND correction.other_spelling = name.spelling)
                         )
                   ) AS denied
            FROM meeting
            JOIN name ON name.id = meeting.name_id
            JOIN name AS whole ON whole.id = meeting.whole_id
            WHERE meeting.name_id = :id
            GROUP BY meeting.whole_id
            ORDER BY articles DESC, meeting.whole_id
            """,
            {"id": row_id},
        )
        open_rows = [row for row in rows if not row["denied"]]
        if not open_rows or open_rows[0]["articles"] < AGREEMENT * sum(row["articles"] for row in open_rows):
            return None
        found: int = open_rows[0]["whole_id"]
        return found


def best_form(forms: Counter[str]) -> str:
    """Return how a name is printed, given how often it is printed how; nothing if it never is.

    One that is not all capitals, then the most frequent, then the longer one.
    """
    return max(forms, key=lambda form: (not form.isupper(), forms[form], len(form), form), default="")
