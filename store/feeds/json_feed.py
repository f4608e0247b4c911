"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/), by the standard library."""

from __future__ import annotations

import json
from typing import Any

from prose.addresses import link_address, web_address
from prose.characters import clean_line
from prose.dates import parse_date
from prose.fragments import line_of_markup
from store.feeds.parsed_feed import FeedEntry, ParsedFeed, short_key, told_apart
from store.feeds.xml_feed import in_earnest

VERSIONS = (
    "https://jsonfeed.org/version/1",
    "http://jsonfeed.org/version/1",
    "https://www.jsonfeed.org/version/1",
)
"""How the address begins by which a file says that it is one."""


def read_json_feed(source: bytes, address: str) -> ParsedFeed | None:
    """Return the feed in `source`; None if it is none.

    What is not as it should be in a field leaves that field empty, and in an item without anything to read,
    the item out.

    Args:
        source: JSON, in an encoding of Unicode.
        address: Where it came from.
    """
    try:
        value = json.loads(source)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not _text(value, "version").startswith(VERSIONS):
        return None
    items = value.get("items")
    language, authors = _line(value, "language"), _authors(value)
    entries = [
        entry
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict) and (entry := _entry(item, address, language, authors)) is not None
    ]
    return ParsedFeed(
        title=line_of_markup(_text(value, "title")),
        site=_link(value, "home_page_url", address),
        entries=told_apart(entries),
        language=language,
        problems=() if isinstance(items, list) else ("It is a JSON Feed without a list of items.",),
    )


def _entry(item: dict[str, Any], base: str, language: str, authors: str) -> FeedEntry | None:
    markup = _text(item, "content_html")
    content = markup or _text(item, "content_text") or _text(item, "summary")
    address = _link(item, "url", base) or _link(item, "external_url", base)
    title = line_of_markup(_text(item, "title"))
    number = item.get("id")
    # Identifiers are to be strings, and are to be read as such where they are not.
    identifier = clean_line(str(number)) if isinstance(number, str | int | float) else ""
    if not (title or content.strip() or address):
        return None
    published = parse_date(_text(item, "date_published")) or parse_date(_text(item, "date_modified"))
    return FeedEntry(
        key=short_key(identifier or address or f"{title} {content}"),
        title=title,
        address=address,
        content=content,
        plain=not markup,
        base=address or base,
        authors=_authors(item) or authors,
        published=published if published is not None and in_earnest(published) else None,
        language=_line(item, "language") or language,
    )


def _authors(value: dict[str, Any]) -> str:
    """Return the names of the authors; version 1 has one alone."""
    several = value.get("authors")
    found = several if isinstance(several, list) else [value.get("author")]
    names = [_line(author, "name") for author in found if isinstance(author, dict)]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _link(value: dict[str, Any], name: str, base: str) -> str:
    return web_address(link_address(_text(value, name), base))


def _line(value: dict[str, Any], name: str) -> str:
    return clean_line(_text(value, name))


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
