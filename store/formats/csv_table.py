"""Passages as a table for spreadsheets: a row of names first, lines that end in CR and LF (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING

from store.tables import cell

if TYPE_CHECKING:
    from store.bodies import Article
    from store.library import Library
    from store.passage import Passage
    from store.selection import Selection

COLUMNS = (
    "id", "passage", "tags", "note", "highlighted", "headline", "outlet", "author", "published", "address",
    "article", "start", "end", "orphan", "created", "changed",
)  # fmt: skip
"""What the first row of the table says."""


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write the passages that are wanted, one a row; offsets count code points of the article's text."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for article, passages in selection.cited(library):
            table.writerows(_row(article, passage) for passage in passages)
    finally:
        text.detach()


def _row(article: Article, passage: Passage) -> tuple[object, ...]:
    facts = article.document.facts
    return (
        passage.uuid,
        cell(passage.anchor.exact),
        cell("; ".join(passage.tags)),
        cell(passage.note),
        "yes" if passage.highlighted else "no",
        "" if facts.headline_supplied else cell(facts.headline),
        cell(facts.publisher),
        cell(facts.byline),
        facts.published.date().isoformat() if facts.published else "",
        cell(facts.address),
        article.uuid,
        passage.span.start,
        passage.span.end,
        "yes" if passage.is_orphan else "no",
        passage.created.isoformat(timespec="seconds"),
        passage.changed.isoformat(timespec="seconds"),
    )
