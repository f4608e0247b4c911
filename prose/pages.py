"""From a page of the web to its article, or to why there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from prose.addresses import web_address
from prose.decoding import NotText, declared_encoding, decode
from prose.draft import compose
from prose.html import article_on_page, looks_like_html
from prose.markdown import read_markdown
from prose.markup import text_of_markup
from prose.plain_text import read_plain_text
from prose.reader import UnreadableSource
from prose.wire_copy import tidy_wire_copy

if TYPE_CHECKING:
    from prose.document import Document, Facts
    from prose.draft import Draft

FEWEST_WORDS = 25
"""With fewer words a page is a notice or a picture with its caption, and no article."""
SHORT = 150
"""With fewer words, what is left of a page may be what stands in the way of its article."""
MOST_LINKED = 0.6
"""The share of its letters above which a text that leads elsewhere is a list of articles, and not one."""

_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})
_MARKDOWN = frozenset({"text/markdown", "text/x-markdown"})
_NOT_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false\b", re.IGNORECASE)
"""What publishers tell search engines of pages that must be paid for (schema.org)."""
_PAID = re.compile(
    r"\b(?:subscribe (?:now |today )?to (?:continue|read|keep)|(?:for|become an?) subscribers?\b"
    r"|already a subscriber|to continue reading|sign in to read|log in to read|subscription required)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:accept (?:all|cookies)|cookie (?:settings|preferences|policy|consent)|we use cookies|our partners"
    r"|before you continue|manage (?:your )?(?:consent|choices|preferences))\b",
    re.IGNORECASE,
)
_NO_ROBOTS = re.compile(
    r"\b(?:are you a (?:robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|unusual traffic|captcha"
    r"|checking your browser|just a moment|access denied|enable cookies)\b",
    re.IGNORECASE,
)
_NEEDS_SCRIPTS = re.compile(
    r"\b(?:enable|requires?|turn on|without) java ?script|java ?script (?:is )?(?:disabled|required)", re.I
)

PAYWALL = "It is only for those who have paid for it."
BEGINNING = "The page is for those who have paid for it; this may be only its beginning."
REASONS = (
    (_NO_ROBOTS, "The site wants to know first whether a person is asking."),
    (_NEEDS_SCRIPTS, "The site shows its text by JavaScript, which is not run here."),
    (_CONSENT, "The site asks for consent to cookies first, and sends no article."),
)
"""What a page without an article says, and what that means for the reader."""


def read_page(source: bytes, address: str, media_type: str = "", charset: str = "") -> Document:
    """Return the article on a page.

    Args:
        source: What the server sent.
        address: Where it came from; the article's own address where the page names no other.
        media_type: What the server says that it is; empty if it does not say.
        charset: The encoding that the server claims, which counts for more than the page's own word, as in a
            browser.

    Raises:
        UnreadableSource: There is no article on it; the message says what there is instead.
    """
    if not source.strip():
        raise UnreadableSource("It is empty.")
    try:
        decoded = decode(source, charset or declared_encoding(source))
    except NotText as error:
        raise UnreadableSource(str(error)) from error
    draft = _draft(decoded.text, address, media_type)
    document = compose(tidy_wire_copy(draft))
    return replace(
        document,
        facts=_completed(document.facts, address),
        problems=(*decoded.problems, *document.problems),
    )


def _completed(facts: Facts, address: str) -> Facts:
    """Return what a page says of itself, with what its address says where it says nothing."""
    host = urlsplit(address).hostname or ""
    return replace(
        facts,
        address=facts.address or web_address(address),
        publisher=facts.publisher or host.removeprefix("www."),
    )


def _draft(text: str, address: str, media_type: str) -> Draft:
    if media_type in _PAGES or looks_like_html(text):
        return _article(text, address)
    if media_type in _MARKDOWN:
        draft = read_markdown(text)
    elif media_type.startswith("text/") or not media_type:
        draft = read_plain_text(text)
    else:
        raise UnreadableSource(f"It is “{media_type}”, not a page of text.")
    if not draft.has_words:
        raise UnreadableSource("It has no text in it.")
    return draft


def _article(page: str, address: str) -> Draft:
    draft = article_on_page(page, address)
    words = sum(len(block.text.split()) for block in draft.blocks)
    is_paid = bool(_NOT_FREE.search(page))
    if words < FEWEST_WORDS:
        raise UnreadableSource(PAYWALL if is_paid else _reason(page, words))
    if words < SHORT:
        # What stands in the way is all that was found.
        found = "\n".join(block.text for block in draft.blocks)
        for pattern, reason in REASONS:
            if pattern.search(found):
                raise UnreadableSource(reason)
    if _linked(draft) > MOST_LINKED:
        raise UnreadableSource("It is a list of links, not an article.")
    if is_paid or (words < SHORT and _PAID.search(page)):
        return replace(draft, problems=(*draft.problems, BEGINNING))
    return draft


def _reason(page: str, words: int) -> str:
    """Return why there is no article on a page, as far as it can be told."""
    text = text_of_markup(page)
    if not text.strip():
        return "It has no text in it."
    scripts = " ".join(re.findall(r"<noscript\b[^<>]*>(.{0,2000}?)</noscript", page, re.I | re.S)[:5])
    for pattern, reason in REASONS:
        if pattern.search(text) or pattern.search(scripts):
            return reason
    if _PAID.search(text):
        return PAYWALL
    if words:
        counted = "1 word" if words == 1 else f"{words} words"
        return f"There is no article on it that could be told from the rest: {counted}."
    return "There is no article on it that could be told from the rest."


def _linked(draft: Draft) -> float:
    """Return which share of a text leads elsewhere."""
    linked = sum(link.span.end - link.span.start for block in draft.blocks for link in block.links)
    return linked / max(1, sum(len(block.text) for block in draft.blocks))
