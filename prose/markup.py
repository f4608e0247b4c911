"""The text between the tags of HTML that stands in other text.

Whole pages go through `prose.html`, which tells an article from what surrounds it. This is for fragments:
raw HTML in Markdown, and pages in which no article can be told.
"""

from __future__ import annotations

import re
from html import unescape

from prose.word_lists import words

# Possessive, and outside quotes never over the next "<": what fails to match is not looked at again.
_TAG = re.compile(
    r"""<(?:!--|(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*+)(?:"[^"]{0,4096}+"|'[^']{0,4096}+'|[^<>"'])*+>|[!?][^<>]*+>)"""
)
_UNSHOWN = words("script style template head noscript svg math iframe object select")
_INLINE = words(
    """
    a abbr b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strike strong
    sub sup time tt u var wbr
    """
)
_WHITE_SPACE = re.compile(r"\s+")
_COMMENT = re.compile(r"<!--|<[!?]")
_TAG_START = re.compile(r"</?[a-zA-Z]")


def text_of_markup(markup: str) -> str:
    """Return the text of an HTML fragment: one line for what stands in one block, no empty lines."""
    pieces: list[str] = []
    position = 0
    while tag := _TAG.search(markup, position):
        pieces.append(_text(markup[position : tag.start()]))
        name = (tag["name"] or "").lower()
        if tag[0] == "<!--":
            position = _after(markup, "-->", tag.end())
        elif name in _UNSHOWN and not tag["close"] and not tag[0].endswith("/>"):
            position = _after_element(markup, name, tag.end())
        else:
            position = tag.end()
            if name not in _INLINE:
                pieces.append("\n")
    pieces.append(_text(markup[position:]))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def without_comments(markup: str) -> str:
    """Return HTML without comments and declarations, and without a last tag that never ends.

    The standard library's parser goes through the rest of a page again for each one that has no end.
    """
    pieces: list[str] = []
    position = 0
    while found := _COMMENT.search(markup, position):
        pieces.append(markup[position : found.start()])
        position = _after(markup, "-->" if found[0] == "<!--" else ">", found.end())
    pieces.append(markup[position:])
    kept = "".join(pieces)
    last = kept.rfind(">") + 1
    unfinished = _TAG_START.search(kept, last)
    return kept[: unfinished.start()] if unfinished else kept


def _text(source: str) -> str:
    """Return what `source`, which has no tags, says on one line."""
    return unescape(_WHITE_SPACE.sub(" ", source)).replace("\n", " ")


def _after(markup: str, end: str, start: int) -> int:
    """Return the position after the next `end`, or of the end of the text if there is none."""
    found = markup.find(end, start)
    return found + len(end) if found >= 0 else len(markup)


def _after_element(markup: str, name: str, start: int) -> int:
    """Return the position after the end tag of the element `name`, or of the text's end if there is none."""
    end = re.compile(rf"</{name}\b[^<>]*+>", re.IGNORECASE).search(markup, start)
    return end.end() if end else len(markup)
