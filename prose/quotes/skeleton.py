"""Sentences as their skeleton: words and punctuation, with each quoted segment as one token.

What is said between the marks says nothing about who said it; with the quote folded into one token,
the subject and the verb that report it are its neighbours.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from prose.quotes.function_words import ABBREVIATIONS, DETERMINERS, PRONOUNS
from prose.quotes.reporting_verbs import REPORTING_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prose.quotes.quotation_marks import QuotedSegment
    from prose.quotes.reporting_verbs import ReportingVerb
    from prose.spans import Span

    _Known = tuple[str, str, bool, bool, bool, ReportingVerb | None]

_TOKEN = re.compile(
    r"((?=\S)(?:"  # or every rule would be tried at every space
    r"[A-Z]?[a-z]+(?=[\s,])|[,.](?=\s)"  # most tokens: what comes below would find the same, and later
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Reps?|Sens|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Jr|Sr|St|Atty|Maj|Adm)\."
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|\w+s[’'](?=\s[a-z])"
    r"|[@#$]?\w+(?:[’'\-.&]\w+)*"
    r"|''|--+|\.\.+|[^\w\s]"
    r"))"
)
_REMEMBERED = 10_000
"""Of how many different tokens is remembered what they are."""
_LONGEST_SENTENCE = 150
"""Tokens after which a sentence ends whatever comes: it bounds the work on text that has no sentences."""
_FEWEST_HEADLINE_WORDS = 4
"""Words of over three letters from which on capitals make a headline."""
_AFTER_ATTRIBUTION = frozenset((".", ",", "in", "on", "at", "to", "of", "during", "as"))
"""What follows the verb in an attribution that stands after its quote."""


_ACCORDING = "according"
_HALVES_OF_DAY = frozenset(("a.m.", "p.m."))
"""Abbreviations after which a sentence may end."""
_STOPS = frozenset((".", "?", "!", "...", "…"))
_MAY_END = _STOPS | _HALVES_OF_DAY | {""}
"""What may end a sentence within its line, in lower case; a quoted segment is no word."""
_GENITIVE = frozenset(("'s", "’s", "s'", "s’"))
"""How a noun in the genitive ends: "Harlow's", "members'"."""
_SUBJECTS = frozenset(("he", "she", "it", "we", "they", "i", "you", "who", "that", "there", "what"))


def _uncontracted(word: str) -> str:
    """Return what stands before a contracted verb ("she’d"), and "not" for a negated one ("didn’t")."""
    mark = max(word.rfind("'"), word.rfind("’"))
    if mark <= 0:
        return word
    if word[mark + 1 :] == "t" and word[mark - 1] == "n":
        return "not"
    return word[:mark] if word[:mark] in _SUBJECTS else word


_AFTER_QUOTE = frozenset((",", ";", ":", "—", "-", "–", "―", ")", "'", "’"))
"""Punctuation after a quote that goes on with its sentence."""


@lru_cache(_REMEMBERED)
def _known_of(text: str) -> _Known:
    """Return what is known of a token wherever it stands."""
    first = text[0]
    lower = _uncontracted(text.lower())
    is_word = first.isalnum() or first in "@#$"
    is_capitalised = first.isupper() or first == "@"
    return text, lower, is_word, is_capitalised, lower[-2:] in _GENITIVE, REPORTING_VERBS.get(lower)


class Token:
    """A word, a punctuation mark, or a whole quoted segment with its marks."""

    __slots__ = (
        "end",
        "is_capitalised",
        "is_possessive",
        "is_word",
        "lower",
        "quote",
        "start",
        "text",
        "verb",
    )

    text: str
    lower: str
    """The word in lower case, a contracted verb cut off; empty for a quoted segment."""
    is_word: bool
    is_capitalised: bool
    is_possessive: bool
    """Whether it is a noun in the genitive: "Harlow's", "members'"."""
    verb: ReportingVerb | None
    """The reporting verb that the word may be a form of."""
    start: int
    end: int
    quote: int | None
    """The number of the quoted segment that this token is; None for a word or a punctuation mark."""

    def __init__(self, known: _Known, start: int, end: int, quote: int | None = None) -> None:
        """Place what is known of a token, in the order of the attributes, between two code points."""
        self.text, self.lower, self.is_word, self.is_capitalised, self.is_possessive, self.verb = known
        self.start = start
        self.end = end
        self.quote = quote

    @property
    def speaks(self) -> bool:
        """Whether the word may be a form of a verb of speaking."""
        return self.verb is not None and self.verb.speaking

    def __repr__(self) -> str:
        return f"Token({self.text!r})"


class Sentence:
    """One skeleton sentence."""

    __slots__ = ("cues", "is_headline", "line", "quotes", "tokens")

    def __init__(self, tokens: list[Token], line: int) -> None:
        self.is_headline = _is_headline(tokens)
        """Whether every longer word is capitalised, so that capitals do not tell a name."""
        if self.is_headline:
            for token in tokens[1:]:
                token.is_capitalised = token.is_capitalised and token.verb is None
        self.tokens = tokens
        """Its tokens, at least one."""
        self.line = line
        """The number of the line with text that it stands in."""
        self.quotes = [index for index, token in enumerate(tokens) if token.quote is not None]
        """Which of its tokens are quoted segments."""
        self.cues = [
            index for index, token in enumerate(tokens) if token.verb is not None or token.lower == _ACCORDING
        ]
        """Which of them may report what somebody says: verbs, and "according" to somebody."""


def _is_headline(tokens: list[Token]) -> bool:
    """Whether every longer word is capitalised, so that capitals tell no name from a verb."""
    heavy = 0
    for token in tokens:
        if token.is_word and len(token.text) > 3:
            if not token.is_capitalised:
                return False
            heavy += 1
    return heavy >= _FEWEST_HEADLINE_WORDS


def skeleton_sentences(text: str, lines: Sequence[Span], segments: Sequence[QuotedSegment]) -> list[Sentence]:
    """Return the sentences of an article with each of its quoted segments as one token.

    A sentence ends with its line at the latest.

    Args:
        text: The article.
        lines: Its lines with text.
        segments: What stands between quotation marks in it.
    """
    sentences: list[Sentence] = []
    next_segment = 0
    for number, line in enumerate(lines):
        tokens: list[Token] = []
        position = line.start
        while next_segment < len(segments) and segments[next_segment].outside.start < line.end:
            outside = segments[next_segment].outside
            tokens += _words(text, position, outside.start)
            known = (outside.of(text), "", False, False, False, None)
            tokens.append(Token(known, *outside, next_segment))
            position = outside.end
            next_segment += 1
        tokens += _words(text, position, line.end)
        first = 0
        for stop in _sentence_stops(tokens):
            sentences.append(Sentence(tokens[first:stop], number))
            first = stop
    return sentences


def _words(text: str, start: int, end: int) -> list[Token]:
    """Return the words and punctuation marks from `start` to `end`, where no segment is."""
    pieces = _TOKEN.split(text[start:end])  # white space and tokens in turn
    edges = list(accumulate(map(len, pieces), initial=start))
    return list(map(Token, map(_known_of, pieces[1::2]), edges[1::2], edges[2::2]))


def _sentence_stops(tokens: list[Token]) -> Iterator[int]:
    """Yield one past the last token of each sentence of a line."""
    first, last = 0, len(tokens) - 1
    may_end = [index for index, token in enumerate(tokens) if token.lower in _MAY_END]
    for index in (*may_end, last):
        while index - first > _LONGEST_SENTENCE:
            first += _LONGEST_SENTENCE + 1
            yield first
        if first <= index and (index == last or _ends_sentence(tokens, index)):
            first = index + 1
            yield first


def _ends_sentence(tokens: list[Token], index: int) -> bool:
    """Whether a sentence ends with the token at `index`, which is not the last of its line."""
    token = tokens[index]
    if token.quote is not None:
        return _quote_ends_sentence(tokens, index)
    following = tokens[index + 1]
    if token.lower in _HALVES_OF_DAY:
        return following.quote is not None or (
            following.is_capitalised and (following.lower in DETERMINERS or following.lower in PRONOUNS)
        )
    if token.text not in _STOPS:
        return False
    if token.text == "." and index and _is_abbreviated(tokens[index - 1]):
        return tokens[index - 1].lower == "no" and not following.text[0].isdigit()
    if following.quote is not None or following.is_capitalised:
        return True
    return following.text[0].isdigit() or following.text in ("(", "[", "—")


def _quote_ends_sentence(tokens: list[Token], index: int) -> bool:
    """Whether the quote at `index`, which something follows on its line, is the end of its sentence."""
    following = tokens[index + 1]
    last = tokens[index].text.rstrip("\"”“»«’‘')]` \t\u00a0")[-1:]
    if last in (".", "…"):
        if following.quote is not None:
            return True
        goes_on = following.text in _AFTER_QUOTE
        goes_on = (
            goes_on or following.verb is not None or (following.is_word and not following.is_capitalised)
        )
        return not goes_on and not _is_short_attribution(tokens, index + 1)
    if last in ("!", "?"):
        if following.quote is not None:
            return True
        if not following.is_capitalised or following.verb is not None:
            return False
        return not (_is_attribution(tokens, index + 1) or _is_attribution_after_apposition(tokens, index + 1))
    return False


def _is_short_attribution(tokens: list[Token], first: int) -> bool:
    """Whether "X said." or "X Y said," begins at `first`: then the full stop in the quote was a slip."""
    for index in range(first, min(first + 4, len(tokens) - 1)):
        token = tokens[index]
        if not token.is_word:
            return False
        if token.speaks:
            return tokens[index + 1].text in (".", ",")
    return False


def _is_attribution(tokens: list[Token], first: int) -> bool:
    """Whether a verb that ends its clause, and may be one of speaking, stands among the next six tokens."""
    for index in range(first, min(first + 6, len(tokens))):
        token = tokens[index]
        unlisted = index > first and not token.is_capitalised and token.lower.endswith("ed")
        if token.speaks or unlisted:
            return index + 1 >= len(tokens) or tokens[index + 1].lower in _AFTER_ATTRIBUTION
    return False


def _is_attribution_after_apposition(tokens: list[Token], first: int) -> bool:
    """Whether "Name, an apposition, said" begins at `first`."""
    commas = 0
    for index in range(first, min(first + 21, len(tokens))):
        token = tokens[index]
        if token.quote is not None or token.text in ("?", "!"):
            return False
        if token.text == "." and not _is_abbreviated(tokens[index - 1]):
            return False
        if token.text == ",":
            commas += 1
        elif commas == 0 and not (token.is_capitalised or token.text == "."):
            return False
        elif commas > 1 and tokens[index - 1].text == "," and token.speaks and not token.is_capitalised:
            return True
    return False


def _is_abbreviated(token: Token) -> bool:
    """Whether a full stop after the word shortens it: "Sen", the "Tex" of "R-Tex"."""
    return token.lower in ABBREVIATIONS or token.lower.rpartition("-")[2] in ABBREVIATIONS
