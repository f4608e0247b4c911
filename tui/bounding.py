"""How the boundaries of a passage are moved: which step a motion makes at either of them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tui import motions
from tui.motions import Motion

if TYPE_CHECKING:
    from collections.abc import Callable

    from prose.document import Document


class Side(StrEnum):
    """One of the two boundaries."""

    START = "start"
    END = "end"


_AT_THE_END: dict[Motion, Callable[[Document, int], int]] = {
    Motion.WORD_FORWARD: lambda document, offset: motions.word_end(document.text, offset),
    Motion.WORD_BACKWARD: lambda document, offset: motions.word_end_backward(document.text, offset),
    Motion.SENTENCE_FORWARD: motions.sentence_end,
    Motion.SENTENCE_BACKWARD: motions.sentence_end_backward,
    Motion.PARAGRAPH_FORWARD: motions.paragraph_end,
    Motion.PARAGRAPH_BACKWARD: motions.paragraph_end_backward,
}
"""What motions to the start of something are where something ends: to the end of it."""

_AT_THE_START: dict[Motion, Callable[[Document, int], int]] = {
    Motion.WORD_END: lambda document, offset: motions.word_forward(document.text, offset),
    Motion.WORD_END_BACKWARD: lambda document, offset: motions.word_backward(document.text, offset),
}
"""What motions to the end of something are where something starts: to the start of it."""


def step_of(side: Side, motion: Motion) -> Callable[[Document, int], int] | None:
    """Return what a motion does to a boundary, from the code point beside it inside the passage to another.

    None where the motion is the caret's own, by characters and lines.
    """
    return (_AT_THE_END if side is Side.END else _AT_THE_START).get(motion)
