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

from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple

from prose.entities.runs import run_features
from prose.entities.tokens import word_of
from prose.entities.topics import sport_feature
from prose.entities.usage import article_usage, is_passed_on
from prose.entities.words import known_word, word_features
from prose.random_field import Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from prose.entities.lexicons import Lexicons
    from prose.entities.words import Word
    from prose.spans import Span

_CACHED_WORDS = 20_000
"""How many words are remembered, at about 2 KB each."""
_CACHED_PATTERNS = 30_000
"""How many patterns of three words are remembered, at about 0.3 KB each, before all are forgotten."""
_NEAR = 2
"""How far from a capital letter or a digit a token is looked at closely."""
_NOTHING: list[str] = []


class _FarWord(NamedTuple, Generic[Weight]):
    """A word, and what it comes to for a token that is far from any name."""

    word: Word
    alone: Weight


class _PlacedWord(NamedTuple, Generic[Weight]):
    """What the features of a word come to, by where it stands."""

    here: Weight
    """For the token itself."""
    one_before: Weight
    """For the token after it."""
    one_after: Weight
    """For the token before it."""
    two_before: Weight
    """For the second token after it."""
    two_after: Weight
    """For the second token before it."""


class _Used(NamedTuple, Generic[Weight]):
    """What the use of a word in the article comes to."""

    here: Weight
    """To each of its tokens."""
    before: Weight
    """To the token after each."""
    after: Weight
    """To the token before each."""


