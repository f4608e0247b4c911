"""Word lists that tell the entity model about words which it has not seen in training.

All of them are compressed text files with sorted lines, made by `prose.training.build_lexicons`; what they
hold and where it comes from is in `data/MODEL_CARD.md`.
"""

from __future__ import annotations

import functools
import gzip
from bisect import bisect_right
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from prose.entities.tokens import tokenize
from prose.word_forms import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

LEXICON_FILES = (
    "clusters.tsv.gz",
    "brown.tsv.gz",
    "first_names.txt.gz",
    "last_names.txt.gz",
    "gazetteer.tsv.gz",
)
"""All lexicons."""
DATA = resources.files("prose.entities") / "data"
"""The folder of the package that holds the model and its lexicons."""


def gazetteer_form(words: Sequence[str]) -> str:
    """Return the words of a name in the form in which a gazetteer lists it.

    Words are folded, but a lone word in capitals is not: "WHO" is an organization, "Who" is not.
    """
    if len(words) == 1 and words[0].isupper():
        return words[0]
    return " ".join(fold(word) for word in words)


class SortedTable:
    """A table of words and what is known of each, searched where it lies.

    A hundred thousand Python strings in a dictionary cost ten times the memory of their text, and building
    them most of the time that loading takes. The lines stay one block of bytes instead, of which a word is
    indexed only every so many bytes: a look-up bisects these words, and searches the lines from one to the
    next. Callers ask once for each different word.
    """

    def __init__(self, lines: bytes) -> None:
        r"""Search `lines`: UTF-8, each `word\tvalue\n`, sorted by the bytes of the word, no word twice."""
        # With a line break before each word, one search finds a word and not the end of a longer one.
        self._lines = b"\n" + lines
        self._starts = [0]
        self._words = [b""]
        while (start := self._lines.find(b"\n", self._starts[-1] + _INDEXED)) >= 0:
            word = self._lines[start + 1 : self._lines.find(b"\t", start)]
            if not word:
                break
            self._starts.append(start)
            self._words.append(word)
        self._starts.append(len(self._lines))

    def get(self, word: str) -> str | None:
        """Return the value that is listed for a word, or None."""
        wanted = word.encode("utf-8", "replace")
        block = bisect_right(self._words, wanted) - 1
        line = b"\n" + wanted + b"\t"
        # The word of the next block begins with the line break at which this one ends.
        start = self._lines.find(line, self._starts[block], self._starts[block + 1] + 1)
        if start < 0:
            return None
        start += len(line)
        return self._lines[start : self._lines.find(b"\n", start)].decode()

    def __contains__(self, word: str) -> bool:
        """Whether a word is listed."""
        return self.get(word) is not None


_INDEXED = 1_000
"""Bytes from one word of a table's index to the next, at least."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places and of other things, of one word or several."""

    kinds: dict[str, str]
    """By the form of a name as `gazetteer_form` writes it: a letter for each kind of thing that has the name.

    They are, of places, c for a country, r for a region, b for a big city, t for a town, a for another name
    of a city; o for an organization, w for an armed group, m for a company, n for a nationality, a creed or
    a party's followers, x for an event, a law or a disease.
    """
    longest: dict[str, int]
    """By the first word of a form: the number of words in the longest one that begins with it."""


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Everything that is known of words beyond the training texts."""

    clusters: SortedTable
    """By folded word: its clusters among word vectors, coarse to fine, parted by spaces."""
    brown: SortedTable
    """By word as printed: the path to its Brown cluster, a string of 0 and 1."""
    first_names: SortedTable
    """Given names, folded."""
    last_names: SortedTable
    """Family names, folded."""
    gazetteer: Gazetteer
    """Places, organizations, nationalities and the like."""


@functools.cache
def load_lexicons() -> Lexicons:
    """Load the lexicons that come with the package; later calls return the same ones."""
    return Lexicons(
        clusters=SortedTable(_read("clusters.tsv.gz")),
        brown=SortedTable(_read("brown.tsv.gz")),
        first_names=_listed("first_names.txt.gz"),
        last_names=_listed("last_names.txt.gz"),
        gazetteer=_gazetteer(_read("gazetteer.tsv.gz").decode()),
    )


_PLACE_KINDS = frozenset("cbtr")
"""The letters of countries, cities and regions in the gazetteer."""


def is_known_place(name: str) -> bool:
    """Whether the gazetteer lists a name as that of a country, a region or a city."""
    form = gazetteer_form(tokenize(name).words)
    return not _PLACE_KINDS.isdisjoint(load_lexicons().gazetteer.kinds.get(form, ""))


def _read(name: str) -> bytes:
    return gzip.decompress((DATA / name).read_bytes())


def _listed(name: str) -> SortedTable:
    """Return a list of words as a table that says nothing of them."""
    return SortedTable(_read(name).replace(b"\n", b"\t\n"))


def _gazetteer(lines: str) -> Gazetteer:
    kinds = dict(line.split("\t") for line in lines.splitlines())
    longest: dict[str, int] = {}
    for name in kinds:
        first, words = name.partition(" ")[0], name.count(" ") + 1
        if words > longest.get(first, 0):
            longest[first] = words
    return Gazetteer(kinds, longest)
