"""Passages written out: to be read, to be worked on by a program, to go into somebody's notes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from store.passages.passage import PassageRow

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""In English whatever the locale is."""

_MARKUP = re.compile(r"([\\`*_\[\]<>~|&])|^([-+#=]|\d+(?=[.)]))", re.MULTILINE)
"""What Markdown could take for markup in running text: characters anywhere, and what opens a block."""


ORPHAN = "No longer in the text of the article."
"""What is said of a passage whose words are gone."""


def as_text(rows: Iterable[PassageRow]) -> str:
    """Return passages as plain text, those of one article together under its headline.

    The articles stand in the order of their first passages, and the passages in the order given.
    """
    return "\n\n".join(_text_of_article(group) for group in _by_article(rows)) + "\n"


def as_json(rows: Iterable[PassageRow]) -> str:
    """Return passages as a JSON list of objects, in the order given.

    Offsets count code points of the article's canonical text; moments are in UTC, as ISO 8601 writes them.
    """
    return json.dumps([_object(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def as_markdown(rows: Iterable[PassageRow]) -> str:
    """Return passages as Markdown: block quotes under their article's headline, with tags, note and source.

    The order is that of `as_text`.
    """
    return "\n\n".join(_markdown_of_article(group) for group in _by_article(rows)) + "\n"


def _by_article(rows: Iterable[PassageRow]) -> Iterator[list[PassageRow]]:
    groups: dict[int, list[PassageRow]] = {}
    for row in rows:
        groups.setdefault(row.passage.article_id, []).append(row)
    yield from groups.values()


def _text_of_article(rows: list[PassageRow]) -> str:
    parts = ["\n".join([rows[0].headline, *filter(None, [_source(rows[0])])])]
    for row in rows:
        passage = row.passage
        lines = _indented(passage.anchor.exact)
        if passage.tags:
            lines.append(f"  Tags: {', '.join(passage.tags)}")
        if passage.note:
            note = _indented(passage.note)
            lines += [f"  Note: {note[0].lstrip()}", *note[1:]]
        if passage.is_orphan:
            lines.append(f"  {ORPHAN}")
        elif passage.placement is not None and passage.placement.former:
            former = _indented(passage.placement.former)
            lines += [f"  Marked as: {former[0].lstrip()}", *former[1:]]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _indented(text: str) -> list[str]:
    return [f"  {line}".rstrip() for line in text.split("\n")]


def _object(row: PassageRow) -> dict[str, object]:
    passage = row.passage
    return {
        "id": passage.id,
        "article": {
            "id": passage.article_id,
            "headline": row.headline,
            "publisher": row.publisher,
            "published": None if row.published is None else row.published.isoformat(),
        },
        "start": passage.anchor.span.start,
        "end": passage.anchor.span.end,
        "exact": passage.anchor.exact,
        "prefix": passage.anchor.prefix,
        "suffix": passage.anchor.suffix,
        "text_hash": passage.anchor.text_hash,
        "orphan": passage.is_orphan,
        "confidence": passage.placement.confidence if passage.placement else 1.0,
        "former": passage.placement.former if passage.placement else "",
        "highlighted": passage.highlighted,
        "tags": list(passage.tags),
        "note": passage.note,
        "created": passage.created.isoformat(),
        "changed": passage.changed.isoformat(),
    }


def _markdown_of_article(rows: list[PassageRow]) -> str:
    parts = [f"## {escaped(rows[0].headline)}"]
    if source := _source(rows[0]):
        parts.append(escaped(source))
    for row in rows:
        passage = row.passage
        parts.append("\n".join(f"> {line}".rstrip() for line in escaped(passage.anchor.exact).split("\n")))
        if passage.tags:
            parts.append(f"Tags: {escaped(', '.join(passage.tags))}")
        if passage.note:
            parts.append(escaped(passage.note))
        if passage.is_orphan:
            parts.append(ORPHAN)
    return "\n\n".join(parts)


def source(publisher: str, published: datetime | None) -> str:
    """Return who published an article and when, as far as it says: "VOA, 12 December 2024"."""
    day = "" if published is None else f"{published.day} {MONTHS[published.month - 1]} {published.year}"
    return ", ".join(filter(None, [publisher, day]))


def _source(row: PassageRow) -> str:
    return source(row.publisher, row.published)


def escaped(text: str) -> str:
    """Return Markdown that reads as this text; what its lines are indented by is lost."""
    return _MARKUP.sub(_with_backslash, "\n".join(line.strip() for line in text.split("\n")))


def _with_backslash(match: re.Match[str]) -> str:
    anywhere, opening = match.groups()
    if anywhere:
        return f"\\{anywhere}"
    # A number opens a list by the mark after it, and a digit cannot be escaped.
    return f"{opening}\\" if opening[0].isdigit() else f"\\{opening}"
