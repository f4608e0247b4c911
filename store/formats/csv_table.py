"""Passages as a table for spreadsheets: a row of names first, lines that end in CR and LF (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING

from store.formats.annotations import remark_uuid
from store.tables import cell

if TYPE_CHECKING:
    from store.bodies import Article
    from store.exchange.selection import Selection
    from store.library import Library
    from store.passages.passage import Passage
    from store.tags.remarks import Remark

COLUMNS = (
    "id", "passage", "tags", "note", "highlighted", "headline", "outlet", "author", "published", "address",
    "article", "start", "end", "orphan", "created", "changed",
)  # fmt: skip
"""What the first row of the table says."""


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write the passages that are wanted, one a row; offsets count code points of the article's text.

    What is said of a whole article is a row without a passage.
    """
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for article, passages, remark in selection.cited(library):
            if remark:
                table.writerow(_row_of_whole(article, remark))
            table.writerows(_row(article, passage) for passage in passages)
    finally:
        text.detach()


def _row(article: Article, passage: Passage) -> tuple[object, ...]:
    return (
        passage.uuid,
        cell(passage.anchor.exact),
        cell("; ".join(passage.tags)),
        cell(passage.note),
        "yes" if passage.highlighted else "no",
        *_cells_of(article),
        passage.span.start,
        passage.span.end,
        "yes" if passage.is_orphan else "no",
        passage.created.isoformat(timespec="seconds"),
        passage.changed.isoformat(timespec="seconds"),
    )


def _row_of_whole(article: Article, remark: Remark) -> tuple[object, ...]:
    return (
        remark_uuid(article),
        "",
        cell("; ".join(remark.tags)),
        cell(remark.note),
        "no",
        *_cells_of(article),
        "",
        "",
        "no",
        remark.created.isoformat(timespec="seconds") if remark.created else "",
        remark.changed.isoformat(timespec="seconds") if remark.changed else "",
    )


def _cells_of(article: Article) -> tuple[str, ...]:
    facts = article.document.facts
    return (
        "" if facts.headline_supplied else cell(facts.headline),
        cell(facts.publisher),
        cell(facts.byline),
        facts.published.date().isoformat() if facts.published else "",
        cell(facts.address),
        article.uuid,
    )
