"""RSS and Atom, by feedparser.

It is given bytes and headers, never an address, which it would fetch. What it would clean of HTML is left as
it is: `prose.fragments` reads words alone, and nothing of the markup is ever shown.
"""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from prose.addresses import link_address, web_address
from prose.characters import clean_line
from prose.dates import parse_date
from prose.fragments import line_of_markup
from store.feeds.parsed_feed import FeedEntry, ParsedFeed, short_key, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_YEAR = 1000
"""The first year that is taken in earnest: broken programs write the year 1."""
_WORDS = re.compile(r"\w")
_ENTITY = re.compile(rb"<!ENTITY\b[^>]*>")
_LONGEST_HEAD = 65_536
"""Within how many bytes at the start entities may be declared."""


def read_xml_feed(source: bytes, address: str, content_type: str = "") -> ParsedFeed | None:
    """Return the feed in `source`, as far as it can be read; None if it is none.

    Args:
        source: RSS, Atom, or something like them.
        address: Where it came from.
        content_type: The header that came with it, with the encoding; empty if there was none.
    """
    # Takes a while to import, and most that is done in this program is about no feed.
    import feedparser

    headers = {"content-location": address} | ({"content-type": content_type} if content_type else {})
    parsed = feedparser.parse(
        BytesIO(_without_entities(source)),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    about = parsed.get("feed", {})
    if not parsed.get("version") and not parsed.get("entries"):
        return None
    language = _line(about.get("language"))
    return ParsedFeed(
        title=line_of_markup(_text(about.get("title"))),
        site=_link(about.get("link"), address),
        entries=told_apart([_entry(entry, address, language) for entry in parsed.entries]),
        language=language,
        problems=tuple(_problems(parsed)),
    )


def _without_entities(source: bytes) -> bytes:
    """Return XML that declares no entities, which could grow without end; those of HTML are known."""
    head = source[:_LONGEST_HEAD]
    return _ENTITY.sub(b"", head) + source[_LONGEST_HEAD:] if b"<!ENTITY" in head else source


def _problems(parsed: Any) -> Iterable[str]:
    """Yield what is wrong with a feed that could be read."""
    error = parsed.get("bozo_exception") if parsed.get("bozo") else None
    # That it says another encoding than it is in, or is called plain text, is too common to be told.
    if error is not None and hasattr(error, "getMessage"):
        yield f"It is broken XML ({clean_line(error.getMessage())})."


def _entry(entry: Any, base: str, language: str) -> FeedEntry:
    content, plain, content_base = _content(entry)
    address = _address(entry, base)
    title = line_of_markup(_text(entry.get("title")))
    identifier = clean_line(_text(entry.get("id"))) or address or f"{title} {content}"
    return FeedEntry(
        key=short_key(identifier),
        title=title,
        address=address,
        content=content,
        plain=plain,
        base=content_base or address or base,
        authors=_authors(entry),
        published=_published(entry),
        language=_line(entry.get("language")) or language,
        publisher=line_of_markup(_text((entry.get("source") or {}).get("title"))),
    )


def _content(entry: Any) -> tuple[str, bool, str]:
    """Return the most that an entry says of itself, whether that is plain text, and its base.

    The content goes before the summary, and of several contents the markup before the plain text, unless the
    other one says more than twice as much: some feeds call a teaser the content.
    """
    details = [*entry.get("content", ()), *(d for d in (entry.get("summary_detail"),) if d)]
    offers = [detail for detail in details if _WORDS.search(_text(detail.get("value")))]
    if not offers:
        return "", True, ""
    offers.sort(
        key=lambda detail: detail.get("type") == "text/plain" and "<" not in _text(detail.get("value"))
    )
    best = offers[0]
    for other in offers[1:]:
        if len(_text(other.get("value"))) > 2 * len(_text(best.get("value"))):
            best = other
    value = _text(best.get("value"))
    # Descriptions of RSS are called plain where feedparser saw no tag in them; they may hold references.
    return value, _is_plain(best) and "&" not in value, web_address(_text(best.get("base")))


def _is_plain(detail: Any) -> bool:
    return detail.get("type") == "text/plain" and "<" not in _text(detail.get("value"))


def _address(entry: Any, base: str) -> str:
    """Return where an entry leads; to what is enclosed in it, if to nothing else."""
    found = _link(entry.get("link"), base)
    if found:
        return found
    links = [link for link in entry.get("links", ()) if link.get("rel") in ("alternate", "enclosure")]
    return next((address for link in links if (address := _link(link.get("href"), base))), "")


def _authors(entry: Any) -> str:
    """Return who wrote an entry: names, not addresses of e-mail."""
    details = entry.get("authors") or [entry.get("author_detail") or {}]
    names = [_line(detail.get("name")) for detail in details if detail]
    known = dict.fromkeys(line_of_markup(name) for name in names if name and "@" not in name)
    return ", ".join(known)


def _published(entry: Any) -> datetime | None:
    """Return when an entry was published; else when it was changed, which some feeds have alone."""
    for name in ("published", "updated", "created"):
        # The values are asked for as a plain dictionary has them: feedparser's own stands in one for another.
        moment = _moment(dict.get(entry, f"{name}_parsed")) or parse_date(_text(dict.get(entry, name)))
        if moment is not None and in_earnest(moment):
            return moment
    return None


def in_earnest(moment: datetime) -> bool:
    """Whether a date is one that somebody gave, not one that a program fills in."""
    return moment.year >= FIRST_YEAR and moment.timestamp() != 0


def _moment(parsed: Any) -> datetime | None:
    """Return a moment as feedparser gives it, in UTC."""
    try:
        return None if parsed is None else datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _link(value: object, base: str) -> str:
    """Return an absolute address, or nothing."""
    return web_address(link_address(_text(value), base))


def _line(value: object) -> str:
    return clean_line(_text(value))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
