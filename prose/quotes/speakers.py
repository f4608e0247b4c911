"""Patterns that find who says a direct quote in its own skeleton sentence.

In the order in which they are tried: a signature after a dash; what stands after the quote (said X,
according to X, X said); a label before it (X: "..."); the nearest reporting verb before it and its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.function_words import (
    ABBREVIATIONS,
    AUXILIARIES,
    BE,
    DAYS_AND_MONTHS,
    DETERMINERS,
    MODALS,
    OBJECT_PRONOUNS,
    PARTICLES,
    PRONOUNS,
)
from prose.quotes.noun_phrases import Phrase, is_definite, phrase_from
from prose.quotes.reporting_verbs import DUAL, NAMING, WITH_RECIPIENT
from prose.quotes.subjects import subject_of
from prose.quotes.verbs import is_passive, reporting_verb_at

if TYPE_CHECKING:
    from prose.quotes.reporting_verbs import ReportingVerb
    from prose.quotes.skeleton import Token

_DASHES = frozenset(("―", "—", "–", "-", "--"))
_BETWEEN = _DASHES | frozenset((",", '"', "'", "’"))
"""Punctuation between a quote and what reports it."""
_AFTER_VERB = frozenset((".", ",", "in", "on", "at", "of", "to", "during"))
_CLOSING_MARKS = "\"”“»«’‘')]` "
_LONGEST_SPEAKER = 4
"""Words of a speaker before a verb that no lexicon lists."""
_LONGEST_SIGNATURE = 4
"""Words of a name that signs a quote."""
_FARTHEST_PASSIVE = 6
"""Tokens before a quote among which the passive verb of its agent is sought."""
_FARTHEST_VERB = 30
"""Tokens after a quote among which its verb is sought."""
_LONGEST_LABEL = 4
"""Words of a speaker's label at the start of a line: THE PRESIDING OFFICER."""


class Attribution(NamedTuple):
    """Who says a quote, and the words that tell so, as token ranges."""

    speaker: Phrase
    """The noun phrase or pronoun that names the speaker."""
    cue: Phrase
    """The reporting verb, "according to", colon or dash."""


def find_attribution(tokens: list[Token], quote: int) -> Attribution | None:
    """Return the attribution of the quote at index `quote` of a sentence, None where it has none."""
    return (
        _signature(tokens, quote)
        or _agent(tokens, quote)
        or _directly_before(tokens, quote)
        or _after(tokens, quote)
        or _label(tokens, quote)
        or _before(tokens, quote)
        or _line_label(tokens, quote)
    )


def according_to(tokens: list[Token], index: int) -> Attribution | None:
    """Return the source of "according to X" or "per X" that begins at `index`, None where it does not."""
    word = tokens[index].lower
    if word not in ("according", "per"):
        return None
    stop = index + 1
    if word == "according":
        if stop >= len(tokens) or tokens[stop].lower != "to":
            return None
        stop += 1
    source = phrase_from(tokens, stop)
    if stop < len(tokens) and tokens[stop].lower in OBJECT_PRONOUNS and source is None:
        source = Phrase(stop, stop + 1)
    return Attribution(source, Phrase(index, stop)) if source is not None else None


def _signature(tokens: list[Token], quote: int) -> Attribution | None:
    """Find a signature: "..." — Ada Lind."""
    dash = quote + 1
    if dash >= len(tokens) or tokens[dash].text not in _DASHES:
        return None
    stop = _signed_name_end(tokens, dash + 1)
    if stop is None:
        return None
    if any(token.verb is not None and not token.is_capitalised for token in tokens[dash + 1 : quote + 12]):
        return None
    return Attribution(Phrase(dash + 1, stop), Phrase(dash, dash + 1))


def signature_line(tokens: list[Token]) -> Attribution | None:
    """Return who signs the quote on the line before: a line with nothing but — Ada Lind, mayor of Trent."""
    if tokens[0].text not in _DASHES:
        return None
    stop = _signed_name_end(tokens, 1)
    return Attribution(Phrase(1, stop), Phrase(0, 1)) if stop is not None else None


def _signed_name_end(tokens: list[Token], first: int) -> int | None:
    """Return where the name that begins at `first` ends, None where it is no signature."""
    stop = first
    while stop < len(tokens) and _is_in_name(tokens, stop):
        stop += 1
    if not first < stop <= first + _LONGEST_SIGNATURE:
        return None
    return stop if stop >= len(tokens) or tokens[stop].text in (",", ".", "(") else None


