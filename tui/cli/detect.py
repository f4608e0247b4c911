"""`newsread detect`: names and quotes for the articles that have none yet. The app runs it beside itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.detection import detect
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_library
from tui.wording import counted

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> ExitCode:
    """Find marks article by article; each article's are stored before the next is begun."""
    done = 0
    with open_library(arguments) as library:
        for detected in detect(library, again=arguments.all):
            done = detected.done
            if arguments.progress == "json":
                output.write_json({"done": done, "total": detected.total, "article": detected.article_id})
                output.flush()
    output.notify(f"newsread: Looked through {counted(done, 'article')}.")
    return ExitCode.DONE
