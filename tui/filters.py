"""What is typed into a filter, as the store understands it."""

from __future__ import annotations

import re

from store.articles import ArticleFilter
from store.passages import PassageFilter


def article_filter(text: str) -> ArticleFilter:
    """Read a filter of articles: words, and `is:unread` and `is:starred` among them."""
    terms = text.split()
    return ArticleFilter(
        words=" ".join(term for term in terms if term.lower() not in ("is:unread", "is:starred")),
        unread=any(term.lower() == "is:unread" for term in terms),
        starred=any(term.lower() == "is:starred" for term in terms),
    )


_TAG = re.compile(r'(?<!\S)tag:(?:"(?P<quoted>(?:[^"]|"")*)"?|(?P<plain>\S*))', re.IGNORECASE)
"""The term that names a tag; in quotation marks, a doubled one stands for itself."""


def passage_filter(text: str) -> PassageFilter:
    """Read a filter of passages: words, and `tag:NAME` or `tag:"A NAME"` among them; the last tag counts."""
    tag = ""
    for term in _TAG.finditer(text):
        tag = term["plain"] or (term["quoted"] or "").replace('""', '"')
    return PassageFilter(words=" ".join(_TAG.sub(" ", text).split()), tag=tag)


def tag_term(name: str) -> str:
    """Return the term that shows one tag only."""
    if " " not in name and '"' not in name:
        return f"tag:{name}"
    doubled = name.replace('"', '""')
    return f'tag:"{doubled}"'
