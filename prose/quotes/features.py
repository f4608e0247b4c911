"""What the field sees of an article: the features of its skeleton tokens, one row a token.

A whole quoted segment is one token, as in the rules. The rules' own findings are among the features: the
field learns where to trust them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from prose.feature_table import FeatureTable, summed
from prose.quotes.function_words import (
    ABBREVIATIONS,
    BE,
    DAYS_AND_MONTHS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from prose.quotes.speakers import subject_after
from prose.quotes.subjects import subject_of
from prose.quotes.verbs import is_passive, reporting_verb_at
from prose.random_field import Rows, in_batches
from prose.token_places import TokenPlaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prose.entities.entity import Entity
    from prose.feature_table import Layer, Weigher
    from prose.quotes.quote import Quote
    from prose.quotes.rules import Reading
    from prose.quotes.skeleton import Sentence, Token

_OPENING_MARKS = "\"“‘'«`(„‚»"
_CLOSING_MARKS = "\"”“»«’‘')]` \t\u00a0"
_SMALL = BE | DAYS_AND_MONTHS | DETERMINERS | PREPOSITIONS | PRONOUNS | ABBREVIATIONS
"""Words that are features themselves even where a capital letter begins them."""
_QUOTE = "<q>"
_SHORT, _MIDDLING = 25, 60
"""Code points of a short and of a middling quote."""
_LONGEST_PASSAGE = 400
"""Tokens from which on a line is parted after its next sentence."""
_DISTANCES = (-1, 1, 3, 8)
"""Tokens from a verb: next to it is distance 1, up to three from it 2, up to eight 3, and farther off 4."""
_REMEMBERED = 10_000
"""How many words are remembered, at about 0.5 KB each."""
_BEGINS, _ENDS = ["BOS"] * 3, ["EOS"] * 3
"""The words before and after each passage."""
_HERE = (0,)
_ASIDE = (-3, -2, -1, 1, 2, 3)
"""Where features are seen that stand at a token: at itself, or at those around it."""

_NearVerb: TypeAlias = tuple[str, int, str]
"""The side of a token, how far off a verb is there, and its class and lemma; no verb if that is empty."""


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


class Votes:
    """What the rules found, by the code point at which a token starts."""

    def __init__(self, passages: Sequence[Passage], quotes: Iterable[Quote]) -> None:
        self._starts = [token.start for passage in passages for token in passage.tokens]
        self.content: dict[int, str] = {}
        self.speaker: dict[int, str] = {}
        self.cue: dict[int, str] = {}
        for quote in sorted(quotes, key=lambda one: one.kind == "direct"):
            direct = quote.kind == "direct"
            method = quote.method.value if quote.method is not None else "none"
            start = quote.span.start
            if direct:
                # A segment's token begins with its marks.
                at = bisect_left(self._starts, start + 1) - 1
                if at >= 0:
                    self.content[self._starts[at]] = f"D{method}{self.content.get(self._starts[at], '')[:1]}"
            else:
                self._mark(self.content, start, quote.span.end, "I")
            if quote.speaker is not None:
                self._mark(self.speaker, *quote.speaker, method if direct else "I")
            if quote.cue is not None:
                self._mark(self.cue, *quote.cue, "D" if direct else "I")

    def of(self, tokens: Iterable[Token]) -> Iterator[tuple[str, str, str]]:
        """Yield of each token whether the rules found it to be content, speaker and cue."""
        content, speaker, cue = self.content, self.speaker, self.cue
        for token in tokens:
            start = token.start
            yield content.get(start, "O"), speaker.get(start, "O"), cue.get(start, "O")

    def _mark(self, votes: dict[int, str], start: int, end: int, vote: str) -> None:
        first = bisect_left(self._starts, start)
        for at in range(first, bisect_left(self._starts, end)):
            votes[self._starts[at]] = f"{vote}B" if at == first else vote


def _entity_words(entities: Iterable[Entity]) -> list[tuple[int, int, str]]:
    return sorted((entity.span.start, entity.span.end, entity.label.value) for entity in entities)


class RowMaker:
    """Makes the rows of articles; remembers words, votes and verbs, so that frequent ones cost nothing.

    Args:
        weigher: What features come to.
    """

    def __init__(self, weigher: Weigher) -> None:
        self._joined = weigher.joined("ww=")
        self._words = FeatureTable(weigher, _word_features, (_HERE, _ASIDE), _REMEMBERED)
        self._pairs = FeatureTable(weigher, _pair_features, ((0, 1),))
        self._votes = FeatureTable(weigher, _vote_features, (_HERE, (-1, 0, 1)))
        self._verbs = FeatureTable(weigher, _verb_features)
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
        named = _entity_words(entities)
        looks = [_Look(passage, reading, named) for passage in passages]
        votes = Votes(passages, [*reading.direct.values(), *reading.reported])
        lengths = [len(look.tokens) for look in looks]
        places = TokenPlaces(lengths, len(_ENDS + _BEGINS))
        at, number = places.of_tokens, places.number
        others = {
            place: tuple(features)
            for place, features in zip(
                at.tolist(), chain.from_iterable(look.others() for look in looks), strict=True
            )
            if features
        }
        layers = [
            *self._words_and_pairs(looks, number),
            *self._votes.layers([vote for look in looks for vote in votes.of(look.tokens)], at, number),
            *self._verbs.layers([verb for look in looks for verb in look.verbs_before()], at, number),
            *self._verbs.layers([verb for look in looks for verb in look.verbs_after()], at, number),
            *self._others.layers([where for look in looks for where in look.whereabouts()], at, number),
            *self._others.layers(others.values(), [*others], number),
        ]
        stop = 0
        for batch in in_batches(lengths):
            start, stop = stop, stop + sum(lengths[batch.start : batch.stop])
            yield Rows(summed(layers, at[start:stop]), lengths[batch.start : batch.stop])

    def _words_and_pairs(self, looks: Sequence[_Look], places: int) -> list[Layer]:
        """Return what tokens owe to the words at and around them, and to two beside each other."""
        words = [*_ENDS]
        for look in looks:
            words += (*_BEGINS, *look.words, *_ENDS)
        words += _BEGINS
        joined = [word if word in self._joined else "" for word in words]
        pairs = {place: pair for place, pair in enumerate(pairwise(joined), 1) if all(pair)}
        return [
            *self._words.layers(words, range(places), places),
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


def _verb_features(near: _NearVerb) -> list[list[str]]:
    """Return the features of the nearest verb on a side, or of none: how far, and which."""
    side, distance, verb = near
    return [[f"{side}={verb}", f"{side}{verb[0]}{distance}"] if verb else [side]]


class _Look:
    """What is seen of one passage."""

    def __init__(self, passage: Passage, reading: Reading, named: list[tuple[int, int, str]]) -> None:
        self.tokens = passage.tokens
        self.sentences = passage.sentences
        self.line = passage.line
        self.kinds = _labels_of(passage.tokens, named)
        """The label of the entity that each token belongs to, or nothing."""
        self.words = [_word(token, kind) for token, kind in zip(passage.tokens, self.kinds, strict=True)]
        """Each token as a feature calls it."""
        self._segments = reading.segments
        self._verbs = self._reporting_verbs()

    def whereabouts(self) -> list[tuple[str, ...]]:
        """Return of each token what is seen of its line and of its sentence."""
        place = f"line={min(self.line, 2)}"
        without_quote, with_quote = ("b", place, "nq"), ("b", place, "hq")
        quoting = {
            sentence
            for sentence, token in zip(self.sentences, self.tokens, strict=True)
            if token.quote is not None
        }
        return [with_quote if sentence in quoting else without_quote for sentence in self.sentences]

    def verbs_before(self) -> list[_NearVerb]:
        """Return of each token the nearest reporting verb before it in its sentence."""
        return _nearest("lv", self._verbs, self.sentences)

    def verbs_after(self) -> list[_NearVerb]:
        """Return of each token the nearest reporting verb after it in its sentence."""
        return _nearest("nv", self._verbs[::-1], self.sentences[::-1])[::-1]

    def others(self) -> Iterator[list[str]]:
        """Yield of each token what is seen of it besides: mostly nothing."""
        verbs, kinds, words = self._verbs, self.kinds, self.words
        beside = Counter(self.sentences)
        subjects = self._subjects()
        last = len(self.tokens) - 1
        sentence = -1
        that = False
        for i, token in enumerate(self.tokens):
            features = []
            if self.sentences[i] != sentence:
                sentence = self.sentences[i]
                features.append("first")
                that = False
            if token.quote is not None:
                features += self._quote_features(i, beside[sentence])
            if kinds[i]:
                features.append("e=" + kinds[i])
                if i < last:
                    features.append(f"e+1={kinds[i]}|{words[i + 1]}")
            if i in subjects:
                features += ("sub=" + subjects[i], "sub")
            if verbs[i]:
                features += ("v=" + verbs[i], "vc=" + verbs[i][0])
            if that:
                features.append("that")
            elif token.lower == "that":
                that = True
            yield features

    def _reporting_verbs(self) -> list[str]:
        """Return for each token the class and lemma of the reporting verb that it is, else nothing."""
        tokens, sentences = self.tokens, self.sentences
        found = []
        start = 0
        for i, token in enumerate(tokens):
            if i and sentences[i] != sentences[i - 1]:
                start = i
            if token.verb is None:
                found.append("")
                continue
            verb = reporting_verb_at(tokens, i) if i > start else token.verb
            if verb is None:
                found.append("n")
            else:
                kind = "p" if is_passive(tokens, i) else "s" if verb.speaking else "a"
                found.append(kind + verb.lemma)
        return found

    def _subjects(self) -> dict[int, str]:
        """Return which tokens are in the subject of a reporting verb, and of which kind of verb."""
        verbs = self._verbs
        found: dict[int, str] = {}
        start = 0
        for i, verb in enumerate(verbs):
            if i and self.sentences[i] != self.sentences[i - 1]:
                start = i
            if not verb or verb[0] in "np":
                continue
            stop = i + 1
            while stop < len(verbs) and self.sentences[stop] == self.sentences[i]:
                stop += 1
            tokens = self.tokens[start:stop]
            for side, phrase in (
                ("<", subject_of(tokens, i - start)),
                (">", subject_after(tokens, i - start)),
            ):
                if phrase is not None:
                    for at in range(*phrase):
                        found[start + at] = f"{verb[0]}{side}{'B' if at == phrase.first else ''}"
        return found

    def _quote_features(self, i: int, beside: int) -> list[str]:
        """Return what a quoted segment looks like; `beside` counts the tokens of its sentence."""
        token = self.tokens[i]
        assert token.quote is not None
        segment = self._segments[token.quote]
        words = token.text.split()
        size = "0" if len(token.text) < _SHORT else "1" if len(token.text) < _MIDDLING else "2"
        last = token.text.rstrip(_CLOSING_MARKS)[-1:]
        last = "a" if last.isalnum() else last
        capitals = [word.lstrip(_OPENING_MARKS)[:1].isupper() for word in words]
        title = (
            "all" if all(capitals) else "none" if not any(capitals) else "first" if capitals[0] else "some"
        )
        before, after = self.words[max(0, i - 2) : i], self.words[i + 1 : i + 3]
        return [
            "ql=" + size,
            f"qn={min(len(words), 6)}",
            "qe=" + last,
            f"qc={segment.continues}{segment.closed}",
            "qt=" + title,
            f"qte={title}{last}{size}",
            f"qa={min(beside, 4)}",
            "q1=" + words[0].strip(_OPENING_MARKS + ",").lower(),
            "q<=" + "|".join(before),
            "q>=" + "|".join(after),
        ]


def _nearest(side: str, verbs: Sequence[str], sentences: Sequence[int]) -> list[_NearVerb]:
    """Return of each token the nearest reporting verb that comes before it in its sentence."""
    found = []
    nothing = side, 0, ""
    last, sentence = -1, -1
    for i, verb in enumerate(verbs):
        if sentences[i] != sentence:
            sentence = sentences[i]
            last = -1
        found.append((side, bisect_left(_DISTANCES, i - last), verbs[last]) if last >= 0 else nothing)
        if verb and verb != "n":
            last = i
    return found


def _labels_of(tokens: Sequence[Token], named: list[tuple[int, int, str]]) -> list[str]:
    labels = []
    at = bisect_left(named, (tokens[0].start, 0, "")) if tokens else 0
    at = max(at - 1, 0)
    for token in tokens:
        while at < len(named) and named[at][1] <= token.start:
            at += 1
        inside = at < len(named) and named[at][0] < token.end and token.quote is None
        labels.append(named[at][2] if inside else "")
    return labels


def _word(token: Token, kind: str) -> str:
    if token.quote is not None:
        return _QUOTE
    if not token.is_word:
        return token.text
    if token.text[0].isdigit():
        return "<9>"
    lower = token.lower
    if token.is_capitalised and token.verb is None and lower not in _SMALL:
        if kind:
            return f"<{kind}>"
        return (
            "<@>" if token.text[0] == "@" else "<AA>" if token.text.isupper() and len(lower) > 1 else "<Aa>"
        )
    return lower


def _endings(word: str) -> Iterator[str]:
    """Yield the endings of a word, of which marks and what stands for a name or a number have none."""
    if word[0].isalnum() or word[0] in "@#$":
        yield "s3=" + word[-3:]
        yield "s2=" + word[-2:]
