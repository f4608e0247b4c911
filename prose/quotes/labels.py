"""Lines that begin with the name of who says them: transcripts, interviews, headlines.

OKAFOR: Where were you?        Q: And then?        Ruth Okafor: The dam must go
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.function_words import DAYS_AND_MONTHS, DETERMINERS, NOT_IN_PHRASE, PARTICLES, words
from prose.quotes.noun_phrases import Phrase

if TYPE_CHECKING:
    from prose.quotes.skeleton import Sentence, Token

_LONGEST_LABEL = 5
"""Tokens before the colon of a label."""
_FEWEST_WORDS = 3
"""Words after a label that is no heading of a list."""
_FIRST_WORDS = 8
"""Words after a label of which one is no name, unless it heads a list of names."""
_NOT_SPEAKERS = words(
    """
    note notes update updated exclusive watch read related more photo photos video videos source sources
    editor correction result results question answer warning example bottom photograph picture image
    caption subject date time place where when what why how here there this that these those it listen
    see also tags topics share email contact phone breaking opinion analysis review live summary
    location cost price dear
    """
)
"""Words before a colon that are headings and not speakers."""


_NO_LABEL = _NOT_SPEAKERS | DETERMINERS - {"a"} | DAYS_AND_MONTHS | NOT_IN_PHRASE


class LabelledLine(NamedTuple):
    """A line that begins with the name of who says the rest of it."""

    sentence: int
    """The number of the line's first sentence."""
    last: int
    """The number of its last sentence."""
    label: Phrase
    """The tokens of the label in the first sentence, without the colon."""


def labelled_lines(sentences: list[Sentence]) -> list[LabelledLine]:
    """Return the lines that begin with a speaker's label.

    A label counts where it comes back, as in a transcript, where it is somebody whom the text names
    elsewhere, or in the first line, which is a headline.
    """
    lines = _lines_with_label(sentences)
    if not lines:
        return []
    texts = [_text(sentences[line.sentence].tokens, line.label) for line in lines]
    repeated = Counter(texts)
    names = Counter(token.text for sentence in sentences for token in sentence.tokens if token.is_capitalised)
    return [
        line
        for line, text in zip(lines, texts, strict=True)
        if repeated[text] > 1
        or line.sentence == 0
        or (text not in ("Q", "A") and names[sentences[line.sentence].tokens[line.label.stop - 1].text] > 1)
    ]


def _lines_with_label(sentences: list[Sentence]) -> list[LabelledLine]:
    lines: list[LabelledLine] = []
    for number, sentence in enumerate(sentences):
        if number and sentences[number - 1].line == sentence.line:
            continue
        label = _label(sentence.tokens)
        last = number
        while last + 1 < len(sentences) and sentences[last + 1].line == sentence.line:
            last += 1
        if label is not None and _says_something([one.tokens for one in sentences[number : last + 1]], label):
            lines.append(LabelledLine(number, last, label))
    return lines


def _says_something(sentences: list[list[Token]], label: Phrase) -> bool:
    """Whether a line has more after its label than a figure, a list of names or one quote."""
    tokens = sentences[0][label.stop + 1 :] + [token for sentence in sentences[1:] for token in sentence]
    spoken = [token for token in tokens if token.is_word]
    if not spoken or (len(spoken) < _FEWEST_WORDS and len(sentences) == 1):
        return False
    return any(not token.is_capitalised or token.verb is not None for token in spoken[:_FIRST_WORDS])


def _label(tokens: list[Token]) -> Phrase | None:
    """Return the name before a colon at the start of a line."""
    for index, token in enumerate(tokens[: _LONGEST_LABEL + 1]):
        if token.text == ":":
            return Phrase(0, index) if index and tokens[index - 1].is_word else None
        if not (token.is_capitalised or token.text == "." or token.lower in PARTICLES):
            return None
        if token.lower in _NO_LABEL:
            return None
    return None


def _text(tokens: list[Token], label: Phrase) -> str:
    return " ".join(token.text for token in tokens[label.first : label.stop])
