"""Tokens and segments: the pieces of a text that the entity model reads.

These are the model's own pieces and need not be what a reader calls words and sentences. What matters is
that names begin and end at the edges of tokens and that the same text is always cut in the same way: a
model that was trained on one way of cutting is only good for that way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_SEGMENT_TOKENS = 120
"""The longest run of tokens that is read at one time; a longer sentence is cut, so that work stays linear."""

_TOKEN = (
    r"[A-Za-z][a-z]+(?=[\s.,’'])"  # most words: what comes below would find the same, and later
    r"|(?:[^\W\d_]\.){2,}"  # dotted acronyms: U.N. and U.S.
    r"|[A-Z](?: \. [A-Z]){1,4}(?= \.)"  # the same in texts whose words and stops are parted: U . N .
    r"|\d+(?:[.,:]\d+)*"  # numbers, amounts and times: 6,000 and 10:30
    r"|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"  # words, whether their accents are composed or not
    r"|['’]s\b"  # the possessive, which never belongs to a name
    r"|\S"
)
_TOKENS, _TOKENS_APART = re.compile(_TOKEN), re.compile(f"({_TOKEN})")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces between them."""
    return frozenset(words.split())


_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof gen col lt sgt cpl gov sen rep st jr sr no vs hon rev fr capt maj adm pres supt insp "
    "inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec"
)
_SENTENCE_ENDS = frozenset(".!?")
_CLOSERS = frozenset("”\"’')")
_OPENERS = frozenset("“\"‘'(")
_MAY_BREAK = re.compile(rf"[\n{re.escape(''.join(_SENTENCE_ENDS | _CLOSERS))}](?:(?<=\n)|(?=\s))")
"""What stands before any token that begins a segment, unless the segment before it is full."""


class Tokens(NamedTuple):
    """The tokens of a text, in order."""

    spans: list[Span]
    """Where they are."""
    words: list[str]
    """They, as printed."""


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens; only white space lies between them.

    Hyphens and apostrophes stand alone, so that "pro-Kremlin" gives up its "Kremlin".
    """
    pieces = _TOKENS_APART.split(text)  # white space and tokens in turn
    edges = [*accumulate(map(len, pieces), initial=0)]
    return Tokens([*map(_span, zip(edges[1:-1:2], edges[2::2], strict=True))], pieces[1::2])


_span = partial(tuple.__new__, Span)
"""Makes a span of two numbers. A text has thousands, and the constructor takes as long as finding one."""


def words_of(text: str) -> list[str]:
    """Return the tokens of a text as printed."""
    return _TOKENS.findall(text)


def joined_acronyms(words: Iterable[str]) -> list[str]:
    """Return words with "U.N." for "U . N"."""
    return [word.replace(" ", "") + "." if " " in word else word for word in words]


def segment(text: str, tokens: Sequence[Span]) -> list[range]:
    """Group tokens into segments: sentences as far as simple rules see them, never over a line break.

    Args:
        text: The text.
        tokens: Where its tokens are.

    Returns:
        Ranges of indices into `tokens`, which together cover all of them; none is empty or longer than
        `MAX_SEGMENT_TOKENS`.
    """
    segments = []
    first = 0
    may_begin = [bisect_left(tokens, (match.end(), 0)) for match in _MAY_BREAK.finditer(text)]
    for index in (*may_begin, len(tokens)):
        while index - first > MAX_SEGMENT_TOKENS:
            segments.append(range(first, first + MAX_SEGMENT_TOKENS))
            first += MAX_SEGMENT_TOKENS
        full = index == len(tokens) or index - first == MAX_SEGMENT_TOKENS
        if index > first and (full or _breaks(text, tokens, index)):
            segments.append(range(first, index))
            first = index
    return segments


def tokens_within(tokens: Sequence[Span], span: Span) -> slice:
    """Return which tokens have at least one code point in a span: a part of them, empty if none has."""
    first = bisect_left(tokens, (span.start, 0))
    if first and tokens[first - 1].end > span.start:
        first -= 1
    stop = first
    while stop < len(tokens) and tokens[stop].start < span.end:
        stop += 1
    return slice(first, stop)


def _breaks(text: str, tokens: Sequence[Span], index: int) -> bool:
    """Whether a segment ends between a token and the one before it, which white space parts from it."""
    previous, following = tokens[index - 1], tokens[index]
    if text.find("\n", previous.end, following.start) >= 0:
        return True
    last = text[previous.start]
    if last in _CLOSERS and index > 1:
        ended = text[tokens[index - 2].start] in _SENTENCE_ENDS and len(previous.of(text)) == 1
    else:
        ended = last in _SENTENCE_ENDS and not (
            last == "." and index > 1 and _abbreviated(tokens[index - 2].of(text))
        )
    opening = text[following.start]
    return ended and (opening.isupper() or opening.isdigit() or opening in _OPENERS)


def _abbreviated(word: str) -> bool:
    """Whether a full stop after a word more likely belongs to it than to the sentence."""
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()) or " " in word
