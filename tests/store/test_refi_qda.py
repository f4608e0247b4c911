"""A codebook and a project of REFI-QDA."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from prose.spans import Span
from store.errors import NewsreadError
from store.exchange.incoming import import_file
from store.exchange.selection import Selection
from store.formats import codebook, qda_project
from store.library import Library
from store.search.query import tagged
from tests.store.making import TEXT, add_article, make_document

if TYPE_CHECKING:
    from pathlib import Path

    from store.exchange.merged import Merged

BOOK = "{urn:QDA-XML:codebook:1.0}"
PROJECT = "{urn:QDA-XML:project:1.0}"
QUOTED = Span(TEXT.index("“"), TEXT.index("”") + 1)
ORDER = ("Users", "CodeBook", "Sources", "Notes")
"""The order in which the schema has the parts of a project."""


@pytest.fixture
def marked(library: Library) -> Library:
    add_article(library, headline='Harbour <shut> & "closed"')
    add_article(library, f"🚢 {TEXT}")
    library.passages.make(1, QUOTED, tags=["claims/harbour", "Ports & <all>"], note="Since when?\nAsk.")
    library.passages.make(1, Span(0, 3), highlighted=True)
    library.passages.make(2, Span(2, 5), tags=["claims"])
    library.tags.set_key("money", "m")
    return library


def read_book(library: Library, selection: Selection) -> ET.Element:
    file = BytesIO()
    codebook.write(library, selection, file)
    return ET.fromstring(file.getvalue())


def read_project(library: Library, selection: Selection) -> tuple[ET.Element, dict[str, str]]:
    file = BytesIO()
    qda_project.write(library, selection, file)
    with ZipFile(file) as project:
        assert project.testzip() is None
        texts = {name: project.read(name).decode() for name in project.namelist()}
    return ET.fromstring(texts.pop("project.qde")), texts


def named(codes: ET.Element, namespace: str, before: str = "") -> dict[str, ET.Element]:
    """Return codes by the names of the codes that they are in, and their own."""
    found: dict[str, ET.Element] = {}
    for code in codes.findall(f"{namespace}Code"):
        path = before + code.attrib["name"]
        found |= {path: code} | named(code, namespace, f"{path}/")
    return found


def test_a_codebook_has_codes_within_codes(marked: Library) -> None:
    book = read_book(marked, Selection())
    assert book.tag == f"{BOOK}CodeBook"
    (codes,) = book
    found = named(codes, BOOK)
    assert found.keys() == {"claims", "claims/harbour", "money", "Ports & <all>"}
    assert {code.attrib["isCodable"] for code in found.values()} == {"true"}
    assert {UUID(code.attrib["guid"]) for code in found.values()} == {
        UUID(tag.uuid) for tag in marked.tags.all()
    }
    assert all(len(code.attrib["color"]) == 7 for code in found.values())
    (codes,) = read_book(marked, Selection(article_id=1))
    found = named(codes, BOOK)
    assert {path: code.attrib["isCodable"] for path, code in found.items()} == {
        "claims": "false",
        "claims/harbour": "true",
        "Ports & <all>": "true",
    }


def take_in(library: Library, source: bytes, folder: Path) -> Merged:
    path = folder / "book.qdc"
    path.write_bytes(source)
    return import_file(library, path)


def test_a_codebook_comes_back_and_stays(marked: Library, tmp_path: Path) -> None:
    file = BytesIO()
    codebook.write(marked, Selection(), file)
    with Library.open(tmp_path / "other.db") as other:
        assert take_in(other, file.getvalue(), tmp_path).tags == 4
        assert {(tag.name, tag.uuid) for tag in other.tags.all()} == {
            (tag.name, tag.uuid) for tag in marked.tags.all()
        }
        assert take_in(other, file.getvalue(), tmp_path).tags == 0
        other.passages.make(add_article(other), Span(0, 3), tags=["money"])
        other.passages.delete(1)
        assert len(other.tags.all()) == 4
        other.history.undo()
        other.history.undo()
        other.history.undo()
        assert other.tags.all() == []
        other.history.redo()
        assert len(other.tags.all()) == 4
    take_in(marked, file.getvalue(), tmp_path)
    marked.passages.delete(3)
    assert "claims" in [tag.name for tag in marked.tags.all()]


CODES = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{}</Codes></CodeBook>'
CODE = '<Code guid="0f8fad5b-d9cb-469f-a165-70867728950e" name="{}" isCodable="true">'


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('<!DOCTYPE b [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><b>&b;</b>', "document type"),
        ('<!DOCTYPE b SYSTEM "file:///etc/passwd"><b/>', "document type"),
        ("<CodeBook/>", "no codebook"),
        ("<CodeBook", "no XML"),
        ('<?xml version="1.0" encoding="nothing"?><a/>', "no XML"),
        (CODES.format('<Code guid="7" name="claims"/>'), "no GUID"),
        (CODES.format(CODE.format("") + "</Code>"), "tag needs a name"),
        (CODES.format(CODE.format("a") * 60 + "</Code>" * 60), "deep"),
    ],
)
def test_what_is_no_codebook_is_refused(library: Library, tmp_path: Path, source: str, told: str) -> None:
    with pytest.raises(NewsreadError, match=told) as caught:
        take_in(library, source.encode(), tmp_path)
    assert str(caught.value).endswith(".")
    assert library.tags.all() == []


def test_descriptions_colours_and_what_is_said_of_articles_go_out(marked: Library, tmp_path: Path) -> None:
    marked.codebook.describe("claims/harbour", "Who says that the harbour\nis shut.")
    marked.codebook.recolour("claims/harbour", 7)
    marked.remarks.add_tags([2], ["claims/harbour"])
    marked.remarks.set_note(2, "Read again.")
    project, _ = read_project(marked, Selection(article_id=2))
    (source,) = project.iter(f"{PROJECT}TextSource")
    assert [part.tag for part in source] == [
        f"{PROJECT}{name}" for name in ("PlainTextSelection", "Coding", "NoteRef")
    ]
    assert [note.text for note in project.iter(f"{PROJECT}PlainTextContent")] == ["Read again."]
    file = BytesIO()
    codebook.write(marked, Selection(article_id=2), file)
    with Library.open(tmp_path / "other.db") as other:
        assert take_in(other, file.getvalue(), tmp_path).tags == 2
        harbour = other.codebook.use("claims/harbour")
        assert harbour.description == "Who says that the harbour\nis shut."
        assert (harbour.colour, harbour.kept) == (7, True)


def test_a_project_has_texts_with_coded_selections(marked: Library) -> None:
    project, texts = read_project(marked, Selection())
    assert [part.tag for part in project] == [f"{PROJECT}{name}" for name in ORDER]
    guids = [element.attrib["guid"] for element in project.iter() if "guid" in element.attrib]
    assert len(set(guids)) == len(guids)
    for element in project.iter():
        assert element.attrib.get("targetGUID", guids[0]) in guids
        assert element.attrib.get("creatingUser", guids[0]) == guids[0]
    codes = {code.attrib["guid"]: code.attrib["name"] for code in project.iter(f"{PROJECT}Code")}
    told = []
    for source in project.iter(f"{PROJECT}TextSource"):
        text = texts[source.attrib["plainTextPath"].replace("internal://", "sources/")]
        for one in source.findall(f"{PROJECT}PlainTextSelection"):
            span = Span(int(one.attrib["startPosition"]), int(one.attrib["endPosition"]))
            told.append(
                (span.of(text), [codes[ref.attrib["targetGUID"]] for ref in one.iter(f"{PROJECT}CodeRef")])
            )
    assert told == [("The", []), (QUOTED.of(TEXT), ["harbour", "Ports & <all>"]), ("The", ["claims"])]
    assert [note.text for note in project.iter(f"{PROJECT}PlainTextContent")] == ["Since when?\nAsk."]
    assert project.find(f"{PROJECT}Sources/{PROJECT}TextSource").attrib["name"] == (  # type: ignore[union-attr]
        'Harbour <shut> & "closed"'
    )


def test_only_what_is_wanted_is_in_a_project(marked: Library) -> None:
    project, texts = read_project(marked, Selection(tagged("claims"), article_id=2))
    assert len(texts) == 1
    assert [code.attrib["name"] for code in project.iter(f"{PROJECT}Code")] == ["claims"]
    project, texts = read_project(marked, Selection(tagged("nothing")))
    assert (texts, [part.tag for part in project]) == ({}, [f"{PROJECT}Users"])


def test_an_orphan_is_a_note_on_its_text(marked: Library) -> None:
    marked.versions.update(2, make_document("Nothing of it is left in this text."), b"new", "two.txt")
    project, _ = read_project(marked, Selection(article_id=2))
    (source,) = project.iter(f"{PROJECT}TextSource")
    assert [part.tag for part in source] == [f"{PROJECT}NoteRef"]
    (note,) = project.iter(f"{PROJECT}Note")
    assert note.attrib["guid"] == source[0].attrib["targetGUID"]
    assert "“The”" in (note[0].text or "")
