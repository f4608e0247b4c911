"""Passages as the table that Readwise takes in (https://readwise.io/import_bulk).

Its tags are words with a dot before them at the beginning of a note.
"""

from __future__ import annotations

import csv
import io
import re
from typing import IO, TYPE_CHECKING

from store.tables import is_formula

if TYPE_CHECKING:
    from store.bodies import Article
    from store.exchange.selection import Selection
    from store.library import Library
    from store.passages.passage import Passage

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")
"""What the first row of the table says."""


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write the passages that are wanted, one a row; a location is the code point where one begins."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for article, passages, _ in selection.cited(library):
            table.writerows(_row(article, passage) for passage in passages)
    finally:
        text.detach()


def _row(article: Article, passage: Passage) -> tuple[object, ...]:
    facts = article.document.facts
    return (
        _cell(passage.anchor.exact),
        _cell(facts.headline),
        _cell(facts.byline or facts.publisher),
        _cell(facts.address),
        _cell("\n".join(filter(None, [" ".join(map(_tag, passage.tags)), passage.note]))),
        passage.span.start,
        passage.created.strftime("%Y-%m-%d %H:%M:%S"),
    )


def _tag(name: str) -> str:
    return "." + re.sub(r"\s+", "_", name)


def _cell(text: str) -> str:
    # Whoever looks at the table in a spreadsheet first is to be safe; Readwise drops the space again.
    return f" {text}" if is_formula(text) else text
