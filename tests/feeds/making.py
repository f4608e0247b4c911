"""Feeds for tests."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape

STORY = (
    "The harbour of Tarn opens on Monday, its mayor Ida Brandt said, and the ferries run at noon as they did "
    "before the storm."
)
RSS = "application/rss+xml"


class Item(NamedTuple):
    """An entry of a feed."""

    key: str
    title: str = "Harbour opens"
    content: str = STORY
    link: str = ""


def rss(*items: Item, title: str = "Gazette") -> str:
    """Return a feed with these entries."""
    entries = "".join(
        f"<item><guid isPermaLink='false'>{escape(item.key)}</guid><title>{escape(item.title)}</title>"
        f"<link>{escape(item.link or f'/{item.key}')}</link>"
        f"<description>{escape(item.content)}</description></item>"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{escape(title)}</title><link>/</link>{entries}</channel></rss>"
    )
