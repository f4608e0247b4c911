"""Whether what stands after a verb is a content that it reports, or only its object.

"Holm found that the dam leaks" reports; "Holm found her keys", "the way to find out" and "press i to see
them" do not. Which verbs need how much was counted in PolNeAR (Newell, Margolin and Ruths, LREC 2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.quotes.function_words import AUXILIARIES, BE, MODALS, PRONOUNS, words
from prose.quotes.noun_phrases import is_past_form, phrase_from
from prose.quotes.reporting_verbs import DUAL

if TYPE_CHECKING:
    from prose.quotes.noun_phrases import Phrase
    from prose.quotes.reporting_verbs import ReportingVerb
    from prose.quotes.skeleton import Token

_CLAUSE_WORDS = words("that if whether what how why who where when which there")
"""Words that begin a clause which somebody can say or think."""
_WEAK = words("see find read learn maintain feel post compare add continue understand view")
"""Verbs that take an object at least as often as a content."""
_SELDOM_WITH = words("in with by at from into without while when during after before over until last late")
"""Words after a verb of attitude that tell how or when, and begin no content."""
_GOES_ON_TO = words(
    """
    on likely quick hard continue continues continued continuing seemed seems seem appeared tried trying
    struggled pivoted hastened paused refused declined vowed hesitated began wants wanted likes used first
    last only
    """
)
"""Words after which an infinitive tells what its subject does say."""
_BEFORE_GERUND = words("of against about without from at than")
"""Prepositions after which a form in -ing is a noun."""
_PLURAL_NOUNS = words(
    "questions answers reports requests views voices claims comments references regrets replies"
)
"""Nouns rather than verbs before "to"."""
_FARTHEST_AS = 8
"""Tokens of an object before its "as"."""
_HEARER = words("you your")


def is_reported(
    tokens: list[Token],
    speaker: Phrase,
    index: int,
    start: int,
    end: int,
    verb: ReportingVerb,
    *,
    quoted: bool,
) -> bool:
    """Whether the verb at `index` reports what stands from `start` to `end`.

    Args:
        tokens: The tokens of the sentence.
        speaker: The subject of the verb.
        index: The verb.
        start: Where its content would begin.
        end: Where its content would end.
        verb: The verb in the lexicon.
        quoted: Whether a part of it stands between quotation marks.
    """
    if not verb.speaking and tokens[start].lower in _SELDOM_WITH:
        return False
    if tokens[index].lower in DUAL and tokens[start].lower == "to":
        return tokens[index].lower not in _PLURAL_NOUNS
    if quoted:
        return True
    clause = tokens[start - 1].lower == "that" or is_clause(tokens, start, end)
    if tokens[index].lower.endswith("ing") and tokens[index - 1].lower in _BEFORE_GERUND:
        return (
            clause and verb.speaking and tokens[start - 1].text != ","
        )  # "after four hours of shouting, ..."
    before = tokens[speaker.first - 1].lower if speaker.first else ""
    if tokens[start - 1].text == "," and not clause and before not in (",", "as"):
        return False  # "...," she said, shaking her head
    if tokens[index - 1].lower == "to" and not _is_governed(tokens, index):
        return tokens[start - 1].lower == "that" or (clause and verb.speaking)
    if tokens[speaker.first].lower in _HEARER and not (
        verb.speaking and clause and tokens[index].lower != verb.lemma
    ):
        return False
    return clause or verb.lemma not in _WEAK or _is_taken_as(tokens, start, end)


def _is_governed(tokens: list[Token], index: int) -> bool:
    """Whether the infinitive at `index` tells what its subject does say: "went on to say"."""
    return index >= 2 and tokens[index - 2].lower in _GOES_ON_TO


def _is_taken_as(tokens: list[Token], start: int, end: int) -> bool:
    """Whether somebody sees a thing as something: "sees the vote as a chance"."""
    return any(token.lower == "as" for token in tokens[start : min(end, start + _FARTHEST_AS)])


def is_clause(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a clause with a subject and a verb of its own begins at `start`."""
    if start >= end:
        return False
    if tokens[start].lower in _CLAUSE_WORDS:
        return True
    subject = phrase_from(tokens, start)
    if subject is None or subject.stop >= end:
        return False
    if tokens[start].lower in PRONOUNS:
        return True
    after = tokens[subject.stop]
    return (
        after.lower in BE
        or after.lower in MODALS
        or after.lower in AUXILIARIES
        or is_past_form(tokens, subject.stop)
        or (after.verb is not None and not after.lower.endswith("ing"))
    )
