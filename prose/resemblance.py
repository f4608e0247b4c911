"""How much of one text is in another: what two outlets print of the same wire copy.

Texts are compared by their runs of five words, and likely ones found by a sketch of them (Broder, "On the
resemblance and containment of documents", 1997). A sketch takes one value of each of sixteen bins of one hash
(Li, Owen and Zhang, "One Permutation Hashing", 2012), which costs one pass over the words and not sixteen.
"""

from __future__ import annotations

import re
from itertools import accumulate
from zlib import crc32

RUN = 5
"""Words in a row that two texts must share to share anything."""
BINS = 16
"""How many values a sketch has at most."""

# Thai, Lao, Burmese, Khmer, kana, Chinese: where no space parts words, each character counts as one.
_UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LONE_WORD = re.compile(f"[{_UNPARTED}]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LETTER_APOSTROPHE = "\u02bc"
_SPREAD = 0x9E3779B1
_LARGEST = 0xFFFFFFFF
_BIN_SHIFT = _LARGEST.bit_length() - (BINS - 1).bit_length()


class _Parted(dict[int, str]):
    """What a character beyond ASCII is where spaces part words: a letter of one, a word, or a space."""

    def __missing__(self, code_point: int) -> str:
        """Find it out, once for each."""
        character = chr(code_point)
        if _LONE_WORD.match(character):
            parted = f" {character} "
        else:
            parted = character if character.isalnum() else " "
        self[code_point] = parted
        return parted


_PARTED = _Parted()
_PARTED_ASCII = bytes(
    byte if byte >= 0x80 or chr(byte).isalnum() or chr(byte) == "_" else ord(" ") for byte in range(256)
)
"""The same of every byte in UTF-8."""


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded: case and punctuation make no difference."""
    return [word.decode() for word in _words(text)]


def _words(text: str) -> list[bytes]:
    """Return the words of a text in UTF-8: nearly all of it is ASCII, of which bytes are parted at once."""
    # Of all shapes of quotation marks and dashes one alone passes for a letter.
    folded = text.replace(_LETTER_APOSTROPHE, "'").casefold()
    parted = _BEYOND_ASCII.sub(lambda found: found[0].translate(_PARTED), folded)
    return parted.encode().translate(_PARTED_ASCII).split()


def runs(text: str) -> frozenset[int]:
    """Return the runs of five words of a text, each as a number of 32 bits; none of a text with fewer words.

    The numbers are the same in every process and release.
    """
    words = _words(text)
    joined = b" ".join(words)
    starts = [0, *accumulate([len(word) + 1 for word in words])]
    # A checksum has patterns in the bits by which bins are chosen; the product spreads them.
    return frozenset(
        [
            crc32(joined[start : after - 1]) * _SPREAD & _LARGEST
            for start, after in zip(starts, starts[RUN:], strict=False)
        ]
    )


def sketch(text_runs: frozenset[int]) -> tuple[int, ...]:
    """Return up to sixteen numbers, of which two texts share the more the more of their runs they share.

    Of two texts that have a third of all their runs in common, 998 pairs of 1,000 share a number.

    Args:
        text_runs: The runs of a text, as `runs` returns them.
    """
    least: dict[int, int] = {}
    for value in text_runs:
        number = value >> _BIN_SHIFT
        if number not in least or value < least[number]:
            least[number] = value
    return tuple(sorted(least.values()))


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Return which share of the runs of the shorter text is in the other, from 0 to 1; 0 if it has none."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
