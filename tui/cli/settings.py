"""`newsread settings`: what is set, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.settings import read_settings

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the settings to standard output; that they can be read is checked on the way."""
    settings = read_settings(arguments.config)
    if arguments.json:
        output.write_json(
            {
                "file": str(settings.path),
                "exists": settings.exists,
                "entities": {"pipeline": settings.recogniser},
                "review": {"a_day": settings.a_day},
                "network": {"allow_private": settings.allow_private},
            }
        )
        return ExitCode.DONE
    output.write(f"file\t{settings.path}{'' if settings.exists else ' (not there yet)'}")
    output.write(f"entities.pipeline\t{settings.recogniser or 'built in'}")
    output.write(f"review.a_day\t{settings.a_day}")
    output.write(f"network.allow_private\t{'true' if settings.allow_private else 'false'}")
    return ExitCode.DONE
