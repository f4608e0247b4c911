"""A line of JSON as an article with its marks; what `store.parsing` calls "record"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prose.reader import UnreadableSource
from prose.records import read_record
from store.parsing.articles import article_value
from store.parsing.errors import Unparsable

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse(source: bytes, hints: Mapping[str, Any]) -> object:
    """Read the article in a line of JSON.

    Args:
        source: The line.
        hints: Those of `article_value`.

    Raises:
        Unparsable: It is no such line, or there is no text in it.
    """
    try:
        return article_value(read_record(source), hints)
    except UnreadableSource as error:
        raise Unparsable(str(error)) from error
