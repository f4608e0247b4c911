"""What is seen of the tokens of an article: their kinds, what the rules found there, and the verbs nearby."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

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
    from prose.quotes.features import Passage
    from prose.quotes.quote import Quote
    from prose.quotes.rules import Reading
    from prose.spans import Span

QUOTE = "<q>"
"""What a quoted segment is called."""
NO_VERB = "n"
"""What stands for a word that may be a form of a reporting verb and is none here."""
_NAMES = frozenset(("<@>", "<AA>", "<Aa>"))
"""What words are called that may be names; where the label of the name is known, that is used."""
_SMALL = BE | DAYS_AND_MONTHS | DETERMINERS | PREPOSITIONS | PRONOUNS | ABBREVIATIONS
"""Words that are called what they are even where a capital letter begins them."""
_STRETCHES = (1, 2, 5)
"""How many tokens are next to a verb, how many follow near it, and how many more in its neighbourhood."""
_REMEMBERED = 10_000
"""Of how many words is remembered what they are called."""


NearVerb: TypeAlias = tuple[int, str]
"""The nearest reporting verb on a side of a token: 1 for the token next to it to 4 for one far off, and the
verb as `Observations.verbs` has it; 0 and nothing if there is none."""
Stretch: TypeAlias = tuple[NearVerb, int]
"""What tokens in a row have as their nearest verb, and how many they are."""


class SeenSentence(NamedTuple):
    """A sentence."""

    tokens: range
    """The indices of its tokens in the article."""
    passage: range
    """Those of the tokens of its passage."""
    line: int
    """The number of its line among those with text."""


class Observations:
    """What is seen of the tokens of an article.

    Args:
        passages: Its passages.
        reading: What the rules found in it.
        entities: Its entities where they are known.
    """

    def __init__(self, passages: Sequence[Passage], reading: Reading, entities: Iterable[Entity]) -> None:
        self.tokens = [token for passage in passages for token in passage.tokens]
        """The tokens of all passages."""
        self.sentences = [*_sentences(passages)]
        """The sentences that they make up."""
        self._starts = [token.start for token in self.tokens]
        self._quoted = [index for index, token in enumerate(self.tokens) if token.quote is not None]
        self.labels = self._labels(entities)
        """By token: the label of the entity that it belongs to."""
        self.words = [
            QUOTE
            if token.quote is not None
            else _called(token.text, token.lower, token.is_word, token.is_capitalised, token.verb is not None)
            for token in self.tokens
        ]
        """What each token is called: it in lower case, or its kind for names, numbers and quotes."""
        for index, label in self.labels.items():
            if self.words[index] in _NAMES:
                self.words[index] = f"<{label}>"
        self.votes = self._votes([*reading.direct.values(), *reading.reported])
        """What the rules found each token to be, of a content, of a speaker and of a cue: "O" for nothing."""
        self.verbs = self._verbs(passages)
        """By token: the kind, in a letter, and the lemma of the reporting verb that it is, or `NO_VERB`."""
        self._reporting = [*self._sentences_with_verbs()]

    def quoted_in(self, tokens: range) -> list[int]:
        """Return which of some tokens are quoted segments."""
        first = bisect_left(self._quoted, tokens.start)
        return self._quoted[first : bisect_left(self._quoted, tokens.stop, first)]

    def after_that(self) -> Iterator[int]:
        """Yield the tokens after the first "that" of their sentence."""
        those = [index for index, token in enumerate(self.tokens) if token.lower == "that"]
        for tokens, _, _ in self.sentences:
            first = bisect_left(those, tokens.start)
            if first < len(those):
                yield from range(those[first] + 1, tokens.stop)

    def verbs_before(self) -> list[Stretch]:
        """Return the stretches of tokens by the nearest reporting verb before them in their sentence."""
        found: list[Stretch] = []
        for sentence, verbs in self._reporting:
            first = sentence.start
            found += _stretches([(at - first, verb) for at, verb in verbs], len(sentence))
        return found

    def verbs_after(self) -> list[Stretch]:
        """Return the stretches of tokens by the nearest reporting verb after them in their sentence."""
        found: list[Stretch] = []
        for sentence, verbs in self._reporting:
            last = sentence.stop - 1
            found += _stretches([(last - at, verb) for at, verb in reversed(verbs)], len(sentence))[::-1]
        return found

    def subjects(self) -> dict[int, str]:
        """Return by token in the subject of a reporting verb: the kind of verb, and on which side it is."""
        found: dict[int, str] = {}
        for sentence, verbs in self._reporting:
            tokens = self.tokens[sentence.start : sentence.stop]
            for at, verb in verbs:
                # Who is told of in the passive speaks elsewhere.
                if verb[0] == "p":
                    continue
                place = at - sentence.start
                for side, phrase in (("<", subject_of(tokens, place)), (">", subject_after(tokens, place))):
                    if phrase is not None:
                        for inside in range(*phrase):
                            begins = "B" if inside == phrase.first else ""
                            found[sentence.start + inside] = verb[0] + side + begins
        return found

    def _sentences_with_verbs(self) -> Iterator[tuple[range, list[tuple[int, str]]]]:
        """Yield the sentences with the reporting verbs in each."""
        verbs = [(at, verb) for at, verb in self.verbs.items() if verb != NO_VERB]
        first = 0
        for sentence in self.sentences:
            stop = bisect_left(verbs, (sentence.tokens.stop, ""), first)
            yield sentence.tokens, verbs[first:stop]
            first = stop

    def _labels(self, entities: Iterable[Entity]) -> dict[int, str]:
        found: dict[int, str] = {}
        for entity in entities:
            start, end = entity.span
            index = bisect_left(self._starts, start)
            if index and self.tokens[index - 1].end > start:
                index -= 1
            for inside in range(index, bisect_left(self._starts, end)):
                if self.tokens[inside].quote is None:
                    found.setdefault(inside, entity.label.value)
        return found

    def _votes(self, quotes: Iterable[Quote]) -> list[tuple[str, str, str]]:
        content, speaker, cue = (["O"] * len(self.tokens) for _ in range(3))
        for quote in sorted(quotes, key=lambda one: one.kind == "direct"):
            direct = quote.kind == "direct"
            method = quote.method.value if quote.method is not None else "none"
            if direct:
                # A segment's token begins with its marks.
                at = bisect_right(self._starts, quote.span.start) - 1
                if at >= 0:
                    content[at] = f"D{method}{content[at][:1].replace('O', '')}"
            else:
                self._mark(content, quote.span, "I")
            if quote.speaker is not None:
                self._mark(speaker, quote.speaker, method if direct else "I")
            if quote.cue is not None:
                self._mark(cue, quote.cue, "D" if direct else "I")
        return [*zip(content, speaker, cue, strict=True)]

    def _mark(self, votes: list[str], span: Span, vote: str) -> None:
        first, stop = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        if first < stop:
            votes[first:stop] = [vote + "B"] + [vote] * (stop - first - 1)

    def _verbs(self, passages: Iterable[Passage]) -> dict[int, str]:
        found = {}
        first = 0
        begins = {sentence.tokens.start for sentence in self.sentences}
        for passage in passages:
            tokens = passage.tokens
            for index, token in enumerate(tokens):
                if token.verb is not None:
                    at = first + index
                    verb = token.verb if at in begins else reporting_verb_at(tokens, index)
                    if verb is None:
                        found[at] = NO_VERB
                    else:
                        kind = "p" if is_passive(tokens, index) else "s" if verb.speaking else "a"
                        found[at] = kind + verb.lemma
            first += len(tokens)
        return found


def _sentences(passages: Iterable[Passage]) -> Iterator[SeenSentence]:
    stop = 0
    for passage in passages:
        whole = range(stop, stop + len(passage.tokens))
        while stop < whole.stop:
            start, number = stop, passage.sentences[stop - whole.start]
            stop = whole.start + bisect_right(passage.sentences, number)
            yield SeenSentence(range(start, stop), whole, passage.line)


def _stretches(verbs: Sequence[tuple[int, str]], length: int) -> list[Stretch]:
    """Return the stretches of a sentence by the nearest verb before them.

    Args:
        verbs: The verbs, with their places in the sentence.
        length: The number of its tokens.
    """
    if not verbs:
        return [(_NONE_NEAR, length)]
    found: list[Stretch] = [(_NONE_NEAR, verbs[0][0] + 1)]
    for (at, verb), (following, _) in pairwise((*verbs, (length - 1, ""))):
        left = following - at
        for distance, tokens in enumerate((*_STRETCHES, left), 1):
            if left <= 0:
                break
            found.append(((distance, verb), min(left, tokens)))
            left -= tokens
    return found


_NONE_NEAR: NearVerb = (0, "")


@lru_cache(_REMEMBERED)
def _called(text: str, lower: str, is_word: bool, is_capitalised: bool, is_verb: bool) -> str:
    """Return what a word or a mark is called."""
    if not is_word:
        return text
    if text[0].isdigit():
        return "<9>"
    if is_capitalised and not is_verb and lower not in _SMALL:
        return "<@>" if text[0] == "@" else "<AA>" if text.isupper() and len(lower) > 1 else "<Aa>"
    return lower