def _is_in_name(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.is_word:
        return token.is_capitalised or token.lower in PARTICLES
    return token.text == "." and tokens[index - 1].lower in ABBREVIATIONS


def _agent(tokens: list[Token], quote: int) -> Attribution | None:
    """Find who does what a passive verb tells: was called "..." by X."""
    by = quote + 1
    if by >= len(tokens) or tokens[by].lower != "by":
        return None
    for verb in range(quote - 1, max(-1, quote - _FARTHEST_PASSIVE), -1):
        if tokens[verb].verb is not None and is_passive(tokens, verb):
            speaker = phrase_from(tokens, by + 1)
            return Attribution(speaker, Phrase(verb, verb + 1)) if speaker is not None else None
    return None


def _directly_before(tokens: list[Token], quote: int) -> Attribution | None:
    """Find a verb of speaking that opens the quote: X said, "..."."""
    verb = quote - 1
    if verb >= 1 and (tokens[verb].text in (",", ":") or tokens[verb].lower == "that"):
        verb -= 1
    if (
        verb < 1
        or not tokens[verb].speaks
        or reporting_verb_at(tokens, verb) is None
        or is_passive(tokens, verb)
    ):
        return None
    subject = subject_of(tokens, verb)
    if subject is None or any(tokens[at].quote is not None for at in range(*subject)):
        return None
    return Attribution(subject, Phrase(verb, verb + 1))


def _after(tokens: list[Token], quote: int) -> Attribution | None:
    """Find what reports a quote after it: "...," said X; "...," according to X; "...," X said."""
    first = quote + 1
    while first < len(tokens) and tokens[first].text in _BETWEEN:
        first += 1
    if first >= len(tokens) or tokens[first].quote is not None:
        return None
    if tokens[first].lower in ("while", "but", "although", "though"):
        return None
    verb = first
    while verb < len(tokens) and (tokens[verb].lower in AUXILIARIES or tokens[verb].lower.endswith("ly")):
        verb += 1
    if verb < len(tokens) and tokens[verb].speaks:
        speaker = subject_after(tokens, verb)
        if speaker is not None:
            return Attribution(speaker, Phrase(verb, verb + 1))
    return (
        according_to(tokens, first)
        or _subject_and_verb_after(tokens, first)
        or _subject_and_any_verb(tokens, quote, first)
    )


def _subject_and_verb_after(tokens: list[Token], first: int) -> Attribution | None:
    for index in range(first + 1, min(len(tokens), first + _FARTHEST_VERB)):
        token = tokens[index]
        if token.quote is not None or token.text == ";":
            return None
        if token.verb is None:
            continue
        verb = reporting_verb_at(tokens, index)
        if verb is None or not verb.speaking:
            continue
        cue = Phrase(index, index + 1)
        if tokens[index - 1].text == "," and verb.lemma not in WITH_RECIPIENT:
            # "...," through tears, said X
            speaker = _inverted_subject(tokens, index) if not is_definite(tokens[first]) else None
            if speaker is not None:
                return Attribution(speaker, cue)
        subject = subject_of(tokens, index, first)
        if subject is None:
            continue
        ends_clause = index + 1 >= len(tokens) or (
            tokens[index + 1].lower in _AFTER_VERB
            or tokens[index + 1].text in _AFTER_VERB
            or tokens[index + 1].lower in DAYS_AND_MONTHS
        )
        if subject.first <= first + 6 or (ends_clause and tokens[subject.first - 1].text == ","):
            return Attribution(subject, cue)
    return None


def _subject_and_any_verb(tokens: list[Token], quote: int, first: int) -> Attribution | None:
    """Find a name and a verb that no lexicon lists: "...," Lind barked."""
    if not tokens[quote].text.rstrip(_CLOSING_MARKS).endswith((",", "!", "?")) or not is_definite(
        tokens[first]
    ):
        return None
    speaker = phrase_from(tokens, first)
    verb = speaker.stop if speaker is not None else first
    if speaker is not None and tokens[speaker.stop - 1].lower.endswith("ed") and verb - first > 1:
        verb -= 1
    if speaker is None or verb >= len(tokens) or verb - first > _LONGEST_SPEAKER:
        return None
    if (
        not tokens[verb].lower.endswith(("ed", "s"))
        or tokens[verb].is_capitalised
        or tokens[verb].lower in BE
    ):
        return None
    if verb + 1 < len(tokens) and tokens[verb + 1].text not in _AFTER_VERB:
        return None
    return Attribution(Phrase(first, verb), Phrase(verb, verb + 1))


def _inverted_subject(tokens: list[Token], verb: int) -> Phrase | None:
    """Return the subject that stands after its verb: "said X"."""
    if tokens[verb].lower.endswith("ing") or verb + 1 >= len(tokens):
        return None
    following = tokens[verb + 1]
    if following.is_capitalised or following.lower in DETERMINERS:
        return subject_after(tokens, verb)
    return None


def subject_after(tokens: list[Token], verb: int) -> Phrase | None:
    """Return the noun phrase after a verb where it is the verb's subject and not that of a clause to come."""
    phrase = phrase_from(tokens, verb + 1)
    if phrase is None or phrase.stop >= len(tokens):
        return phrase
    following = tokens[phrase.stop]
    return None if following.lower in BE or following.lower in MODALS else phrase


def _label(tokens: list[Token], quote: int) -> Attribution | None:
    """Find the name before a colon: Ada Lind: "..."; More from Ada Lind: "..."."""
    colon = quote - 1
    if colon < 1 or tokens[colon].text != ":":
        return None
    first = colon - 1
    name = tokens[first]
    if not (name.is_word and name.is_capitalised) or name.verb is not None or name.lower in DAYS_AND_MONTHS:
        return None
    while first and _belongs_to_label(tokens, first - 1):
        first -= 1
    if first:
        before = tokens[first - 1]
        more_from = before.lower == "from" and first > 1 and tokens[first - 2].lower == "more"
        if (
            before.text not in _DASHES
            and before.text not in (":", ".")
            and before.lower != "by"
            and not more_from
        ):
            return None
    return Attribution(Phrase(first, colon), Phrase(colon, quote))


def _belongs_to_label(tokens: list[Token], index: int) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if token.lower in ("and", "of"):
        return index > 0 and tokens[index - 1].is_capitalised
    if not (token.is_word and token.is_capitalised):
        return False
    # A headline in capitals before a name in small letters is not part of it.
    return not (token.text.isupper() and len(token.text) > 3 and not following.text.isupper())


def _line_label(tokens: list[Token], quote: int) -> Attribution | None:
    """Find any label at the start of its line: THE PRESIDING OFFICER: "..."."""
    colon = quote - 1
    if colon < 1 or colon > _LONGEST_LABEL or tokens[colon].text != ":" or not tokens[0].is_capitalised:
        return None
    if colon == 1 and tokens[0].verb is not None:
        return None  # "Say: ..."
    if not all(token.is_word or token.text == "." for token in tokens[:colon]):
        return None
    return Attribution(Phrase(0, colon), Phrase(colon, quote))


def _before(tokens: list[Token], quote: int) -> Attribution | None:
    """Return the reporting verb before a quote that is nearest to it by the weights of `_distance`."""
    best: Attribution | None = None
    least = 0
    for index in range(quote - 1, -1, -1):
        if tokens[index].quote is not None:
            break
        source = according_to(tokens, index) if tokens[index].lower == "according" else None
        if source is not None:
            return source
        if tokens[index].verb is None:
            continue
        verb = reporting_verb_at(tokens, index)
        if verb is None or _is_naming_participle(tokens, index, quote):
            continue
        subject = None if is_passive(tokens, index) else subject_of(tokens, index)
        if subject is None or any(tokens[at].quote is not None for at in range(*subject)):
            continue
        distance = _distance(tokens, index, quote, verb)
        if best is None or distance < least:
            best, least = Attribution(subject, Phrase(index, index + 1)), distance
    return best


def _distance(tokens: list[Token], index: int, quote: int, verb: ReportingVerb) -> int:
    """Return how far a verb is from its quote: tokens, more for the weaker verbs, less for a sure one."""
    distance = quote - index
    if not verb.speaking and not (verb.lemma in NAMING and distance <= 4):
        distance += 20
    if tokens[index].lower in DUAL and quote - index > 2 and not tokens[index].lower.endswith("ed"):
        distance += 8
    if quote - index == 1 or (quote - index == 2 and tokens[quote - 1].text in (",", ":")):
        distance -= 6
    return distance


def _is_naming_participle(tokens: list[Token], index: int, quote: int) -> bool:
    """Whether the verb at `index` only names the thing before it: 'a plan called "..."'."""
    if (
        index != quote - 1
        or index == 0
        or tokens[index].lower not in ("called", "dubbed", "labeled", "labelled")
    ):
        return False
    before = tokens[index - 1]
    if not before.is_word or before.is_capitalised or before.lower.endswith("s"):
        return False
    return not (
        before.lower in PRONOUNS
        or before.lower in AUXILIARIES
        or before.lower in BE
        or before.lower in ("who", "and")
    )
