"""Speech that a dash opens at the start of a line, as in fiction and in many languages.

— I never saw the boat, said Ida Roth. — It was dark.
— Nobody saw it.

A dash opens lists, signatures and asides as well. A line is speech where somebody speaks in it, or where a
line of speech stands directly before or after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prose.quotes.function_words import DETERMINERS, PRONOUNS
from prose.quotes.reporting_verbs import REPORTING_VERBS
from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING = re.compile(r"[—–―]\s?(?=[^\W_]|[¿¡…])")
_AGAIN = re.compile(r"\s[—–―]\s?(?=[^\W_]|[¿¡…])")
_ATTRIBUTION = re.compile(r"(?<=[,.?!…])\s+(?=(\w+)\s+(\w+))")
"""A stop, and the two words that may tell who speaks."""
_FEWEST_WORDS = 3
"""Words of a line of speech that tells nobody who speaks."""


def dialogue_spans(text: str, lines: Sequence[Span]) -> dict[int, list[Span]]:
    """Return what dashes mark as speech, by the number of its line; each span begins with its dash.

    Args:
        text: The article.
        lines: Its lines with text.
    """
    opened = [number for number, line in enumerate(lines) if _OPENING.match(text, line.start, line.end)]
    spoken = {number: _spoken(text, lines[number]) for number in opened}
    told = {number for number, spans in spoken.items() if len(spans) > 1 or spans[0].end < lines[number].end}
    found = {}
    for number in opened:
        beside = number - 1 in told or number + 1 in told
        if number in told or (beside and len(lines[number].of(text).split()) > _FEWEST_WORDS):
            found[number] = spoken[number]
    return found


def _spoken(text: str, line: Span) -> list[Span]:
    """Return the pieces of a line that are speech if the line is: the whole line if nobody speaks in it."""
    spans = []
    start = line.start
    while True:
        stop = _attribution(text, start, line.end)
        if stop is None:
            spans.append(Span(start, line.end))
            return spans
        spans.append(Span(start, stop))
        again = _AGAIN.search(text, stop, line.end)
        if again is None:
            return spans
        start = again.start() + 1


def _attribution(text: str, start: int, end: int) -> int | None:
    """Return where "said Ida", "she said" or "Ida said" begins behind a stop, None where it does not."""
    for match in _ATTRIBUTION.finditer(text, start, end):
        first, second = match.group(1), match.group(2)
        if _speaks(first) and _names(second):
            return match.start()
        if _names(first) and _speaks(second) and text[match.start() - 1] != ".":
            return match.start()
    return None


def _speaks(word: str) -> bool:
    verb = REPORTING_VERBS.get(word)
    return verb is not None and verb.speaking and word != verb.lemma


def _names(word: str) -> bool:
    return word[0].isupper() or word in PRONOUNS or word in DETERMINERS
