"""Noun phrases in skeleton sentences, by function words, capitals and punctuation alone.

A part-of-speech tagger would know more, but costs forty times as much and, measured on news, finds hardly
one speaker in a hundred that these rules do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.function_words import (
    ABBREVIATIONS,
    ARTICLES,
    AUXILIARIES,
    BE,
    DAYS_AND_MONTHS,
    DETERMINERS,
    NOT_IN_PHRASE,
    PERSONAL_PRONOUNS,
    PHRASE_ENDS,
    PREPOSITIONS,
    PRONOUNS,
    TODAY,
    words,
)
from prose.quotes.reporting_verbs import DUAL

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from prose.quotes.skeleton import Token

_PAST_FORMS = words(
    """
    became began bit blew bought broke brought built came caught chose drew drove fell fled flew forgot froze
    gave got grew heard held kept lay led left lent lit lost made meant met paid ran rang rose sang sat sent
    shook sold spent stole stood struck swam taught threw took went woke won wore
    """
)
"""Verbs in the past without -ed that are no nouns or adjectives."""
_SHORTEST_PAST = 4
"""Letters of a word in -ed beyond which it may be a verb: not "red" or "need"."""
LINKS = words("of for at from with in")
"""Prepositions that join two noun phrases to one: "a scientist at the university"."""


class Phrase(NamedTuple):
    """A range of tokens of one sentence: half-open."""

    first: int
    """The first token."""
    stop: int
    """One past the last token."""


def phrases_of(matches: Iterable[re.Match[str]]) -> list[Phrase]:
    """Return where expressions matched, in the order given, if each character stands for a token."""
    return [tuple.__new__(Phrase, match.span()) for match in matches]


def is_definite(token: Token) -> bool:
    """Whether a noun phrase that begins with the token names somebody or something definite."""
    return token.is_capitalised or token.lower in DETERMINERS or token.lower in PRONOUNS


def is_name_word(token: Token) -> bool:
    """Whether the token is a capitalised word."""
    return token.is_word and token.is_capitalised


def is_past_form(tokens: list[Token], index: int) -> bool:
    """Whether the word at `index` looks like a verb in the past and not like an adjective."""
    token = tokens[index]
    if index == 0 or token.is_capitalised or not tokens[index - 1].is_word:
        return False
    if token.lower in _PAST_FORMS:
        return True
    adjective = tokens[index - 1].lower in DETERMINERS or tokens[index - 1].is_possessive
    return len(token.lower) > _SHORTEST_PAST and token.lower.endswith("ed") and not adjective


def phrase_start(tokens: list[Token], last: int, floor: int) -> int:
    """Return where the noun phrase begins whose last token is `last`, `floor` at the earliest."""
    first = last
    while first > floor and tokens[last].lower not in TODAY:
        before = tokens[first - 1]
        if not before.is_word:
            if before.text == "." and first - 2 >= floor and tokens[first - 2].lower in ABBREVIATIONS:
                first -= 1
                continue
            break
        if tokens[first].lower in DETERMINERS and not tokens[first].is_capitalised:
            break
        if before.lower in NOT_IN_PHRASE or before.lower in PRONOUNS or before.lower in AUXILIARIES:
            break
        if not before.is_capitalised:
            if before.verb is not None and before.lower not in DUAL:
                break
            if before.lower.endswith("ly") or is_past_form(tokens, first - 1):
                break
        first -= 1
    if first - 2 >= floor and tokens[first - 1].lower in LINKS:
        head = tokens[first - 2]
        if head.is_word and head.lower not in NOT_IN_PHRASE and head.verb is None:
            whole = phrase_start(tokens, first - 2, floor)
            if tokens[whole].lower in DETERMINERS or tokens[whole].is_capitalised:
                return whole
    return first


def phrase_from(tokens: list[Token], first: int) -> Phrase | None:
    """Return the noun phrase that begins at `first`, None where none does."""
    if first >= len(tokens) or not tokens[first].is_word:
        return None
    token = tokens[first]
    if token.lower in PRONOUNS:
        return Phrase(first, first + 1)
    if (
        token.lower in DAYS_AND_MONTHS
        or token.lower == "according"
        or (token.verb is not None and not token.is_capitalised)
    ):
        return None
    if token.lower in NOT_IN_PHRASE:
        # "In" begins a phrase, "The" does not end one; but the name "Will Harlow" begins with a small word.
        named = token.is_capitalised and first + 1 < len(tokens) and tokens[first + 1].is_capitalised
        if not named:
            return None
    stop = first + 1
    while stop < len(tokens) and _goes_on(tokens, stop):
        stop += 1
    return None if stop == first + 1 and token.lower in ARTICLES else Phrase(first, stop)


def _goes_on(tokens: list[Token], index: int) -> bool:
    """Whether a noun phrase read from left to right takes in the token at `index`."""
    token = tokens[index]
    if not token.is_word:
        return token.text == "." and tokens[index - 1].lower in ABBREVIATIONS
    if token.lower in DAYS_AND_MONTHS or token.lower in TODAY:
        return False
    if token.lower in PRONOUNS and not token.is_capitalised:
        return False
    if token.lower in PHRASE_ENDS:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return token.lower == "and" and following is not None and following.is_capitalised
    if token.is_capitalised:
        return True
    if (token.verb is not None and token.lower not in DUAL) or is_past_form(tokens, index):
        return False
    return token.lower not in BE and token.lower not in AUXILIARIES


def first_name_or_pronoun(tokens: list[Token], stop: int) -> Phrase | None:
    """Return the first personal pronoun or name before `stop`, after no preposition and owning nothing."""
    for first in range(stop):
        token = tokens[first]
        if token.lower in PERSONAL_PRONOUNS:
            return Phrase(first, first + 1)
        if not is_name_word(token) or token.lower in NOT_IN_PHRASE or token.lower in DETERMINERS:
            continue
        if first == 0 and token.verb is not None:
            continue
        if token.lower in DAYS_AND_MONTHS or (first and tokens[first - 1].lower in PREPOSITIONS):
            continue
        last = first
        while last + 1 < stop and is_name_word(tokens[last + 1]):
            last += 1
        if not tokens[last].is_possessive:
            return Phrase(first, last + 1)
    return None
