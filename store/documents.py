"""How a document's structure is written into one column, as compact JSON, and read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.document import Block, BlockKind, Document, Facts, InlineStyle, Link, StyleKind
from prose.spans import Span

if TYPE_CHECKING:
    from datetime import datetime


def structure_of(document: Document) -> str:
    """Return everything of a document but its text and the facts that lists show, as JSON."""
    facts = document.facts
    return json.dumps(
        {
            "blocks": [
                [*block.span, block.kind.value, block.level, block.marker] for block in document.blocks
            ],
            "styles": [[*style.span, style.kind.value] for style in document.styles],
            "links": [[*link.span, clean_line(link.address)] for link in document.links],
            "byline": clean_line(facts.byline),
            "dateline": clean_line(facts.dateline),
            "language": clean_line(facts.language),
            "address": clean_line(facts.address),
            "problems": [clean_line(problem) for problem in document.problems],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def document_from(
    text: str,
    structure: str,
    *,
    headline: str,
    headline_supplied: bool,
    publisher: str,
    published: datetime | None,
) -> Document:
    """Return the document of a text, what `structure_of` wrote, and the facts that lists show."""
    kept = json.loads(structure)
    return Document(
        text=text,
        blocks=tuple(
            Block(Span(start, end), BlockKind(kind), level, marker)
            for start, end, kind, level, marker in kept["blocks"]
        ),
        styles=tuple(InlineStyle(Span(start, end), StyleKind(kind)) for start, end, kind in kept["styles"]),
        links=tuple(Link(Span(start, end), address) for start, end, address in kept["links"]),
        facts=Facts(
            headline=headline,
            headline_supplied=headline_supplied,
            byline=kept["byline"],
            dateline=kept["dateline"],
            publisher=publisher,
            published=published,
            language=kept["language"],
            address=kept["address"],
        ),
        problems=tuple(kept["problems"]),
    )
