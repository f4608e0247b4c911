"""What rows are called that are a part of an article: its id, above so many bits for the place in it."""

from __future__ import annotations

SHIFT = 26
"""How many bits a place has: a text has at most 20 MB."""
MASK = (1 << SHIFT) - 1
"""The bits of the place."""


def row_id(article_id: int, place: int) -> int:
    """Return the id of what stands at a place of an article, which counts from 0; below 0 is the article."""
    return article_id << SHIFT | (place + 1)


STATEMENT_ID = f"statement.article_id << {SHIFT} | (statement.number + 1)"
"""The id of a row of `statement`, in SQL; that of its row in `said_search` too."""
