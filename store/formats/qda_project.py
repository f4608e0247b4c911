"""Articles and passages as a project of REFI-QDA (`.qdpx`): a ZIP file with texts, and XML about them.

Tags are codes, passages coded selections of plain text, notes are notes (https://www.qdasoftware.org, version
1.5). Positions count the code points before them. The standard does not say whether `endPosition` is in the
selection; it is not here, nor in what several other programs write.
"""

from __future__ import annotations

import shutil
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from store.exchange.exports import ORPHAN
from store.formats.annotations import remark_uuid
from store.formats.codebook import GROUPS, HEADER, ORIGIN, codes
from store.moments import in_xml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from store.bodies import Article
    from store.exchange.selection import Selection
    from store.library import Library
    from store.passages.passage import Passage
    from store.tags.remarks import Remark
    from store.tags.tags import Tag

NAMESPACE = "urn:QDA-XML:project:1.0"
"""What the elements of a project belong to."""
READER = str(uuid5(GROUPS, "reader"))
"""Who has coded everything."""
_IN_MEMORY = 1_000_000
"""Bytes of XML after which it waits in a file until the texts are written."""
_LABEL = 60
"""How many code points of its words a selection is called by."""


def write(library: Library, selection: Selection, file: IO[bytes]) -> None:
    """Write the articles with passages that are wanted, and the tags of these; with everything, all tags."""
    known = {tag.name: tag for tag in library.tags.all()}
    used = set(known) if selection.is_everything else set()
    with (
        SpooledTemporaryFile(_IN_MEMORY) as sources,
        SpooledTemporaryFile(_IN_MEMORY) as notes,
        ZipFile(file, "w", ZIP_DEFLATED) as project,
    ):
        for article, passages, remark in selection.cited(library):
            project.writestr(f"sources/{article.uuid}.txt", article.document.text)
            sources.write(_xml(_source(article, passages, remark, known)))
            used.update(remark.tags)
            if remark.note:
                notes.write(_xml(_note(remark_uuid(article), remark.note, remark.created or article.added)))
            for passage in passages:
                used.update(passage.tags)
                if (text := _note_text(passage)) != "":
                    notes.write(_xml(_note(passage.uuid, text, passage.created)))
        book = ET.Element("CodeBook")
        book.append(codes(tag for tag in known.values() if tag.name in used))
        # The schema has no codebook without codes.
        coded = _xml(book) if used else b""
        with project.open("project.qde", "w") as qde:
            qde.write(HEADER + f"<Project xmlns={quoteattr(NAMESPACE)} ".encode())
            qde.write(f'name="newsread" origin="{ORIGIN}" creatingUserGUID="{READER}">'.encode())
            qde.write(f'<Users><User guid="{READER}" name="reader"/></Users>'.encode() + coded)
            _write_all(qde, sources, "Sources")
            _write_all(qde, notes, "Notes")
            qde.write(b"</Project>\n")


def _source(article: Article, passages: list[Passage], remark: Remark, known: dict[str, Tag]) -> ET.Element:
    source = ET.Element(
        "TextSource",
        guid=article.uuid,
        name=article.document.facts.headline,
        plainTextPath=f"internal://{article.uuid}.txt",
        creatingUser=READER,
        creationDateTime=in_xml(article.added, "seconds"),
    )
    for passage in passages:
        if not passage.is_orphan:
            source.append(_selection(passage, known))
    _code(source, remark_uuid(article), remark.tags, known)
    if remark.note:
        ET.SubElement(source, "NoteRef", targetGUID=_note_id(remark_uuid(article)))
    # What stands nowhere is told of in a note on the whole text.
    for passage in passages:
        if passage.is_orphan:
            ET.SubElement(source, "NoteRef", targetGUID=_note_id(passage.uuid))
    return source


def _selection(passage: Passage, known: dict[str, Tag]) -> ET.Element:
    selection = ET.Element(
        "PlainTextSelection",
        guid=passage.uuid,
        name=" ".join(passage.anchor.exact.split())[:_LABEL],
        startPosition=str(passage.span.start),
        endPosition=str(passage.span.end),
        creatingUser=READER,
        creationDateTime=in_xml(passage.created, "seconds"),
    )
    _code(selection, passage.uuid, passage.tags, known)
    if passage.note:
        ET.SubElement(selection, "NoteRef", targetGUID=_note_id(passage.uuid))
    return selection


def _code(coded: ET.Element, uuid: str, tags: Iterable[str], known: dict[str, Tag]) -> None:
    """Give a text, or a selection of it, the codes of some tags."""
    for tag in (known[name] for name in tags if name in known):
        guid = str(uuid5(UUID(uuid), tag.uuid))
        coding = ET.SubElement(coded, "Coding", guid=guid, creatingUser=READER)
        ET.SubElement(coding, "CodeRef", targetGUID=tag.uuid)


def _note_text(passage: Passage) -> str:
    if not passage.is_orphan:
        return passage.note
    tags = ", ".join(passage.tags)
    return "\n\n".join(filter(None, [f"“{passage.anchor.exact}”", ORPHAN, tags, passage.note]))


def _note(uuid: str, text: str, created: datetime) -> ET.Element:
    note = ET.Element(
        "Note",
        guid=_note_id(uuid),
        creatingUser=READER,
        creationDateTime=in_xml(created, "seconds"),
    )
    ET.SubElement(note, "PlainTextContent").text = text
    return note


def _note_id(uuid: str) -> str:
    return str(uuid5(UUID(uuid), "note"))


def _xml(element: ET.Element) -> bytes:
    written: bytes = ET.tostring(element, encoding="utf-8", xml_declaration=False)
    return written


def _write_all(qde: IO[bytes], parts: SpooledTemporaryFile[bytes], name: str) -> None:
    """Write what waited, if it is anything: an element of its own cannot be empty."""
    if parts.tell():
        parts.seek(0)
        qde.write(f"<{name}>".encode())
        shutil.copyfileobj(parts, qde)
        qde.write(f"</{name}>".encode())
