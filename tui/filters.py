"""What is typed into a filter, as the store understands it."""

from __future__ import annotations

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


def passage_filter(text: str) -> PassageFilter:
    """Read a filter of passages: words, and `tag:NAME` or `tag:"A NAME"` among them."""
    words: list[str] = []
    tag = ""
    rest = text
    while rest:
        start = rest.lower().find("tag:")
        if start < 0 or (start and not rest[start - 1].isspace()):
            words.append(rest)
            break
        words.append(rest[:start])
        tag, rest = _value(rest[start + len("tag:") :])
    return PassageFilter(words=" ".join(" ".join(words).split()), tag=tag)


def tag_term(name: str) -> str:
    """Return the term that shows one tag only."""
    return f'tag:"{name}"' if " " in name else f"tag:{name}"


def _value(text: str) -> tuple[str, str]:
    """Split a term's value, in quotation marks or up to a space, from what follows it."""
    if text.startswith('"'):
        value, _, rest = text[1:].partition('"')
        return value, rest
    value, _, rest = text.partition(" ")
    return value, rest
