"""The kinds of places that the caret can jump between."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of place in an article; the value is what the reader sees it called."""

    ENTITY = "entity"
    QUOTE = "quote"
    PASSAGE = "passage"
    NEW = "new sentence"
