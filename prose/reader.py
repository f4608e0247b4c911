"""The way in: from the bytes of any source to a document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from prose.decoding import NotText, declared_encoding, decode
from prose.draft import compose
from prose.html import looks_like_html, read_html
from prose.markdown import read_markdown
from prose.plain_text import read_plain_text
from prose.wire_copy import tidy_wire_copy

if TYPE_CHECKING:
    from prose.document import Document

_SUFFIX = re.compile(r"\.([A-Za-z]{2,9})(?:[?#].*)?\Z", re.DOTALL)
_MARKDOWN = frozenset({"md", "markdown", "mdown", "mkd"})
_HTML = frozenset({"html", "htm", "xhtml"})


class UnreadableSource(ValueError):  # noqa: N818  it says what the source is, not what went wrong
    """Raised for a source that is no article; its message is one sentence."""


def read_document(source: bytes, name: str) -> Document:
    """Return the article in `source`, a file or a page called `name`: its file name or its address.

    The ending of the name tells Markdown and HTML; a page is known by its first tags as well; anything else
    is plain text.

    Raises:
        UnreadableSource: If the source is empty, is no text, or has no words in it.
    """
    if not source.strip():
        raise UnreadableSource("It is empty.")
    suffix = _suffix(name)
    try:
        decoded = decode(source, declared_encoding(source) if suffix not in _MARKDOWN else "")
    except NotText as error:
        raise UnreadableSource(str(error)) from error
    if suffix in _MARKDOWN:
        draft = read_markdown(decoded.text)
    elif suffix in _HTML or looks_like_html(decoded.text):
        draft = read_html(decoded.text, name)
    else:
        draft = read_plain_text(decoded.text)
    if not draft.has_words:
        raise UnreadableSource("It has no text in it.")
    document = compose(tidy_wire_copy(draft))
    return replace(document, problems=(*decoded.problems, *document.problems))


def _suffix(name: str) -> str:
    """Return the ending of a file name or an address in lower case, without its full stop, if it has one."""
    found = _SUFFIX.search(name)
    return found[1].lower() if found else ""
