"""Names as runs of capitalised words in skeleton sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.quotes.function_words import (
    ABBREVIATIONS,
    ADVERBS,
    AUXILIARIES,
    DAYS_AND_MONTHS,
    DETERMINERS,
    INDEFINITE,
    NOT_IN_PHRASE,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    words,
)
from prose.quotes.given_names import is_given_name
from prose.quotes.noun_phrases import Phrase, is_past_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prose.quotes.skeleton import Token

FEMALE_TITLES = words(
    """
    mrs ms miss lady dame queen princess madam madame congresswoman spokeswoman chairwoman councilwoman
    assemblywoman businesswoman actress duchess countess baroness sister
    """
)
MALE_TITLES = words(
    """
    mr lord king prince congressman spokesman chairman councilman assemblyman businessman actor duke
    count baron sir father brother pope
    """
)
TITLES = (
    FEMALE_TITLES
    | MALE_TITLES
    | words(
        """
        dr sen rep reps sens gov gen col lt sgt capt prof rev hon maj adm cmdr atty president senator governor
        representative secretary minister premier chancellor ambassador representatives senators judge justice
        general colonel captain lieutenant sergeant major admiral commander marshal officer detective
        professor doctor reverend bishop archbishop cardinal imam rabbi sheikh mullah ayatollah mayor sheriff
        chief leader speaker director manager chair chairperson spokesperson editor author analyst reporter
        correspondent columnist anchor host commentator moderator strategist pollster adviser advisor aide
        lawyer attorney counsel prosecutor candidate nominee commissioner superintendent inspector coach
        deputy vice acting former prime foreign interior first interim assistant executive co-founder founder
        ceo mp mep democrat republican labour conservative rival senior veteran
        """
    )
)
"""Words before a name that are not part of it, in lower case and without a full stop."""
_TITLES_OF_ANY = TITLES | {f"{title}s" for title in TITLES}
"""Titles of one person and of several."""
_NO_NAMES = PRONOUNS | DAYS_AND_MONTHS | DETERMINERS | INDEFINITE
"""Words that begin no name."""
_SMALL_WORDS = NOT_IN_PHRASE | AUXILIARIES
"""Words that begin a name only inside a sentence and before another word of it: "Will Harlow"."""
_LONGEST_DESCRIPTION = 6
"""Tokens of "his deputy," before a name."""
_JOINS = frozenset((",", "and"))
"""What stands between two speakers."""


def name_runs(tokens: list[Token], first: int = 0, stop: int | None = None) -> Iterator[Phrase]:
    """Yield the runs of capitalised words among the tokens from `first` to `stop`, without titles."""
    stop = len(tokens) if stop is None else stop
    end = first
    for index, token in enumerate(tokens[first:stop], first):
        if not token.is_capitalised or index < end or not _begins_name(tokens, index):
            continue
        end = index + 1
        while end < stop and not tokens[end - 1].is_possessive and _continues_name(tokens, end, stop):
            end += 1
        named = _after_titles(tokens, index, end)
        if named < end:
            yield Phrase(named, end)


def _after_titles(tokens: list[Token], first: int, stop: int) -> int:
    """Return where the name begins after its titles in a run of capitalised words; `stop` if nowhere."""
    named = first
    for index in range(first, stop - 1):
        if tokens[index].lower.rstrip(".") in _TITLES_OF_ANY or tokens[index].text == ".":
            named = index + 1
    return stop if named == stop - 1 and tokens[named].lower.rstrip(".") in TITLES else named


def _begins_name(tokens: list[Token], index: int) -> bool:
    """Whether the capitalised token at `index` may be the first of a name."""
    token = tokens[index]
    if not token.is_word or token.lower in _NO_NAMES:
        return False
    if index == 0 and (token.lower in ADVERBS or token.verb is not None) and not is_given_name(token.text):
        return False
    if token.lower in _SMALL_WORDS:
        # "Will Harlow" is a name, "Will Congress" begins a question
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return index > 0 and following is not None and following.is_word and following.is_capitalised
    return True


def _continues_name(tokens: list[Token], index: int, stop: int) -> bool:
    token = tokens[index]
    if token.is_word and token.is_capitalised:
        return token.lower not in DAYS_AND_MONTHS
    if token.text == ".":
        return (
            tokens[index - 1].lower in ABBREVIATIONS and index + 1 < stop and tokens[index + 1].is_capitalised
        )
    while index < stop and tokens[index].lower in PARTICLES:
        index += 1
        if index < stop and _is_name_word(tokens[index]):
            return True
    return False


def tight(tokens: list[Token], phrase: Phrase) -> Phrase:
    """Return the name that heads a noun phrase, the phrase itself where its head is no name.

    "longtime pollster Ada Lind" and "Ada Lind of Trent" are headed by "Ada Lind"; "a spokesman for Ada
    Lind" and "the Lind campaign" are headed by a common noun.
    """
    stop = phrase.first + 1
    while stop < phrase.stop and tokens[stop].text not in (",", "("):
        token = tokens[stop]
        if token.lower in NOT_IN_PHRASE and not token.is_capitalised:
            break
        stop += 1
    head = tokens[stop - 1]
    if phrase.stop - phrase.first == 1 or not head.is_capitalised or head.is_possessive:
        return phrase
    last = None
    for run in name_runs(tokens, phrase.first, stop):
        last = run
    if last is None or last.stop != stop:
        return phrase
    if last.stop - last.first == 1 and last.first > phrase.first:
        before = tokens[last.first - 1]
        if before.lower in DETERMINERS:
            return phrase  # the Republican, the Kremlin
    return last


def coordinated_names(tokens: list[Token], phrase: Phrase) -> list[Phrase]:
    """Return the names in a phrase such as "Ada Lind, Bo Holm and his deputy, Pia Roth"; none of one name.

    What is joined by another word tells of the name before it: "Ada Lind of Trent and Bo Holm".
    """
    if all(token.lower != "and" for token in tokens[phrase.first : phrase.stop]):
        return []
    found: list[Phrase] = []
    last = phrase.first
    joined = False
    for run in name_runs(tokens, *phrase):
        if tokens[run.stop - 1].is_possessive:
            continue
        if tokens[run.stop - 1].lower.rstrip(".") in TITLES:
            return []  # "former governor and party chairman Ada Lind"
        if found:
            since = {token.lower for token in tokens[found[-1].stop : run.first]}
            between = [token.lower for token in tokens[last : run.first]]
            last = run.stop
            linked = bool(since & PREPOSITIONS - _JOINS)
            if not since & (_JOINS | PREPOSITIONS):
                found[-1] = run  # "the rival contenders Ada Lind and Bo Holm"
                continue
            if not between or between[0] not in _JOINS or (linked and ("," in since or len(between) > 1)):
                continue
            if "and" not in between and between != [","]:
                continue
            joined = joined or "and" in between
        last = run.stop
        found.append(run)
    return found if joined else []


def with_names_before(tokens: list[Token], phrase: Phrase, floor: int) -> Phrase:
    """Return a phrase with the names that an "and" joins to its left: "Bo and Ida Roth" of "Ida Roth".

    What stands before `floor` is another sentence.
    """
    first = _joining_and(tokens, phrase.first, floor) if tokens[phrase.first].is_capitalised else None
    if first is None:
        return phrase
    joint = first
    while first > floor and (_is_name_word(tokens[first - 1]) or tokens[first - 1].text == ","):
        first -= 1
    runs = list(name_runs(tokens, first, joint))
    if not runs or runs[-1].stop != joint:
        return phrase
    before = tokens[runs[0].first - 1] if runs[0].first > floor else None
    governed = (
        before is not None
        and before.is_word
        and (
            before.lower in NOT_IN_PHRASE
            or before.verb is not None
            or is_past_form(tokens, runs[0].first - 1)
        )
    )
    return phrase if governed else Phrase(runs[0].first, phrase.stop)


def _joining_and(tokens: list[Token], first: int, floor: int) -> int | None:
    """Return the "and" directly before a name, or before its description: "and his deputy, Bo Lind"."""
    index = first - 1
    if index > floor and tokens[index].text == ",":
        index -= 1
        while index > max(floor, first - _LONGEST_DESCRIPTION) and tokens[index].lower not in DETERMINERS:
            index -= 1
        if tokens[index].lower not in DETERMINERS:
            return None
        index -= 1
    return index if index > floor and tokens[index].lower == "and" else None


def _is_name_word(token: Token) -> bool:
    return token.is_word and token.is_capitalised
