"""What the field sees of an article: the features of its skeleton tokens, one row a token.

A whole quoted segment is one token, as in the rules. The rules' own findings are among the features: the
field learns where to trust them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple

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
from prose.random_field import Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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


class _PlacedWord(NamedTuple, Generic[Weight]):
    """What a word comes to, by where it stands: on the token itself, before it or after it."""

    here: Weight
    one_before: Weight
    two_before: Weight
    three_before: Weight
    one_after: Weight
    two_after: Weight
    three_after: Weight


class _PlacedVote(NamedTuple, Generic[Weight]):
    """What the rules' finding of a token comes to."""

    here: Weight
    """To the token itself."""
    before: Weight
    """To the token after it."""
    after: Weight
    """To the token before it."""


class RowMaker(Generic[Weight]):
    """Makes the rows of articles; remembers words, votes and verbs, so that frequent ones cost nothing.

    Args:
        weigh: Returns what features come to: `RandomField.weigh` to label tokens, `list` to see the features.
    """

    def __init__(self, weigh: Callable[[Iterable[str]], Weight]) -> None:
        self._weigh = weigh
        self._words = lru_cache(_REMEMBERED)(self._placed_word)
        self._votes = lru_cache(_REMEMBERED)(self._placed_vote)
        self._verbs = lru_cache(_REMEMBERED)(self._near_verb)
        nothing = weigh(())
        self._no_vote = _PlacedVote(nothing, nothing, nothing)

    def rows(
        self, passages: Sequence[Passage], reading: Reading, entities: Sequence[Entity]
    ) -> Iterator[list[Weight]]:
        """Yield for each passage what the features of each of its tokens come to."""
        votes = Votes(passages, [*reading.direct.values(), *reading.reported])
        named = _entity_words(entities)
        for passage in passages:
            yield self._passage_rows(_Look(passage, reading, named), votes)

    def _passage_rows(self, look: _Look, votes: Votes) -> list[Weight]:
        weigh = self._weigh
        tokens, sentences, words, kinds = look.tokens, look.sentences, look.words, look.kinds
        verbs = look.verbs()
        before = self._nearest("lv", verbs, sentences)
        after = self._nearest("nv", verbs[::-1], sentences[::-1])[::-1]
        beside = Counter(sentences)
        has_quote = {
            sentence for sentence, token in zip(sentences, tokens, strict=True) if token.quote is not None
        }
        padded = ["BOS", "BOS", "BOS", *words, "EOS", "EOS", "EOS"]
        placed = [self._words(word) for word in padded]
        voted = [self._no_vote, *(self._votes(*vote) for vote in votes.of(tokens)), self._no_vote]
        subjects = look.subjects(verbs)
        place = f"line={min(look.line, 2)}"
        without_quote, with_quote = weigh(("b", place, "nq")), weigh(("b", place, "hq"))
        last = len(tokens) - 1
        sentence = -1
        that = False
        rows = []
        for i, token in enumerate(tokens):
            word = words[i]
            features = [f"-1w={padded[i + 2]}|{word}", f"w+1={word}|{padded[i + 4]}"]
            if sentences[i] != sentence:
                sentence = sentences[i]
                everywhere = with_quote if sentence in has_quote else without_quote
                features.append("first")
                that = False
            if token.quote is not None:
                features += look.quote_features(i, beside[sentence])
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
            rows.append(
                everywhere
                + placed[i + 3].here
                + placed[i + 2].one_before
                + placed[i + 1].two_before
                + placed[i].three_before
                + placed[i + 4].one_after
                + placed[i + 5].two_after
                + placed[i + 6].three_after
                + voted[i + 1].here
                + voted[i].before
                + voted[i + 2].after
                + before[i]
                + after[i]
                + weigh(features)
            )
        return rows

    def _nearest(self, side: str, verbs: Sequence[str], sentences: Sequence[int]) -> list[Weight]:
        """Return what the nearest reporting verb before each token of its sentence comes to."""
        found = []
        nothing = self._verbs(side, 0, "")
        last, sentence = -1, -1
        for i, verb in enumerate(verbs):
            if sentences[i] != sentence:
                sentence = sentences[i]
                last = -1
            found.append(self._verbs(side, i - last, verbs[last]) if last >= 0 else nothing)
            if verb and verb != "n":
                last = i
        return found

    def _placed_word(self, word: str) -> _PlacedWord[Weight]:
        weigh = self._weigh
        return _PlacedWord(
            weigh(["w=" + word, *_endings(word)]),
            weigh(["-1=" + word]),
            weigh(["-2=" + word]),
            weigh(["-3=" + word]),
            weigh(["+1=" + word]),
            weigh(["+2=" + word]),
            weigh(["+3=" + word]),
        )

    def _placed_vote(self, content: str, speaker: str, cue: str) -> _PlacedVote[Weight]:
        weigh = self._weigh
        return _PlacedVote(
            weigh(("T=" + content, "S=" + speaker, "C=" + cue, f"TSC={content}|{speaker}|{cue}")),
            weigh(("T-=" + content, "S-=" + speaker, "C-=" + cue)),
            weigh(("T+=" + content, "S+=" + speaker, "C+=" + cue)),
        )

    def _near_verb(self, side: str, distance: int, verb: str) -> Weight:
        """Return what the nearest verb on a side comes to, or that there is none: how far, and which."""
        if not verb:
            return self._weigh((side,))
        far = "1" if distance == _NEAR else "2" if distance <= _FAR else "3" if distance <= _FARTHEST else "4"
        return self._weigh((f"{side}={verb}", f"{side}{verb[0]}{far}"))


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

    def verbs(self) -> list[str]:
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

    def subjects(self, verbs: Sequence[str]) -> dict[int, str]:
        """Return which tokens are in the subject of a reporting verb, and of which kind of verb."""
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

    def quote_features(self, i: int, beside: int) -> list[str]:
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
