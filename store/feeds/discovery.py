"""Finding the feeds of a site: those that a page names, and where they are by custom."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin

from prose.addresses import link_address, web_address
from prose.characters import clean_line
from prose.markup import without_comments

TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)
"""What a link to a feed says to lead to (https://html.spec.whatwg.org/#link-type-alternate)."""
PATHS = ("feed", "feed.xml", "rss", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds/posts/default")
"""Where feeds are by custom, from the root of a site, the likeliest first."""
MOST_LINKS = 20
"""How many feeds of one page are looked at."""
_COMMENTS = "comment"


class FeedLink(NamedTuple):
    """A feed that a page names."""

    address: str
    """Where it is fetched."""
    title: str
    """What the page calls it, one clean line."""


def feed_links(page: str, address: str) -> list[FeedLink]:
    """Return the feeds that a page names, those of comments last, each once.

    Args:
        page: The page.
        address: Where it came from.
    """
    reader = _Links(address)
    reader.feed(without_comments(page))
    found: dict[str, FeedLink] = {}
    for link in reader.links:
        found.setdefault(link.address, link)
    return sorted(found.values(), key=_is_of_comments)[:MOST_LINKS]


def usual_addresses(address: str) -> list[str]:
    """Return where the feed of the site of a page may be."""
    return [urljoin(address, f"/{path}") for path in PATHS]


def _is_of_comments(link: FeedLink) -> bool:
    return _COMMENTS in link.title.casefold() or _COMMENTS in link.address.casefold()


class _Links(HTMLParser):
    """Gathers the links to feeds of a page."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._base = address
        self.links: list[FeedLink] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "base":
            self._base = web_address(link_address(attributes.get("href", ""), self._base)) or self._base
        elif tag == "link" and self._leads_to_feed(attributes):
            address = web_address(link_address(attributes.get("href", ""), self._base))
            if address:
                self.links.append(FeedLink(address, clean_line(attributes.get("title", ""))))

    @staticmethod
    def _leads_to_feed(attributes: dict[str, str]) -> bool:
        kind = attributes.get("type", "").partition(";")[0].strip().casefold()
        relations = attributes.get("rel", "").casefold().split()
        return kind in TYPES and ("alternate" in relations or "feed" in relations)
