"""`newsread quotes`: what was said, in all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prose.characters import clean_line
from prose.quotes.quote import QuoteKind, SpeechAct
from store.quotes.citations import as_csv, as_markdown, attribution, in_short, place, quotation, speaker
from store.quotes.quotes import QuoteFilter
from store.quotes.repeated import gather_repeated
from store.search.language import read_query
from store.search.query import both, tagged
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import wrap
from tui.cli.naming import named, settle_few
from tui.cli.opening import open_library
from tui.cli.values import quote_row_value

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from store.library import Library
    from store.quotes.quotes import QuoteRow
    from store.quotes.repeated import OtherWording, RepeatedQuote

PAGE = 1024
"""How many rows are read at a time."""
INDENT = "  "

NO_DAYS = "newsread: --since is later than --until: no day is both."


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write quotes, newest article first, in one of five forms to standard output."""
    if arguments.since and arguments.until and arguments.since > arguments.until:
        output.notify(NO_DAYS)
        return ExitCode.MISUSED
    with open_library(arguments) as library:
        settle_few(library)
        rows = _rows(library, _filter(library, arguments), arguments.limit)
    _write(rows, arguments.format)
    return ExitCode.DONE


def _filter(library: Library, arguments: argparse.Namespace) -> QuoteFilter:
    """Return what is asked for.

    Raises:
        GoneError: No name is called so, or several are.
    """
    return QuoteFilter(
        query=both(read_query(" ".join(arguments.query)), tagged(arguments.tag)),
        by=None if arguments.by is None else named(library, arguments.by).id,
        about=None if arguments.about is None else named(library, arguments.about).id,
        since=arguments.since,
        until=arguments.until,
        kind=QuoteKind(arguments.kind) if arguments.kind else None,
        act=SpeechAct(arguments.act) if arguments.act else None,
        certain=arguments.certain,
    )


def _rows(library: Library, quote_filter: QuoteFilter, limit: int | None) -> list[QuoteRow]:
    if limit is not None:
        return library.quotes.first_page(quote_filter, limit)
    ids = library.quotes.ids(quote_filter)
    return [
        row for start in range(0, len(ids), PAGE) for row in library.quotes.rows(ids[start : start + PAGE])
    ]


def _write(rows: Sequence[QuoteRow], form: str) -> None:
    found = gather_repeated(rows)
    if form == "csv":
        output.write_table(as_csv(rows, found))
    elif form == "markdown":
        if found:
            output.write(as_markdown(found).rstrip("\n"))
    elif form == "text":
        for number, quote in enumerate(found):
            for line in _lines(quote, output.columns(), first=number == 0):
                output.write(line)
    else:
        values = _values(rows, found)
        if form == "json":
            output.write_json(values)
        else:
            for value in values:
                output.write_json(value)


def _values(rows: Sequence[QuoteRow], found: Sequence[RepeatedQuote]) -> list[dict[str, Any]]:
    """Return an object for each quote, which says with which one it is the same."""
    others = {other.row.id: (one.row.id, other) for one in found for other in one.others}
    values = []
    for row in rows:
        same_as, other = others.get(row.id, (None, None))
        changes = [] if other is None else other.changes
        values.append(
            {
                **quote_row_value(row),
                "same_as": same_as,
                "changes": [{"left_out": change.left_out, "added": change.added} for change in changes],
            }
        )
    return values


def _lines(quote: RepeatedQuote, width: int, *, first: bool) -> Iterator[str]:
    """Yield what was said, by whom and where; then where else, and how that differs."""
    row = quote.row
    if not first:
        yield ""
    yield from wrap(quotation(row), width)
    yield from wrap(f"{attribution(row)} · article {row.article_id}", width)
    if row.tags:
        yield from wrap(f"Tags: {clean_line(', '.join(row.tags))}", width, INDENT)
    for other in quote.others:
        yield from _other_lines(other, row, width)


def _other_lines(other: OtherWording, fullest: QuoteRow, width: int) -> Iterator[str]:
    row = other.row
    said = "" if speaker(row) == speaker(fullest) else speaker(row)
    where = " · ".join(
        filter(None, [", ".join(filter(None, [said, place(row)])), f"article {row.article_id}"])
    )
    yield from wrap(f"Also: {where}", width, INDENT)
    if row.tags and row.tags != fullest.tags:
        yield from wrap(f"Tags: {clean_line(', '.join(row.tags))}", width, INDENT * 2)
    for change in other.changes:
        for sign, words in (("-", change.left_out), ("+", change.added)):
            if words:
                yield from wrap(f"{sign} {in_short(words)}", width, INDENT * 2)
