"""`newsread export`: what is in the library, for other programs and other libraries."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from store.errors import GoneError, TargetError
from store.exchange.export_files import write_export
from store.exchange.selection import Selection
from store.files import read_text
from store.formats.registry import BINARY, file_format, folder_format
from store.search.language import read_query
from store.search.query import EVERYTHING, both, tagged
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_library

if TYPE_CHECKING:
    import argparse
    from string import Template

    from store.library import Library


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what is wanted to standard output, or where it is to go."""
    query = both(read_query(" ".join(arguments.query)), tagged(arguments.tag))
    selection = Selection(None if query == EVERYTHING else query, arguments.article)
    template = _template(arguments)
    with open_library(arguments) as library:
        if arguments.article is not None and library.articles.row(arguments.article) is None:
            raise GoneError(
                f"There is no article {arguments.article} here; “newsread list” shows what there is."
            )
        if arguments.to is not None:
            write_export(
                library,
                selection,
                arguments.format,
                arguments.to,
                overwrite=arguments.overwrite,
                template=template,
            )
        else:
            _write_out(arguments.format, library, selection)
    if arguments.to is not None:
        output.write(str(arguments.to))
    return ExitCode.DONE


def _template(arguments: argparse.Namespace) -> Template | None:
    """Return what a file of a folder is to hold, if that is told.

    Raises:
        TargetError: The format is one file.
        SourceError: It cannot be read.
    """
    if arguments.template is None:
        return None
    folder = folder_format(arguments.format)
    if folder is None:
        raise TargetError("A template is for markdown; leave it out.")
    return folder.read_template(read_text(arguments.template))


def _write_out(form: str, library: Library, selection: Selection) -> None:
    """Write to standard output."""
    if folder_format(form) is not None:
        raise TargetError(f"A folder is needed for {form}; name it with --to.")
    if form in BINARY and sys.stdout.isatty():
        raise TargetError(f"A terminal cannot show {form}; name a file with --to.")
    output.flush()
    file_format(form).write(library, selection, sys.stdout.buffer)
