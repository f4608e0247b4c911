"""Writing a long list in the form that was asked for: JSON, a line each, or columns on a terminal."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from tui.cli import output

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

Row = TypeVar("Row")

PAGE = 256
"""How many rows are read at a time: a library may hold more than memory should."""


def write_list(
    arguments: argparse.Namespace,
    ids: Sequence[int],
    fetch: Callable[[Sequence[int]], Iterable[Row]],
    *,
    value: Callable[[Row], object],
    fields: Callable[[Row], list[str]],
    columns: Callable[[Iterator[Row]], None],
) -> None:
    """Write rows to standard output.

    Args:
        arguments: `json` asks for one array, `jsonl` for an object a line, `limit` for so many rows at most.
        ids: The rows, in their order.
        fetch: Returns the rows of some of them.
        value: A row as JSON.
        fields: A row as fields, to be parted by tabs: for another program.
        columns: Writes rows in columns: for a reader at a terminal.
    """
    every = (row for start in range(0, len(ids), PAGE) for row in fetch(ids[start : start + PAGE]))
    rows = islice(every, arguments.limit)
    if arguments.json:
        output.write_json([value(row) for row in rows])
    elif arguments.jsonl:
        for row in rows:
            output.write_json(value(row))
    elif sys.stdout.isatty():
        columns(rows)
    else:
        for row in rows:
            output.write("\t".join(fields(row)))
