"""Word lists that tell the entity model about words which it has not seen in training.

All of them are compressed text files with sorted lines, made by `prose.training.build_lexicons`; what they
hold and where it comes from is in `data/MODEL_CARD.md`.
"""

from __future__ import annotations

import functools
import gzip
import unicodedata
from dataclasses import dataclass
from importlib import resources

DATA = resources.files("prose.entities") / "data"
"""The folder of the package that holds the model and its lexicons."""


def fold(word: str) -> str:
    """Return a word in the form in which lexicons list it: lower case, without accents."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


class SortedTable:
    """A table of words and what is known of each, searched where it lies.

    A hundred thousand Python strings in a dictionary cost ten times the memory of their text, and building
    them most
    of the time that loading takes. The lines stay one block of bytes instead; a look-up is a binary search.
    Callers
    ask once for each different word.
    """

    def __init__(self, lines: bytes) -> None:
        r"""Search `lines`: UTF-8, each `word\tvalue\n`, sorted by the bytes of the word, no word twice."""
        self._lines = lines

    def get(self, word: str) -> str | None:
        """Return the value that is listed for a word, or None."""
        lines, wanted = self._lines, word.encode("utf-8", "replace")
        low, high = 0, len(lines)
        while low < high:
            middle = (low + high) // 2
            start = lines.rfind(b"\n", low, middle) + 1 or low
            end = lines.find(b"\n", middle, high)
            found, _, value = lines[start:end].partition(b"\t")
            if found == wanted:
                return value.decode()
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None

    def __contains__(self, word: str) -> bool:
        """Whether a word is listed."""
        return self.get(word) is not None


@dataclass(frozen=True, slots=True)
class Places:
    """Names of places, of one word or several."""

    kinds: dict[str, str]
    """By the folded words of a name joined with spaces: a letter for each kind of place that has it.

    They are c for a country, r for a region, b for a big city, t for a town, a for another name of a city.
    """
    longest: dict[str, int]
    """By the first word of a name: the number of words in the longest name that begins with it."""


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
    places: Places
    """Countries, regions and cities."""


@functools.cache
def load_lexicons() -> Lexicons:
    """Load the lexicons that come with the package; later calls return the same ones."""
    return Lexicons(
        clusters=SortedTable(_read("clusters.tsv.gz")),
        brown=SortedTable(_read("brown.tsv.gz")),
        first_names=SortedTable(_read("first_names.txt.gz")),
        last_names=SortedTable(_read("last_names.txt.gz")),
        places=_places(_read("places.tsv.gz").decode()),
    )


def _read(name: str) -> bytes:
    return gzip.decompress((DATA / name).read_bytes())


def _places(lines: str) -> Places:
    kinds = dict(line.split("\t") for line in lines.splitlines())
    longest: dict[str, int] = {}
    for name in kinds:
        first, words = name.partition(" ")[0], name.count(" ") + 1
        if words > longest.get(first, 0):
            longest[first] = words
    return Places(kinds, longest)
