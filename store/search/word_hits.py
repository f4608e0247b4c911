"""Where the words of a search stand in a text, as the search index finds them.

For the index a word is a run of letters and digits, in small letters and, if they are Latin, without accents;
see the tokenizer unicode61 in https://www.sqlite.org/fts5.html#unicode61_tokenizer. A text is folded here
character by character, so that every place in it stays what it was.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.search.query import Term

DROPPED = "\x01"
"""What stands for an accent of its own: part of a word, and passed over."""


class WordHit(NamedTuple):
    """Words that were searched for, where they stand."""

    span: Span
    """Where."""
    sought: int
    """Which of the things that were searched for it is, by a number."""


class WordHits:
    """Finds the words of some terms.

    Args:
        terms: The terms; what each is about does not matter.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._phrases = [(words, term.prefix) for term in terms if (words := _words(term.text))]
        self._plain = self._compile("")
        self._accented = self._compile(f"{DROPPED}*")

    def _compile(self, between: str) -> re.Pattern[str] | None:
        """Return what finds the phrases in folded text, where something may stand between two characters."""
        patterns = [
            "(?<![^ ])"
            + " +".join(between.join(map(re.escape, word)) + between for word in words)
            + ("[^ ]*" if prefix else "(?![^ ])")
            # Longer ones first: one that begins like another would hide it.
            for words, prefix in sorted(self._phrases, key=lambda phrase: -sum(map(len, phrase[0])))
        ]
        return re.compile("|".join(f"({pattern})" for pattern in patterns)) if patterns else None

    def __bool__(self) -> bool:
        """Whether there are any words to find."""
        return self._plain is not None

    def find(self, text: str, within: Span | None = None) -> Iterator[WordHit]:
        """Yield where the words stand in a text, or in a part of it, in order, none overlapping another."""
        if self._plain is None or self._accented is None:
            return
        start, part = (within.start, within.of(text)) if within else (0, text)
        folded = _folded(part)
        pattern = self._accented if DROPPED in folded else self._plain
        for found in pattern.finditer(folded):
            yield WordHit(Span(start + found.start(), start + found.end()), (found.lastindex or 1) - 1)


def _words(text: str) -> list[str]:
    return _folded(text).replace(DROPPED, "").split()


def _folded(text: str) -> str:
    """Return a text of the same length with its words as the index has them, parted by spaces."""
    folded = text.translate(_FOLDED)
    if DROPPED in folded:
        # No word begins with an accent of its own.
        folded = re.sub(rf"(?<![^ ]){DROPPED}+", lambda accents: " " * len(accents[0]), folded)
    return folded


class _Folded(dict[int, str]):
    """What each character is in folded text: a letter or digit, a space, or `DROPPED`."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(character: str) -> str:
    if "\u0300" <= character <= "\u0331":
        return DROPPED
    category = unicodedata.category(character)
    if category[0] not in "LN" and category != "Co":
        return " "
    lowered = character.casefold()
    if len(lowered) > 1:
        lowered = character.lower()[0]
    base = unicodedata.normalize("NFD", lowered)[0]
    return base if base.isascii() else lowered


_FOLDED = _Folded()
