"""A page of the web as an article with its marks; what `store.parsing` calls "page"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prose.pages import read_page
from prose.reader import UnreadableSource
from store.parsing.articles import article_value
from store.parsing.errors import Unparsable

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse(source: bytes, hints: Mapping[str, Any]) -> object:
    """Read the article on a page.

    Args:
        source: What the server sent.
        hints: `address`, `media_type` and `charset`, as the server says, and those of `article_value`.

    Raises:
        Unparsable: There is no article on it; the reason is what is there instead, as far as can be told.
    """
    try:
        document = read_page(source, hints["address"], hints["media_type"], hints["charset"])
    except UnreadableSource as error:
        raise Unparsable(str(error)) from error
    return article_value(document, hints)
