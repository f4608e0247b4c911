"""`newsread` alone: the app."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from store.places import default_library_path
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.places import keys_path

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

NO_TERMINAL = "newsread: The app needs a terminal; without one there are commands: see “newsread --help”."


def run(arguments: argparse.Namespace) -> ExitCode:
    """Open the app on the library; without a terminal, say what can be done instead."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        output.notify(NO_TERMINAL)
        return ExitCode.MISUSED
    if arguments.config:
        # For the `newsread detect` that the app runs beside itself.
        os.environ["NEWSREAD_CONFIG"] = str(arguments.config.absolute())
    # What is made while the app starts stays, and to look for garbage in it takes a twelfth of the start.
    gc.disable()
    run_app = load_app()
    run_app(arguments.library or default_library_path(), keys_path(arguments.config))
    return ExitCode.DONE


def load_app() -> Callable[[Path, Path], None]:
    """Load the screen library, which is done here and nowhere else, and return what runs the app.

    The asyncio that comes with it is loaded as it is where Python was built without OpenSSL: the app speaks
    to no network, and OpenSSL would be an eighth of its memory and a twentieth of its start.
    """
    loaded = "ssl" in sys.modules
    if not loaded:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # how an import is refused
    try:
        from tui.app import run_app
    finally:
        if not loaded:
            del sys.modules["ssl"]
    return run_app
