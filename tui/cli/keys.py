"""`newsread keys`: every command with its keys, as a file of keys to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.files import is_there
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.commands.key_file import key_lines, read_key_file
from tui.places import keys_path

if TYPE_CHECKING:
    import argparse

HEAD = """\
# {path}{absent}
# A line without its # gives a key a command; false in its place takes the key away. Other keys stay.
# preset = "newsboat" """


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the commands to standard output; that the reader's own keys make sense is checked on the way."""
    path = keys_path(arguments.config)
    registry = read_key_file(path)
    absent = "" if is_there(path) else " (not there yet)"
    for line in (*HEAD.format(path=path, absent=absent).rstrip().splitlines(), *key_lines(registry)):
        output.write(line)
    return ExitCode.DONE
