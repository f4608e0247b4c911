"""An entry of a feed as an article: its text, what it says of itself, and what is kept as its source."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.document import Block, BlockKind, Facts, Link
from prose.draft import compose
from prose.fragments import read_fragment
from prose.plain_text import read_plain_text
from prose.spans import Span
from prose.wire_copy import tidy_wire_copy

if TYPE_CHECKING:
    from prose.document import Document
    from store.feeds.parsed_feed import FeedEntry

FEWEST_WORDS = 8
"""How many words an entry must have for them to be a text. Many entries of one feed may say “Comments”, and
are to be told apart: those with fewer words have their address after them, or else their title."""


def entry_document(entry: FeedEntry, publisher: str) -> Document:
    """Return the article that an entry is; one without words where it has none, nor leads anywhere.

    Args:
        entry: The entry.
        publisher: What its feed calls itself.
    """
    draft = read_plain_text(entry.content) if entry.plain else read_fragment(entry.content, entry.base)
    facts = Facts(
        headline=entry.title,
        byline=entry.authors,
        publisher=entry.publisher or publisher,
        published=entry.published,
        language=entry.language,
        address=entry.address,
    )
    draft = tidy_wire_copy(replace(draft, facts=facts))
    # What the feed says of an entry holds, whatever else its text seems to say.
    stated = {name: value for name in ("byline", "publisher", "published") if (value := getattr(facts, name))}
    if not draft.facts.headline:
        stated |= {"headline": entry.title or entry.address, "headline_supplied": True}
    document = compose(replace(draft, facts=replace(draft.facts, **stated)))
    return document if len(document.text.split()) >= FEWEST_WORDS else signed(document)


def signed(document: Document) -> Document:
    """Return a document with its address after its text, or else its headline: no other one has that text."""
    facts = document.facts
    words = clean_line(facts.address or facts.headline)
    if not words:
        return document
    start = len(document.text) + 2 if document.text else 0
    span = Span(start, start + len(words))
    links = (*document.links, Link(span, facts.address)) if facts.address else document.links
    return replace(
        document,
        text=f"{document.text}\n\n{words}" if start else words,
        blocks=(*document.blocks, Block(span, BlockKind.PARAGRAPH)),
        links=links,
    )


def entry_source(entry: FeedEntry) -> bytes:
    """Return an entry as it is kept, so that it can be read again: an item of a JSON Feed."""
    item = {
        "id": entry.key,
        "url": entry.address,
        "title": entry.title,
        "content_text" if entry.plain else "content_html": entry.content,
        "date_published": None if entry.published is None else entry.published.isoformat(),
        "authors": [{"name": entry.authors}] if entry.authors else None,
        "language": entry.language,
    }
    kept = {name: value for name, value in item.items() if value}
    return json.dumps(kept, ensure_ascii=False).encode(errors="replace")
