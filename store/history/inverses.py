"""What a step is reversed by, as few statements: those that do the same to many rows are put together.

A trigger writes down one statement for each row. To prepare each of them takes twenty times as long as to
change a row, and a step may have changed a hundred thousand.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AT_ONCE = 500
"""How many rows one statement changes at most."""

_ABOUT_A_ROW = re.compile(
    r"(?P<does>(?:UPDATE \w+ SET|DELETE FROM \w+\b).*) WHERE (?P<key>\w+ = -?\d+(?: AND \w+ = -?\d+)*)",
    re.DOTALL,
)
"""An update or a deletion of the row that whole numbers name: they end the statement, so that what looks like
such an end within a text is none."""


class Inverse(NamedTuple):
    """A statement, and how many rows it must change."""

    sql: str
    rows: int


class _Part(NamedTuple):
    does: str
    """What is done, up to the condition; the whole statement where that is about no row."""
    columns: tuple[str, ...]
    values: tuple[str, ...]


def grouped(statements: Iterable[str]) -> Iterator[Inverse]:
    """Yield statements that do what these do, in their order; those that stand together are joined."""
    for (does, columns), parts in groupby(map(_part, statements), lambda part: (part.does, part.columns)):
        if not columns:
            yield from (Inverse(does, 1) for _ in parts)
            continue
        yield from _joined(does, columns, [part.values for part in parts])


def _part(statement: str) -> _Part:
    found = _ABOUT_A_ROW.fullmatch(statement)
    if found is None:
        return _Part(statement, (), ())
    keys = [key.split(" = ") for key in found["key"].split(" AND ")]
    return _Part(found["does"], tuple(column for column, _ in keys), tuple(value for _, value in keys))


def _joined(does: str, columns: tuple[str, ...], keys: list[tuple[str, ...]]) -> Iterator[Inverse]:
    for start in range(0, len(keys), AT_ONCE):
        batch = keys[start : start + AT_ONCE]
        if len(set(batch)) < len(batch):
            # The same row more than once: it must be so many times.
            yield from (Inverse(_one(does, columns, key), 1) for key in batch)
        elif len(batch) == 1:
            yield Inverse(_one(does, columns, batch[0]), 1)
        elif len(columns) == 1:
            yield Inverse(f"{does} WHERE {columns[0]} IN ({', '.join(key for (key,) in batch)})", len(batch))
        else:
            rows = ", ".join(f"({', '.join(key)})" for key in batch)
            yield Inverse(f"{does} WHERE ({', '.join(columns)}) IN (VALUES {rows})", len(batch))


def _one(does: str, columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    conditions = (f"{column} = {value}" for column, value in zip(columns, key, strict=True))
    return f"{does} WHERE {' AND '.join(conditions)}"
