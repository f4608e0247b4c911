"""A page of the web as an article with its marks; what `store.parsing` calls "page"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from prose.pages import read_page
from prose.reader import UnreadableSource
from store.parsing.articles import article_value
from store.parsing.errors import Unparsable

if TYPE_CHECKING:
    from collections.abc import Mapping


FEED = "; the site has a feed, which “newsread feed add” follows, or “Add a feed” among the feeds of the app"
"""What a reader can do who named the front page of a site."""


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
        raise Unparsable(f"{str(error).rstrip('.')}{_instead(source, hints['address'])}") from error
    return article_value(document, hints)


def _instead(source: bytes, address: str) -> str:
    """Return what can be had of a site in place of an article on its front page, where that names a feed."""
    if urlsplit(address).path.strip("/"):
        return ""
    # What reads feeds is loaded with the first such page.
    from store.parsing.feeds import links_on_page

    return FEED if links_on_page(source, address) else ""
