"""A file as an article with its marks; what `store.parsing` calls "article"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.parsing.errors import Unparsable
from store.parsing.found_marks import FoundMarks, found_of, found_value
from store.parsing.values import document_of, document_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prose.document import Document
    from store.parsing.parsers import Parsers


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What came of a source."""

    document: Document
    """The article."""
    found: FoundMarks
    """What was found in it."""


def parse(source: bytes, hints: Mapping[str, Any]) -> object:
    """Read an article.

    Args:
        source: The file.
        hints: `name`, that of the file, and those of `article_value`.

    Raises:
        Unparsable: There is no text in it.
    """
    # Who asks the process for it, by `parsed_article`, needs no reader.
    from prose.reader import UnreadableSource, read_document

    try:
        document = read_document(source, hints["name"])
    except UnreadableSource as error:
        raise Unparsable(str(error)) from error
    return article_value(document, hints)


def article_value(document: Document, hints: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with its marks as a value that JSON has.

    Args:
        document: The document.
        hints: `pipeline`, what finds the names, and `marked`, whether that is wanted.
    """
    found = found_value(document, hints["pipeline"]) if hints["marked"] else None
    return {"document": document_value(document), "found": found}


def parsed_article(parsers: Parsers, kind: str, source: bytes, hints: Mapping[str, Any]) -> ParsedArticle:
    """Have a source read, with its marks; without them if a process is lost over those.

    Args:
        parsers: The processes.
        kind: What parses it: "article", or another that gives what `article_value` does.
        source: What came from outside.
        hints: What that kind wants to know of it.

    Raises:
        Unparsable: Nothing came of it.
    """
    hints = {**hints, "pipeline": parsers.pipeline}
    try:
        return _parsed(parsers.parse(kind, source, {**hints, "marked": True}))
    except Unparsable as error:
        if not error.broke_down:
            raise
        without = _parsed(parsers.parse(kind, source, {**hints, "marked": False}))
        return ParsedArticle(without.document, FoundMarks(problem=str(error)))


def _parsed(value: Mapping[str, Any]) -> ParsedArticle:
    found = value["found"]
    return ParsedArticle(document_of(value["document"]), FoundMarks() if found is None else found_of(found))
