"""What the entity model sees of each token.

The features follow Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity Recognition"
(CoNLL 2009): the word, its shape, prefixes and suffixes, the two words on either side, word clusters,
gazetteers, and how the same word is used elsewhere in the article. A feature is a short string; its prefix
tells where it comes from:

    w= c= s= n=     the folded word, its longer and its shorter shape, its length
    p u v           prefixes and suffixes; the suffix of a neighbour
    k b z           vector clusters and Brown clusters; the finest of a word two tokens away
    fn ln g         first names, last names, the gazetteer
    -2 -1 +1 +2     any of these of a neighbour
    ww= 0| -1|      two words beside each other; shapes, or words with one between them, together
    e               the label that such a word mostly has; behind 0| and -1| with its neighbours' labels
    r ap l          the run of capitalised words that the token stands in, the noun in apposition to it, the
                    runs that it is listed with
    d               the word's use in the article
    q tp            the segment: its start, its end, whether it is a headline in capitals; the article's topic

Half of all tokens are far from any capital letter and any digit. Hardly one in three hundred names lies
there, so of those the model sees only the word, which doubles its speed.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, compress, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

import numpy as np

from prose.entities.runs import runs_of
from prose.entities.tokens import joined_acronyms
from prose.entities.topics import sport_feature
from prose.entities.usage import article_usage
from prose.entities.words import AROUND, BESIDE, HERE, REACHES, known_word, word_features
from prose.feature_table import FeatureTable, summed
from prose.random_field import Rows, in_batches
from prose.token_places import TokenPlaces

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Sequence

    from numpy.typing import NDArray

    from prose.entities.article import Article
    from prose.entities.lexicons import Lexicons
    from prose.entities.words import Word, WordFeatures
    from prose.feature_table import Indices, Layer, Weigher
    from prose.spans import Span

_Thing = TypeVar("_Thing", bound="Hashable")
_Patterns: TypeAlias = tuple[str, str, str]
"""The patterns of the word before a token, of its own and of the one after it; nothing where none is."""
_Pair: TypeAlias = tuple[str, str]
"""Two words, folded."""

_CACHED_WORDS = 20_000
"""How many words are remembered, at about 2 KB each."""
_NEAR = 2
"""How far from a capital letter or a digit a token is looked at closely."""
_PAIR = ((0, 1),)
"""What two words have in common stands at the second, and is seen at both."""
_NOTHING: list[str] = []


class _Seen(NamedTuple):
    """An article as it is looked at."""

    words: Sequence[str]
    """Its tokens, as printed."""
    known: Sequence[Word]
    """What is known of each without the article."""
    spans: Sequence[Span]
    """Where each stands."""
    segments: Sequence[range]
    """The segments, as ranges of token indices."""
    places: TokenPlaces
    """Places for the tokens, with room between the segments."""

    def layers(
        self,
        table: FeatureTable[_Thing],
        things: Collection[_Thing],
        tokens: Sequence[int] | Indices,
        times: Sequence[int] | None = None,
    ) -> list[Layer]:
        """Return what tokens owe to things that stand at some of them; see `FeatureTable.layers`."""
        return table.layers(things, self.places.of_tokens[tokens], self.places.number, times)


class FeatureExtractor:
    """Turns the tokens of an article into features; remembers words, so that frequent ones cost nothing.

    Args:
        lexicons: Where words are looked up.
        weigher: What features come to.
    """

    def __init__(self, lexicons: Lexicons, weigher: Weigher) -> None:
        self._gazetteer = lexicons.gazetteer
        self._weigher = weigher
        self._known = lru_cache(_CACHED_WORDS)(lambda word: known_word(word, lexicons))
        self._known_neighbours = weigher.joined("ww=")
        self._known_either_side = weigher.joined("-1|1w=")
        self._alone = FeatureTable(weigher, self._features_alone, remembered=_CACHED_WORDS)
        self._placed = FeatureTable(weigher, self._word_features, REACHES, _CACHED_WORDS)
        self._patterns = FeatureTable(weigher, _pattern_features)
        self._neighbours = FeatureTable(weigher, _neighbour_features, _PAIR)
        self._either_side = FeatureTable(weigher, _either_side_features)
        self._listed = FeatureTable[tuple[str, ...]](weigher, _as_they_are, (BESIDE,))
        self._others = FeatureTable[tuple[str, ...]](weigher, _as_they_are)

    def extract(self, article: Article, segments: Sequence[range]) -> Iterator[Rows]:
        """Yield what the features of tokens come to, of several segments at a time.

        Args:
            article: The article.
            segments: Its segments, as ranges of token indices.
        """
        words = joined_acronyms(article.words)
        known = [*map(self._known, words)]
        lengths = [*map(len, segments)]
        seen = _Seen(words, known, article.tokens, segments, TokenPlaces(lengths, max(AROUND)))
        near = np.array(_near_names(known, _NEAR), bool)
        far = np.flatnonzero(~near)
        alone = seen.layers(self._alone, [words[index] for index in far], far)
        layers = [
            *self._word_layers(seen),
            *self._joined_layers(seen, near),
            *self._article_layers(seen),
            *self._segment_layers(seen),
            *self._glue_layers(seen),
            *self._topic_layers(seen),
        ]
        at = seen.places.of_tokens
        for batch in in_batches(lengths):
            batched = slice(segments[batch.start].start, segments[batch.stop - 1].stop)
            values = summed(alone, at[batched])
            values[near[batched]] = summed(layers, at[batched][near[batched]])
            yield Rows(values, lengths[batch.start : batch.stop])

    def _word_layers(self, seen: _Seen) -> list[Layer]:
        """Return what tokens owe to the words at and around them; nothing where that is asked of none."""
        asked = [index for index, one in enumerate(_near_names(seen.known, _NEAR + max(AROUND))) if one]
        return seen.layers(self._placed, [seen.words[index] for index in asked], asked)

    def _joined_layers(self, seen: _Seen, near: NDArray[np.bool_]) -> list[Layer]:
        """Return what the tokens near names owe to their word and those beside it together."""
        number = seen.places.number
        at = seen.places.of_tokens[near].tolist()
        patterns = seen.places.laid_out([word.pattern for word in seen.known], "")
        words = seen.places.laid_out([word.folded for word in seen.known], "")
        neighbours = {
            place: pair for place, pair in enumerate(pairwise(words), 1) if pair in self._known_neighbours
        }
        either_side = {
            place: pair
            for place, pair in enumerate(zip(words, words[2:], strict=False), 1)
            if pair in self._known_either_side
        }
        return [
            *self._patterns.layers(
                [(patterns[place - 1], patterns[place], patterns[place + 1]) for place in at], at, number
            ),
            *self._neighbours.layers(neighbours.values(), [*neighbours], number),
            *self._either_side.layers(either_side.values(), [*either_side], number),
        ]

    def _article_layers(self, seen: _Seen) -> list[Layer]:
        """Return what tokens owe to names that are listed, and to all of the article's runs and words."""
        listed = self._gazetteer_features(seen)
        in_list = [index for index, features in enumerate(listed) if features]
        runs = runs_of(seen.known, seen.segments)
        in_run = [index for run in runs for index in run.tokens]
        of_runs = FeatureTable[int](self._weigher, lambda number: [runs[number].features])
        usage = article_usage(seen.words, seen.known, listed, runs, _segment_starts(seen))
        used = [index for index, word in enumerate(seen.words) if word in usage]
        of_usage = FeatureTable[str](self._weigher, usage.__getitem__, (HERE, BESIDE))
        return [
            *seen.layers(self._listed, [tuple(listed[index]) for index in in_list], in_list),
            *seen.layers(of_runs, range(len(runs)), in_run, [len(run.tokens) for run in runs]),
            *seen.layers(of_usage, [seen.words[index] for index in used], used),
        ]

    def _segment_layers(self, seen: _Seen) -> list[Layer]:
        """Return what tokens owe to their segment: to being its first, and to capitals that say nothing."""
        first = [*compress(range(len(seen.words)), _segment_starts(seen))]
        flags = [_segment_flags(seen.words, segment) for segment in seen.segments]
        flagged = [segment for segment, flag in zip(seen.segments, flags, strict=True) if flag]
        in_flagged = [*chain.from_iterable(flagged)]
        starting = [("q:start", "q:start|" + seen.known[index].shape) for index in first]
        return [
            *seen.layers(self._others, starting, first),
            *seen.layers(self._others, [*filter(None, flags)], in_flagged, [*map(len, flagged)]),
        ]

    def _glue_layers(self, seen: _Seen) -> list[Layer]:
        """Return what tokens owe to touching the one before them in their segment."""
        edges = np.fromiter(chain.from_iterable(seen.spans), np.intp, 2 * len(seen.spans))
        touch = (edges[2::2] == edges[1:-1:2]) & (np.diff(seen.places.of_tokens) == 1)
        glued = np.flatnonzero(touch) + 1
        return seen.layers(self._others, [("glued",)], glued, [len(glued)])

    def _topic_layers(self, seen: _Seen) -> list[Layer]:
        """Return what capitalised tokens owe to what the article is about."""
        topic = sport_feature(seen.words)
        capitalised = [index for index, word in enumerate(seen.known) if word.capitalised] if topic else []
        things = [(topic, f"{topic}|{seen.known[index].kind}") for index in capitalised]
        return seen.layers(self._others, things, capitalised)

    def _features_alone(self, word: str) -> list[list[str]]:
        return [["w=" + self._known(word).folded]]

    def _word_features(self, word: str) -> WordFeatures:
        return word_features(self._known(word))

    def _gazetteer_features(self, seen: _Seen) -> list[list[str]]:
        """Find the longest listed name at each capitalised token."""
        words, known = seen.words, seen.known
        kinds, longest = self._gazetteer.kinds, self._gazetteer.longest
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


