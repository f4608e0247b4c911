"""Everything that the machine marks in one text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from prose.document import BlockKind, StyleKind
from prose.languages import (
    ANY_LANGUAGE,
    ENGLISH,
    LANGUAGES_VERSION,
    document_language,
    is_known,
    primary_subtag,
)
from prose.spans import Span

if TYPE_CHECKING:
    from prose.document import Document
    from prose.entities.entity import Entity, EntityRecogniser
    from prose.quotes.quote import Quote

QUOTES_VERSION = "quotes-5"
"""Changes whenever the same text may get other quotes."""

_IN = "+in-"
"""What stands before the language of a recogniser that is not for English, at the end of a version."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The entities and quotes of one text, in the order of their starts."""

    entities: tuple[Entity, ...] = ()
    """Mentions of people, organisations, places and the like; none overlaps another."""
    quotes: tuple[Quote, ...] = ()
    """Direct and reported speech; a reported statement may contain direct segments."""


def find_marks(text: str, recogniser: EntityRecogniser | None = None, language: str = "") -> Marks:
    """Find the entities and quotes of a text.

    Args:
        text: Any text; it is taken exactly as it stands.
        recogniser: What finds the entities; the model that comes with the package if None.
        language: The text's language, as a BCP 47 tag. Nothing is found in one that the recogniser does not
            know, and quotes are found in English alone. The recogniser's own if empty.
    """
    known = recogniser.language if recogniser else ENGLISH
    spoken = primary_subtag(language) or (ENGLISH if known == ANY_LANGUAGE else known)
    if not is_known(spoken, known):
        return Marks()
    entities = (recogniser or _packaged()).find_entities(text)
    if spoken != ENGLISH:
        return Marks(tuple(entities))
    from prose.quotes.finder import find_quotes

    return Marks(tuple(entities), tuple(find_quotes(text, entities)))


def mark_document(
    document: Document, recogniser: EntityRecogniser | None = None, language: str | None = None
) -> Marks:
    """Find the entities and quotes of a document.

    Nothing is found in a language that the recogniser does not know (see `prose.languages`), and nothing in
    code, which names and says nothing.

    Args:
        document: The document.
        recogniser: What finds the entities; the model that comes with the package if None.
        language: What `document_language` says of it, where that is known, or nothing.
    """
    if language is None:
        language = document_language(document) or ""
    found = find_marks(document.text, recogniser, language)
    code = sorted(
        [block.span for block in document.blocks if block.kind is BlockKind.CODE]
        + [style.span for style in document.styles if style.kind is StyleKind.CODE]
    )
    if not code:
        return found
    ends = list(accumulate((span.end for span in code), max))

    def in_code(span: Span | None) -> bool:
        if span is None:
            return False
        before = bisect_left(code, Span(span.end, 0))
        return before > 0 and ends[before - 1] > span.start

    return Marks(
        tuple(entity for entity in found.entities if not in_code(entity.span)),
        tuple(
            quote
            for quote in found.quotes
            if not (in_code(quote.speaker) or in_code(quote.cue) or in_code(_first_letter(quote.span)))
        ),
    )


def marks_version(recogniser: EntityRecogniser | None = None) -> str:
    """Return what marks found now are stored under; it changes whenever the same text may get others."""
    used = recogniser or _packaged()
    language = "" if used.language == ENGLISH else f"{_IN}{used.language}"
    return f"{used.version}+{QUOTES_VERSION}+{LANGUAGES_VERSION}{language}"


def language_of_marks(version: str) -> str:
    """Return the language in which the marks that are stored under a version were looked for."""
    return version.rpartition(_IN)[2] if _IN in version else ENGLISH


def _first_letter(span: Span) -> Span:
    return Span(span.start, span.start + 1)


def _packaged() -> EntityRecogniser:
    # The model takes a while to load: only who detects pays for it.
    from prose.entities.recogniser import load_recogniser

    return load_recogniser()
