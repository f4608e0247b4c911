"""What titles and outlets are put into order by: accents, case and quotation marks make no difference."""

from __future__ import annotations

from prose.characters import folded

QUOTATION_MARKS = " \"'“”‘’«»„"
"""What a title may begin with that counts for nothing in its place."""


def sort_key(text: str) -> str | None:
    """Return what a text is put into order by; None where that is the text as SQLite folds it.

    SQLite folds the letters of ASCII and no others (https://www.sqlite.org/datatype3.html#collation), and
    most titles need no more: their key is not kept.
    """
    if text.isascii():
        return None
    plain = text.lstrip(QUOTATION_MARKS)
    key = folded(plain)
    return None if key.encode() == plain.encode().lower() else key
