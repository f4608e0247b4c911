"""Tags as a codebook of REFI-QDA (`.qdc`), for programs that code texts (https://www.qdasoftware.org).

A tag such as `claims/harbour` is a code within a code; what holds codes together and is no tag is not
codable.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from store.tags.colours import ON_PAPER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.exchange.selection import Selection
    from store.library import Library
    from store.tags.tags import Tag

NAMESPACE = "urn:QDA-XML:codebook:1.0"
"""What the elements of a codebook belong to."""
ORIGIN = "newsread"
"""Which program has written it."""
HEADER = b'<?xml version="1.0" encoding="utf-8"?>\n'
"""What a file begins with."""
GROUPS = UUID("2b1f6e0a-6a0e-4a4b-9a55-0f6d3c1f7f10")
"""What the identifiers of things that have none in the library follow from, with their names."""


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write the tags of the passages and articles that are wanted; with everything, the others too."""
    tags = library.tags.all()
    if not selection.is_everything:
        used = {
            name
            for _, passages, remark in selection.cited(library)
            for name in (*remark.tags, *(tag for passage in passages for tag in passage.tags))
        }
        tags = [tag for tag in tags if tag.name in used]
    book = ET.Element("CodeBook", xmlns=NAMESPACE, origin=ORIGIN)
    book.append(codes(tags))
    file.write(HEADER + ET.tostring(book, encoding="utf-8", xml_declaration=False) + b"\n")


def codes(tags: Iterable[Tag]) -> ET.Element:
    """Return tags as codes within codes."""
    known = {tag.name: tag for tag in tags}
    root = ET.Element("Codes")
    places: dict[str, ET.Element] = {"": root}
    for name in sorted(known, key=str.casefold):
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            if path not in places:
                place = places["/".join(parts[: depth - 1])]
                tag = known.get(path)
                places[path] = ET.SubElement(place, "Code", _code(path, parts[depth - 1], tag))
                if tag is not None and tag.description:
                    ET.SubElement(places[path], "Description").text = tag.description
    return root


def _code(path: str, name: str, tag: Tag | None) -> dict[str, str]:
    if tag is None:
        return {"guid": str(uuid5(GROUPS, path)), "name": name or path, "isCodable": "false"}
    return {"guid": tag.uuid, "name": name or path, "isCodable": "true", "color": ON_PAPER[tag.colour]}
