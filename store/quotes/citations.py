"""Quotes written out: as citations, to be read or copied, and as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.quotes.quote import QuoteKind
from store.exchange.exports import escaped, source
from store.tables import cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.quotes.quotes import QuoteRow
    from store.quotes.repeated import OtherWording, RepeatedQuote

COLUMNS = (
    "id", "quotation", "speaker", "also", "certain", "how", "kind", "act", "cue", "outlet", "published",
    "headline", "address", "tags", "article", "start", "end", "spans", "name", "same_as",
)  # fmt: skip
"""What the first row of the table says."""

_ENDS = 4
"""Words at either end of what is said in short."""


def citation(row: QuoteRow, *, markdown: bool = False) -> str:
    r"""Return a quote as it is cited, without a line break at its end.

    In plain text: the quotation, who said it where and when, and the address if there is one:

        “We have cleared the last of the wrecks”
        — probably Ida Brandt, Tarn Post, 12 December 2024 · Mayor opens the harbour
        https://example.org/harbour

    In Markdown the same as a block quote, in which the headline links to the article.

    Args:
        row: The quote.
        markdown: Whether it is to be Markdown.
    """
    if markdown:
        said = ", ".join(filter(None, [escaped(speaker(row)), _markdown_place(row)]))
        return f"> {escaped(quotation(row))}\n>\n> — {said}"
    return "\n".join(filter(None, [quotation(row), attribution(row), clean_line(row.address)]))


def quotation(row: QuoteRow) -> str:
    """Return the words: in quotation marks if they are the speaker's own, without where they are reported.

    A comma at the end belongs to the sentence that they were taken from, and is left there.
    """
    words = clean_line(row.words).removesuffix(",")
    return f"“{words}”" if row.kind is QuoteKind.DIRECT else words


def speaker(row: QuoteRow) -> str:
    """Return who said it: "Ida Brandt", "probably Ida Brandt", "Ida Brandt and Bo Holm (reported)"."""
    name = together([clean_line(name) for name in (row.speaker, *row.also)])
    if not name:
        name = "unknown speaker"
    elif not row.certain:
        name = f"probably {name}"
    return name if row.kind is QuoteKind.DIRECT else f"{name} (reported)"


def together(names: Sequence[str]) -> str:
    """Return names as one speaker: "Ida Brandt, Bo Holm and Pia Roth"; empty where there is none."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def attribution(row: QuoteRow) -> str:
    """Return who said it, where and when: "— Ida Brandt, Tarn Post, 12 December 2024 · The lock"."""
    return f"— {', '.join(filter(None, [speaker(row), place(row)]))}"


def place(row: QuoteRow) -> str:
    """Return where it was printed: "Tarn Post, 12 December 2024 · The lock"."""
    printed = source(clean_line(row.publisher), row.published)
    return " · ".join(filter(None, [printed, headline(row)]))


def headline(row: QuoteRow) -> str:
    """Return the headline under which it was printed; nothing where we supplied one, as that is no source."""
    return "" if row.headline_supplied else clean_line(row.headline)


def in_short(words: str) -> str:
    """Return the first and the last of many words: what a wording leaves out stands in the fullest one."""
    parts = clean_line(words).split()
    return " ".join(parts if len(parts) <= 3 * _ENDS else [*parts[:_ENDS], "…", *parts[-_ENDS:]])


def as_markdown(gathered: Iterable[RepeatedQuote]) -> str:
    """Return quotes as Markdown citations, each with where else it was printed and how that differs."""
    return "\n\n".join(map(_markdown_of, gathered)) + "\n"


def as_csv(rows: Iterable[QuoteRow], gathered: Iterable[RepeatedQuote]) -> str:
    """Return quotes as a table, as RFC 4180 has it: a row of names first, lines that end in CR and LF.

    Every cell is a clean line. A text that a spreadsheet could take for a formula begins with an apostrophe.

    Args:
        rows: The quotes, in the order of the table.
        gathered: The same ones, gathered: the last column says with which quote another one is the same.
    """
    same = {other.row.id: one.row.id for one in gathered for other in one.others}
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(
            (
                row.id,
                cell(row.words),
                cell(row.speaker),
                cell("; ".join(row.also)),
                "yes" if row.certain else "no",
                "" if row.method is None else row.method.value,
                row.kind.value,
                row.act.value,
                cell(row.cue),
                cell(row.publisher),
                "" if row.published is None else row.published.date().isoformat(),
                cell(headline(row)),
                cell(row.address),
                cell("; ".join(row.tags)),
                row.article_id,
                row.span.start,
                row.span.end,
                " ".join(f"{span.start}-{span.end}" for span in row.content),
                "" if row.name_id is None else row.name_id,
                same.get(row.id, ""),
            )
        )
    return table.getvalue()


def _markdown_of(quote: RepeatedQuote) -> str:
    parts = [citation(quote.row, markdown=True)]
    if quote.row.tags:
        parts.append(f"Tags: {escaped(clean_line(', '.join(quote.row.tags)))}")
    parts += map(_markdown_of_other, quote.others)
    return "\n\n".join(parts)


def _markdown_of_other(other: OtherWording) -> str:
    changes = (
        "; ".join(
            part
            for part in (
                f"left out “{in_short(change.left_out)}”" if change.left_out else "",
                f"added “{in_short(change.added)}”" if change.added else "",
            )
            if part
        )
        for change in other.changes
    )
    return "; ".join([f"Also: {_markdown_place(other.row)}", *map(escaped, changes)])


def _markdown_place(row: QuoteRow) -> str:
    linked, address = escaped(headline(row)), clean_line(row.address)
    if address.lower().startswith(("http://", "https://")):
        linked = f"[{linked or 'article'}](<{_link(address)}>)"
        address = ""
    printed = escaped(source(clean_line(row.publisher), row.published))
    return ", ".join(filter(None, [printed, linked, escaped(address)]))


def _link(address: str) -> str:
    """Return an address without what could end a link in Markdown."""
    return "".join(f"%{ord(sign):02X}" if sign in ' <>\\"' else sign for sign in address)
