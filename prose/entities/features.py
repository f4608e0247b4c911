"""What the entity model sees of each token.

The features follow Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity Recognition"
(CoNLL 2009): the word, its shape, prefixes and suffixes, the two words on either side, word clusters,
gazetteers, and how the same word is used elsewhere in the article. A feature is a short string; its prefix
tells where it comes from:

    w= c= s= n=     the folded word, its longer and its shorter shape, its length
    p u             prefixes and suffixes
    k b             vector clusters and Brown clusters
    fn ln g         first names, last names, the gazetteer
    -2 -1 +1 +2     any of these of a neighbour; 0| and -1| a word or shape together with its neighbours'
    e               the label that such a word mostly has; behind 0| and -1| with its neighbours' labels
    r ap l          the run of capitalised words that the token stands in, the noun in apposition to it, the
                    runs that it is listed with
    d               the word's use in the article
    q tp            the segment: its start, its end, whether it is a headline in capitals; the article's topic

Half of all tokens are far from any capital letter and any digit. Hardly one in three hundred names lies
there, so of those the model sees only the word, which doubles its speed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from prose.entities.lexicons import fold
from prose.entities.runs import LikelyLabels, likely_features, run_features
from prose.entities.tokens import word_of
from prose.entities.topics import sport_feature
from prose.entities.usage import NO_USAGE, article_usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prose.entities.lexicons import Lexicons
    from prose.entities.usage import Usage
    from prose.spans import Span

_CACHED_WORDS = 10_000
"""How many different words are remembered, at about 4 KB each, before all are forgotten."""
_LONGEST_WORD = 40
"""What is longer is no word; only its beginning is looked at."""
_LONGEST_ACRONYM = 4
"""A longer word in capitals is taken for an ordinary word in a headline."""
_NEAR = 2
"""How far from a capital letter or a digit a token is looked at closely."""
_SHORT = 4
"""From how many letters on a word is no small word such as "of"."""
_BROWN_LENGTHS = (4, 6, 8)
_NOTHING: list[str] = []


class WordFeatures(NamedTuple):
    """The features of a word wherever it stands."""

    here: list[str]
    """For the token itself."""
    one_before: list[str]
    """For the token after it."""
    one_after: list[str]
    """For the token before it."""
    two_before: list[str]
    """For the second token after it."""
    two_after: list[str]
    """For the second token before it."""
    alone: list[str]
    """For a token that is far from any name."""
    folded: str
    """The word in lower case without accents."""
    shape: str
    """Its short shape: "Xx" for London, "X" for UN, "0" for 2024."""
    capitalised: bool
    """Whether it begins with a capital letter."""
    first_name: bool
    """Whether it is capitalised and known as a first name."""
    cluster: str
    """Its vector cluster of middle size, or nothing."""
    likely: LikelyLabels
    """The labels that such a word mostly has."""
    kind: str
    """The first of those if it is capitalised; else the word itself if it is short, or its shape."""


class FeatureExtractor:
    """Turns the tokens of an article into features; remembers words, so that frequent ones cost nothing."""

    def __init__(self, lexicons: Lexicons) -> None:
        """Look words up in `lexicons`."""
        self._lexicons = lexicons
        self._words: dict[str, WordFeatures] = {}

    def extract(
        self, text: str, tokens: Sequence[Span], segments: Sequence[range]
    ) -> Iterator[list[list[str]]]:
        """Yield for each segment the features of each of its tokens.

        Args:
            text: The article.
            tokens: Its tokens.
            segments: Its segments, as ranges of token indices.
        """
        words = [word_of(text, token) for token in tokens]
        known = [self._word(word) for word in words]
        listed = self._gazetteer_features(words, known)
        starts = _segment_starts(words, segments)
        runs = run_features(known, segments)
        usage = article_usage(words, known, listed, runs, starts)
        used = [usage.get(word, NO_USAGE) for word in words]
        near = _near_names(words, known)
        topic = sport_feature(words)
        for segment in segments:
            flags = _segment_flags(words, segment)
            rows = []
            for index in segment:
                if not near[index]:
                    rows.append(known[index].alone)
                    continue
                row = known[index].here + listed[index] + used[index].here + runs[index] + flags
                if topic and known[index].capitalised:
                    row += (topic, f"{topic}|{known[index].kind}")
                _add_neighbours(row, index, segment, known, listed, used)
                if index > segment.start and tokens[index].start == tokens[index - 1].end:
                    row.append("glued")
                if starts[index]:
                    row += ("q:start", "q:start|" + known[index].shape)
                rows.append(row)
            yield rows

    def _word(self, word: str) -> WordFeatures:
        features = self._words.get(word)
        if features is None:
            if len(self._words) >= _CACHED_WORDS:
                self._words.clear()
            features = self._words[word] = self._new_word(word[:_LONGEST_WORD])
        return features

    def _new_word(self, word: str) -> WordFeatures:
        word = word.encode("utf-8", "replace").decode()  # the model takes no lone surrogates
        folded = fold(word)
        shape, longer_shape = _shapes(word)
        clusters, likely = self._clusters(word, folded)
        capitalised = word[:1].isupper()
        first_name = capitalised and folded in self._lexicons.first_names
        last_name = capitalised and folded in self._lexicons.last_names
        names = ["fn"] * first_name + ["ln"] * last_name

        kind = folded if len(folded) < _SHORT else shape
        if capitalised:
            kind = likely[0][0] if likely else "?"
        middle = [cluster for cluster in clusters if cluster.startswith("k1")]
        labels = likely_features("e", likely)
        far = [f"w={folded}", f"s={shape}", *middle, *clusters[-1:], *labels[:1], *names]
        near = [f"w={folded}", f"s={shape}", "u" + folded[-3:], *clusters, *labels, *names]
        here = [f"w={folded}", f"s={shape}", f"c={longer_shape}", f"n={min(len(folded), 10)}"]
        here += [*_affixes(folded), *clusters, *labels, *names]
        here += [f"{cluster}|{shape}" for cluster in clusters if cluster.startswith(("k0", "k1"))]
        return WordFeatures(
            here,
            ["-1" + feature for feature in near],
            ["+1" + feature for feature in near],
            ["-2" + feature for feature in far],
            ["+2" + feature for feature in far],
            here[:1],
            folded,
            shape,
            capitalised,
            first_name,
            "".join(middle),
            likely,
            kind,
        )

    def _clusters(self, word: str, folded: str) -> tuple[list[str], LikelyLabels]:
        """Return the features of a word's clusters, the longest Brown path last, and its likely labels."""
        features = ["k0="]
        likely: LikelyLabels = ()
        vector = self._lexicons.clusters.get(word.lower()) or self._lexicons.clusters.get(folded)
        if vector:
            *clusters, labels = vector.split(" ")
            features = [f"k{level}={number}" for level, number in enumerate(clusters)]
            likely = tuple(zip(labels[::2], map(int, labels[1::2]), strict=True))
        path = self._lexicons.brown.get(word)
        if not path and len(word) > _LONGEST_ACRONYM and word.isupper():
            path = self._lexicons.brown.get(word.capitalize())
        if path:
            features += [f"b{length}={path[:length]}" for length in _BROWN_LENGTHS if len(path) > length]
            features.append(f"b={path}")
        return features, likely

    def _gazetteer_features(self, words: Sequence[str], known: Sequence[WordFeatures]) -> list[list[str]]:
        """Find the longest listed name at each capitalised token."""
        kinds, longest = self._lexicons.gazetteer.kinds, self._lexicons.gazetteer.longest
        found = [_NOTHING] * len(known)
        for index, word in enumerate(known):
            if not word.capitalised:
                continue
            if words[index] in kinds:
                _add_listed(found, index, 1, kinds[words[index]])
            for length in range(min(longest.get(word.folded, 0), len(known) - index), 0, -1):
                form = " ".join([other.folded for other in known[index : index + length]])
                if form in kinds:
                    _add_listed(found, index, length, kinds[form])
                    break
        return found


