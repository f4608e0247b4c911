"""What was found in a document: in the process that parses, for the one that stores it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.parsing.values import marks_of, marks_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prose.document import Document
    from prose.marks import Marks


@dataclass(frozen=True, slots=True)
class FoundMarks:
    """What was found in a document."""

    marks: Marks | None = None
    """What is marked in it; None if that was not asked for, or went wrong."""
    version: str = ""
    """What the marks are to be stored under."""
    language: str | None = None
    """The language that it is in, or nothing where that cannot be told; None if nobody looked."""
    problem: str = ""
    """Why there are no marks: the end of a sentence."""


def found_value(document: Document, pipeline: str) -> dict[str, Any]:
    """Find the marks of a document, and return them as a value that JSON has.

    Args:
        document: The document.
        pipeline: What finds the names.

    Raises:
        Unparsable: There is no such pipeline.
    """
    from prose.languages import document_language
    from prose.marks import mark_document, marks_version
    from store.parsing.recognisers import recogniser_named

    recogniser = recogniser_named(pipeline)
    language = document_language(document) or ""
    value: dict[str, Any] = {
        "marks": None,
        "version": marks_version(recogniser),
        "language": language,
        "problem": "",
    }
    try:
        value["marks"] = marks_value(mark_document(document, recogniser, language))
    except MemoryError:
        raise
    except Exception as error:
        # The text is the reader's whatever the search for names makes of it.
        value["problem"] = f"the program failed on it ({type(error).__name__})"
    return value


def found_of(value: Mapping[str, Any]) -> FoundMarks:
    """Return what such a value says."""
    marks = value["marks"]
    return FoundMarks(
        None if marks is None else marks_of(marks), value["version"], value["language"], value["problem"]
    )
