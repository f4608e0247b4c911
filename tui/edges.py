"""Moving the edges of a name, a word at a time."""

from __future__ import annotations

import re

from prose.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’‐‑.-][^\W_]+)*")
"""A word of a name with what joins its parts: "Khalil-Ur-Rahman", "O’Neill", "U.N"."""
_NEAR = 200
"""Code points in which the next word is looked for."""


def moved_end(text: str, span: Span, words: int) -> Span:
    """Return a span with its end so many words further on, back if negative.

    It keeps one word at least, and stays in its paragraph.
    """
    for _ in range(abs(words)):
        if words > 0:
            found = _WORD.search(text, span.end, _line_end(text, span.end))
            span = Span(span.start, found.end()) if found else span
        else:
            inside = list(_WORD.finditer(text, span.start, span.end))
            span = Span(span.start, inside[-2].end()) if len(inside) > 1 else span
    return span


def moved_start(text: str, span: Span, words: int) -> Span:
    """Return a span with its start so many words further on, back if negative, as `moved_end`."""
    for _ in range(abs(words)):
        if words > 0:
            inside = list(_WORD.finditer(text, span.start, span.end))
            span = Span(inside[1].start(), span.end) if len(inside) > 1 else span
        else:
            before = list(_WORD.finditer(text, _line_start(text, span.start), span.start))
            span = Span(before[-1].start(), span.end) if before else span
    return span


def _line_end(text: str, offset: int) -> int:
    limit = min(len(text), offset + _NEAR)
    found = text.find("\n", offset, limit)
    return limit if found < 0 else found


def _line_start(text: str, offset: int) -> int:
    limit = max(0, offset - _NEAR)
    return max(limit, text.rfind("\n", limit, offset) + 1)