def _add_listed(found: list[list[str]], start: int, length: int, kinds: str) -> None:
    """Mark the tokens of a listed name; `found[start]` may hold the inside of one that began before."""
    for kind in kinds:
        found[start] = [*found[start], "gB" + kind, *(["gM" + kind] if length > 1 else [])]
        for inside in range(start + 1, start + length):
            found[inside] = [*found[inside], "gI" + kind]


def _add_neighbours(
    row: list[str],
    index: int,
    segment: range,
    known: Sequence[WordFeatures],
    listed: Sequence[list[str]],
    used: Sequence[Usage],
) -> None:
    """Add to a token's features those of the tokens beside it in its segment."""
    word = known[index]
    before = known[index - 1] if index > segment.start else None
    after = known[index + 1] if index + 1 < segment.stop else None
    if before:
        row += before.one_before
        row += used[index - 1].before
        row += (
            f"-1|0w={before.folded}|{word.folded}",
            f"-1|0s={before.shape}|{word.shape}",
            f"-1|0e={before.kind}|{word.kind}",
        )
        if listed[index - 1]:
            row += ["-1" + feature for feature in listed[index - 1]]
        if index - 1 > segment.start:
            row += known[index - 2].two_before
    else:
        row.append("q:first")
    if after:
        row += after.one_after
        row += used[index + 1].after
        row += (
            f"0|1w={word.folded}|{after.folded}",
            f"0|1s={word.shape}|{after.shape}",
            f"0|1e={word.kind}|{after.kind}",
        )
        if listed[index + 1]:
            row += ["+1" + feature for feature in listed[index + 1]]
        if index + 2 < segment.stop:
            row += known[index + 2].two_after
    else:
        row.append("q:last")
    if before and after:
        row += (
            f"-1|1w={before.folded}|{after.folded}",
            f"-1|1s={before.shape}|{word.shape}|{after.shape}",
            f"-1|0|1e={before.kind}|{word.kind}|{after.kind}",
        )


