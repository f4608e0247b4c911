"""The subjects of verbs in skeleton sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.quotes.function_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DAYS_AND_MONTHS,
    DETERMINERS,
    NOT_IN_PHRASE,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    words,
)
from prose.quotes.given_names import is_given_name
from prose.quotes.noun_phrases import (
    LINKS,
    Phrase,
    first_name_or_pronoun,
    is_definite,
    is_name_word,
    is_past_form,
    phrase_from,
    phrase_start,
)

if TYPE_CHECKING:
    from prose.quotes.skeleton import Token

_BEFORE_SUBJECT = words(", ; : — - – ― but and yet so or still")
_CLAUSE_CONJUNCTIONS = words("but while although though because as so whereas")
_TIMES = words(
    """
    ago later earlier yesterday today tonight week weeks month months year years night morning afternoon
    evening day days hour hours minutes moments weekend time
    """
)
"""Words that head a phrase which tells when."""
_VERBAL = AUXILIARIES | BE
"""Words that may stand between a subject and its verb."""
_DASHES = frozenset(("—", "–", "―", "--"))
_BEFORE_INFINITIVE = words(
    """
    went goes wants want had has have began begins continues likes hopes seeks sought fails plans vows
    quick able
    """
)
"""Forms without -ed that an infinitive of speaking may follow."""
_BEFORE_TIME = words("on in at during late early last this since until earlier later")
"""What may stand before a time."""
_SPEAKING_NOUNS = words("police people anyone everyone somebody someone nobody none few staff media counsel")
"""Nouns that speak without an article."""
_FARTHEST_APPOSITION = 20
"""Tokens between a name and the verb after its apposition."""
_FARTHEST_ATTRIBUTION = 10
"""Tokens between an attribution and a participle that goes on with it."""
_LONGEST_DATELINE = 12
"""Tokens of a dateline, its dash included."""
_IN_DATELINE = words(", . ( ) / of")
"""What stands in a dateline besides names."""
_AFTER_DATELINE = words("— – -- -")
_LONGEST_INTRODUCTION = 3
"""Words of an introduction that is no clause."""
_FARTHEST_RELATIVE = 14
"""Tokens between "who" and the verb after its clause."""
_FARTHEST_INTRODUCTION = 25
"""Tokens before the comma that parts an introduction ("Speaking in ...,") from its subject."""


def subject_of(tokens: list[Token], verb: int, floor: int = 0) -> Phrase | None:
    """Return the subject of the verb at `verb`, sought to its left and not before `floor`."""
    before = tokens[verb - 1] if verb > floor else None
    if tokens[verb].lower.endswith("ing") and (before is None or before.lower not in BE):
        return (
            _subject_after_with(tokens, verb)
            or _subject_of_attribution(tokens, verb)
            or main_subject(tokens, verb)
        )
    if before is not None and before.lower == "to":
        return _subject_of_infinitive(tokens, verb - 1, floor) or main_subject(tokens, verb)
    subject = _subject_before(tokens, verb, floor)
    if subject is not None and _is_adverbial(tokens, subject):
        return _subject_before_adverbial(tokens, subject.first, floor)
    if subject is None or not _can_speak(tokens, subject):
        return (
            main_subject(tokens, verb)
            if before is not None and _is_coordinated(tokens, verb, floor)
            else None
        )
    return subject


def _subject_after_with(tokens: list[Token], participle: int) -> Phrase | None:
    """Return who speaks in "with X saying"."""
    subject = _subject_before(tokens, participle, 0)
    if subject is None or subject.first == 0 or tokens[subject.first - 1].lower != "with":
        return None
    return subject


def _subject_of_infinitive(tokens: list[Token], to: int, floor: int) -> Phrase | None:
    """Return who speaks in "X was prompted to say", "X went on to say": the subject of the verb before."""
    index = to - 1
    if index > floor and tokens[index].lower == "on":
        index -= 1
    if index <= floor or not (
        tokens[index].lower.endswith("ed") or tokens[index].lower in _BEFORE_INFINITIVE
    ):
        return None
    subject = _subject_before(tokens, index, floor)
    return subject if subject is not None and _can_speak(tokens, subject) else None


def _subject_of_attribution(tokens: list[Token], participle: int) -> Phrase | None:
    """Return who speaks in "..., X said Monday, adding": the subject of the earlier verb."""
    for index in range(participle - 2, max(0, participle - _FARTHEST_ATTRIBUTION), -1):
        if tokens[index].quote is not None:
            return None
        if tokens[index].speaks and not tokens[index].lower.endswith("ing"):
            subject = _subject_before(tokens, index, 0)
            if subject is None or subject.first == 0 or not _can_speak(tokens, subject):
                return None
            before = tokens[subject.first - 1]
            return subject if before.text == "," or before.quote is not None else None
    return None


def _subject_before_adverbial(tokens: list[Token], first: int, floor: int) -> Phrase | None:
    """Return the subject that an adverbial of time beginning at `first` parts from its verb."""
    if first <= floor:
        return None
    if tokens[first - 1].text == ",":
        subject = _before_apposition(tokens, first - 1, floor)  # "X, an analyst, today said"
        if subject is not None and not _is_adverbial(tokens, subject):
            return subject
    last = first - 1
    while last > floor and (tokens[last].lower in _BEFORE_TIME or tokens[last].text == ","):
        last -= 1
    subject = _subject_before(tokens, last + 1, floor)
    if subject is not None and _can_speak(tokens, subject) and not _is_adverbial(tokens, subject):
        return subject
    return main_subject(tokens, first)


def _is_adverbial(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a noun phrase tells when: "on Friday", "two weeks ago", "last night"."""
    head = tokens[phrase.stop - 1].lower
    if head in _TIMES:
        return True
    return head in DAYS_AND_MONTHS and tokens[phrase.first].lower not in DETERMINERS


