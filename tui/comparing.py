"""The difference between two versions of an article, line by line. No Textual in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prose.differences import Kind, Piece, word_differences
from tui.cells import cell_length, display
from tui.wording import counted, day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

AROUND = 1
"""How many paragraphs that stayed the same are shown before and after a change."""
SIGNS = {Kind.OUT: ("[-", "-]"), Kind.IN: ("{+", "+}"), Kind.SAME: ("", "")}
"""What stands around words where they cannot be struck out or underlined, as GNU wdiff has it."""
_WORD = re.compile(r"\s*\S+|\s+")


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One line of the screen."""

    pieces: tuple[Piece, ...] = ()
    """Its words; none for air."""
    begins: bool = False
    """Whether a change begins here that no line before has a part of."""
    left_out: int = 0
    """How many paragraphs that stayed the same are left out here."""

    @property
    def sign(self) -> str:
        """What stands before it: that something went out, came in, both, or neither."""
        kinds = {piece.kind for piece in self.pieces} - {Kind.SAME}
        return "±" if len(kinds) > 1 else "−" if Kind.OUT in kinds else "+" if kinds else " "


def difference_lines(pieces: Iterable[Piece], width: int) -> list[DifferenceLine]:
    """Return the changed paragraphs of a text, with those around them, in lines of at most so many cells."""
    lines: list[DifferenceLine] = []
    for paragraph in _shown(_paragraphs(parted(pieces))):
        if lines:
            lines.append(DifferenceLine())
        if isinstance(paragraph, int):
            lines.append(DifferenceLine(left_out=paragraph))
        else:
            lines += _wrapped(paragraph, max(1, width))
    return lines


def difference_text(old: str, new: str) -> list[str]:
    """Return the changed paragraphs, with signs around the words that went out and that came in."""
    return [
        f"… {left_out(part)} …" if isinstance(part, int) else "".join(map(signed, part))
        for part in _shown(_paragraphs(word_differences(old, new)))
    ]


def signed(piece: Piece) -> str:
    """Return words with the signs of what became of them."""
    return piece.text.join(SIGNS[piece.kind])


def left_out(paragraphs: int) -> str:
    """Say how many paragraphs are left out."""
    return f"{counted(paragraphs, 'paragraph')} the same"


def changes(pieces: Iterable[Piece]) -> int:
    """Return how many places there are at which something went out or came in."""
    number, changing = 0, False
    for piece in pieces:
        number += piece.kind is not Kind.SAME and not changing
        changing = piece.kind is not Kind.SAME
    return number


def moment(when: datetime) -> str:
    """Return a day and an hour by the reader's clock: "12 Dec 2024 14:05"."""
    local = when.astimezone()
    return f"{day(local)} {local:%H:%M}"


def parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with a space between what went out and what came in for it, so that each can be read."""
    before: Piece | None = None
    for piece in pieces:
        replaced = before is not None and before.kind is Kind.OUT and piece.kind is Kind.IN
        if before is not None and replaced and not (before.text[-1].isspace() or piece.text[0].isspace()):
            yield _SPACE
        yield piece
        before = piece


_SPACE = Piece(Kind.SAME, " ")


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the paragraphs that have words; a change may go on over several."""
    paragraph: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        for number, text in enumerate((first, *others)):
            if number and any(part.text.strip() for part in paragraph):
                yield paragraph
                paragraph = []
            elif number:
                paragraph = []
            if text:
                paragraph.append(Piece(piece.kind, text))
    if any(part.text.strip() for part in paragraph):
        yield paragraph


def _shown(paragraphs: Iterable[list[Piece]]) -> Iterator[list[Piece] | int]:
    """Yield the paragraphs that changed and those around them, and how many are left out between them."""
    every = list(paragraphs)
    changed = [any(piece.kind is not Kind.SAME for piece in paragraph) for paragraph in every]
    skipped = 0
    for place, paragraph in enumerate(every):
        if any(changed[max(0, place - AROUND) : place + AROUND + 1]):
            if skipped:
                yield skipped
            skipped = 0
            yield paragraph
        else:
            skipped += 1
    if skipped:
        yield skipped


def _wrapped(paragraph: Sequence[Piece], width: int) -> Iterator[DifferenceLine]:
    """Break a paragraph between words."""
    line: list[Piece] = []
    room, begins, changing = width, False, False
    for piece in paragraph:
        changed = piece.kind is not Kind.SAME
        starts = changed and not changing
        changing = changed or (changing and piece == _SPACE)
        for word in _WORD.findall(display(piece.text)):
            cells = cell_length(word)
            if line and cells > room:
                yield DifferenceLine(tuple(line), begins)
                line, room, begins = [], width, False
                word = word.lstrip()
                cells = cell_length(word)
            begins, starts = begins or starts, False
            if line and line[-1].kind is piece.kind:
                line[-1] = Piece(piece.kind, line[-1].text + word)
            else:
                line.append(Piece(piece.kind, word))
            room -= cells
    if line:
        yield DifferenceLine(tuple(line), begins)
