"""What can be typed next in a search: fields, tags, and the words that may follow a field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.search.query import FIELDS, Field, Term
from store.tags.tags import fold_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 6
"""How many completions are offered at a time."""

_LAST = re.compile(
    r"(?:^|[\s(])[-\N{MINUS SIGN}]*(?P<word>(?:(?P<field>[\w-]+):)?(?P<value>\"[^\"]*|[^\s()\"]*))\Z"
)
"""What is being typed at the end of a text."""


@dataclass(frozen=True, slots=True)
class Completion:
    """Something that what is being typed may become."""

    text: str
    """The field with its colon, or the whole term."""
    meaning: str = ""
    """What it finds; empty where that is plain."""


@dataclass(frozen=True, slots=True)
class Completions:
    """What can be typed next."""

    start: int
    """Where in the text the word begins that a completion takes the place of."""
    choices: tuple[Completion, ...] = ()
    """What the word may become, the likeliest first; nothing where it may be anything."""
    hint: str = ""
    """What is expected here, where it may be anything."""


def completions(text: str, tags: Sequence[str] = ()) -> Completions:
    """Return what can be typed next.

    Args:
        text: What was typed, up to the cursor.
        tags: The names of the reader's tags, the likeliest first.
    """
    last = _LAST.search(text)
    if last is None:
        return Completions(len(text))
    start, value = last.start("word"), last["value"]
    if last["field"] is None:
        typed = value.casefold()
        fields = (
            [field for field in FIELDS if field.value.startswith(typed)] if not value.startswith('"') else []
        )
        choices = tuple(Completion(f"{field}:", FIELDS[field].meaning) for field in fields)
        return Completions(start, choices)
    field = next((field for field in FIELDS if field.value == last["field"].casefold()), None)
    if field is None:
        return Completions(start)
    known = tags if field is Field.TAG else FIELDS[field].choices
    typed = fold_tag(value.lstrip('"'))
    fitting = [name for name in known if fold_tag(name).startswith(typed) and fold_tag(name) != typed]
    return Completions(
        start,
        tuple(Completion(str(Term(field, name))) for name in fitting[:SHOWN]),
        f"{field}: {FIELDS[field].value}",
    )
