"""What is marked in a document that was read before; what `store.parsing` calls "document"."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.parsing.errors import Unparsable
from store.parsing.found_marks import FoundMarks, found_of, found_value
from store.parsing.values import document_of, document_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prose.document import Document
    from store.parsing.parsers import Parsers


def parse(source: bytes, hints: Mapping[str, Any]) -> object:
    """Find the marks of a document.

    Args:
        source: The document, as `document_value` gives it, as JSON.
        hints: `pipeline`, what finds the names.
    """
    return found_value(document_of(json.loads(source)), hints["pipeline"])


def marked(parsers: Parsers, document: Document) -> FoundMarks:
    """Have the marks of a document found.

    Args:
        parsers: The processes.
        document: The document.

    Returns:
        What was found; nothing if a process is lost over it.
    """
    source = json.dumps(document_value(document)).encode("ascii")
    try:
        return found_of(parsers.parse("document", source, {"pipeline": parsers.pipeline}))
    except Unparsable as error:
        return FoundMarks(problem=str(error))
