"""What the field sees of an article: the features of its skeleton tokens, one row a token.

A whole quoted segment is one token, as in the rules. The rules' own findings are among the features: the
field learns where to trust them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from prose.feature_table import FeatureTable, summed
from prose.quotes.observations import Observations
from prose.random_field import Rows, in_batches
from prose.token_places import TokenPlaces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prose.entities.entity import Entity
    from prose.feature_table import Layer, Weigher
    from prose.quotes.observations import NearVerb
    from prose.quotes.quotation_marks import QuotedSegment
    from prose.quotes.rules import Reading
    from prose.quotes.skeleton import Sentence, Token

_OPENING_MARKS = "\"“‘'«`(„‚»"
_CLOSING_MARKS = "\"”“»«’‘')]` \t\u00a0"
_SHORT, _MIDDLING = 25, 60
"""Code points of a short and of a middling quote."""
_LONGEST_PASSAGE = 400
"""Tokens from which on a line is parted after its next sentence."""
_REMEMBERED = 10_000
"""How many words are remembered, at about 0.5 KB each."""
_BEGINS, _ENDS = ["BOS"] * 3, ["EOS"] * 3
"""The words before and after each passage."""
_HERE = (0,)
_ASIDE = (-3, -2, -1, 1, 2, 3)
"""Where features are seen that stand at a token: at itself, or at those around it."""


class Passage(NamedTuple):
    """A line of the article, or as much of one as is read at once: a sequence for the field."""

    tokens: list[Token]
    """Its skeleton tokens."""
    sentences: list[int]
    """The number of each token's sentence, counted through the article."""
    line: int
    """The number of its line among those with text."""


def passages_of(sentences: Sequence[Sentence]) -> list[Passage]:
    """Return the passages of an article in their order."""
    passages: list[Passage] = []
    for number, sentence in enumerate(sentences):
        last = passages[-1] if passages else None
        if last is None or last.line != sentence.line or len(last.tokens) > _LONGEST_PASSAGE:
            last = Passage([], [], sentence.line)
            passages.append(last)
        last.tokens.extend(sentence.tokens)
        last.sentences.extend([number] * len(sentence.tokens))
    return passages


class RowMaker:
    """Makes the rows of articles; remembers words, votes and verbs, so that frequent ones cost nothing.

    Args:
        weigher: What features come to.
    """

    def __init__(self, weigher: Weigher) -> None:
        self._known_pairs = weigher.joined("ww=")
        self._words = FeatureTable(weigher, _word_features, (_HERE, _ASIDE), _REMEMBERED)
        self._pairs = FeatureTable(weigher, _pair_features, ((0, 1),))
        self._votes = FeatureTable(weigher, _vote_features, (_HERE, (-1, 0, 1)))
        self._verbs_before = FeatureTable(weigher, partial(_verb_features, "lv"))
        self._verbs_after = FeatureTable(weigher, partial(_verb_features, "nv"))
        self._others = FeatureTable[tuple[str, ...]](weigher, lambda features: [features])

    def rows(
        self, passages: Sequence[Passage], reading: Reading, entities: Sequence[Entity]
    ) -> Iterator[Rows]:
        """Yield what the features of each token come to, of several passages at a time.

        Args:
            passages: The passages of an article.
            reading: What the rules found in it.
            entities: Its entities where they are known.
        """
        if not passages:
            return
        seen = Observations(passages, reading, entities)
        lengths = [len(passage.tokens) for passage in passages]
        places = TokenPlaces(lengths, len(_ENDS + _BEGINS))
        at, number = places.of_tokens, places.number
        before, before_times = zip(*seen.verbs_before(), strict=True)
        after, after_times = zip(*seen.verbs_after(), strict=True)
        others = _other_features(seen, reading.segments)
        layers = [
            *self._words_and_pairs(lengths, seen.words, number),
            *self._votes.layers(seen.votes, at, number),
            *self._verbs_before.layers(before, at, number, before_times),
            *self._verbs_after.layers(after, at, number, after_times),
            *self._others.layers(
                _sentence_features(seen), at, number, [len(sentence.tokens) for sentence in seen.sentences]
            ),
            *self._others.layers([*map(tuple, others.values())], at[[*others]], number),
        ]
        stop = 0
        for batch in in_batches(lengths):
            start, stop = stop, stop + sum(lengths[batch.start : batch.stop])
            yield Rows(summed(layers, at[start:stop]), lengths[batch.start : batch.stop])

    def _words_and_pairs(self, lengths: Sequence[int], words: Sequence[str], places: int) -> list[Layer]:
        """Return what tokens owe to the words at and around them, and to two beside each other."""
        placed = [*_ENDS]
        stop = 0
        for length in lengths:
            start, stop = stop, stop + length
            placed += (*_BEGINS, *words[start:stop], *_ENDS)
        placed += _BEGINS
        pairs = {place: pair for place, pair in enumerate(pairwise(placed), 1) if pair in self._known_pairs}
        return [
            *self._words.layers(placed, range(places), places),
            *self._pairs.layers(pairs.values(), [*pairs], places),
        ]


