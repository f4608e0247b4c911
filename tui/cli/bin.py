"""`newsread bin`: articles into the bin, out of it, and out of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.articles import ArticleFilter
from store.errors import GoneError
from store.search.language import read_query
from store.search.query import BINNED, EVERYTHING, both
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.list import write_articles
from tui.cli.naming import settle_few
from tui.cli.opening import open_library
from tui.wording import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from store.library import Library


def run(arguments: argparse.Namespace) -> ExitCode:
    """List what is in the bin, or do something with articles."""
    with open_library(arguments) as library:
        if arguments.action is None:
            write_articles(library, arguments, ArticleFilter(BINNED))
        else:
            output.write(_do(library, arguments))
    return ExitCode.DONE


def _do(library: Library, arguments: argparse.Namespace) -> str:
    """Do it, and return what was done.

    Raises:
        GoneError: If an article is not in the library, or not where it must be.
        SearchError: If the search makes no sense.
    """
    into = arguments.action == "put"
    ids = _wanted(library, arguments, binned=not into)
    number = counted(len(ids), "article")
    if arguments.dry_run:
        return f"{number} would be {_DONE[arguments.action]}"
    if into:
        library.bin.put(ids)
    elif arguments.action == "out":
        library.bin.take_out(ids)
    else:
        library.bin.delete(ids, lambda done, total: output.show_progress(f"{done:,} of {total:,} deleted"))
        output.clear_progress()
        library.bin.compact()
    settle_few(library)
    return f"{number} {_DONE[arguments.action]}"


_DONE = {
    "put": "put into the bin",
    "out": "taken out of the bin",
    "delete": "deleted for good",
    "empty": "deleted for good",
}


def _wanted(library: Library, arguments: argparse.Namespace, *, binned: bool) -> Sequence[int]:
    """Return the articles that are meant, each once."""
    place = BINNED if binned else EVERYTHING
    if arguments.action == "empty":
        return library.articles.ids(ArticleFilter(place))
    wanted = dict.fromkeys(arguments.ids)
    for row_id in wanted:
        row = library.articles.row(row_id)
        if row is None:
            raise GoneError(f"There is no article {row_id} here; “newsread list” shows what there is.")
        if row.binned is not binned:
            where = "is in the bin already" if row.binned else "is not in the bin"
            raise GoneError(f"Article {row_id} {where}; “newsread bin” shows what is in it.")
    # An empty search finds everything, and is more likely a variable of a script that holds nothing.
    if arguments.search and arguments.search.strip():
        query = both(read_query(arguments.search), place)
        wanted |= dict.fromkeys(library.articles.ids(ArticleFilter(query)))
    if not wanted and not (arguments.search or "").strip():
        raise GoneError("No article was named; give numbers, or --search and what they have in common.")
    return list(wanted)
