"""Acronyms and the names that they stand for.

The patterns are those of Schwartz and Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions
in Biomedical Text" (PSB 2003), narrowed to the initials of words, which is what news uses.
"""

from __future__ import annotations

import re

from prose.spans import Span

_ACRONYM = r"(?:the )?[\"“‘]?(?P<acronym>[A-Z][\w&-]{0,8}[A-Z]s?)\b"
_AFTER_NAME = (
    re.compile(rf"[\s\"”’]{{0,2}}\(\s?(?:or )?{_ACRONYM}[\"”’]?\s?[);,]"),
    re.compile(rf"[\"”’]?,? (?:or|or simply|also known as|known as|abbreviated as) {_ACRONYM}"),
)
_BEFORE_NAME = re.compile(rf"(?<![\w-]){_ACRONYM}[\"”’]?(?:,? or (?:the )?| \((?:the )?)[\"“‘]?$")
_REACH = 24
"""How far before a name its acronym may begin, in code points."""
_WORD = re.compile(r"[^\W\d_]+")


def defined_acronym(text: str, name: Span) -> Span | None:
    """Return the acronym that a text gives beside a name, if it stands for that name.

    It may come after, as in "the Harbour Workers' Front (HWF)" and "the Harbour Workers' Front, or HWF,",
    or before, as
    in "the HWF, or Harbour Workers' Front,".
    """
    start = max(0, name.start - _REACH)
    before = _BEFORE_NAME.search(text[start : name.start])
    definitions = [(pattern.match(text, name.end), 0) for pattern in _AFTER_NAME]
    for definition, offset in (*definitions, (before, start)):
        if definition and abbreviates(definition["acronym"], name.of(text)):
            return Span(offset + definition.start("acronym"), offset + definition.end("acronym"))
    return None


def abbreviates(acronym: str, name: str) -> bool:
    """Whether two thirds of an acronym's letters are initials of a name's words, in their order.

    Small words may give no letter, the first word must give one, and a word may give more than its initial:
    "TTP"
    stands for "Tehrik-i-Taliban Pakistan" and "TEPCO" for "Tokyo Electric Power Company".
    """
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    if len(letters) > 2 and acronym.endswith("s") and acronym[-2].isupper():
        letters.pop()  # a plural: "NGOs"
    initials = name_initials(name)
    if not letters or letters[0] != initials[:1]:
        return False
    matched = position = 0
    for letter in letters:
        found = initials.find(letter, position)
        if found >= 0:
            matched += 1
            position = found + 1
    return matched * 3 >= len(letters) * 2


def name_initials(name: str) -> str:
    """Return the first letters of a name's words, in lower case; hyphens part words as spaces do."""
    return "".join(word[0].lower() for word in _WORD.findall(name))