def _word_features(word: str) -> list[list[str]]:
    return [["w=" + word, *_endings(word)], ["=" + word]]


def _pair_features(pair: tuple[str, str]) -> list[list[str]]:
    return [["ww=" + "|".join(pair)]]


def _vote_features(vote: tuple[str, str, str]) -> list[list[str]]:
    """Return the features of what the rules found a token to be."""
    content, speaker, cue = vote
    return [[f"TSC={content}|{speaker}|{cue}"], ["T=" + content, "S=" + speaker, "C=" + cue]]


def _verb_features(side: str, near: NearVerb) -> list[list[str]]:
    """Return the features of the nearest verb on a side, or of none."""
    distance, verb = near
    return [[f"{side}={verb}", f"{side}{verb[0]}{distance}"] if verb else [side]]


def _sentence_features(seen: Observations) -> list[tuple[str, ...]]:
    """Return of each sentence what all of its tokens have."""
    return [
        ("b", f"line={min(line, 2)}", "hq" if seen.quoted_in(tokens) else "nq")
        for tokens, _, line in seen.sentences
    ]


def _other_features(seen: Observations, segments: Sequence[QuotedSegment]) -> dict[int, list[str]]:
    """Return by token what few have."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for tokens, passage, _ in seen.sentences:
        found[tokens.start].append("first")
        for index in seen.quoted_in(tokens):
            before = seen.words[max(passage.start, index - 2) : index]
            after = seen.words[index + 1 : min(passage.stop, index + 3)]
            found[index] += _quote_features(seen.tokens[index], segments, before, after)
            found[index].append(f"qa={min(len(tokens), 4)}")
    for index in seen.after_that():
        found[index].append("that")
    last = {sentence.passage.stop - 1 for sentence in seen.sentences}
    for index, label in seen.labels.items():
        found[index].append("e=" + label)
        if index not in last:
            found[index].append(f"e+1={label}|{seen.words[index + 1]}")
    for index, subject in seen.subjects().items():
        found[index] += ("sub=" + subject, "sub")
    for index, verb in seen.verbs.items():
        found[index] += ("v=" + verb, "vc=" + verb[0])
    return found


def _quote_features(
    token: Token, segments: Sequence[QuotedSegment], before: Sequence[str], after: Sequence[str]
) -> list[str]:
    """Return what a quoted segment looks like, and the words before and after it."""
    assert token.quote is not None
    segment = segments[token.quote]
    words = token.text.split()
    size = "0" if len(token.text) < _SHORT else "1" if len(token.text) < _MIDDLING else "2"
    last = token.text.rstrip(_CLOSING_MARKS)[-1:]
    last = "a" if last.isalnum() else last
    capitals = [word.lstrip(_OPENING_MARKS)[:1].isupper() for word in words]
    title = "all" if all(capitals) else "none" if not any(capitals) else "first" if capitals[0] else "some"
    return [
        "ql=" + size,
        f"qn={min(len(words), 6)}",
        "qe=" + last,
        f"qc={segment.continues}{segment.closed}",
        "qt=" + title,
        f"qte={title}{last}{size}",
        "q1=" + words[0].strip(_OPENING_MARKS + ",").lower(),
        "q<=" + "|".join(before),
        "q>=" + "|".join(after),
    ]


def _endings(word: str) -> Iterator[str]:
    """Yield the endings of a word, of which marks and what stands for a name or a number have none."""
    if word[0].isalnum() or word[0] in "@#$":
        yield "s3=" + word[-3:]
        yield "s2=" + word[-2:]
