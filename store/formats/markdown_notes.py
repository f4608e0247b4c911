"""Passages as Markdown notes, a file for each article: front matter, block quotes that can be linked to.

Block identifiers are those of Obsidian: `^` and letters, digits or hyphens after a block
(https://help.obsidian.md/links#Link+to+a+block+in+a+note). A template of the reader's own says what a file
holds: a text with `$` before the names of what is put there (`string.Template`).
"""

from __future__ import annotations

import json
import re
from string import Template
from typing import TYPE_CHECKING

from store.errors import SourceError
from store.exchange.exports import ORPHAN, escaped

if TYPE_CHECKING:
    from store.bodies import Article
    from store.exchange.selection import Selection
    from store.exchange.targets import Folder
    from store.library import Library
    from store.passages.passage import Passage
    from store.tags.remarks import Remark

TEMPLATE = """\
---
$front_matter
---

# $title

$note$passages
"""
"""What a file holds unless the reader says otherwise."""
NAMES = (
    "front_matter", "title", "outlet", "author", "published", "address", "article", "tags", "note",
    "passages",
)  # fmt: skip
"""What a template can name."""


def read_template(text: str) -> Template:
    """Return a template of the reader's own.

    Raises:
        SourceError: If it names what there is not, or has a stray `$`.
    """
    template = Template(text)
    try:
        template.substitute(dict.fromkeys(NAMES, ""))
    except KeyError as error:
        raise SourceError(f"A template has no ${error.args[0]}; it can name {', '.join(NAMES)}.") from error
    except ValueError as error:
        raise SourceError("A template has a $ without a name; write $$ for one that is to stand.") from error
    return template


def write(library: Library, selection: Selection, folder: Folder, template: Template | None = None) -> int:
    """Write a file for each article of which something is wanted, and return how many files."""
    template = template or Template(TEMPLATE)
    number = 0
    for article, passages, remark in selection.cited(library):
        note = template.substitute(_values(article, passages, remark))
        folder.write(article.document.facts.headline, ".md", note.encode())
        number += 1
    return number


def _values(article: Article, passages: list[Passage], remark: Remark) -> dict[str, str]:
    facts = article.document.facts
    given = {*remark.tags, *(tag for passage in passages for tag in passage.tags)}
    tags = sorted(given, key=str.casefold)
    published = facts.published.date().isoformat() if facts.published else ""
    front = {
        "title": facts.headline,
        "outlet": facts.publisher,
        "author": facts.byline,
        "published": published,
        "address": facts.address,
        "article": article.uuid,
        "tags": [_obsidian_tag(tag) for tag in tags],
    }
    return {
        # A JSON value is a YAML value too, whatever is in it.
        "front_matter": "\n".join(
            f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items() if value
        ),
        "title": escaped(facts.headline),
        "outlet": escaped(facts.publisher),
        "author": escaped(facts.byline),
        "published": published,
        "address": facts.address,
        "article": article.uuid,
        "tags": " ".join(f"#{_obsidian_tag(tag)}" for tag in tags),
        # It stands before the passages where there are any; a template may have it anywhere.
        "note": f"{escaped(remark.note)}\n\n" if remark.note else "",
        "passages": "\n\n".join(_block(passage) for passage in passages),
    }


def _block(passage: Passage) -> str:
    quote = "\n".join(f"> {line}".rstrip() for line in escaped(passage.anchor.exact).split("\n"))
    said = [
        " ".join(f"#{_obsidian_tag(tag)}" for tag in passage.tags),
        escaped(passage.note),
        ORPHAN if passage.is_orphan else "",
    ]
    return "\n\n".join([quote, f"^{passage.uuid}", *filter(None, said)])


def _obsidian_tag(name: str) -> str:
    """Return a tag as Obsidian has it: letters, digits, hyphens, lines and slashes, not digits alone."""
    tag = re.sub(r"[^\w/-]+", "-", name).strip("-/") or "tag"
    return f"{tag}_" if re.fullmatch(r"[\d/]+", tag) else tag
