"""`newsread add`: files into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.errors import SourceError
from store.files import add_file
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_library
from tui.settings import read_settings, recogniser_of
from tui.wording import counted

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from prose.entities.entity import EntityRecogniser
    from store.library import Library


def run(arguments: argparse.Namespace) -> ExitCode:
    """Add each file that can be added, and say what became of each."""
    code = ExitCode.DONE
    recogniser = recogniser_of(read_settings(arguments.config))
    with open_library(arguments) as library:
        for path in arguments.files:
            try:
                _add(library, path, recogniser, arguments.json)
            except SourceError as error:
                output.notify(f"newsread: {error}")
                code = ExitCode.FAILED
    return code


def _add(library: Library, path: Path, recogniser: EntityRecogniser | None, as_json: bool) -> None:
    added = add_file(library, path, recogniser)
    row = library.articles.row(added.id)
    headline = clean_line(row.headline) if row else ""
    if as_json:
        output.write_json(
            {
                "file": str(path),
                "id": added.id,
                "new": added.new,
                "updated": added.updated,
                "orphans": added.orphans,
                "restored": added.restored,
                "headline": headline,
            }
        )
    elif added.new:
        output.notify(f"added {added.id} {headline}")
    elif added.updated:
        lost = f"; {counted(added.orphans, 'passage')} not found in it" if added.orphans else ""
        output.notify(f"updated {added.id} {headline}{lost}")
    elif added.restored:
        output.notify(f"taken out of the bin: {added.id} {headline}")
    else:
        output.notify(f"already in the library: {added.id} {headline}")
