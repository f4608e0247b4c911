"""`newsread check`: whether the library is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.backups import newest_copy
from store.errors import DamagedLibrary
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import library_path, open_existing
from tui.wording import counted

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what is wrong with the library, a line for each problem, to standard output."""
    try:
        with open_existing(arguments) as library:
            path = clean_line(str(library.path))
            problems = library.check()
    except DamagedLibrary as error:
        raise _with_newest_copy(arguments, error) from error
    if not problems:
        output.write(f"No problems found in {path}")
        return ExitCode.DONE
    for problem in problems:
        output.write(problem)
    output.notify(f"newsread: {counted(len(problems), 'problem')} found in {path}.")
    return ExitCode.FAILED


def _with_newest_copy(arguments: argparse.Namespace, error: DamagedLibrary) -> DamagedLibrary:
    """Say which copy would take the place of a library that is too damaged to be looked into."""
    copy = newest_copy(library_path(arguments))
    return DamagedLibrary(f"{str(error).removesuffix('.')}; the newest is {copy}.") if copy else error
