"""`newsread names`: who and what the articles mention, and what the reader corrected about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.entities.entity import Label
from store.errors import GoneError
from store.names.names import NameFilter
from store.quotes.quotes import QuoteFilter
from tui.cli import output
from tui.cli.exit_code import ExitCode
from tui.cli.lines import fit
from tui.cli.listing import write_list
from tui.cli.name_page import name_page
from tui.cli.naming import named, notify_of_unsettled, settle_few
from tui.cli.opening import open_library
from tui.cli.values import correction_value, name_value, whole_name_value
from tui.labels import LABEL_NAMES
from tui.wording import correction_sentence, day

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from store.corrections.corrections import CorrectionRow
    from store.library import Library
    from store.names.names import MentionRow, NameRow

NAME_CELLS = 28
"""What the other columns of a terminal leave to a name, at least."""

TOO_MUCH = "newsread: WORDS and --label narrow the list of names; leave them out with --name and the others."


def run(arguments: argparse.Namespace) -> ExitCode:
    """List names or corrections, show one name, or take one correction back."""
    if (arguments.words or arguments.label) and _asks_for_one_thing(arguments):
        output.notify(TOO_MUCH)
        return ExitCode.MISUSED
    with open_library(arguments) as library:
        if arguments.take_back is not None:
            return _take_back(library, arguments.take_back)
        if arguments.corrections:
            return _list_corrections(library, arguments)
        settle_few(library)
        if arguments.name is not None:
            return _show(library, arguments)
        return _list(library, arguments)


def _asks_for_one_thing(arguments: argparse.Namespace) -> bool:
    return arguments.name is not None or arguments.corrections or arguments.take_back is not None


# -- names


def _list(library: Library, arguments: argparse.Namespace) -> ExitCode:
    label = Label(arguments.label) if arguments.label else None
    name_filter = NameFilter(words=" ".join(arguments.words), label=label)
    write_list(
        arguments,
        library.names.ids(name_filter),
        library.names.rows,
        value=name_value,
        fields=_fields,
        columns=_write_columns,
    )
    return ExitCode.DONE


def _fields(row: NameRow) -> list[str]:
    return [
        str(row.id),
        clean_line(row.text),
        row.label.value,
        str(row.mentions),
        str(row.articles),
        row.last_seen.date().isoformat() if row.last_seen else "",
        "corrected" if row.by_reader else "",
        "several" if row.several else "",
    ]


def _write_columns(rows: Iterator[NameRow]) -> None:
    others = len("12345    organisation  12,345 in 12,345    12 Dec 2024  ✎")
    name_cells = max(NAME_CELLS, output.columns() - others)
    for row in rows:
        cells = (
            f"{row.id:>5}",
            fit(clean_line(row.text), name_cells),
            LABEL_NAMES[row.label].ljust(12),
            f"{row.mentions:>6,} in {row.articles:<6,}",
            day(row.last_seen).rjust(11),
            "✎" if row.by_reader else "",
        )
        output.write("  ".join(cells).rstrip())


def _show(library: Library, arguments: argparse.Namespace) -> ExitCode:
    name = named(library, arguments.name)
    limit = arguments.limit
    # An article's own row stands before its mentions and is none.
    mentions = library.names.mention_rows(library.names.mention_ids(name.id))
    if limit is not None:
        mentions = _with_articles(mentions, limit)
    quotes = library.quotes.rows(library.quotes.ids(QuoteFilter(by=name.id))[:limit])
    spellings = library.names.spellings(name.id)
    if arguments.json or arguments.jsonl:
        output.write_json(whole_name_value(name, spellings, mentions, quotes))
    else:
        for line in name_page(name, spellings, mentions, quotes, output.columns()):
            output.write(line)
    return ExitCode.DONE


def _with_articles(rows: Iterable[MentionRow], limit: int) -> list[MentionRow]:
    """Return so many mentions, and the rows of their articles."""
    kept: list[MentionRow] = []
    for row in rows:
        kept.append(row)
        if row.span is not None:
            limit -= 1
        if not limit:
            break
    return kept


# -- corrections


def _list_corrections(library: Library, arguments: argparse.Namespace) -> ExitCode:
    rows = library.corrections.rows(library.corrections.ids()[: arguments.limit])
    if arguments.json:
        output.write_json([correction_value(row) for row in rows])
        return ExitCode.DONE
    for row in rows:
        if arguments.jsonl:
            output.write_json(correction_value(row))
        else:
            output.write(f"{row.id}\t{_sentence(row)}\t{row.made.date().isoformat()}")
    return ExitCode.DONE


def _take_back(library: Library, correction_id: int) -> ExitCode:
    rows = library.corrections.rows([correction_id])
    if not rows:
        raise GoneError(
            f"There is no correction {correction_id}; “newsread names --corrections” shows what there is."
        )
    library.corrections.take_back(correction_id)
    output.notify(f"newsread: Took back: {_sentence(rows[0])}.")
    left = library.settle(articles=0)
    notify_of_unsettled(left)
    return ExitCode.DONE


def _sentence(row: CorrectionRow) -> str:
    return clean_line(correction_sentence(row.correction, row.headline))
