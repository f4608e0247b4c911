"""Which words of a text are others in its newer version, in the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from prose.alignment import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_ONCE = 2_000
"""Words of a stretch that are compared one by one; a longer stretch is told as a whole, so that the time that
it takes is bounded."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class Kind(StrEnum):
    """What became of words."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of which the same became."""

    kind: Kind
    """What became of them."""
    text: str
    """The words, with the white space and the punctuation between them."""


def word_differences(old: str, new: str) -> list[Piece]:
    """Return how a text became another one, by words; what went out stands before what came in for it.

    Without those that went out the pieces are the new text; without those that came in the old one, but for
    kinds of white space, quotation marks and dashes, which make no difference.
    """
    return [*_joined(_pieces(old, new))]


def _pieces(old: str, new: str) -> Iterator[Piece]:
    at, new_at = 0, 0
    for block in Alignment(old, new).blocks:
        start, end = 0, block.size
        while start < end and _cuts_a_word(old, new, block.old + start, block.new + start):
            start += 1
        while start < end and _cuts_a_word(old, new, block.old + end, block.new + end):
            end -= 1
        if start < end:
            yield from _compared(old[at : block.old + start], new[new_at : block.new + start])
            yield Piece(Kind.SAME, new[block.new + start : block.new + end])
            at, new_at = block.old + end, block.new + end
    yield from _compared(old[at:], new[new_at:])


def _cuts_a_word(old: str, new: str, at: int, new_at: int) -> bool:
    """Whether a boundary in both texts lies within a word of either."""
    return _is_within(old, at) or _is_within(new, new_at)


def _is_within(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_of_word(text[at - 1]) and _is_of_word(text[at])


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _compared(old: str, new: str) -> Iterator[Piece]:
    """Yield the difference of what lies between what is the same."""
    ours, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    if not ours or not theirs or max(len(ours), len(theirs)) > AT_ONCE:
        yield Piece(Kind.OUT, old)
        yield Piece(Kind.IN, new)
        return
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Kind.SAME, "".join(theirs[right:right_end]))
        else:
            yield Piece(Kind.OUT, "".join(ours[left:left_end]))
            yield Piece(Kind.IN, "".join(theirs[right:right_end]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield pieces with neighbours of a kind in one, and spaces between changes as a part of these."""
    same = out = came = ""
    for piece in pieces:
        if not piece.text:
            continue
        if piece.kind is Kind.SAME:
            same += piece.text
            continue
        changed = bool(out or came)
        if same and not (changed and same.isspace() and "\n" not in same):
            yield from _change(out, came)
            yield Piece(Kind.SAME, same)
            out = came = ""
        elif same:
            # The space belongs to either side that goes on.
            out, came = out + same, came + same
        same = ""
        if piece.kind is Kind.OUT:
            out += piece.text
        else:
            came += piece.text
    yield from _change(out, came)
    if same:
        yield Piece(Kind.SAME, same)


def _change(out: str, came: str) -> Iterator[Piece]:
    if out:
        yield Piece(Kind.OUT, out)
    if came:
        yield Piece(Kind.IN, came)
