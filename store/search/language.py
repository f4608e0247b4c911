"""The one search language: of the filters, of the search over the library and of the command line.

    taliban minister          both words
    "safe haven"              these words next to one another
    secur*                    words that begin so
    haqqani -is:read          not what is read
    (drone or missile) said-by:jadoon after:2024-12

What stands side by side must all be true, `or` joins what may be true, a hyphen before something says that
it must not be, and parentheses hold together; before them a field may stand, which is then that of everything
in them: `said:(drone strike)`. Among words, what has neither letters nor digits is passed over: no index has
it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from prose.characters import clean_line
from prose.spans import Span
from store.errors import SearchError
from store.search.days import read_day
from store.search.query import (
    CLOSED_FIELDS,
    DAYS,
    EVERYTHING,
    FIELD_NAME,
    FIELDS,
    HYPHENS,
    AllOf,
    AnyOf,
    Field,
    Not,
    Query,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MOST_TERMS = 100
DEEPEST = 20
"""How many parentheses and hyphens may stand in one another."""


def read_query(text: str, *, today: date | None = None, typing: bool = False) -> Query:
    """Read a query.

    Args:
        text: What was typed.
        today: The day from which "yesterday" is counted; that of the clock, in UTC, by default.
        typing: Whether its end is still being typed: then the last word may go on unless it must not be
            there, and what is not finished does not count yet.

    Raises:
        SearchError: It makes no sense.
    """
    return _Reader(text, today or datetime.now(UTC).date(), typing=typing).read()


class _Kind(Enum):
    OPEN = auto()
    CLOSE = auto()
    NOT = auto()
    OR = auto()
    FIELD = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: _Kind
    at: Span
    text: str = ""
    """The name of a field, or words without the marks around them and after them."""
    prefix: bool = False
    """Whether an asterisk follows the words."""
    closed: bool = False
    """Whether a quotation mark ends the words."""


_WORD = re.compile(r"[^\s()\"“”„‟]+")
_STRAIGHT = re.compile(r'"((?:[^"]|"")*)("?)')
_CURLY = re.compile(r"[“”„‟]([^“”„‟]*)([“”„‟]?)")


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the tokens of a text; every text has some."""
    at, field_ends = 0, -1
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return
        token = _token(text, at, in_field=at == field_ends)
        yield token
        at = token.at.end
        field_ends = at if token.kind is _Kind.FIELD else -1


def _token(text: str, at: int, *, in_field: bool) -> _Token:
    """Return the token that begins here, where no space is."""
    if text[at] in "()":
        return _Token(_Kind.OPEN if text[at] == "(" else _Kind.CLOSE, Span(at, at + 1))
    if phrase := _STRAIGHT.match(text, at) or _CURLY.match(text, at):
        words = phrase[1].replace('""', '"') if text[at] == '"' else phrase[1]
        end, closed = phrase.end(), bool(phrase[2])
        prefix = closed and text[end : end + 1] == "*"
        return _Token(_Kind.WORDS, Span(at, end + prefix), words, prefix, closed)
    if not in_field:
        after = text[at + 1 : at + 2]
        if text[at] in HYPHENS and after and not after.isspace():
            return _Token(_Kind.NOT, Span(at, at + 1))
        if name := FIELD_NAME.match(text, at):
            return _Token(_Kind.FIELD, Span(at, name.end()), name[1])
    found = _WORD.match(text, at)
    assert found is not None
    if found[0].casefold() == "or" and not in_field:
        return _Token(_Kind.OR, Span(at, found.end()))
    words = found[0].rstrip("*")
    return _Token(_Kind.WORDS, Span(at, found.end()), words, prefix=words != found[0])


