"""What is kept of a passage so that it can be found again when its text has changed.

The shape is the Web Annotation Data Model's: a text position with a text quote selector of the exact words
and what stands on either side of them (https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prose.spans import Span

CONTEXT = 32
"""How many code points of the text are kept on either side of a passage."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage's place in one text, with its own words."""

    span: Span
    """Where the words stood in the text that the passage was made on."""
    exact: str
    """The words themselves."""
    prefix: str
    """Up to 32 code points before them; fewer at the start of the text."""
    suffix: str
    """Up to 32 code points after them; fewer at the end of the text."""
    text_hash: str
    """What `text_hash` gave for that text: while it is the same, the span holds as it stands."""


def make_anchor(text: str, span: Span) -> Anchor:
    """Return the anchor of `span` in `text`.

    Raises:
        ValueError: If the span is empty or does not lie in the text.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"{span} is no passage of a text of {len(text)} code points")
    return Anchor(
        span=span,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        text_hash=text_hash(text),
    )


def text_hash(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, in hexadecimal: equal for equal texts and for no others."""
    # Who only reads does without OpenSSL, which takes 3 MB.
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
