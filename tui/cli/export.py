"""`newsread export`: what is in the library, for other programs and other libraries."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from store.formats.registry import file_format
from store.search_language import read_query
from store.search_query import EVERYTHING, both, tagged
from store.selection import Selection
from store.targets import written_file
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_library

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what is wanted to standard output, or where it is to go."""
    query = both(read_query(" ".join(arguments.query)), tagged(arguments.tag))
    selection = Selection(None if query == EVERYTHING else query, arguments.article)
    form = file_format(arguments.format)
    with open_library(arguments) as library:
        if arguments.to is None:
            output.flush()
            form.write(library, selection, sys.stdout.buffer)
            return ExitCode.DONE
        with written_file(arguments.to, overwrite=arguments.overwrite) as file:
            form.write(library, selection, file)
    output.write(str(arguments.to))
    return ExitCode.DONE
