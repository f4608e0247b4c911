"""What stands above the text of an article: where it is from, its headline, who wrote it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui.cells import cell_length, display
from tui.columns import fit
from tui.passage_bars import passage_bar
from tui.wrapping import hangs, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    tags: tuple[tuple[str, int], ...] = ()
    """The tags that the reader gave it, each with the number of its colour."""
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
    bars: tuple[tuple[int, int], ...] = ()
    """The bars of tags among the words: which code point of them it is, and the number of its colour."""


_AIR = HeadingLine("", "")
_SUPPLIED = "headline supplied"
READERS = "▌ "
"""What stands before what the reader says of the article, but for his tags, which have bars of their own."""
BETWEEN_TAGS = "   "
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
    """Return what the reader says of the article, with the bars that stand beside passages."""
    room = max(1, width - len(READERS))
    note = [line for words in heading.note.splitlines() for line in _wrapped(words, "supplied", room)]
    if len(note) > NOTE_LINES:
        last = note[NOTE_LINES - 1].words
        note[NOTE_LINES - 1 :] = [HeadingLine(f"{last[: room - 2].rstrip()} …", "supplied")]
    note = [line._replace(words=f"{READERS}{line.words}", indent=0) for line in note]
    return [*_tag_lines(heading.tags, width), *note]


def _tag_lines(tags: Iterable[tuple[str, int]], width: int) -> list[HeadingLine]:
    """Return tags side by side, each with the bar of its colour, no line longer than `width` cells."""
    lines: list[HeadingLine] = []
    for name, colour in tags:
        words = f"{passage_bar(colour)} {fit(display(name), min(cell_length(name), max(1, width - 2)))}"
        if lines and cell_length(lines[-1].words) + len(BETWEEN_TAGS) + cell_length(words) <= width:
            before = lines.pop()
            bars = (*before.bars, (len(before.words) + len(BETWEEN_TAGS), colour))
            lines.append(before._replace(words=f"{before.words}{BETWEEN_TAGS}{words}", bars=bars))
        else:
            lines.append(HeadingLine(words, "kicker", bars=((0, colour),)))
    return lines


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
