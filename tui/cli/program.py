"""One run of the command line: from the words typed to an exit code."""

from __future__ import annotations

import importlib
import keyword
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Protocol, cast

from tui.cli import output
from tui.cli.exit_code import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


class Command(Protocol):
    """What the module of each command offers."""

    def run(self, arguments: argparse.Namespace) -> ExitCode:
        """Do what the arguments ask for.

        Raises:
            NewsreadError: It cannot be done; the message is a sentence for the person who asked.
        """
        ...


def run(words: Sequence[str]) -> ExitCode:
    """Run `newsread` with the given words.

    Raises:
        SystemExit: Help was asked for (code 0), or the words were not understood (code 2).
    """
    output.prepare_streams()
    try:
        code = _run_command(_parse(words))
        output.flush()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        output.abandon(sys.stdout, sys.stderr)
        return ExitCode.FAILED
    except OSError as error:
        # Most likely standard output itself: a full disk.
        output.abandon(sys.stdout)
        output.notify(f"newsread: The system refused: {error.strerror or type(error).__name__}.")
        return ExitCode.FAILED
    return code


def _parse(words: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for.

    Raises:
        SystemExit: Help was asked for (code 0), or the words were not understood (code 2).
    """
    if not words:
        # `newsread` alone opens the app, whose first frame does not wait for all that could have been said.
        return cast("argparse.Namespace", SimpleNamespace(command=None, library=None, config=None))
    from tui.cli.parser import build_parser, with_minus_signs

    return build_parser().parse_args(with_minus_signs(words))


def _run_command(arguments: argparse.Namespace) -> ExitCode:
    # Only now: help and usage errors do not wait for anything.
    from store.errors import NewsreadError, SearchError

    try:
        return load_command(arguments.command).run(arguments)
    except SearchError as error:
        from tui.cli.lines import point_out

        output.notify(f"newsread: {error}")
        for line in point_out(error.text, error.at):
            output.notify(line)
        return ExitCode.MISUSED
    except NewsreadError as error:
        output.notify(f"newsread: {error}")
        return ExitCode.FAILED


def load_command(name: str | None) -> Command:
    """Import a command's module when it is asked for: `list` does not wait for what `marks` needs."""
    name = name or "app"
    # A module that would be called like a word of Python's has PEP 8's underscore.
    return cast("Command", importlib.import_module(f"tui.cli.{name}{'_' * keyword.iskeyword(name)}"))