class _Reader:
    """Reads a query from left to right, by recursive descent."""

    def __init__(self, text: str, today: date, *, typing: bool) -> None:
        self._text = text
        self._today = today
        self._typing = typing
        self._tokens = list(_tokens(text))
        self._place = 0
        self._terms = 0
        self._goes_on = typing

    def read(self) -> Query:
        """Read all of it."""
        query = self._any_of(Field.WORDS, 0)
        if (token := self._next()) is not None:
            raise self._mistake("This “)” closes nothing; expected “(” somewhere before it.", token.at)
        return EVERYTHING if query is None else query

    def _next(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _unfinished(self, end: int) -> bool:
        """Whether what ends here may go on with the next key."""
        return self._typing and end == len(self._text)

    # -- what joins: None stands for what was passed over, or is not finished

    def _any_of(self, field: Field, depth: int) -> Query | None:
        """Read what `or` joins."""
        parts = [self._all_of(field, depth)]
        while (token := self._next()) is not None and token.kind is _Kind.OR:
            before = self._tokens[self._place - 1] if self._place else None
            self._place += 1
            after = self._next()
            joins = before is not None and before.kind not in (_Kind.OR, _Kind.OPEN)
            if not joins or not (after or self._typing) or (after and after.kind in (_Kind.OR, _Kind.CLOSE)):
                raise self._mistake(
                    "“or” stands between what may be true; expected something before it and after it.",
                    token.at,
                )
            parts.append(self._all_of(field, depth))
        found = tuple(part for part in parts if part is not None)
        return AnyOf(found) if len(found) > 1 else found[0] if found else None

    def _all_of(self, field: Field, depth: int) -> Query | None:
        """Read what stands side by side."""
        parts = []
        while (token := self._next()) is not None and token.kind not in (_Kind.OR, _Kind.CLOSE):
            part = self._one(field, depth)
            if part is not None:
                parts.append(part)
        return AllOf(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None

    def _one(self, field: Field, depth: int) -> Query | None:
        """Read one thing."""
        token = self._tokens[self._place]
        self._place += 1
        if depth == DEEPEST:
            raise self._mistake(
                f"This is in more than {DEEPEST} parentheses; expected a simpler search.", token.at
            )
        if token.kind is _Kind.NOT:
            return self._negated(token, field, depth)
        if token.kind is _Kind.OPEN:
            return self._group(token, field, depth)
        if token.kind is _Kind.FIELD:
            return self._fielded(token, field, depth)
        return self._term(field, token)

    def _negated(self, hyphen: _Token, field: Field, depth: int) -> Query | None:
        token = self._next()
        if token is None or token.kind is _Kind.CLOSE:
            raise self._mistake("Nothing follows this hyphen; expected what must not be true.", hyphen.at)
        # The beginning of a word is in so many articles that none would be left while it is typed.
        self._goes_on, went_on = False, self._goes_on
        part = self._one(field, depth + 1)
        self._goes_on = went_on
        return None if part is None else Not(part)

    def _group(self, opening: _Token, field: Field, depth: int) -> Query | None:
        token = self._next()
        if token is not None and token.kind is _Kind.CLOSE:
            raise self._mistake("There is nothing in these parentheses; expected words.", opening.at)
        query = self._any_of(field, depth + 1)
        if self._next() is not None:
            self._place += 1
        elif not self._typing:
            raise self._mistake("This “(” is never closed; expected “)” after what it holds.", opening.at)
        return query

    def _fielded(self, name: _Token, outer: Field, depth: int) -> Query | None:
        field = self._field_called(name)
        if outer is not Field.WORDS:
            raise self._mistake(
                f"“{name.text}:” stands in the parentheses of “{outer}:”; expected words alone there.",
                name.at,
            )
        value = self._next()
        if value is None or value.at.start != name.at.end or value.kind is _Kind.CLOSE:
            if self._unfinished(name.at.end):
                return None
            wanted = FIELDS[field]
            raise self._mistake(
                f"Nothing follows “{name.text}:”; expected {wanted.value}, as in {wanted.example}.", name.at
            )
        return self._one(field, depth)

    # -- terms

    def _term(self, field: Field, token: _Token) -> Term | None:
        self._terms += 1
        if self._terms > MOST_TERMS:
            raise self._mistake(
                f"This is more than {MOST_TERMS} words and fields; expected fewer of them.", token.at
            )
        if not token.closed and self._text[token.at.start] in '"“”„‟' and not self._typing:
            raise self._mistake(
                "This quotation mark is never closed; expected another one after the words.", token.at
            )
        text = clean_line(token.text)
        typed = self._unfinished(token.at.end)
        if field in CLOSED_FIELDS:
            return self._closed_term(field, text, token.at, typed=typed)
        if not any(map(str.isalnum, text)) and not (field is Field.TAG and text):
            if field is Field.WORDS or typed:
                return None
            raise self._mistake(
                f"There are no letters or digits after “{field}:”; expected {FIELDS[field].value}.", token.at
            )
        goes_on = typed and self._goes_on and not token.closed
        return Term(field, text, token.prefix or goes_on, at=token.at)

    def _closed_term(self, field: Field, text: str, at: Span, *, typed: bool) -> Term | None:
        """Read a value that not every word can be."""
        value, day, unfinished = text.casefold(), None, True
        if field in DAYS:
            value, day = text, read_day(text, self._today)
            known = day is not None
        elif field is Field.LANG:
            from prose.languages import language_code

            value = language_code(text) or ""
            known = value != ""
        else:
            choices = FIELDS[field].choices
            known = value in choices
            unfinished = any(choice.startswith(value) for choice in choices)
        if known:
            return Term(field, value, day=day, at=at)
        if typed and unfinished:
            return None
        raise self._mistake(f"“{text}” cannot follow “{field}:”; expected {FIELDS[field].value}.", at)

    def _field_called(self, name: _Token) -> Field:
        """Return the field with this name."""
        for field in FIELDS:
            if field.value == name.text.casefold():
                return field
        known = ", ".join(f"{field}:" for field in FIELDS)
        raise self._mistake(
            f"There is no field “{name.text}:”; expected quotation marks around the words, or {known}.",
            name.at,
        )

    def _mistake(self, sentence: str, at: Span) -> SearchError:
        return SearchError(sentence, self._text, at)
