"""Passages as W3C Web Annotations, a JSON list of them (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from store.formats.annotations import URN, address_of, annotations_of, merge_annotation, selectors_of
from store.formats.fields import Fields
from store.moments import in_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.bodies import Article
    from store.exchange.exchange import Exchange
    from store.exchange.merging import Merging
    from store.exchange.selection import Selection
    from store.library import Library
    from store.passages.passage import Passage
    from store.tags.remarks import Remark

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""What the words of an annotation mean."""


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write the passages that are wanted, and what is said of whole articles.

    Offsets count code points of the article's canonical text.
    """
    before = b"[\n"
    for annotation in annotations_of(library, selection, _of_whole, _annotation):
        file.write(before + annotation)
        before = b",\n"
    file.write(b"\n]\n" if before == b",\n" else b"[]\n")


def _annotation(article: Article, passage: Passage) -> dict[str, object]:
    bodies = _written_bodies(passage.tags, passage.note)
    motivations = {
        "highlighting": passage.highlighted,
        "tagging": bool(passage.tags),
        "commenting": bool(passage.note),
    }
    return {
        "@context": CONTEXT,
        "id": f"{URN}{passage.uuid}",
        "type": "Annotation",
        "motivation": [motivation for motivation, holds in motivations.items() if holds],
        "created": in_xml(passage.created),
        "modified": in_xml(passage.changed),
        **({"body": bodies} if bodies else {}),
        "target": {
            "type": "SpecificResource",
            "source": _source(article),
            "selector": selectors_of(passage),
        },
    }


def _of_whole(article: Article, remark: Remark, uuid: str) -> dict[str, object]:
    moments = {"created": remark.created, "modified": remark.changed}
    motivations = {"tagging": bool(remark.tags), "commenting": bool(remark.note)}
    return {
        "@context": CONTEXT,
        "id": f"{URN}{uuid}",
        "type": "Annotation",
        "motivation": [motivation for motivation, holds in motivations.items() if holds],
        **{name: in_xml(moment) for name, moment in moments.items() if moment is not None},
        "body": _written_bodies(remark.tags, remark.note),
        "target": {"type": "SpecificResource", "source": _source(article)},
    }


def _written_bodies(tags: Iterable[str], note: str) -> list[dict[str, str]]:
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    if note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": note, "format": "text/plain"})
    return bodies


def _source(article: Article) -> dict[str, str]:
    return {"id": address_of(article), "type": "Text", "canonical": f"{URN}{article.uuid}"}


def merge(value: object, name: str, merging: Merging, exchange: Exchange) -> None:
    """Take in annotations: one, a list of them, a page or a collection.

    Args:
        value: What JSON gave.
        name: What the file is called in a sentence.
        merging: Takes them in.
        exchange: Knows which articles are here.

    Raises:
        SourceError: If one is not what it should be.
        InvalidTag: If a tag of it cannot be one.
    """
    for number, annotation in enumerate(_annotations(value), 1):
        _merge(Fields(annotation, f"Annotation {number} of {name}"), merging, exchange)


def _annotations(value: object) -> Iterator[object]:
    if isinstance(value, list):
        yield from value
    elif isinstance(value, dict) and "items" in value:
        yield from _annotations(value["items"])
    elif isinstance(value, dict) and isinstance(value.get("first"), dict):
        yield from _annotations(value["first"])
    else:
        yield value


def _merge(fields: Fields, merging: Merging, exchange: Exchange) -> None:
    tags, notes = [], []
    for body in _bodies(fields):
        if "value" not in body:
            continue
        if "tagging" in body.several("purpose"):
            tags.append(body.line("value"))
        else:
            notes.append(body.text("value").strip())
    if "bodyValue" in fields:
        notes.append(fields.text("bodyValue").strip())
    target = next(iter(fields.one_or_several("target", "id")), None)
    source = None if target is None else next(iter(target.one_or_several("source", "id")), None)
    names = [] if source is None else [source.text(each) for each in ("canonical", "id") if each in source]
    merge_annotation(
        fields,
        [] if target is None else target.one_or_several("selector", "value"),
        names,
        merging,
        exchange,
        highlighted="highlighting" in fields.several("motivation"),
        tags=[tag for tag in tags if tag],
        note="\n\n".join(filter(None, notes)),
        created="created",
        changed="modified",
    )


def _bodies(fields: Fields) -> list[Fields]:
    # A body that is only an address says nothing that a note could hold.
    return [body for body in fields.one_or_several("body", "id") if body.all.get("type") == "TextualBody"]
