"""What an article says that was not in what had been read before.

A sentence is new where it brings a name or a figure that nothing read before has, or where no sentence of
these, nor two in a row, has most of its words. Words alone do well at this, and no measure over them did
clearly better, in Soboroff and Harman, "Novelty Detection: The TREC Experience" (2005).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from prose.resemblance import words_of
from prose.sentences import sentence_spans
from prose.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prose.spans import Span

KNOWN = 0.6
"""The share of a sentence's words from which on a sentence read before says the same."""
FEWEST = 3
"""What has fewer words of its own says nothing new, unless they are a name or a figure."""

_STEM = 6
"""Letters by which words are one: "minister" and "ministers", "negotiate" and "negotiations"."""
_LIKELIEST = 8
"""With how many sentences one is compared that share most words with it."""
_FUNCTION_WORDS = words(
    """
    a about after again against all also although am among an and any are as at be because been before being
    both but by came can could did do does doing down during each few for from further get got had has have
    having he her here hers him his how however i if in into is it its itself just last like made make many
    may me might more most much must my no nor not now of off on once one only or other others our out over
    own said same say saying says she should since so some still such than that the their them then there
    these they this those though through to told too under until up upon us very was we were what when where
    which while who whom whose why will with within without would yet you your s t re ve ll d m
    """
)
_CAPITALISED = re.compile(r"(?<![.!?…:\"“‘(\n] )(?<=[^\n] )[^\W\d_a-z][\w’'-]+")
_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
_COUNTED = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
    "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
}  # fmt: skip


class Read:
    """What has been read: the sentences of texts.

    Args:
        texts: The texts, in canonical characters.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._sentences: list[frozenset[str]] = []
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for text in texts:
            for span in sentence_spans(text):
                self._take(span.of(text))
            # Nothing that one text ends with goes on in the next.
            self._sentences.append(frozenset())

    def new_in(self, text: str) -> list[Span]:
        """Return the sentences of a text that say something new, in their order; none if nothing was read."""
        if not self._having:
            return []
        return [span for span in sentence_spans(text) if self._is_new(span.of(text))]

    def _take(self, sentence: str) -> None:
        stems = frozenset(chain(_stems(sentence), _figures(sentence)))
        for stem in stems:
            self._having[stem].append(len(self._sentences))
        self._sentences.append(stems)

    def _is_new(self, sentence: str) -> bool:
        stems = frozenset(_stems(sentence))
        names = {word[:_STEM] for name in _CAPITALISED.findall(sentence) for word in words_of(name)}
        telling = names & stems | frozenset(_figures(sentence))
        if any(stem not in self._having for stem in telling):
            return True
        return len(stems) >= FEWEST and self._told(stems) < KNOWN

    def _told(self, stems: frozenset[str]) -> float:
        """Return the largest share of these words that one sentence, or two in a row, has."""
        shared = Counter(chain.from_iterable(self._having.get(stem, ()) for stem in stems))
        likeliest = (place for place, _ in shared.most_common(_LIKELIEST))
        return max((self._share(stems, place) for place in likeliest), default=0.0)

    def _share(self, stems: frozenset[str], place: int) -> float:
        here = stems & self._sentences[place]
        beside = (self._sentences[other] for other in (place - 1, place + 1) if other >= 0)
        return max(len(here | stems & other) for other in beside) / len(stems)


def _stems(sentence: str) -> Iterator[str]:
    return (
        word[:_STEM] for word in words_of(sentence) if word not in _FUNCTION_WORDS and not word[0].isdigit()
    )


def _figures(sentence: str) -> Iterator[str]:
    """Yield the figures of a sentence, those in words among them, in one spelling."""
    yield from (figure.replace(",", "") for figure in _FIGURE.findall(sentence))
    yield from (_COUNTED[word] for word in words_of(sentence) if word in _COUNTED)
