"""The words of `--help`, set to the width of the terminal."""

from __future__ import annotations

import argparse
import re
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDEST = 110
"""Cells of a line that still reads well in a table of words and what they mean."""
STEP = 4
"""By how many cells what goes on from a line is set in, where there is no column to set it under."""

COMMAND = "newsread "
"""What an example begins with."""

_COLUMN = re.compile(r" *\S.*?  +(?=\S)")
"""What stands before the second column of a line in two columns."""


class HelpFormatter(argparse.HelpFormatter):
    """Sets paragraphs, and under each other what stands in columns."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines, column = [], 0
        for part in _parts(text):
            # A word that fills its column leaves no air before what it means: the column is the last one's.
            column = _column_of(part) or (column if part.startswith(" ") else 0)
            lines.append(_set(part, min(width, WIDEST), column))
        return "\n".join(lines)


def _parts(text: str) -> Iterator[str]:
    """Yield paragraphs, indented lines with what goes on from them, and empty lines."""
    part = ""
    for line in text.splitlines():
        begins = len(line) - len(line.lstrip())
        # What is set in as far as a second column goes on from the line above.
        within = part.startswith(" ")
        if part and line.strip() and (begins > STEP if within else not begins):
            part = f"{part} {line.strip()}"
            continue
        if part:
            yield part
        part = line
        if not line.strip():
            yield ""
            part = ""
    if part:
        yield part


def _column_of(part: str) -> int:
    """Return at which cell the second column of a line begins; 0 where it has none."""
    column = _COLUMN.match(part) if part.startswith(" ") else None
    return column.end() if column else 0


def _set(part: str, width: int, column: int) -> str:
    begins = len(part) - len(part.lstrip())
    if begins and not _column_of(part) and part.lstrip().startswith(COMMAND):
        # It is to be copied whole.
        return part
    first = part[: _column_of(part) or begins]
    after = (column or begins + STEP) if begins else 0
    return fill(
        part[len(first) :],
        width,
        initial_indent=first,
        subsequent_indent=" " * min(after, 2 * width // 3),
        break_long_words=False,
        break_on_hyphens=False,
    )