def _can_speak(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a noun phrase can be a subject: definite, a name, a number or a plural; no lone adverb."""
    first, last = tokens[phrase.first], tokens[phrase.stop - 1]
    if phrase.first == 0 and phrase.stop == 1 and first.lower in ADVERBS:
        return False
    if (
        last.is_capitalised
        or last.lower in PRONOUNS
        or last.lower.endswith("s")
        or last.lower in _SPEAKING_NOUNS
    ):
        return True
    if first.lower == "most":
        return False
    return first.is_capitalised or first.lower in DETERMINERS or first.text[0].isdigit()


def _is_coordinated(tokens: list[Token], verb: int, floor: int) -> bool:
    """Whether the verb shares its subject with an earlier one: "thanked them and said"."""
    before = tokens[verb - 1]
    if before.lower in ("and", "but", "then", "also"):
        return True
    if before.text == ",":
        reporting = tokens[verb].verb
        return reporting is None or reporting.lemma != tokens[verb].lower  # "If it rains, expect delays"
    return before.lower in AUXILIARIES and verb - 2 >= floor and tokens[verb - 2].lower in ("and", "but")


def _subject_before(tokens: list[Token], verb: int, floor: int) -> Phrase | None:
    """Return the noun phrase that ends directly before a verb, its adverbs and its appositions."""
    last = verb - 1
    while last >= floor and _is_verbal(tokens[last]):
        last -= 1
    if last < floor:
        return None
    token = tokens[last]
    if token.text == ",":
        if last - 1 > floor and tokens[last - 1].speaks and not tokens[last - 1].lower.endswith("ing"):
            return _subject_before(tokens, last - 1, floor)  # "the deal, Harlow said, showed": his words
        return _before_apposition(tokens, last, floor)
    if token.text in _DASHES:
        return _before_dashes(tokens, last, floor)
    if token.text == ")":
        while last > floor and tokens[last].text != "(":
            last -= 1
        last -= 1
        if last < floor:
            return None
        token = tokens[last]
    if not token.is_word:
        return None
    if token.lower in RELATIVES:
        if last > floor and tokens[last - 1].text == ",":
            last -= 1
        if last > floor and tokens[last - 1].is_word:
            return Phrase(phrase_start(tokens, last - 1, floor), last)
        return None
    if token.lower in PRONOUNS:
        return Phrase(last, last + 1)
    if token.lower in NOT_IN_PHRASE:
        return None
    first = phrase_start(tokens, last, floor)
    return _before_relative(tokens, first, floor) or Phrase(first, last + 1)


def _before_relative(tokens: list[Token], first: int, floor: int) -> Phrase | None:
    """Return who does what a clause with "who" tells, where its last words begin at `first`.

    "A farmer who spent three days in a silo has thanked ..." is about the farmer.
    """
    for who in range(first - 2, max(floor, first - _FARTHEST_RELATIVE), -1):
        following = tokens[who + 1]
        if not following.is_word or (following.verb is not None and following.verb.speaking):
            return None
        if tokens[who].lower == "who":
            verb = following.lower
            told = is_past_form(tokens, who + 1) or verb in BE or verb in AUXILIARIES or verb.endswith("s")
            named = tokens[who - 1].is_word and tokens[who - 1].lower not in NOT_IN_PHRASE
            return Phrase(phrase_start(tokens, who - 1, floor), who) if told and named else None
    return None


def _before_dashes(tokens: list[Token], dash: int, floor: int) -> Phrase | None:
    """Return the noun phrase before an insertion between dashes that ends with `dash`."""
    for index in range(dash - 1, max(floor, dash - _FARTHEST_APPOSITION), -1):
        if tokens[index].text in _DASHES and tokens[index - 1].is_word:
            return Phrase(phrase_start(tokens, index - 1, floor), index)
    return None


def _is_verbal(token: Token) -> bool:
    """Whether the token may stand between a subject and its verb."""
    if token.lower in _VERBAL:
        return True
    return token.lower.endswith("ly") and not token.is_capitalised


def _before_apposition(tokens: list[Token], comma: int, floor: int) -> Phrase | None:
    """Return the name before an apposition or relative clause that ends with `comma`.

    "X, an analyst, said"; "X, who lives there, said".
    """
    stop = _relative_comma(tokens, comma, floor) or _previous_comma(tokens, comma - 1, floor)
    while stop > floor + 2 and tokens[stop].text == "," and is_name_word(tokens[stop - 1]):
        # "X, a lawyer from Derry, Ireland, said": a comma inside the apposition
        first = stop - 1
        while first > floor and is_name_word(tokens[first]):
            first -= 1
        inside = tokens[first].lower in LINKS or tokens[first].lower in ("near", "and")
        if not inside and tokens[first].lower not in DAYS_AND_MONTHS:
            break
        earlier = _previous_comma(tokens, first, floor)
        if tokens[earlier].text != "," or _is_introduction(tokens, floor, earlier):
            break
        stop = earlier
    if stop <= floor or stop < comma - _FARTHEST_APPOSITION:
        return None
    head = tokens[stop - 1]
    if not head.is_word or head.lower in NOT_IN_PHRASE:
        return None
    first = phrase_start(tokens, stop - 1, floor)
    if head.is_capitalised or tokens[first].lower in DETERMINERS or head.lower in PRONOUNS:
        return Phrase(first, stop)
    return None


def _is_introduction(tokens: list[Token], first: int, comma: int) -> bool:
    """Whether nothing but a word or two that introduce the sentence stand before a comma: "Reacting,"."""
    return comma - first <= _LONGEST_INTRODUCTION and _introduces(tokens, first)


def _relative_comma(tokens: list[Token], comma: int, floor: int) -> int | None:
    """Return the comma before the relative clause that ends with `comma`: "X, who ..., said"."""
    for index in range(comma - 1, max(floor, comma - _FARTHEST_APPOSITION), -1):
        if tokens[index].text == "," and tokens[index + 1].lower in ("who", "whose", "whom", "which"):
            return index
    return None


def _previous_comma(tokens: list[Token], index: int, floor: int) -> int:
    while index > floor and tokens[index].text not in (",", "—", "("):
        index -= 1
    return index


def main_subject(tokens: list[Token], stop: int) -> Phrase | None:
    """Return what looks most like the subject of the clause that goes on at `stop`, sought before it."""
    start = _clause_start(tokens, stop) or after_dateline(tokens, stop)
    while start < stop and (tokens[start].quote is not None or tokens[start].lower in _BEFORE_SUBJECT):
        start += 1
    if start < stop and _introduces(tokens, start):
        phrase, start = _after_introduction(tokens, start, stop)
        if phrase is not None:
            return phrase
    for first in range(start, min(stop, start + 4)):
        if tokens[first].quote is not None:
            break
        phrase = phrase_from(tokens, first)
        order = phrase is not None and phrase.stop == first + 1 and tokens[first].verb is not None
        if phrase is not None and phrase.stop <= stop and is_definite(tokens[first]) and not order:
            return phrase
    return first_name_or_pronoun(tokens, stop)


def _clause_start(tokens: list[Token], stop: int) -> int:
    """Return where the clause that goes on at `stop` begins: after the last ", but" that has a subject."""
    for index in range(stop - 2, 0, -1):
        if tokens[index].lower in _CLAUSE_CONJUNCTIONS and tokens[index - 1].text in (",", ";", "—", "–"):
            phrase = phrase_from(tokens, index + 1)
            if phrase is not None and phrase.stop <= stop and is_definite(tokens[phrase.first]):
                return index + 1
    return 0


def after_dateline(tokens: list[Token], stop: int) -> int:
    """Return where the sentence begins after a dateline: "SALEM, Ore. (Wire) — The mayor ..."."""
    for index, token in enumerate(tokens[: min(stop, _LONGEST_DATELINE)]):
        if token.is_capitalised:
            continue
        if index and token.text in _AFTER_DATELINE:
            return index + 1
        if token.text not in _IN_DATELINE:
            return 0
    return 0


def _introduces(tokens: list[Token], index: int) -> bool:
    """Whether a phrase that introduces a sentence begins at `index`: "In May,", "Asked why,"."""
    token = tokens[index]
    if token.lower in PREPOSITIONS or token.lower in DAYS_AND_MONTHS or token.lower in ADVERBS:
        return True
    return token.lower.endswith(("ing", "ly", "ed")) and not is_given_name(token.text)


def _after_introduction(tokens: list[Token], start: int, stop: int) -> tuple[Phrase | None, int]:
    """Return the subject after the introduction at `start`, and where to seek it if there is none."""
    after = start
    for comma in range(start, min(stop - 1, start + _FARTHEST_INTRODUCTION)):
        if tokens[comma].text != ",":
            continue
        if after == start:
            after = comma + 1
        phrase = phrase_from(tokens, comma + 1)
        if phrase is None or phrase.stop > stop or not is_definite(tokens[phrase.first]):
            continue
        if not _is_adverbial(tokens, phrase) and not _is_rest_of_place(tokens, comma, phrase):
            return phrase, after
    return None, after


def _is_rest_of_place(tokens: list[Token], comma: int, phrase: Phrase) -> bool:
    """Whether the phrase after a comma is the second half of a place: "in Salem, Oregon, on Sunday"."""
    if not tokens[comma - 1].is_capitalised or phrase.stop - phrase.first > 2:
        return False
    if phrase.stop >= len(tokens) or tokens[phrase.stop].text != "," or phrase.stop + 1 >= len(tokens):
        return False
    following = tokens[phrase.stop + 1]
    return following.lower in PREPOSITIONS or following.is_capitalised or following.lower in PERSONAL_PRONOUNS
