"""Where given words stand in a text as a name of their own."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_HYPHENS = frozenset("-\u2010\u2011")
_APOSTROPHES = frozenset("'’")
_CONTRACTION = re.compile(r"['’](?:s|d|m|ll|re|ve)(?!\w)", re.IGNORECASE)
_PREFIX = re.compile(r"(?<![\w-])[a-z]{2,}$")
_SHORT_PREFIXES = frozenset(("ex", "un", "co", "re"))
_NAME_PARTICLES = frozenset(("ash", "bin", "ibn", "bint", "abu", "ben", "van", "von", "der", "del"))
_LONGEST_PREFIX = 16
"""In code points."""


def normal_words(words: str) -> str:
    """Return words on one line with straight apostrophes: what is so alike is taken for the same words."""
    return " ".join(words.split()).replace("’", "'")


def are_spaced(words: str) -> bool:
    """Whether words are in scripts that put spaces between words, so that an index of words has them."""
    return not any(map(_unspaced_script, words))


def find_words(text: str, words: str) -> Iterator[Span]:
    """Yield every place where words stand as a whole, as a name would: not within another name.

    Their case counts, the white space between them and the shape of apostrophes do not. Before "’s" and
    beside an ordinary word with a hyphen ("Karvik-owned", "pro-Karvik") they stand as a whole; within a
    longer name they do not: "IS" in "IS-K", "Qaida" in "al-Qaida", "Brien" in "O'Brien", "Karvik" in
    "karvik.com". Scripts without spaces between words have them anywhere. Places may overlap one another.
    """
    pattern = _pattern(words)
    if pattern is None or _rarest_word(words) not in text:
        return
    match = pattern.search(text)
    while match:
        start, end = match.span()
        if _begins_name(text, start) and _ends_name(text, end):
            yield Span(start, end)
        match = pattern.search(text, start + 1)


def find_words_at(text: str, words: str, place: Span) -> Span | None:
    """Return where words stand that overlap a place, most of it that can be; None where they do not.

    Unlike in `find_words`, they may be a part of something with hyphens; letters never continue them.
    """
    pattern = _pattern(words)
    if pattern is None:
        return None
    reach = 2 * len(words)  # words with twice the white space between them are still found
    best = None
    most = 0
    match = pattern.search(text, max(0, place.start - reach), place.end + reach)
    while match and match.start() < place.end:
        start, end = match.span()
        overlap = min(end, place.end) - max(start, place.start)
        if overlap > most and _may_break(text, start) and _may_break(text, end):
            best, most = Span(start, end), overlap
        match = pattern.search(text, start + 1, place.end + reach)
    return best


@functools.lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str] | None:
    escaped = [re.escape(word) for word in normal_words(words).split()]
    return re.compile(r"\s+".join(escaped).replace("'", "['’]")) if escaped else None


@functools.lru_cache(maxsize=4096)
def _rarest_word(words: str) -> str:
    """Return the longest piece of words that has the same characters wherever it stands."""
    return max(re.split(r"[\s'’]+", words), key=len)


def _begins_name(text: str, start: int) -> bool:
    if not _may_break(text, start):
        return False
    if start < 2 or not _is_word(text[start - 2]) or not _is_word(text[start]):
        return True
    joint = text[start - 1]
    if joint in _HYPHENS:
        prefix = _PREFIX.search(text[max(0, start - 1 - _LONGEST_PREFIX) : start - 1])
        return prefix is not None and _is_ordinary_prefix(prefix[0])
    return joint not in _APOSTROPHES and joint not in ".&@"


def _is_ordinary_prefix(prefix: str) -> bool:
    """Whether letters before a hyphen, as in "pro-Karvik", are no part of the name, unlike "al-"."""
    if len(prefix) == 2:
        return prefix in _SHORT_PREFIXES
    return prefix not in _NAME_PARTICLES


def _ends_name(text: str, end: int) -> bool:
    if not _may_break(text, end):
        return False
    if end + 1 >= len(text) or not _is_word(text[end + 1]) or not _is_word(text[end - 1]):
        return True
    joint = text[end]
    if joint in _HYPHENS:
        return text[end + 1].islower()
    if joint in _APOSTROPHES:
        return bool(_CONTRACTION.match(text, end))
    return joint not in ".&@"


def _may_break(text: str, position: int) -> bool:
    """Whether no word goes on over a position."""
    if not 0 < position < len(text):
        return True
    before, after = text[position - 1], text[position]
    if not (_is_word(before) and _is_word(after)):
        return not (before == "." and _is_word(after))
    if unicodedata.category(after)[0] == "M":
        return False
    scripts = _unspaced_script(before), _unspaced_script(after)
    return all(scripts) and scripts != ("KATAKANA", "KATAKANA")


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


def _unspaced_script(character: str) -> str:
    """Return the script of a character, if it has no spaces between words, else nothing.

    Hangul is among them: it has spaces, but not between a name and its particle.
    """
    if character.isascii():
        return ""
    name = unicodedata.name(character, "")
    return next((script for script in _UNSPACED if name.startswith(script)), "")
