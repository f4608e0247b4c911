"""Pages of the web: fetched, and told from feeds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.parsing.articles import parsed_article

if TYPE_CHECKING:
    from store.parsing.articles import ParsedArticle
    from store.parsing.parsers import Parsers
    from store.web.client import Client
    from store.web.response import Response

_FEED = re.compile(
    rb"\s*(?:<\?xml\b[^<>]*>\s*|<\?[^<>]*>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^<>]*>\s*)*"
    rb"<(?:rss\b|(?:\w+:)?feed\b|(?:\w+:)?RDF\b)"
    rb"|\s*\{.{0,500}?[\"']version[\"']\s*:\s*[\"']https?://jsonfeed\.org/",
    re.DOTALL,
)
"""How RSS, Atom, RSS 1.0 and JSON Feed begin: what servers call them says little."""


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What there was at an address."""

    response: Response
    """What the server sent."""
    article: ParsedArticle | None
    """The article on it; None if it is a feed."""


def fetched_page(client: Client, parsers: Parsers, address: str) -> FetchedPage:
    """Fetch a page and have its article read.

    Raises:
        FetchError: It cannot be had.
        Unparsable: There is no article on it.
    """
    response = client.get(address)
    if is_feed(response.body):
        return FetchedPage(response, None)
    hints = {"address": response.address, "media_type": response.media_type, "charset": response.charset}
    return FetchedPage(response, parsed_article(parsers, "page", response.body, hints))


def is_feed(source: bytes) -> bool:
    """Whether what a server sent begins as feeds do."""
    return bool(_FEED.match(source[:4096].lstrip(b"\xef\xbb\xbf")))
