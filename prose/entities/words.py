"""What the entity model sees of a word wherever it stands, and what else is known of it."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase, digits
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from prose.word_forms import fold

if TYPE_CHECKING:
    from prose.entities.lexicons import Lexicons

LikelyLabels: TypeAlias = tuple[tuple[str, int], ...]
"""Letters of labels, each with its probability in tenths, the most probable first."""
_LONGEST_WORD = 40
"""What is longer is no word; only its beginning is looked at."""
_LONGEST_ACRONYM = 4
"""A longer word in capitals is taken for an ordinary word in a headline."""
_SHORT = 4
"""From how many letters on a word is no small word such as "of"."""
_SIGNS = frozenset("$€£¥₹@")
_REMEMBERED = 4_000
"""Of how many shapes, and of how many words' clusters, is remembered what they come to."""
_BROWN_LENGTHS = (4, 6, 8)


class Word(NamedTuple):
    """A word, as it is known without its article."""

    folded: str
    """It in lower case without accents."""
    shape: str
    """Its short shape: "Xx" for London, "X" for UN, "0" for 2024."""
    long_shape: str
    """The start of its full shape: "Xxxxxx" for London."""
    capitalised: bool
    """Whether it begins with a capital letter."""
    like_name: bool
    """Whether a name might include it or border on it: it is capitalised, a number or a sign before one."""
    first_name: bool
    """Whether it is capitalised and known as a first name."""
    last_name: bool
    """Whether it is capitalised and known as a last name."""
    clusters: tuple[str, ...]
    """Its clusters, as features: those among word vectors, then its Brown clusters, the longest path last.
    There is at least one."""
    cluster: str
    """Its vector cluster of middle size, or nothing."""
    likely: LikelyLabels
    """The labels that such a word mostly has."""
    kind: str
    """The first of those if it is capitalised; else the word itself if it is short, or its shape."""
    pattern: str
    """Its shape and its kind: words of the same pattern are alike to their neighbours but for themselves."""


HERE, BESIDE, AROUND = (0,), (-1, 0, 1), (-2, -1, 0, 1, 2)
"""Where features are seen that stand at a token: there, at the tokens beside it too, or at four around it."""


class WordFeatures(NamedTuple):
    """The features of a word wherever it stands, by where they are seen."""

    here: list[str]
    """At the token itself."""
    beside: list[str]
    """At it and the tokens beside it."""
    around: list[str]
    """At it and the four tokens around it."""
    only_beside: list[str]
    """At the tokens beside it alone."""
    only_farther: list[str]
    """At those two from it alone."""


REACHES = (HERE, BESIDE, AROUND, (-1, 1), (-2, 2))
"""Where the features of a word are seen, group by group."""


def known_word(word: str, lexicons: Lexicons) -> Word:
    """Return what is known of a word, as printed."""
    # No file of weights holds lone surrogates.
    word = word[:_LONGEST_WORD].encode("utf-8", "replace").decode()
    folded = fold(word)
    shape, long_shape = _shapes(word)
    clusters, likely = _clusters(word, folded, lexicons)
    capitalised = word[:1].isupper()
    kind = folded if len(folded) < _SHORT else shape
    if capitalised:
        kind = likely[0][0] if likely else "?"
    return Word(
        folded,
        shape,
        long_shape,
        capitalised,
        capitalised or word[:1].isdigit() or word[:1] in _SIGNS,
        capitalised and folded in lexicons.first_names,
        capitalised and folded in lexicons.last_names,
        tuple(clusters),
        next((cluster for cluster in clusters if cluster.startswith("k1")), ""),
        likely,
        kind,
        f"{shape} {kind}",
    )


def word_features(word: Word) -> WordFeatures:
    """Return the features of a word."""
    folded, shape, clusters = word.folded, word.shape, word.clusters
    names = ["fn"] * word.first_name + ["ln"] * word.last_name
    label, *labels = likely_features("e", word.likely)
    here = [f"c={word.long_shape}", f"n={min(len(folded), 10)}", *_affixes(folded)]
    here += [f"{cluster}|{shape}" for cluster in clusters if cluster.startswith(("k0", "k1"))]
    beside = [cluster for cluster in clusters if cluster != word.cluster] + labels
    around = [f"w={folded}", f"s={shape}", label, *names]
    if word.cluster:
        around.append(word.cluster)
    return WordFeatures(here, beside, around, ["v" + folded[-3:]], ["z" + clusters[-1]])


def likely_features(prefix: str, likely: LikelyLabels) -> list[str]:
    """Return the features of likely labels: the first, how likely it is, and the first two together."""
    if not likely:
        return [prefix + "="]
    first, tenths = likely[0]
    return [
        f"{prefix}={first}",
        f"{prefix}1={first}{tenths}",
        f"{prefix}2=" + "".join(label for label, _ in likely),
    ]


def _clusters(word: str, folded: str, lexicons: Lexicons) -> tuple[list[str], LikelyLabels]:
    """Return the features of a word's clusters, the longest Brown path last, and its likely labels."""
    lower = word.lower()
    vector = lexicons.clusters.get(lower)
    if not vector and lower != folded:
        vector = lexicons.clusters.get(folded)
    vectors, likely = _vector_clusters(vector or "")
    features = [*vectors]
    path = lexicons.brown.get(word)
    if not path and len(word) > _LONGEST_ACRONYM and word.isupper():
        path = lexicons.brown.get(word.capitalize())
    if path:
        features += [f"b{length}={path[:length]}" for length in _BROWN_LENGTHS if len(path) > length]
        features.append(f"b={path}")
    return features, likely


@lru_cache(_REMEMBERED)
def _vector_clusters(listed: str) -> tuple[tuple[str, ...], LikelyLabels]:
    """Return the same of what is listed of a word, of its clusters among word vectors."""
    if not listed:
        return ("k0=",), ()
    *clusters, labels = listed.split(" ")
    features = tuple(f"k{level}={number}" for level, number in enumerate(clusters))
    return features, tuple(zip(labels[::2], map(int, labels[1::2]), strict=True))


_UPPER = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_LOWER = re.compile(r"[^\W\d_X]")
_DIGIT = re.compile(r"\d")
_REPEATED = re.compile(r"(.)\1+")
_ASCII_SHAPES = str.maketrans(
    dict.fromkeys(ascii_uppercase, "X") | dict.fromkeys(ascii_lowercase, "x") | dict.fromkeys(digits, "0")
)
"""The same for what most words are written in."""


def _shapes(word: str) -> tuple[str, str]:
    """Return a word's shape with repeats written once, and the start of the full one."""
    if word.isascii():
        shape = word.translate(_ASCII_SHAPES)
    else:
        shape = _DIGIT.sub("0", _LOWER.sub("x", _UPPER.sub("X", word)))
    return _without_repeats(shape), shape[:8]


@lru_cache(_REMEMBERED)
def _without_repeats(shape: str) -> str:
    return _REPEATED.sub(r"\1", shape)


def _affixes(word: str) -> list[str]:
    affixes = []
    if len(word) > 2:
        affixes += ["p" + word[:2], "u" + word[-2:], "u" + word[-3:]]
    if len(word) > 3:
        affixes += ["p" + word[:3], "u" + word[-4:]]
    if len(word) > 4:
        affixes += ["p" + word[:4], "u" + word[-5:]]
    return affixes
