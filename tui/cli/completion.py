"""`newsread completion`: what a shell needs to complete commands and options.

What shells understand is the business of shtab (https://docs.iterative.ai/shtab/), which reads the parser.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.parser import build_parser


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write a script for a shell to standard output."""
    import shtab

    output.write(shtab.complete(_for_completion(build_parser()), arguments.shell).rstrip())
    return ExitCode.DONE


def _for_completion(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Say of a parser and those in it what a shell shows and completes: a line each, and which are files."""
    import shtab

    for action in parser._actions:
        # What may be an address too, or the name of a copy, is no `Path` yet.
        if action.type is Path or str(action.metavar).startswith(("FILE", "COPY")):
            action.complete = shtab.DIRECTORY if action.metavar == "FOLDER" else shtab.FILE  # type: ignore[attr-defined]
        if isinstance(action, argparse._SubParsersAction):
            summaries = {choice.dest: choice.help for choice in action._choices_actions}
            for name, command in action.choices.items():
                _for_completion(command).description = summaries.get(name)
    return parser
