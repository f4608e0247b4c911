"""`newsread views`: the ways to look at the library, and the searches that are kept under names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.errors import ViewError
from store.search.order import read_order
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import fit
from tui.cli.opening import open_library
from tui.views import groups

if TYPE_CHECKING:
    import argparse

    from store.library import Library
    from store.saved_searches import SavedSearch
    from tui.views import View

NAME_CELLS = 32
NUMBER_CELLS = 10


def run(arguments: argparse.Namespace) -> ExitCode:
    """List the views, save a search, or forget one."""
    with open_library(arguments) as library:
        if arguments.action == "save":
            order = read_order(arguments.sort or arguments.usual_sort)
            saved = library.saved_searches.save(arguments.name, " ".join(arguments.query), order)
            output.notify(f"saved “{saved.name}”: {saved.query or 'everything'}")
        elif arguments.action == "forget":
            library.saved_searches.delete(saved_search(library, arguments.name).id)
        else:
            _list([view for group in groups(library) for view in group.views], arguments)
    return ExitCode.DONE


def saved_search(library: Library, name: str) -> SavedSearch:
    """Return the saved search of a name.

    Raises:
        ViewError: If there is none.
    """
    saved = library.saved_searches.find(name)
    if saved is None:
        raise ViewError(f"No search is saved as “{clean_line(name)}”; “newsread views” shows which are.")
    return saved


def _list(views: list[View], arguments: argparse.Namespace) -> None:
    if arguments.json:
        output.write_json([_value(view) for view in views])
        return
    for view in views:
        if arguments.jsonl:
            output.write_json(_value(view))
        elif sys.stdout.isatty():
            depth = view.branch.depth if view.branch is not None else 0
            name = fit("  " * depth + clean_line(view.title), NAME_CELLS)
            output.write(f"{name}{view.number:>{NUMBER_CELLS},}  {clean_line(view.query)}".rstrip())
        else:
            fields = (
                view.kind.name.lower(),
                clean_line(view.title),
                str(view.number),
                clean_line(view.query),
            )
            output.write("\t".join(fields))


def _value(view: View) -> dict[str, object]:
    return {
        "kind": view.kind.name.lower(),
        "name": view.title,
        "number": view.number,
        "search": view.query,
        "sort": None if view.order is None else str(view.order),
    }
