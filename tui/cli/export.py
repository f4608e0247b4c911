"""`newsread export`: what is in the library, for other programs and other libraries."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from store.errors import TargetError
from store.files import read_text
from store.formats.registry import BINARY, file_format, folder_format
from store.search_language import read_query
from store.search_query import EVERYTHING, both, tagged
from store.selection import Selection
from store.targets import written_file, written_folder
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.opening import open_library

if TYPE_CHECKING:
    import argparse

    from store.formats.registry import FolderFormat
    from store.library import Library


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what is wanted to standard output, or where it is to go."""
    query = both(read_query(" ".join(arguments.query)), tagged(arguments.tag))
    selection = Selection(None if query == EVERYTHING else query, arguments.article)
    folder = folder_format(arguments.format)
    if arguments.template is not None and folder is None:
        raise TargetError("A template is for markdown; leave it out.")
    with open_library(arguments) as library:
        if folder is not None:
            _write_folder(arguments, library, selection, folder)
        else:
            _write_file(arguments, library, selection)
    if arguments.to is not None:
        output.write(str(arguments.to))
    return ExitCode.DONE


def _write_file(arguments: argparse.Namespace, library: Library, selection: Selection) -> None:
    form = file_format(arguments.format)
    if arguments.to is None:
        if arguments.format in BINARY and sys.stdout.isatty():
            raise TargetError(f"A terminal cannot show {arguments.format}; name a file with --to.")
        output.flush()
        form.write(library, selection, sys.stdout.buffer)
        return
    with written_file(arguments.to, overwrite=arguments.overwrite) as file:
        form.write(library, selection, file)


def _write_folder(
    arguments: argparse.Namespace, library: Library, selection: Selection, form: FolderFormat
) -> None:
    if arguments.to is None:
        raise TargetError(f"A folder is needed for {arguments.format}; name it with --to.")
    template = None if arguments.template is None else form.read_template(read_text(arguments.template))
    with written_folder(arguments.to, overwrite=arguments.overwrite) as folder:
        form.write(library, selection, folder, template)
