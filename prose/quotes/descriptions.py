"""What an article calls its people and organisations besides their names: "the minister", "the agency".

A description is found beside a name ("Finance Minister Ida Roth"; "Ida Roth, the mayor of Trent"; "the
consortium, Halm Holdings") or is part of one ("the bank" of the World Bank). It is matched by its head, the
noun at its end; the words before the head must all have been said of the same name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from prose.entities.entity import Label
from prose.quotes.focus import is_person_noun
from prose.quotes.function_words import DETERMINERS, NOT_IN_PHRASE, words
from prose.quotes.names import TITLES
from prose.quotes.reporting_verbs import REPORTING_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prose.entities.entity import Entity

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_LAST_WORD = re.compile(r"[^\W\d_][\w’'\-]*\Z")
_MOST_BEFORE = 6
"""Words directly before a name that are looked at."""
_LONGEST_BEFORE = 70
"""Code points in which they are sought."""
_TITLE_BEFORE = re.compile(r"(?:(?:Sir|Dame|Lord|Lady|Dr\.?|Mr\.?|Mrs\.?|Ms\.?) )?$")
"""What may stand between a description with its comma and a name."""
_APPOSED_AFTER = re.compile(r"(?: \([^)\n]{1,30}\))?,(?: \d{1,3},)? ((?:[^\W\d_][\w’'\-]* ?){1,7})")
"""A comma and a description after a name, an age between them."""
_LONGEST_AFTER = 120
"""Code points in which it is sought."""
_REMEMBERED = 1_000
"""Of how many heads is remembered whether they may be people."""
_LINKS = words("of for at in on with from to")
"""Prepositions after the head of a description."""
_COMPANY_FORMS = words("inc corp corporation ltd plc co llc holdings group industries")
_OF_COMPANIES = words("company firm")
"""What the bearer of such a name is called."""
_ENDINGS = ("'s", "’s", "'", "’")


class Named(NamedTuple):
    """A mention of a person or an organisation by name."""

    start: int
    end: int
    name: str
    """The full name."""
    is_person: bool
    """Whether it is a person's."""


class Descriptions:
    """The descriptions in one article."""

    def __init__(self, text: str, mentions: Iterable[Named]) -> None:
        """Collect what is said beside the mentions of `text`, which are in the order of their starts."""
        self._positions: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, dict[str, int]] = defaultdict(dict)
        for mention in mentions:
            self._positions[mention.name].append(mention.start)
            for said in (
                _before(text, mention.start),
                _apposed_before(text, mention.start),
                _after(text, mention.end),
            ):
                if said and _may_be_person(said[-1]) == mention.is_person:
                    self._add(said, mention.name, mention.start)

    def add_organisations(self, text: str, entities: Iterable[Entity]) -> None:
        """Take in what the names of organisations themselves say: the World Bank is a bank."""
        for entity in entities:
            if entity.label is not Label.ORGANIZATION:
                continue
            said = [word.lower() for word in _WORD.findall(entity.span.of(text))]
            if len(said) < 2:
                continue
            name = name_of_organisation(text, entity)
            head = said[1:].index("of") if "of" in said[1:] else len(said) - 1
            self._add(said[: head + 1], name, entity.span.start)
            if said[-1] in _COMPANY_FORMS:
                for word in _OF_COMPANIES:
                    self._add([word], name, entity.span.start)

    def _add(self, said: Sequence[str], name: str, position: int) -> None:
        self._words[name].update(said)
        self._names[said[-1]].setdefault(name, position)

    def find(self, phrase: str, position: int) -> str:
        """Return whom a phrase such as "the minister" at `position` means, empty if that is not known."""
        said = [word.lower() for word in _WORD.findall(phrase)]
        if len(said) < 2 or said[0] not in ("the", "this", "that"):
            return ""
        head = next((index for index, word in enumerate(said) if word in _LINKS), len(said)) - 1
        if head < 1:
            return ""
        wanted = set(said[1:head])
        fitting = [
            (self._last(name, position), name)
            for name, introduced in self._names.get(said[head], {}).items()
            if introduced < position and wanted <= self._words[name]
        ]
        return max(fitting)[1] if fitting else ""

    def _last(self, name: str, position: int) -> int:
        """Return where a name stands last before `position`."""
        positions = self._positions[name]
        at = bisect_left(positions, position)
        return positions[at - 1] if at else -1


@lru_cache(_REMEMBERED)
def _may_be_person(head: str) -> bool:
    return head in TITLES or is_person_noun(f"the {head}")


def name_of_organisation(text: str, entity: Entity) -> str:
    """Return the name of an organisation without its article and its genitive."""
    name = " ".join(entity.span.of(text).split())
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name[4:] if name.lower().startswith("the ") else name


def _head_first(found: list[str]) -> list[str]:
    """Return a description up to its head: "minister" of "minister of roads and harbours"."""
    said = []
    for word in found:
        if word in _LINKS or word in ("who", "which", "and"):
            break
        said.append(word)
    return said if said and not said[-1].endswith(("ing", "ed", "ly")) else []


def _last_words(text: str) -> Iterator[str]:
    """Yield the words with which a text ends, in lower case, the last one first."""
    for piece in reversed(text.rsplit(" ", _MOST_BEFORE)[-_MOST_BEFORE:]):
        word = _LAST_WORD.search(piece)
        if word is None:
            return
        yield word[0].lower()
        if word.start():
            return


def _before(text: str, start: int) -> list[str]:
    before = text[max(0, start - _LONGEST_BEFORE) : start].removesuffix("\n")
    if not before.endswith(" "):
        return []
    said: list[str] = []
    for word in _last_words(before[:-1]):
        if word in NOT_IN_PHRASE and word not in ("of", "for", "and"):
            break
        if word in DETERMINERS or word in REPORTING_VERBS:
            break
        said.insert(0, word)
    if "and" in said:
        said = said[len(said) - said[::-1].index("and") :]
    while said and said[0] in ("of", "for"):
        said = said[1:]
    return _head_first(said)


def _apposed_before(text: str, start: int) -> list[str]:
    first = max(0, start - _LONGEST_BEFORE)
    comma = text.rfind(", ", first, start)
    if comma < 0 or _TITLE_BEFORE.match(text, comma + len(", "), start) is None:
        return []
    said: list[str] = []
    for word in _last_words(text[first:comma]):
        if word in DETERMINERS or word.endswith(("'s", "’s")):
            return _head_first(said)
        said.insert(0, word)
    return []


def _after(text: str, end: int) -> list[str]:
    match = _APPOSED_AFTER.match(text, end, end + _LONGEST_AFTER)
    if match is None:
        return []
    found = match.group(1).lower().split()
    if found[0] in NOT_IN_PHRASE or found[0] in REPORTING_VERBS:
        return []
    return _head_first(found[1:] if found[0] in DETERMINERS else found)
