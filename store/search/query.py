"""What can be asked of a library: words and fields, joined by and, or and not.

`store.search.language` reads it from what a reader types; `str` of a query is a text that reads as the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from prose.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date


class Field(StrEnum):
    """What a term is about; the value is what stands before its colon."""

    WORDS = ""
    """Words of what is searched itself, which have no colon."""
    TAG = "tag"
    NOTE = "note"
    NAME = "name"
    SAID_BY = "said-by"
    SAID = "said"
    SOURCE = "source"
    BY = "by"
    FEED = "feed"
    FOLDER = "folder"
    IS = "is"
    HAS = "has"
    LANG = "lang"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """What a reader is told of a field."""

    value: str
    """What stands after the colon, as in "expected a tag"."""
    example: str
    """A term with it."""
    meaning: str
    """What it finds, in a few words."""
    choices: tuple[str, ...] = ()
    """All that can stand after the colon, where that can be listed."""


FIELDS: dict[Field, FieldHelp] = {
    Field.TAG: FieldHelp(
        "the name of a tag", "tag:claims", "a passage or article that you gave this tag, or one below it"
    ),
    Field.NOTE: FieldHelp("words of a note", "note:check", "words of a note of yours"),
    Field.NAME: FieldHelp("words of a name", "name:haqqani", "mentions somebody or something so called"),
    Field.SAID_BY: FieldHelp("words of a name", "said-by:jadoon", "quotes somebody so called"),
    Field.SAID: FieldHelp(
        "words of a quote", 'said:"safe haven"', "words of a quote; beside said-by: of that person's quote"
    ),
    Field.SOURCE: FieldHelp("words of an outlet's name", "source:voa", "published by this outlet"),
    Field.BY: FieldHelp("words of a byline", 'by:"ayaz gul"', "written by this author"),
    Field.FEED: FieldHelp("words of a feed's name", "feed:gazette", "came with this feed"),
    Field.FOLDER: FieldHelp(
        "a folder of feeds", "folder:news", "came with a feed in this folder, or in one within it"
    ),
    Field.IS: FieldHelp(
        "unread, started, read, starred or binned",
        "is:unread",
        "how far it is read, or starred; is:binned finds what is in the bin",
        ("unread", "started", "read", "starred", "binned"),
    ),
    Field.HAS: FieldHelp(
        "note, tag, highlight, passage, orphan, change, never, quote or name",
        "has:note",
        "something of yours (an orphan lost its words, a change moved them, never is not for review), or a "
        "quote, or a name",
        ("note", "tag", "highlight", "passage", "orphan", "change", "never", "quote", "name"),
    ),
    Field.LANG: FieldHelp("a language such as en or German", "lang:de", "written in this language"),
    Field.AFTER: FieldHelp(
        "a day such as 2024-12-31, 2024-12, 2024, yesterday, monday or “3 weeks”",
        "after:2024-12",
        "from the first day of this time on",
    ),
    Field.BEFORE: FieldHelp(
        "a day such as 2024-12-31, 2024-12, 2024, yesterday, monday or “3 weeks”",
        'before:"3 weeks"',
        "earlier than the first day of this time",
    ),
}
"""Every field that has a colon, in the order in which readers are told of them."""

DAYS = (Field.AFTER, Field.BEFORE)
"""The fields whose value is a day."""
CLOSED_FIELDS = (Field.IS, Field.HAS, Field.LANG, *DAYS)
"""The fields after whose colon not every word can stand."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be true."""

    field: Field
    """What it is about."""
    text: str
    """The words or the value, one clean line, never empty; several words stand next to one another."""
    prefix: bool = False
    """Whether the last word may go on."""
    day: date | None = None
    """For a field whose value is a day: which one, in UTC."""
    at: Span = attribute(default=Span(0, 0), compare=False)
    """Where it stands in what was typed."""

    def __str__(self) -> str:
        """Write the term as it is typed."""
        name = f"{self.field}:" if self.field else ""
        quoted = bool(_NEEDS_MARKS.search(self.text)) or self.text.casefold() == "or"
        if not quoted and not self.field:
            quoted = self.text[0] in HYPHENS or bool(FIELD_NAME.match(self.text))
        text = '"' + self.text.replace('"', '""') + '"' if quoted else self.text
        return f"{name}{text}{'*' if self.prefix else ''}"


HYPHENS = "-\N{MINUS SIGN}"
"""What says, before something, that it must not be."""
_NEEDS_MARKS = re.compile(r"[\s()\"“”„‟]|\*$")
"""What would not be read as one word without quotation marks around it."""
FIELD_NAME = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*):")
"""What is taken for the name of a field."""


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be true."""

    part: Query

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"-{_grouped(self.part, AllOf, AnyOf)}"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these must be true; of no part, it is true of everything."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        """Write it as it is typed."""
        return " ".join(_grouped(part, AllOf, AnyOf) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these must be true; there are at least two."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        """Write it as it is typed."""
        return " or ".join(_grouped(part, AnyOf) for part in self.parts)


Query: TypeAlias = Term | Not | AllOf | AnyOf
"""What is asked."""

EVERYTHING = AllOf(())
"""The query that asks for nothing in particular."""
UNREAD = Term(Field.IS, "unread")
"""The query for what has not been opened yet."""
STARRED = Term(Field.IS, "starred")
"""The query for what has a star."""
BINNED = Term(Field.IS, "binned")
"""The query for what is in the bin, which no other query finds."""


def tagged(name: str) -> Query:
    """Return the query for what carries a tag; for everything if its name is empty."""
    return Term(Field.TAG, name) if name else EVERYTHING


def both(*queries: Query) -> Query:
    """Return the query for what all of these ask."""
    asked = tuple(query for query in queries if query != EVERYTHING)
    return asked[0] if len(asked) == 1 else AllOf(asked)


def split(query: Query, belongs: Callable[[Query], bool]) -> tuple[Query, Query]:
    """Part what must all be true into what belongs to something and the rest."""
    parts = query.parts if isinstance(query, AllOf) else (query,)
    return (
        both(*(part for part in parts if belongs(part))),
        both(*(part for part in parts if not belongs(part))),
    )


def terms(query: Query) -> Iterator[Term]:
    """Yield every term of a query, in their order."""
    if isinstance(query, Term):
        yield query
    else:
        for part in (query.part,) if isinstance(query, Not) else query.parts:
            yield from terms(part)


def wanted(query: Query, words: Field) -> Query:
    """Return what is left of a query without what must not be true, and with its words in another field."""
    if isinstance(query, Term):
        return replace(query, field=words) if query.field is Field.WORDS else query
    if isinstance(query, Not):
        return EVERYTHING
    parts = tuple(wanted(part, words) for part in query.parts)
    if isinstance(query, AllOf):
        return both(*parts)
    return EVERYTHING if EVERYTHING in parts else AnyOf(parts)


def wanted_terms(query: Query) -> Iterator[Term]:
    """Yield the terms of which some are to be true, in their order: all but those after a hyphen."""
    if isinstance(query, Term):
        yield query
    elif not isinstance(query, Not):
        for part in query.parts:
            yield from wanted_terms(part)


def _grouped(query: Query, *kinds: type) -> str:
    """Write a part of a query, in parentheses if it is of one of these kinds."""
    return f"({query})" if isinstance(query, kinds) else str(query)
