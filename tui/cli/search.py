"""`newsread search`: what articles say, with the words that were searched for in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prose.characters import clean_line
from prose.spans import Span
from store.articles import ArticleFilter
from store.search.language import read_query
from store.search.order import read_order
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import cells, fit, wrap
from tui.cli.listing import write_list
from tui.cli.naming import settle_few
from tui.cli.opening import open_library
from tui.cli.values import found_value
from tui.wording import STATE_SIGNS, day

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from store.articles import ArticleRow
    from store.library import Library
    from store.search.hits import FoundSentence, SearchHits

SOURCE_CELLS = 14
DAY_CELLS = 11
NARROWEST_HEADLINE = 20
INDENT = " " * len("12345 ●★ ")
"""What stands before a sentence: it is below its headline."""


class Found(NamedTuple):
    """An article, and what was found in it."""

    row: ArticleRow
    """The article."""
    sentence: FoundSentence
    """The words in their sentence."""


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what was found to standard output, best first or newest first."""
    query = read_query(" ".join(arguments.query))
    article_filter = ArticleFilter(query, read_order(arguments.sort or arguments.usual_sort))
    with open_library(arguments) as library:
        settle_few(library)
        hits = library.articles.hits(query)
        write_list(
            arguments,
            _ids(library, article_filter, arguments.limit),
            lambda ids: _found(library, hits, ids),
            value=lambda found: found_value(found.row, found.sentence),
            fields=_fields,
            columns=_write_columns,
        )
    return ExitCode.DONE


def _ids(library: Library, article_filter: ArticleFilter, limit: int | None) -> Sequence[int]:
    if limit is None:
        return library.articles.ids(article_filter)
    return [row.id for row in library.articles.first_page(article_filter, limit)]


def _found(library: Library, hits: SearchHits, ids: Sequence[int]) -> Iterator[Found]:
    # One after the other: whoever reads the first of them need not wait for the others.
    for row in library.articles.rows(ids):
        yield Found(row, hits.sentence(row.id))


def _fields(found: Found) -> list[str]:
    row, place = found.row, found.sentence.place
    return [
        str(row.id),
        "" if place is None else str(place.start),
        clean_line(row.headline),
        clean_line(row.publisher),
        row.published.date().isoformat() if row.published else "",
        "note" if found.sentence.in_note else "",
        clean_line(found.sentence.text),
    ]


def _write_columns(all_found: Iterator[Found]) -> None:
    others = cells(INDENT) + 2 + SOURCE_CELLS + 2 + DAY_CELLS
    headline_cells = max(NARROWEST_HEADLINE, output.columns() - others)
    for number, (row, sentence) in enumerate(all_found):
        if number:
            output.write("")
        head = (
            f"{row.id:>5} {STATE_SIGNS[row.state]}{'★' if row.starred else ' '}",
            fit(clean_line(row.headline), headline_cells),
            fit(clean_line(row.publisher), SOURCE_CELLS),
            day(row.published).rjust(DAY_CELLS),
        )
        output.write(" ".join(head[:2]) + "  " + "  ".join(head[2:]).rstrip())
        _write_sentence(sentence)


def _write_sentence(sentence: FoundSentence) -> None:
    # Clean text on one line: its lines are its words, with one space between two of them.
    at = 0
    for line in wrap(clean_line(sentence.text), output.columns(), INDENT):
        end = at + len(line) - len(INDENT)
        inside = [Span(max(at, hit.start), min(end, hit.end)) for hit in sentence.hits]
        shift = len(INDENT) - at
        output.write_marked(
            line, [Span(hit.start + shift, hit.end + shift) for hit in inside if hit.start < hit.end]
        )
        at = end + 1