class FeatureExtractor(Generic[Weight]):
    """Turns the tokens of an article into features; remembers words, so that frequent ones cost nothing.

    Args:
        lexicons: Where words are looked up.
        weigh: Returns what features come to: `RandomField.weigh` to label tokens, `list` to see the features.
    """

    def __init__(self, lexicons: Lexicons, weigh: Callable[[Iterable[str]], Weight]) -> None:
        self._lexicons = lexicons
        self._weigh = weigh
        self._far = lru_cache(_CACHED_WORDS)(self._far_word)
        self._placed = lru_cache(_CACHED_WORDS)(self._placed_word)
        self._patterns: dict[tuple[str | None, str, str | None], Weight] = {}

    def extract(self, text: str, tokens: Sequence[Span], segments: Sequence[range]) -> Iterator[list[Weight]]:
        """Yield for each segment what the features of each of its tokens come to.

        Args:
            text: The article.
            tokens: Its tokens.
            segments: Its segments, as ranges of token indices.
        """
        weigh = self._weigh
        words = [word_of(text, token) for token in tokens]
        far = [*map(self._far, words)]
        known = [one.word for one in far]
        listed = self._gazetteer_features(words, known)
        starts = _segment_starts(words, segments)
        runs = run_features(known, segments)
        used = self._used(words, article_usage(words, known, listed, runs, starts))
        near = _near_names(known, _NEAR)
        placed = self._placed_words(words, known)
        topic = sport_feature(words)
        # The tokens of a run share its features.
        run, of_run = _NOTHING, weigh(_NOTHING)
        for segment in segments:
            flags = weigh(_segment_flags(words, segment))
            first, last = segment.start, segment.stop - 1
            rows: list[Weight] = []
            for index in segment:
                if not near[index]:
                    rows.append(far[index].alone)
                    continue
                if runs[index] is not run:
                    run, of_run = runs[index], weigh(runs[index])
                word = known[index]
                before = known[index - 1] if index > first else None
                after = known[index + 1] if index < last else None
                weight = flags + of_run + self._beside(before, word, after)
                weight = weight + placed[index].here + used[index].here
                features = [*listed[index]]
                if before:
                    weight = weight + placed[index - 1].one_before + used[index - 1].before
                    if index - 1 > first:
                        weight = weight + placed[index - 2].two_before
                    features.append(f"-1|0w={before.folded}|{word.folded}")
                    if listed[index - 1]:
                        features += ["-1" + feature for feature in listed[index - 1]]
                    if tokens[index].start == tokens[index - 1].end:
                        features.append("glued")
                if after:
                    weight = weight + placed[index + 1].one_after + used[index + 1].after
                    if index + 1 < last:
                        weight = weight + placed[index + 2].two_after
                    features.append(f"0|1w={word.folded}|{after.folded}")
                    if listed[index + 1]:
                        features += ["+1" + feature for feature in listed[index + 1]]
                    if before:
                        features.append(f"-1|1w={before.folded}|{after.folded}")
                if topic and word.capitalised:
                    features += (topic, f"{topic}|{word.kind}")
                if starts[index]:
                    features += ("q:start", "q:start|" + word.shape)
                rows.append(weight + weigh(features))
            yield rows

    def _far_word(self, written: str) -> _FarWord[Weight]:
        word = known_word(written, self._lexicons)
        return _FarWord(word, self._weigh(["w=" + word.folded]))

    def _beside(self, before: Word | None, word: Word, after: Word | None) -> Weight:
        """Return what the patterns of a word and of those beside it in its segment come to."""
        patterns = (before and before.pattern, word.pattern, after and after.pattern)
        found = self._patterns.get(patterns)
        if found is None:
            if len(self._patterns) >= _CACHED_PATTERNS:
                self._patterns.clear()
            found = self._patterns[patterns] = self._weigh(_pattern_features(before, word, after))
        return found

    def _placed_words(self, words: Sequence[str], known: Sequence[Word]) -> list[_PlacedWord[Weight]]:
        """Return what each token comes to where it stands; nothing where that is asked of no token."""
        nothing = self._weigh(_NOTHING)
        found = [_PlacedWord(nothing, nothing, nothing, nothing, nothing)] * len(words)
        for index, asked in enumerate(_near_names(known, 2 * _NEAR)):
            if asked:
                found[index] = self._placed(words[index])
        return found

    def _placed_word(self, written: str) -> _PlacedWord[Weight]:
        features = word_features(self._far(written).word)
        weigh = self._weigh
        return _PlacedWord(
            weigh(features.here),
            weigh(["-1" + feature for feature in features.near]),
            weigh(["+1" + feature for feature in features.near]),
            weigh(["-2" + feature for feature in features.far]),
            weigh(["+2" + feature for feature in features.far]),
        )

    def _used(self, words: Sequence[str], usage: Mapping[str, list[str]]) -> list[_Used[Weight]]:
        """Return of each token what the use of its word comes to."""
        weigh = self._weigh
        nothing = weigh(())
        unused = _Used(nothing, nothing, nothing)
        by_word: dict[str, _Used[Weight]] = {}
        for word, features in usage.items():
            passed_on = [feature for feature in features if is_passed_on(feature)]
            by_word[word] = _Used(
                weigh(features),
                weigh(["-1" + feature for feature in passed_on]),
                weigh(["+1" + feature for feature in passed_on]),
            )
        return [by_word.get(word, unused) for word in words]

    def _gazetteer_features(self, words: Sequence[str], known: Sequence[Word]) -> list[list[str]]:
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


def _pattern_features(before: Word | None, word: Word, after: Word | None) -> Iterator[str]:
    if before:
        yield f"-1|0s={before.shape}|{word.shape}"
        yield f"-1|0e={before.kind}|{word.kind}"
    else:
        yield "q:first"
    if after:
        yield f"0|1s={word.shape}|{after.shape}"
        yield f"0|1e={word.kind}|{after.kind}"
    else:
        yield "q:last"
    if before and after:
        yield f"-1|1s={before.shape}|{word.shape}|{after.shape}"
        yield f"-1|0|1e={before.kind}|{word.kind}|{after.kind}"


def _near_names(known: Sequence[Word], distance: int) -> list[bool]:
    """Tell for each token whether one that might be of a name stands so many tokens from it, or nearer."""
    near = [False] * (len(known) + 2 * distance)
    beside = [True] * (2 * distance + 1)
    for index, word in enumerate(known):
        if word.like_name:
            near[index : index + 2 * distance + 1] = beside
    return near[distance : distance + len(known)]


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
