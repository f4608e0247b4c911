"""Passages as the API of Hypothesis gives annotations (https://h.readthedocs.io/en/latest/api-reference/v1/)."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import IO, TYPE_CHECKING
from uuid import UUID

from store.formats.annotations import address_of, annotations_of, merge_annotation, selectors_of
from store.formats.fields import Fields

if TYPE_CHECKING:
    from store.bodies import Article
    from store.exchange.exchange import Exchange
    from store.exchange.merging import Merging
    from store.exchange.selection import Selection
    from store.library import Library
    from store.passages.passage import Passage
    from store.tags.remarks import Remark

USER = "acct:reader@newsread.invalid"
"""Whose the annotations are, where nobody has an account; `.invalid` belongs to nobody (RFC 2606)."""


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write the passages that are wanted as the answer to a search of all annotations.

    What is said of whole articles are page notes: annotations without a selector.
    """
    file.write(b'{"rows": [')
    total = 0
    for row in annotations_of(library, selection, _page_note, _of_passage):
        file.write((b",\n" if total else b"\n") + row)
        total += 1
    file.write(f'\n], "total": {total}}}\n'.encode())


def _of_passage(article: Article, passage: Passage) -> dict[str, object]:
    target: dict[str, object] = {"source": address_of(article), "selector": selectors_of(passage)}
    return _annotation(article, passage.uuid, passage, target)


def _page_note(article: Article, remark: Remark, uuid: str) -> dict[str, object]:
    return _annotation(article, uuid, remark, {"source": address_of(article)})


def _annotation(
    article: Article, uuid: str, said: Passage | Remark, target: dict[str, object]
) -> dict[str, object]:
    created, changed = said.created or article.added, said.changed or article.added
    return {
        "id": urlsafe_b64encode(UUID(uuid).bytes).rstrip(b"=").decode(),
        "created": created.isoformat(),
        "updated": changed.isoformat(),
        "user": USER,
        "uri": address_of(article),
        "text": said.note,
        "tags": list(said.tags),
        "group": "__world__",
        "permissions": {right: [USER] for right in ("read", "admin", "update", "delete")},
        "target": [target],
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
            [fields.text("uri")],
            merging,
            exchange,
            uuid=_identifier(fields),
            highlighted=False,
            tags=[tag for tag in fields.lines("tags") if tag] if "tags" in fields else [],
            note=fields.text("text").strip() if "text" in fields else "",
            created="created",
            changed="updated",
        )


def _identifier(fields: Fields) -> str:
    """Return the identifier that Hypothesis writes in base 64; nothing where it is none."""
    called = fields.all.get("id")
    try:
        return str(UUID(bytes=urlsafe_b64decode(f"{called}==".encode("ascii"))))
    except ValueError:
        return ""
