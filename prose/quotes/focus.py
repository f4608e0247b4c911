"""Whom a text is about at each place, so that "he", "she" and "it" can be told.

A pronoun goes to a recent mention whose gender agrees, subjects and speakers before others. This is the
centering of Grosz, Joshi and Weinstein (Computational Linguistics 21, 1995) at its plainest. People whom the
article does not name are in focus as well: who "he" is after "a spokesman said" is not told by any name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from prose.quotes.function_words import DETERMINERS, words
from prose.quotes.given_names import Gender
from prose.quotes.names import FEMALE_TITLES, MALE_TITLES

if TYPE_CHECKING:
    from prose.spans import Span

_MEMORY = 2_500
"""Code points over which a pronoun reaches back."""
_SHORT_MEMORY = 1_000
"""Code points over which "it" and "its" reach back."""
_FOCI = 40
"""Mentions over which a pronoun reaches back."""
_NO_SUBJECT = 6
"""Mentions by which one that is no subject counts as farther away."""
_NO_SPEAKER = 2
"""Mentions by which one that says nothing counts as farther away."""
_NO_GENDER = 2
"""Mentions by which one whose gender is not known counts as farther away."""
_OTHER_PARAGRAPH = 3
"""Mentions by which one in an earlier paragraph counts as farther away."""
_FARTHER_PARAGRAPHS = 2
"""What further paragraphs add to that at most."""
_NO_NAME = 3
"""Mentions by which one without a name counts as farther away, where it is in another paragraph."""
_BREAK = re.compile(r"\n\n*")
_PERSON_NOUN = re.compile(
    r"(?:man|woman|person|er|or|ist|ian|yst|boy|girl|official|resident|student|witness|teenager|assistant"
    r"|consultant|accountant|president|aide|victim|chief|mother|father|friend|judge|nurse|mayor|executive"
    r"|attorney|advocate|activist|chair|representative|delegate|relative|colleague|neighbour|neighbor)$"
)
"""How a noun ends that is a person more often than not."""
_NO_PERSON = words(
    "paper newspaper letter chapter order power number computer center centre poster answer error"
)
_AFTER_HEAD = re.compile(r",| (?:of|for|at|in|on|with|from|to|who|which|near|familiar)\b")


class Focus(NamedTuple):
    """Somebody whom a pronoun may mean."""

    position: int
    """Where they are mentioned."""
    name: str
    """The full name; empty for somebody without one."""
    gender: Gender | None
    """None where nothing tells."""
    is_subject: bool
    """Whether the mention is a subject or a speaker."""
    speaks: bool
    """Whether it is a speaker."""


class FocusList:
    """Whom an article mentioned last. Fill it in the order of the text."""

    def __init__(self, text: str) -> None:
        self._breaks = [found.start() for found in _BREAK.finditer(text)]
        self._foci: deque[Focus] = deque(maxlen=_FOCI)
        self._organisations: deque[Focus] = deque(maxlen=_FOCI)
        self._genders: dict[str, Gender] = {}
        """What pronouns told of people whose names do not tell it."""

    def add(self, focus: Focus) -> None:
        """Take in the mention of a person."""
        self._foci.append(focus)

    def add_unnamed(self, position: int, phrase: str, name: str) -> None:
        """Take in a speaker who is described by a noun for a person.

        Args:
            position: Where the phrase begins.
            phrase: The words.
            name: Who that is, or for whom they speak; empty if that is not known.
        """
        self._foci.append(Focus(position, name, _gender_of_noun(phrase), is_subject=True, speaks=True))

    def add_organisation(self, name: str, span: Span, *, speaks: bool = False) -> None:
        """Take in the mention of an organisation."""
        self._organisations.append(Focus(span.start, name, None, is_subject=speaks, speaks=speaks))

    def organisation(self, position: int, *, speaks: bool = False) -> str:
        """Return the organisation that "it" or "its" at `position` means, empty if that is not known."""
        for focus in reversed(self._organisations):
            if position - focus.position > _SHORT_MEMORY:
                break
            if focus.speaks or not speaks:
                return focus.name
        return ""

    def refer(self, position: int, gender: Gender) -> str:
        """Return whom a pronoun at `position` means, and put them in focus again."""
        best = self._nearest(position, gender) or self._last_speaker(position)
        if best is None:
            return ""
        if best.name and best.gender is not gender:
            self._genders[best.name] = gender
        self._foci.append(Focus(position, best.name, gender, is_subject=True, speaks=True))
        return best.name

    def _paragraph(self, position: int) -> int:
        return bisect_left(self._breaks, position)

    def _last_speaker(self, position: int) -> Focus | None:
        """Return who spoke last, where no gender agrees: lists of given names err more often than writers."""
        last = self._foci[-1] if self._foci else None
        if last is None or not last.speaks or " " not in last.name:
            return None
        return last if position - last.position <= _SHORT_MEMORY else None

    def _nearest(self, position: int, gender: Gender) -> Focus | None:
        best: Focus | None = None
        least = _FOCI + _NO_SUBJECT + _NO_SPEAKER + _NO_GENDER + _OTHER_PARAGRAPH
        for back, focus in enumerate(reversed(self._foci)):
            if position - focus.position > _MEMORY or back >= least:
                break
            known = self._genders.get(focus.name, focus.gender)
            if known not in (gender, None):
                continue
            distance = back
            distance += 0 if focus.is_subject else _NO_SUBJECT
            distance += 0 if focus.speaks else _NO_SPEAKER
            distance += _NO_GENDER if known is None else 0
            apart = self._paragraph(position) - self._paragraph(focus.position)
            if apart:
                distance += _OTHER_PARAGRAPH + min(apart - 1, _FARTHER_PARAGRAPHS)
                distance += 0 if focus.name else _NO_NAME
            if distance < least:
                best, least = focus, distance
        return best


def is_person_noun(phrase: str) -> bool:
    """Whether a phrase such as "a local fisherman" describes one person."""
    noun = _head(phrase)
    return bool(noun) and noun not in _NO_PERSON and _PERSON_NOUN.search(noun) is not None


def _head(phrase: str) -> str:
    """Return the noun at the head of a phrase that begins with a determiner, else nothing."""
    found = _AFTER_HEAD.split(phrase.lower(), maxsplit=1)[0].split()
    owned = len(found) > 1 and (
        found[0] in DETERMINERS or any(word.endswith(("'s", "’s")) for word in found[:-1])
    )
    return found[-1] if owned else ""


def _gender_of_noun(phrase: str) -> Gender | None:
    noun = _head(phrase)
    if noun in FEMALE_TITLES or noun.endswith(("woman", "girl", "mother", "daughter", "sister", "widow")):
        return Gender.FEMALE
    male = noun in MALE_TITLES or noun.endswith(("boy", "father", "brother", "widower"))
    return Gender.MALE if male or noun in ("man", "spokesman", "fisherman", "policeman") else None
