"""What stands above the text of an article: where it is from, its headline, who wrote it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import NamedTuple

from tui.cells import display
from tui.wrapping import hangs, wrap


@dataclass(frozen=True, slots=True)
class Heading:
    """The words above an article's text; what is empty is left out."""

    kicker: str = ""
    """Where it is from, in a line: "ISLAMABAD · VOA · 12 Dec 2024 · 3 min"."""
    headline: str = ""
    """What it is called."""
    headline_supplied: bool = False
    """Whether the headline is not the source's own."""
    byline: str = ""
    """Who wrote it."""
    tags: tuple[str, ...] = ()
    """The tags that the reader gave it."""
    note: str = ""
    """The note that the reader wrote on it, of which the first lines are set."""


class HeadingLine(NamedTuple):
    """One line of a heading as it is set."""

    words: str
    """Clean words that fit the width."""
    ink: str
    """The ink that they are set in (see `tui.inks`)."""
    indent: int = 0
    """Cells between the left edge of the text and its first word; -1 where a mark hangs out of the text."""


_AIR = HeadingLine("", "")
_SUPPLIED = "headline supplied"
READERS = "▌ "
"""What stands before what the reader says of the article."""
NOTE_LINES = 4
"""How many lines of a note are set: the text is not to begin far down."""


def set_heading(heading: Heading, width: int) -> list[HeadingLine]:
    """Return the lines of a heading, with the air around it; none for a heading without words.

    Args:
        heading: Its words, which need not be clean.
        width: The cells of a line.
    """
    groups = [
        _wrapped(heading.kicker, "kicker", width),
        _wrapped(heading.headline, "headline", width)
        + (_wrapped(_SUPPLIED, "supplied", width) if heading.headline and heading.headline_supplied else []),
        _wrapped(heading.byline, "byline", width),
        _of_reader(heading, width),
    ]
    lines: list[HeadingLine] = []
    for group in filter(None, groups):
        lines += [_AIR, *group]
    return [*lines, _AIR, _AIR] if lines else []


def _of_reader(heading: Heading, width: int) -> list[HeadingLine]:
    """Return what the reader says of the article, with the bar that stands beside passages."""
    room = max(1, width - len(READERS))
    tags = _wrapped(" · ".join(heading.tags), "kicker", room)
    note = [line for words in heading.note.splitlines() for line in _wrapped(words, "supplied", room)]
    if len(note) > NOTE_LINES:
        last = note[NOTE_LINES - 1].words
        note[NOTE_LINES - 1 :] = [HeadingLine(f"{last[: room - 2].rstrip()} …", "supplied")]
    return [line._replace(words=f"{READERS}{line.words}", indent=0) for line in (*tags, *note)]


def _wrapped(words: str, ink: str, width: int) -> list[HeadingLine]:
    """Return clean words broken into lines of at most `width` cells."""
    words = display(words.strip())
    if not words:
        return []
    starts = [0, *wrap(words, 0, len(words), width), len(words)]
    return [
        HeadingLine(words[start:end].rstrip(), ink, -1 if hangs(words, start, end) else 0)
        for start, end in itertools.pairwise(starts)
    ]
