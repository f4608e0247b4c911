"""`newsread passages`: what the reader marked, in all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.exchange.exports import as_json, as_markdown, as_text
from store.passages.passage import PassageFilter
from store.search.language import read_query
from store.search.query import both, tagged
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_library

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write passages, newest first, in one of three forms to standard output."""
    filter = PassageFilter(both(read_query(" ".join(arguments.query)), tagged(arguments.tag)))
    with open_library(arguments) as library:
        ids = library.passages.ids(filter)
        rows = library.passages.rows(ids[: arguments.limit])
    if arguments.format == "json":
        output.write_json_text(as_json(rows))
    elif rows:
        form = as_markdown if arguments.format == "markdown" else as_text
        output.write(form(rows).rstrip("\n"))
    return ExitCode.DONE
