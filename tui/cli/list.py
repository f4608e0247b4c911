"""`newsread list`: the articles, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.articles import ArticleFilter
from store.search.language import read_query
from store.search.order import read_order
from store.search.query import EVERYTHING, STARRED, UNREAD, both
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import fit
from tui.cli.listing import write_list
from tui.cli.opening import open_library
from tui.cli.values import row_value
from tui.cli.views import saved_search
from tui.wording import STATE_SIGNS, day

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from store.articles import ArticleRow
    from store.library import Library

SOURCE_CELLS = 14
DAY_CELLS = 11
NARROWEST_HEADLINE = 20
"""Cells; a terminal too narrow for it gets longer lines rather than no headlines."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """List articles on standard output."""
    asked = [
        read_query(" ".join(arguments.query)),
        UNREAD if arguments.unread else EVERYTHING,
        STARRED if arguments.starred else EVERYTHING,
    ]
    order = read_order(arguments.sort or arguments.usual_sort)
    with open_library(arguments) as library:
        if arguments.view is not None:
            view = saved_search(library, arguments.view)
            asked.append(read_query(view.query))
            order = order if arguments.sort else view.order
        write_articles(library, arguments, ArticleFilter(both(*asked), order))
    return ExitCode.DONE


def write_articles(library: Library, arguments: argparse.Namespace, article_filter: ArticleFilter) -> None:
    """Write the articles of a list to standard output."""
    write_list(
        arguments,
        library.articles.ids(article_filter),
        library.articles.rows,
        value=row_value,
        fields=_fields,
        columns=_write_columns,
    )


def _fields(row: ArticleRow) -> list[str]:
    return [
        str(row.id),
        row.state.value,
        "starred" if row.starred else "",
        clean_line(row.headline),
        clean_line(row.publisher),
        row.published.date().isoformat() if row.published else "",
        str(row.words),
        str(row.passages),
    ]


def _write_columns(rows: Iterator[ArticleRow]) -> None:
    others = len("12345 ●★  ") + 2 + SOURCE_CELLS + 2 + DAY_CELLS + len("  ▌ 123")
    headline_cells = max(NARROWEST_HEADLINE, output.columns() - others)
    for row in rows:
        cells = (
            f"{row.id:>5} {STATE_SIGNS[row.state]}{'★' if row.starred else ' '}",
            fit(clean_line(row.headline), headline_cells),
            fit(clean_line(row.publisher), SOURCE_CELLS),
            day(row.published).rjust(DAY_CELLS),
            f"▌ {row.passages}" if row.passages else "",
        )
        output.write("  ".join(cells).rstrip())
