"""The form of a word in which it is looked up: whatever its case and its accents."""

from __future__ import annotations

import unicodedata


def fold(word: str) -> str:
    """Return a word in lower case and without accents."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