def _as_they_are(features: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [features]


def _pattern_features(patterns: _Patterns) -> list[list[str]]:
    before, own, after = patterns
    shape, _, kind = own.partition(" ")
    shape_before, _, kind_before = before.partition(" ")
    shape_after, _, kind_after = after.partition(" ")
    features = [
        *((f"-1|0s={shape_before}|{shape}", f"-1|0e={kind_before}|{kind}") if before else ("q:first",)),
        *((f"0|1s={shape}|{shape_after}", f"0|1e={kind}|{kind_after}") if after else ("q:last",)),
    ]
    if before and after:
        features.append(f"-1|1s={shape_before}|{shape}|{shape_after}")
        features.append(f"-1|0|1e={kind_before}|{kind}|{kind_after}")
    return [features]


def _neighbour_features(pair: _Pair) -> list[list[str]]:
    return [["ww=" + "|".join(pair)]]


def _either_side_features(pair: _Pair) -> list[list[str]]:
    return [["-1|1w=" + "|".join(pair)]]


def _near_names(known: Sequence[Word], distance: int) -> list[bool]:
    """Tell for each token whether one that might be of a name stands so many tokens from it, or nearer."""
    near = [False] * (len(known) + 2 * distance)
    beside = [True] * (2 * distance + 1)
    for index, word in enumerate(known):
        if word.like_name:
            near[index : index + 2 * distance + 1] = beside
    return near[distance : distance + len(known)]


def _segment_starts(seen: _Seen) -> list[bool]:
    """Tell for each token whether it is the first word of a segment, be it after a quotation mark."""
    starts = [False] * len(seen.words)
    for segment in seen.segments:
        starts[segment.start] = True
        if len(segment) > 1 and not seen.words[segment.start][0].isalnum():
            starts[segment.start + 1] = True
    return starts


def _segment_flags(words: Sequence[str], segment: range) -> tuple[str, ...]:
    """Tell a segment in which capitals say nothing, such as a headline."""
    written = words[segment.start : segment.stop]
    capitals = sum([word[0].isupper() for word in written])
    # Most segments have more than enough words in small letters, and need not be counted.
    letters = 0
    for word in written:
        letters += word[0].isalpha()
        if letters >= 3 and capitals * 3 <= letters * 2:
            return ()
    if letters < 3:
        return ("q:short",)
    in_capitals = sum([word.isupper() for word in written if word[0].isalpha()])
    return ("q:upper",) if in_capitals * 4 > letters * 3 else ("q:title",)
