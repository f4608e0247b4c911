"""What is known of each name of the library, all its rows together: how it is printed, and where."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from prose.word_forms import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from store.connection import Connection

_PARTS = """
    WITH part (whole_id, id) AS MATERIALIZED (
        SELECT value, value FROM json_each(:names)
        UNION ALL
        SELECT name.whole_id, name.id
        FROM json_each(:names) AS wanted CROSS JOIN name ON name.whole_id = wanted.value
    )
"""
"""What stands before a query about the rows that are a part of any of `:names`, each with its name."""


class NameSums:
    """Writes down what is known of names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def write(self, name_ids: Iterable[int]) -> None:
        """Sum up names, all of them at once; those that are gone are left out."""
        wanted = {"names": f"[{','.join(map(str, name_ids))}]"}
        names = self._connection.rows(
            """
            SELECT id, spelling, whole_id, coined, label FROM name
            WHERE id IN (SELECT value FROM json_each(:names))
            """,
            wanted,
        )
        forms, seen, corrected = self._forms(wanted), self._seen(wanted), self._corrected(wanted)
        sums = {
            name["id"]: _sums_of(name, forms[name["id"]], seen.get(name["id"]), corrected[name["id"]])
            for name in names
        }
        known = ", ".join(f"{column} = json_extract(summed.value, '$.{column}')" for column in _Sums._fields)
        # By one statement: before each one with triggers the search index writes to the file what it has.
        self._connection.execute(
            f"""
            UPDATE name SET {known}
            FROM json_each(:sums) AS summed WHERE name.id = json_extract(summed.value, '$.id')
            """,
            {"sums": json.dumps([{"id": name_id, **each._asdict()} for name_id, each in sums.items()])},
        )

    def _forms(self, wanted: Mapping[str, object]) -> defaultdict[int, list[sqlite3.Row]]:
        """Return of each name how often it is printed in which way and is labelled what."""
        rows = self._connection.rows(
            f"""
            {_PARTS}
            SELECT part.whole_id, form.words, form.spelling, mention.label, count(*) AS mentions,
                   max(mention.by_reader) AS by_reader
            FROM part
            CROSS JOIN mention ON mention.name_id = part.id
            CROSS JOIN form ON form.id = mention.form_id
            GROUP BY part.whole_id, mention.form_id, mention.label
            ORDER BY part.whole_id, mention.form_id, mention.label
            """,
            wanted,
        )
        forms: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in rows:
            forms[row["whole_id"]].append(row)
        return forms

    def _seen(self, wanted: Mapping[str, object]) -> dict[int, sqlite3.Row]:
        """Return of each name that is mentioned in how many articles that is, and when in the newest."""
        rows = self._connection.rows(
            f"""
            {_PARTS}
            SELECT found.whole_id, count(*) AS articles, max(reading.dated) AS last_seen
            FROM (
                SELECT DISTINCT part.whole_id, mention.article_id
                FROM part CROSS JOIN mention ON mention.name_id = part.id
            ) AS found
            JOIN reading ON reading.article_id = found.article_id
            GROUP BY found.whole_id
            """,
            wanted,
        )
        return {row["whole_id"]: row for row in rows}

    def _corrected(self, wanted: Mapping[str, object]) -> defaultdict[int, dict[str, str]]:
        """Return of each name the kinds of corrections about it as a whole, and what each says last."""
        rows = self._connection.rows(
            f"""
            {_PARTS}
            SELECT part.whole_id, correction.kind, correction.other
            FROM part
            CROSS JOIN name ON name.id = part.id
            CROSS JOIN correction ON correction.spelling = name.spelling
            WHERE correction.article_id IS NULL AND correction.kind IN ('same', 'rename', 'label')
            ORDER BY correction.id
            """,
            wanted,
        )
        corrected: defaultdict[int, dict[str, str]] = defaultdict(dict)
        for row in rows:
            corrected[row["whole_id"]][row["kind"]] = row["other"]
        return corrected


class _Sums(NamedTuple):
    """What a row of `name` says of it, by its columns."""

    text: str
    label: str
    by_reader: bool
    mentions: int
    articles: int
    last_seen: int | None
    folded: str


def _sums_of(
    name: sqlite3.Row, forms: Sequence[sqlite3.Row], seen: sqlite3.Row | None, corrected: Mapping[str, str]
) -> _Sums:
    """Return what is known of a name; of a part of another one nothing, which is known of that one."""
    if name["whole_id"] is not None:
        return _Sums(name["coined"], name["label"], False, 0, 0, None, "")
    printed: Counter[str] = Counter()
    own: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for row in forms:
        printed[row["words"]] += row["mentions"]
        if row["spelling"] == name["spelling"]:
            own[row["words"]] += row["mentions"]
        labels[row["label"]] += row["mentions"]
    text = corrected.get("rename") or best_form(own) or name["coined"]
    return _Sums(
        text=text,
        label=labels.most_common(1)[0][0] if labels else name["label"],
        by_reader=bool(corrected) or any(row["by_reader"] for row in forms),
        mentions=printed.total(),
        articles=0 if seen is None else seen["articles"],
        last_seen=None if seen is None else seen["last_seen"],
        folded="\n".join(dict.fromkeys(fold(form) for form in (text, *sorted(printed)))),
    )


def best_form(forms: Counter[str]) -> str:
    """Return how a name is printed, given how often it is printed how; nothing if it never is.

    One that is not all capitals, then the most frequent, then the longer one.
    """
    return max(forms, key=lambda form: (not form.isupper(), forms[form], len(form), form), default="")
