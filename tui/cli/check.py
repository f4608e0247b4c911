"""`newsread check`: whether the library is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_existing
from tui.wording import counted

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what is wrong with the library, a line for each problem, to standard output."""
    with open_existing(arguments) as library:
        path = clean_line(str(library.path))
        problems = library.check()
    if not problems:
        output.write(f"No problems found in {path}")
        return ExitCode.DONE
    for problem in problems:
        output.write(problem)
    output.notify(f"newsread: {counted(len(problems), 'problem')} found in {path}.")
    return ExitCode.FAILED
