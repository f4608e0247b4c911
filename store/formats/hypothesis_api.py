"""Passages as the API of Hypothesis gives annotations (https://h.readthedocs.io/en/latest/api-reference/v1/)."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import IO, TYPE_CHECKING
from uuid import UUID

from store.formats.annotations import (
    address_of,
    article_named,
    identifier_of,
    merge_annotation,
    selectors_of,
)
from store.formats.fields import Fields

if TYPE_CHECKING:
    from store.bodies import Article
    from store.exchange import Exchange
    from store.library import Library
    from store.merging import Merging
    from store.passage import Passage
    from store.selection import Selection

USER = "acct:reader@newsread.invalid"
"""Whose the annotations are, where nobody has an account; `.invalid` belongs to nobody (RFC 2606)."""


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write the passages that are wanted as the answer to a search of all annotations."""
    file.write(b'{"rows": [')
    total = 0
    for article, passages in selection.cited(library):
        for passage in passages:
            row = json.dumps(_annotation(article, passage), ensure_ascii=False)
            file.write((b",\n" if total else b"\n") + row.encode())
            total += 1
    file.write(f'\n], "total": {total}}}\n'.encode())


def _annotation(article: Article, passage: Passage) -> dict[str, object]:
    address = address_of(article)
    return {
        "id": urlsafe_b64encode(UUID(passage.uuid).bytes).rstrip(b"=").decode(),
        "created": passage.created.isoformat(),
        "updated": passage.changed.isoformat(),
        "user": USER,
        "uri": address,
        "text": passage.note,
        "tags": list(passage.tags),
        "group": "__world__",
        "permissions": {right: [USER] for right in ("read", "admin", "update", "delete")},
        "target": [{"source": address, "selector": selectors_of(passage)}],
        "document": {"title": [article.document.facts.headline]},
        "references": [],
        "links": {},
        "hidden": False,
        "flagged": False,
    }


def merge(value: object, name: str, merging: Merging, exchange: Exchange) -> None:
    """Take in annotations: the answer to a search, a list of them or one.

    Args:
        value: What JSON gave.
        name: What the file is called in a sentence.
        merging: Takes them in.
        exchange: Knows which articles are here.

    Raises:
        SourceError: If one is not what it should be.
        InvalidTag: If a tag of it cannot be one.
    """
    rows = value.get("rows", value) if isinstance(value, dict) else value
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        fields = Fields(row, f"Annotation {number} of {name}")
        targets = fields.objects("target") if "target" in fields else []
        merge_annotation(
            fields,
            targets[0].objects("selector") if targets and "selector" in targets[0] else [],
            article_named([fields.text("uri")], merging, exchange),
            merging,
            uuid=_identifier(fields),
            highlighted=False,
            tags=[tag for tag in fields.lines("tags") if tag] if "tags" in fields else [],
            note=fields.text("text").strip() if "text" in fields else "",
            created="created",
            changed="updated",
        )


def _identifier(fields: Fields) -> str:
    """Return the identifier that Hypothesis writes in base 64."""
    called = fields.all.get("id")
    try:
        return str(UUID(bytes=urlsafe_b64decode(f"{called}==".encode("ascii"))))
    except ValueError:
        return identifier_of(fields)
