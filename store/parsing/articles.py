"""A file as an article with its marks; what `store.parsing` calls "article"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.parsing.errors import Unparsable
from store.parsing.values import document_of, document_value, marks_of, marks_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prose.document import Document
    from prose.marks import Marks
    from store.parsing.parsers import Parsers


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What came of a source."""

    document: Document
    """The article."""
    marks: Marks | None
    """What is marked in it; None if that was not asked for, or went wrong."""
    version: str
    """What the marks are to be stored under."""
    problem: str = ""
    """Why there are no marks: the end of a sentence."""


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
    found = marks_found(document, hints["pipeline"]) if hints["marked"] else UNMARKED
    return {"document": document_value(document), **found}


UNMARKED: dict[str, Any] = {"marks": None, "version": "", "problem": ""}
"""What `marks_found` returns where nobody looked for any."""


def marks_found(document: Document, pipeline: str) -> dict[str, Any]:
    """Return the marks of a document, their version, and what went wrong, as a value that JSON has.

    Args:
        document: The document.
        pipeline: What finds the names.

    Raises:
        Unparsable: There is no such pipeline.
    """
    from prose.marks import mark_document, marks_version
    from store.parsing.recognisers import recogniser_named

    recogniser = recogniser_named(pipeline)
    value = {**UNMARKED, "version": marks_version(recogniser)}
    try:
        value["marks"] = marks_value(mark_document(document, recogniser))
    except MemoryError:
        raise
    except Exception as error:
        # The text is the reader's whatever the search for names makes of it.
        value["problem"] = f"the program failed on it ({type(error).__name__})"
    return value


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
        return ParsedArticle(without.document, None, "", str(error))


def _parsed(value: Mapping[str, Any]) -> ParsedArticle:
    marks = value["marks"]
    return ParsedArticle(
        document_of(value["document"]),
        None if marks is None else marks_of(marks),
        value["version"],
        value["problem"],
    )
