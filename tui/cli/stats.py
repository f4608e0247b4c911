"""`newsread stats`: what your passages amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.passages.passage import PassageFilter
from store.passages.timeline import timeline
from store.search.language import read_query
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import fit
from tui.cli.opening import open_library
from tui.counting import statistics_rows
from tui.plots import bar

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from store.passages.statistics import Statistics, Tally, Together

STRETCHES = 60
"""How many stretches of time there are in JSON at most, unless there are more decades."""
NUMBER = 7
"""Cells of a number."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what was counted to standard output."""
    query = read_query(" ".join(arguments.query))
    with open_library(arguments) as library:
        found = library.statistics(PassageFilter(query))
    if arguments.json:
        output.write_json(_value(found))
    elif not found.passages:
        output.notify("newsread: There is no such passage to count.")
    else:
        for line in _lines(found, output.columns()):
            output.write(line)
    return ExitCode.DONE


def _lines(found: Statistics, width: int) -> Iterator[str]:
    room = max(30, min(width, 120) - NUMBER - 5)
    text, bars = room * 2 // 5, room // 4
    for row in statistics_rows(found, room - text - bars):
        if row.is_heading:
            yield row.text
        else:
            plot = bar(row.number, row.most, bars)
            yield f" {row.in_cells(text, fit)}{row.number:>{NUMBER},}  {plot}  {row.line}".rstrip()


def _value(found: Statistics) -> dict[str, Any]:
    time = timeline(found.days, STRETCHES)

    def tally(one: Tally, name: str) -> dict[str, Any]:
        return {name: one.text, "passages": one.passages}

    def pairs(some: Sequence[Together], other: str) -> list[dict[str, Any]]:
        return [{"tag": one.tag, other: one.other, "passages": one.passages} for one in some]

    return {
        "passages": found.passages,
        "articles": found.articles,
        "stretch": time.unit.value,
        "stretches": [start.isoformat() for start in time.starts],
        "over_time": list(time.numbers(found.days)),
        "tags": [{**tally(tag, "tag"), "over_time": list(time.numbers(tag.days))} for tag in found.tags],
        "tags_with_tags": pairs(found.tag_pairs, "other"),
        "names": [tally(name, "name") for name in found.names],
        "tags_with_names": pairs(found.tag_names, "name"),
        "outlets": [tally(outlet, "outlet") for outlet in found.outlets],
    }
