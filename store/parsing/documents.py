"""What is marked in a document that was read before; what `store.parsing` calls "document"."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from store.parsing.articles import marks_found
from store.parsing.errors import Unparsable
from store.parsing.values import document_of, document_value, marks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prose.document import Document
    from prose.marks import Marks
    from store.parsing.parsers import Parsers


def parse(source: bytes, hints: Mapping[str, Any]) -> object:
    """Find the marks of a document.

    Args:
        source: The document, as `document_value` gives it, as JSON.
        hints: `pipeline`, what finds the names.
    """
    return marks_found(document_of(json.loads(source)), hints["pipeline"])


def marked(parsers: Parsers, document: Document) -> tuple[Marks | None, str]:
    """Have the marks of a document found.

    Args:
        parsers: The processes.
        document: The document.

    Returns:
        The marks, and what they are to be stored under; none if a process is lost over it.
    """
    source = json.dumps(document_value(document)).encode("ascii")
    try:
        value = parsers.parse("document", source, {"pipeline": parsers.pipeline})
    except Unparsable:
        return None, ""
    return None if value["marks"] is None else marks_of(value["marks"]), value["version"]
