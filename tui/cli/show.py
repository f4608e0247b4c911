"""`newsread show`: one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.marked_article import load_marked
from tui.cli.opening import open_library
from tui.cli.page import page
from tui.cli.spoken import spoken
from tui.cli.values import article_value

if TYPE_CHECKING:
    import argparse

LINE_CELLS = 75
"""The longest line of running text that still reads well."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write one article with its marks to standard output."""
    with open_library(arguments) as library:
        marked = load_marked(library, arguments.id)
    if marked is None:
        output.notify(
            f"newsread: There is no article {arguments.id} here; “newsread list” shows what there is."
        )
        return ExitCode.FAILED
    if arguments.json:
        output.write_json(article_value(marked))
        return ExitCode.DONE
    lines = spoken(marked) if arguments.plain else page(marked, min(LINE_CELLS, output.columns()))
    for line in lines:
        output.write(line)
    return ExitCode.DONE
