"""What is selected between two ends, one of which moves with the caret."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from prose.spans import Span
from tui.cells import cluster
from tui.motions import sentences_over

if TYPE_CHECKING:
    from prose.document import Document


class SelectionMode(StrEnum):
    """What a selection grows by."""

    CHARACTERS = "characters"
    SENTENCES = "sentences"


def selected(document: Document, anchor: int, caret: int, mode: SelectionMode) -> Span:
    """Return what is selected from one offset to another, in either order, both included.

    Args:
        document: The text.
        anchor: Where the selection was begun.
        caret: Where it has been drawn to.
        mode: Whether all of every sentence that it touches is selected.
    """
    if mode is SelectionMode.SENTENCES:
        return sentences_over(document, anchor, caret)
    low, high = min(anchor, caret), max(anchor, caret)
    text = document.text
    if not text:
        return Span(0, 0)
    return Span(cluster(text, low)[0], cluster(text, high)[1])
