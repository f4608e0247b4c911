"""From a web page to a draft: trafilatura tells the article from the page and gives it as Markdown."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import replace
from html import unescape

from prose.addresses import web_address
from prose.characters import clean_line, clean_text
from prose.document import BlockKind, Facts
from prose.draft import BlockWriter, Draft
from prose.markdown import read_markdown
from prose.markup import text_of_markup

# Their warnings quote the page, unclean, and go to standard error where nobody has set up logging.
_LOGGING_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext")
_SHORTEST_ARTICLE = 25
"""How many code points trafilatura must find. Below its own 250 it gives up the structure of short items."""
# A tag that holds as much as this is an image or a program in an attribute, or made to hang a parser.
_HUGE_TAG = re.compile(r"<[a-zA-Z][^<>]{16384,}>?")
# It names the encoding of the bytes, which have been decoded; parsers of text refuse it.
_XML_DECLARATION = re.compile(r"\A\s*<\?xml\b[^<>]*>")
_REFERENCE = re.compile(r"&#(?:\d{1,7}|x[0-9a-f]{1,6});?", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"<html\b[^<>]{0,2000}?\b(?:xml:)?lang\s*=\s*[\"']?([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)", re.I
)
_TITLE = re.compile(r"<title\b[^<>]{0,500}>([^<]{1,1000})<", re.IGNORECASE)
_LOOKS_LIKE_A_PAGE = re.compile(
    r"\s*(?:<\?xml\b[^<>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(text: str) -> bool:
    """Whether `text` begins as a web page does."""
    return bool(_LOOKS_LIKE_A_PAGE.match(text[:8192]))


def read_html(text: str, address: str = "") -> Draft:
    """Return the draft of the article on the web page `text`, which came from `address` if that is known.

    Where trafilatura finds no article, the draft has every line of the page.
    """
    draft = article_on_page(text, address)
    return draft if draft.has_words else _in_language(_whole_page(_tidied(text)), text)


def article_on_page(text: str, address: str = "") -> Draft:
    """Return the draft of the article on the web page `text`; one without words if there is none."""
    return _in_language(read_markdown(_article(_tidied(text), address)), text)


def _tidied(text: str) -> str:
    """Return a page without what hangs a parser or drives a terminal."""
    page = _HUGE_TAG.sub("", _XML_DECLARATION.sub("", clean_text(text)))
    return _REFERENCE.sub(_clean_reference, page)


def _in_language(draft: Draft, page: str) -> Draft:
    """Return a draft in the language that its page claims, where the article says nothing else."""
    language = _LANGUAGE.search(page[:65_536])
    if language and not draft.facts.language:
        return replace(draft, facts=replace(draft.facts, language=language[1]))
    return draft


def _clean_reference(reference: re.Match[str]) -> str:
    """Return a numeric reference to a character, or nothing if it stands for one that no text may hold.

    Parsers let through what they are told by reference, and fail on it later.
    """
    return reference[0] if clean_text(unescape(reference[0])) else ""


def _article(page: str, address: str) -> str:
    """Return the article on `page` in Markdown, with YAML front matter, or nothing if there is none."""
    # Costs a third of a second, which only who reads a page should pay.
    from trafilatura import extract
    from trafilatura.settings import DEFAULT_CONFIG

    for library in _LOGGING_LIBRARIES:
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["min_extracted_size"] = str(_SHORTEST_ARTICLE)
    try:
        article = extract(
            page,
            url=web_address(address) or None,
            output_format="markdown",
            include_comments=False,
            include_formatting=True,
            include_links=True,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "outputformat": "%Y-%m-%dT%H:%M:%S%z",
            },
            config=config,
        )
    except Exception:  # whatever a hostile page makes a parser raise, its words are still there to be read
        return ""
    return article or ""


def _whole_page(page: str) -> Draft:
    """Return every line of text on a page in which no article can be told."""
    blocks = []
    for line in text_of_markup(page).splitlines():
        writer = BlockWriter()
        writer.write(line)
        blocks.append(writer.block(BlockKind.PARAGRAPH))
    title = _TITLE.search(page)
    problems = ("No article could be told from the page; this is all its text.",)
    return Draft(tuple(blocks), Facts(headline=clean_line(unescape(title[1])) if title else ""), problems)
