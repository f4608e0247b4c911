"""Finding words in a text as they are typed."""

from __future__ import annotations

from prose.spans import Span


def find_words(text: str, words: str) -> tuple[Span, ...]:
    """Return where words stand in a text, in order, none overlapping another.

    Any case is found, unless the words searched for have a capital; straight marks and hyphens find curly
    marks and dashes, which no keyboard has.
    """
    if not words:
        return ()
    text, wanted = text.translate(PLAIN), words.translate(PLAIN)
    if not any(character.isupper() for character in words):
        text, wanted = _folded(text), _folded(wanted)
    hits: list[Span] = []
    start = text.find(wanted)
    while start >= 0:
        hits.append(Span(start, start + len(wanted)))
        start = text.find(wanted, start + len(wanted))
    return tuple(hits)


PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘‚‛`", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("–—‒―‐‑", "-"),
        "\u00a0": " ",
    }
)
"""Typographic characters, and what is typed for them."""


def _folded(text: str) -> str:
    """Lower-case without changing the length, so that offsets stay true (İ and ß would grow)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