def _near_names(words: Sequence[str], known: Sequence[WordFeatures]) -> list[bool]:
    """Tell for each token whether a name might include it or border on it."""
    near = [False] * (len(words) + _NEAR)
    for index, word in enumerate(words):
        if known[index].capitalised or word[0].isdigit() or word[0] in "$€£¥₹@":
            near[max(0, index - _NEAR) : index + _NEAR + 1] = [True] * (
                index + _NEAR + 1 - max(0, index - _NEAR)
            )
    return near


_UPPER = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_LOWER = re.compile(r"[^\W\d_X]")
_DIGIT = re.compile(r"\d")
_REPEATED = re.compile(r"(.)\1+")


def _shapes(word: str) -> tuple[str, str]:
    """Return a word's shape with repeats written once, and the start of the full one."""
    shape = _DIGIT.sub("0", _LOWER.sub("x", _UPPER.sub("X", word)))
    return _REPEATED.sub(r"\1", shape), shape[:8]


def _affixes(word: str) -> list[str]:
    affixes = []
    if len(word) > 2:
        affixes += ["p" + word[:2], "u" + word[-2:], "u" + word[-3:]]
    if len(word) > 3:
        affixes += ["p" + word[:3], "u" + word[-4:]]
    if len(word) > 4:
        affixes += ["p" + word[:4], "u" + word[-5:]]
    return affixes


def _segment_starts(words: Sequence[str], segments: Sequence[range]) -> list[bool]:
    """Tell for each token whether it is the first word of a segment, be it after a quotation mark."""
    starts = [False] * len(words)
    for segment in segments:
        starts[segment.start] = True
        if len(segment) > 1 and not words[segment.start][0].isalnum():
            starts[segment.start + 1] = True
    return starts


def _segment_flags(words: Sequence[str], segment: range) -> list[str]:
    """Tell a segment in which capitals say nothing, such as a headline."""
    letters = [words[index] for index in segment if words[index][0].isalpha()]
    if len(letters) < 3:
        return ["q:short"]
    if sum(word.isupper() for word in letters) * 4 > len(letters) * 3:
        return ["q:upper"]
    if sum(word[0].isupper() for word in letters) * 3 > len(letters) * 2:
        return ["q:title"]
    return _NOTHING
