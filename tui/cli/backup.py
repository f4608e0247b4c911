"""`newsread backup`: a copy of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_existing

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> ExitCode:
    """Copy the library and write the copy's path to standard output."""
    with open_existing(arguments) as library:
        output.write(str(library.backup(arguments.target)))
    return ExitCode.DONE
