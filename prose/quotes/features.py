"""What the field sees of an article: the features of its skeleton tokens, one row a token.

A whole quoted segment is one token, as in the rules. The rules' own findings are among the features: the
field learns where to trust them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prose.entities.entity import Entity
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
_NEAR, _FAR, _FARTHEST = 1, 3, 8
"""Tokens from a verb: next to it, near it, in its neighbourhood."""
_REMEMBERED = 10_000
"""Of how many words, votes and verbs the features are remembered, at about 1 KB each."""


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


def feature_rows(
    passages: Sequence[Passage], reading: Reading, entities: Sequence[Entity]
) -> Iterator[list[list[str]]]:
    """Yield the features of the tokens of each passage."""
    votes = Votes(passages, [*reading.direct.values(), *reading.reported])
    named = _entity_words(entities)
    for passage in passages:
        yield _Rows(passage, reading, votes, named).rows()


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


class _Rows:
    """Makes the features of one passage."""

    def __init__(
        self, passage: Passage, reading: Reading, votes: Votes, named: list[tuple[int, int, str]]
    ) -> None:
        self._passage = passage
        self._tokens = passage.tokens
        self._segments = reading.segments
        self._votes = votes
        self._kinds = _labels_of(passage.tokens, named)
        self._words = [_word(token, kind) for token, kind in zip(passage.tokens, self._kinds, strict=True)]

    def rows(self) -> list[list[str]]:
        tokens, sentences, words = self._tokens, self._passage.sentences, self._words
        count = len(tokens)
        verbs = self._verbs()
        before, after = _nearest(verbs, sentences), _nearest(verbs[::-1], sentences[::-1])[::-1]
        beside = Counter(sentences)
        has_quote = {
            sentence for sentence, token in zip(sentences, tokens, strict=True) if token.quote is not None
        }
        padded = ["BOS", "BOS", "BOS", *words, "EOS", "EOS", "EOS"]
        placed = [_placed_word(word) for word in padded]
        voted = [_vote_features(*vote) for vote in self._votes.of(tokens)]
        subjects = self._subjects(verbs)
        place = f"line={min(self._passage.line, 2)}"
        that = False
        rows = []
        for i, token in enumerate(tokens):
            first = i == 0 or sentences[i] != sentences[i - 1]
            w1, w, v1 = padded[i + 2 : i + 5]
            row = [
                "b",
                placed[i + 3].here,
                placed[i + 2].one_before,
                placed[i + 1].two_before,
                placed[i].three_before,
                placed[i + 4].one_after,
                placed[i + 5].two_after,
                placed[i + 6].three_after,
                f"-1w={w1}|{w}",
                f"w+1={w}|{v1}",
                place,
                "hq" if sentences[i] in has_quote else "nq",
                *voted[i].here,
            ]
            if i:
                row += voted[i - 1].before
            if i + 1 < count:
                row += voted[i + 1].after
            if token.quote is not None:
                row += self._quote_features(i, beside[sentences[i]])
            elif w[0] != "<" and token.is_word:
                row += ["s3=" + w[-3:], "s2=" + w[-2:]]
            if self._kinds[i]:
                row.append("e=" + self._kinds[i])
                if i + 1 < count:
                    row.append(f"e+1={self._kinds[i]}|{v1}")
            if i in subjects:
                row += ["sub=" + subjects[i], "sub"]
            if verbs[i]:
                row += ["v=" + verbs[i], "vc=" + verbs[i][0]]
            if first:
                row.append("first")
                that = False
            row += _verb_features("lv", before[i])
            row += _verb_features("nv", after[i])
            if that:
                row.append("that")
            if token.lower == "that":
                that = True
            rows.append(row)
        return rows

    def _verbs(self) -> list[str]:
        """Return for each token the class and lemma of the reporting verb that it is, else nothing."""
        tokens, sentences = self._tokens, self._passage.sentences
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

    def _subjects(self, verbs: Sequence[str]) -> dict[int, str]:
        """Return which tokens are in the subject of a reporting verb, and of which kind of verb."""
        found: dict[int, str] = {}
        start = 0
        for i, verb in enumerate(verbs):
            if i and self._passage.sentences[i] != self._passage.sentences[i - 1]:
                start = i
            if not verb or verb[0] in "np":
                continue
            stop = i + 1
            while stop < len(verbs) and self._passage.sentences[stop] == self._passage.sentences[i]:
                stop += 1
            tokens = self._tokens[start:stop]
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
        token = self._tokens[i]
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
        before, after = self._words[max(0, i - 2) : i], self._words[i + 1 : i + 3]
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


class _PlacedWord(NamedTuple):
    """The feature that a word is, by where it stands: on the token itself, before it or after it."""

    here: str
    one_before: str
    two_before: str
    three_before: str
    one_after: str
    two_after: str
    three_after: str


@lru_cache(_REMEMBERED)
def _placed_word(word: str) -> _PlacedWord:
    return _PlacedWord(*(place + word for place in ("w=", "-1=", "-2=", "-3=", "+1=", "+2=", "+3=")))


class _VoteFeatures(NamedTuple):
    """What the rules found of a token, as features."""

    here: tuple[str, ...]
    """For the token itself."""
    before: tuple[str, ...]
    """For the token after it."""
    after: tuple[str, ...]
    """For the token before it."""


@lru_cache(_REMEMBERED)
def _vote_features(content: str, speaker: str, cue: str) -> _VoteFeatures:
    return _VoteFeatures(
        ("T=" + content, "S=" + speaker, "C=" + cue, f"TSC={content}|{speaker}|{cue}"),
        ("T-=" + content, "S-=" + speaker, "C-=" + cue),
        ("T+=" + content, "S+=" + speaker, "C+=" + cue),
    )


@lru_cache(_REMEMBERED)
def _verb_features(side: str, near: tuple[int, str] | None) -> tuple[str, ...]:
    """Return the features of the nearest verb on a side: how far it is, and which."""
    if near is None:
        return (side,)
    distance, verb = near
    far = "1" if distance == _NEAR else "2" if distance <= _FAR else "3" if distance <= _FARTHEST else "4"
    return f"{side}={verb}", f"{side}{verb[0]}{far}"


def _nearest(verbs: Sequence[str], sentences: Sequence[int]) -> list[tuple[int, str] | None]:
    """Return for each token how far before it the nearest reporting verb of its sentence is, and which."""
    found: list[tuple[int, str] | None] = []
    last = -1
    for i, verb in enumerate(verbs):
        if i and sentences[i] != sentences[i - 1]:
            last = -1
        found.append((i - last, verbs[last]) if last >= 0 else None)
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
