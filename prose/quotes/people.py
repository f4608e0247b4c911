"""Who an article names: full names by surname, and whether they are a she or a he."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from prose.quotes.given_names import Gender, gender_of_given_name, is_given_name
from prose.quotes.names import FEMALE_TITLES, MALE_TITLES

_APOSTROPHES = ("'", "’")
_ENDINGS = ("'s", "’s", *_APOSTROPHES)
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "KC", "QC", "SC", "MP"))


class Person(NamedTuple):
    """Somebody, or an organisation, by the fullest name that the article gives."""

    name: str
    """The full name, without titles."""
    gender: Gender | None = None
    """None where nothing tells."""


class People:
    """The names of one article. Fill it with `add`, then ask `find`."""

    def __init__(self) -> None:
        self._full: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
        """By their first and last words: the names, and how often each is mentioned by its surname."""
        self._genders: dict[str, Counter[Gender]] = defaultdict(Counter)
        self._found: dict[tuple[tuple[str, ...], Gender | None], Person] = {}
        """Who was asked for since the last name was taken in, by what was asked."""

    def add(self, name: tuple[str, ...], gender: Gender | None = None, *, is_person: bool = False) -> None:
        """Take in one mention of a name, and the gender that a title or a pronoun beside it tells.

        What is known to be a person may be mentioned by the first word, as the family name of many is.
        """
        self._found.clear()
        family = surname(name)
        if len(name) > 1:
            full = self._full[family]
            full[name] = full.get(name, 0) + 1
            if is_person or is_given_name(name[0]):
                self._full[name[0]].setdefault(name, 0)  # who has it for a surname comes first
        if gender is not None:
            self._genders[family][gender] += 1

    def find(self, name: tuple[str, ...], gender: Gender | None = None) -> Person:
        """Return who a mention means.

        Args:
            name: The words of the mention, without titles.
            gender: What the title before it tells: Mrs. Harlow is another than Mr. Harlow.
        """
        found = self._found.get((name, gender))
        if found is None:
            found = self._found[name, gender] = self._find(name, gender)
        return found

    def _find(self, name: tuple[str, ...], gender: Gender | None) -> Person:
        wanted = gender or gender_of(name)
        full = name
        candidates = [
            (candidate, count)
            for candidate, count in self._full.get(surname(name), {}).items()
            if len(name) == 1 or candidate[0] == name[0]
        ]
        if wanted is None and (told := self._told(surname(name))) is not None:
            candidates = [one for one in candidates if gender_of(one[0]) in (told, None)]
        if wanted is not None:
            agreeing = [one for one in candidates if gender_of(one[0]) in (wanted, None)]
            candidates = agreeing or candidates
        if candidates:
            full = max(candidates, key=lambda one: (one[1], len(one[0])))[0]
        gender = gender or gender_of(full) or self._told(surname(full))
        return Person(" ".join(full), gender)

    def _told(self, family: str) -> Gender | None:
        """Return the gender that titles and pronouns tell of most bearers of a surname."""
        told = self._genders.get(family)
        return told.most_common(1)[0][0] if told else None

    def knows(self, name: tuple[str, ...]) -> bool:
        """Whether the article gives a fuller name for a mention, or tells its gender."""
        return surname(name) in self._full or surname(name) in self._genders


def surname(name: tuple[str, ...]) -> str:
    """Return the last word of a name that is not "Jr." or the like."""
    last = len(name) - 1
    while last > 0 and name[last] in _SUFFIXES:
        last -= 1
    return name[last]


def without_possessive(word: str) -> str:
    """Return a word without the ending of the genitive."""
    if word.endswith(_ENDINGS):
        return word[:-1] if word[-1] in _APOSTROPHES else word[:-2]
    return word


def gender_of_title(title: str) -> Gender | None:
    """Return the gender that a title before a name tells."""
    title = title.lower().rstrip(".")
    if title in FEMALE_TITLES:
        return Gender.FEMALE
    return Gender.MALE if title in MALE_TITLES else None


def gender_of(name: tuple[str, ...]) -> Gender | None:
    """Return the gender of most bearers of a full name's first given name."""
    return gender_of_given_name(name[0]) if len(name) > 1 else None
