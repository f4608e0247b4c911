"""Which words of a skeleton sentence are reporting verbs.

Most of these verbs have a noun of the same form: "the report says", "in her report".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.quotes.function_words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    NOT_IN_PHRASE,
    PRONOUNS,
    RELATIVES,
    words,
)
from prose.quotes.reporting_verbs import DUAL, NAMING

if TYPE_CHECKING:
    from prose.quotes.reporting_verbs import ReportingVerb
    from prose.quotes.skeleton import Token

_ADJECTIVES_BEFORE_NOUN = words("of such strong new public recent official")
_ALSO_PRONOUNS = words("that this one two three some many several most both any other another")
"""Determiners that can be a subject by themselves."""
_LONGEST_NAMED = 5
"""Words of a thing before the participle that names it."""
_AFTER_NOUN = words("of about from by in and are were is was against among over")
"""What follows a noun rather than a verb that reports."""


def reporting_verb_at(tokens: list[Token], index: int) -> ReportingVerb | None:
    """Return the reporting verb that the token at `index` is in its sentence, None where it is none."""
    token = tokens[index]
    if token.verb is None:
        return None
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        token.is_capitalised
        and before is not None
        and not token.text.isupper()
        and before.text not in (":", ",")
    ):
        return None
    if before is None or before.quote is not None:
        return token.verb
    if before.lower in DETERMINERS and (before.lower not in _ALSO_PRONOUNS or token.lower in DUAL):
        return None
    if before.text == "-" or before.is_possessive:
        return None
    if token.verb.lemma in NAMING and _is_reduced_relative(tokens, index):
        return None
    if token.lower in DUAL and not _is_verb_form(token, before, after):
        return None
    return token.verb


def _is_reduced_relative(tokens: list[Token], participle: int) -> bool:
    """Whether a participle only names the thing before it: "a plan called ..."."""
    if not tokens[participle].lower.endswith("ed"):
        return False
    for index in range(participle - 1, max(-1, participle - _LONGEST_NAMED), -1):
        token = tokens[index]
        if (
            not token.is_word
            or token.is_capitalised
            or token.lower in NOT_IN_PHRASE
            or token.lower in PRONOUNS
        ):
            return False
        if token.lower in ("a", "an"):
            return index > 0
    return False


def _is_verb_form(token: Token, before: Token, after: Token | None) -> bool:
    """Whether a form that may be a noun is a verb between the words on its two sides."""
    if before.lower in PRONOUNS:
        return True
    if before.lower in _ADJECTIVES_BEFORE_NOUN or after is None or after.lower in _AFTER_NOUN:
        return False
    if after.text in (".", ",", ")", ";"):
        return before.is_capitalised and after.text != ")"
    if before.lower in RELATIVES or before.lower in _ALSO_PRONOUNS:
        return True
    if token.lower.endswith("s"):
        singular = before.is_capitalised or not before.lower.endswith("s")
        return before.is_word and before.lower not in NOT_IN_PHRASE and singular
    plural = before.lower.endswith("s") and not before.is_possessive
    return before.lower == "to" or before.lower in AUXILIARIES or before.lower in MODALS or plural


def is_passive(tokens: list[Token], verb: int) -> bool:
    """Whether the verb at `verb` is a passive participle: "was asked", "is often called"."""
    if tokens[verb].lower.endswith("ing"):
        return False
    index = verb - 1
    while index > 0 and (
        tokens[index].lower.endswith("ly") or tokens[index].lower in ("not", "also", "often")
    ):
        index -= 1
    return index >= 0 and tokens[index].lower in BE
