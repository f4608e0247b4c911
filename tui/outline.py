"""The outline of an article: its headings, and which of them a place stands under."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from prose.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prose.document import Document
    from prose.spans import Span

LEAST = 2
"""Headings from which on they say how an article is built."""
DEEPEST = 2
"""How many levels below the uppermost are told apart."""


class Section(NamedTuple):
    """A part of an article."""

    heading: Span
    """Where its heading stands."""
    title: str
    """What that says, on one line."""
    depth: int
    """How deep it lies: 0 for the uppermost level that there is."""


def outline(document: Document) -> tuple[Section, ...]:
    """Return the sections of an article in the order of its text; none where headings say nothing."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    if len(headings) < LEAST:
        return ()
    top = min(heading.level for heading in headings)
    return tuple(
        Section(
            heading.span,
            " ".join(heading.span.of(document.text).split()),
            min(heading.level - top, DEEPEST),
        )
        for heading in headings
    )


def section_at(sections: Sequence[Section], offset: int) -> int | None:
    """Return the place of the section that a code point stands in; None before the first heading."""
    place = bisect_right(sections, offset, key=lambda section: section.heading.start) - 1
    return place if place >= 0 else None
