"""Annotations of the W3C and of Hypothesis, out and in."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from prose.document import Facts
from prose.spans import Span
from store.errors import NewsreadError
from store.exchange.incoming import import_file
from store.exchange.selection import Selection
from store.formats.registry import file_format
from store.library import Library
from store.passages.passage import PassageFilter
from store.search.query import tagged
from tests.store.making import TEXT, add_article, make_document

if TYPE_CHECKING:
    from pathlib import Path

    from store.exchange.merged import Merged

ADDRESS = "https://gazette.example/harbour"
QUOTED = Span(TEXT.index("“"), TEXT.index("”") + 1)
FORMS = ("w3c", "hypothesis")


def fill(library: Library) -> None:
    add_article(library)
    document = make_document("Ferries stop at Tarn, and nobody knows why.")
    facts = Facts(headline="Ferries stop", address=ADDRESS)
    library.articles.add(type(document)(document.text, document.blocks, facts=facts), b"ferries", "b.txt")
    library.passages.make(1, Span(0, 3), highlighted=True)
    library.passages.make(1, QUOTED, tags=["claims", "ports, all"], note="Since when?\n\nAsk.")
    library.passages.make(2, Span(0, 7), note="Which?")


def written(library: Library, form: str, selection: Selection = Selection()) -> Any:  # noqa: B008
    file = BytesIO()
    file_format(form).write(library, selection, file)
    return json.loads(file.getvalue())


def take_in(library: Library, value: object, folder: Path) -> Merged:
    path = folder / "notes.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return import_file(library, path)


def made(library: Library) -> list[tuple[object, ...]]:
    rows = library.passages.rows(library.passages.ids(PassageFilter(), by_article=True))
    return [
        (one.passage.uuid, one.passage.anchor, one.passage.tags, one.passage.note, one.passage.changed)
        for one in rows
    ]


@pytest.mark.parametrize("form", FORMS)
def test_annotations_come_back_to_where_they_were(library: Library, tmp_path: Path, form: str) -> None:
    fill(library)
    out = written(library, form)
    with Library.open(tmp_path / "other.db") as other:
        fill(other)
        for passage_id in (1, 2, 3):
            other.passages.delete(passage_id)
        merged = take_in(other, out, tmp_path)
        assert (merged.passages, merged.orphans, merged.strays) == (3, 0, 0)
        assert made(other) == made(library)
        again = take_in(other, out, tmp_path)
        assert (again.passages, again.changed, again.known) == (0, 0, 3)
        assert other.check() == []


def test_a_web_annotation_has_what_the_model_asks_for(library: Library) -> None:
    fill(library)
    annotations = written(library, "w3c")
    for one in annotations:
        assert one["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert one["type"] == "Annotation"
        assert UUID(one["id"].removeprefix("urn:uuid:"))
        assert {body["purpose"] for body in one.get("body", [])} <= {"tagging", "commenting"}
        quote, position = one["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert position["end"] - position["start"] == len(quote["exact"])
        assert all(one[name].endswith("Z") for name in ("created", "modified"))
    assert [one["motivation"] for one in annotations] == [
        ["highlighting"],
        ["tagging", "commenting"],
        ["commenting"],
    ]
    assert annotations[2]["target"]["source"]["id"] == ADDRESS
    assert [body["value"] for body in annotations[1]["body"]] == [
        "claims",
        "ports, all",
        "Since when?\n\nAsk.",
    ]


def test_hypothesis_gets_what_its_own_rows_have(library: Library) -> None:
    fill(library)
    answer = written(library, "hypothesis")
    assert answer["total"] == len(answer["rows"]) == 3
    row = answer["rows"][1]
    assert len(row["id"]) == 22
    assert (row["tags"], row["text"]) == (["claims", "ports, all"], "Since when?\n\nAsk.")
    assert row["permissions"]["read"] == [row["user"]]
    assert row["target"][0]["source"] == row["uri"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_valid_too(library: Library, tmp_path: Path, form: str) -> None:
    assert written(library, form) in ([], {"rows": [], "total": 0})
    assert take_in(library, written(library, form), tmp_path).passages == 0


def annotation(exact: str, **values: object) -> dict[str, object]:
    target = {"source": ADDRESS, "selector": {"type": "TextQuoteSelector", "exact": exact}}
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": target} | values


def test_annotations_of_other_programs_come_in(library: Library, tmp_path: Path) -> None:
    fill(library)
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [
            annotation("nobody knows", id="https://notes.example/1", bodyValue="Really?"),
            annotation("words that never stood there at all", body={"type": "TextualBody", "value": "Lost."}),
            annotation("Ferries", target={"source": "https://elsewhere.example/", "selector": []}),
            annotation("Ferries", target=ADDRESS, body="https://notes.example/body"),
        ],
    }
    merged = take_in(library, page, tmp_path)
    assert (merged.passages, merged.orphans, merged.strays) == (2, 1, 2)
    found = {one.anchor.exact: (one.note, one.is_orphan) for one in library.passages.of_article(2)}
    assert found["nobody knows"] == ("Really?", False)
    assert found["words that never stood there at all"] == ("Lost.", True)
    assert take_in(library, page, tmp_path).known == 2


@pytest.mark.parametrize(
    "value",
    [
        {"any": 1},
        "text",
        7,
        [1],
        [annotation("Ferries", created="yesterday")],
        [annotation("Ferries"), 7],
        {"rows": [{"uri": 7}]},
        {"rows": [{"uri": ADDRESS, "target": 7}]},
        {"rows": [{"uri": ADDRESS, "target": [], "tags": [7]}]},
    ],
)
def test_what_makes_no_sense_is_refused_whole(library: Library, tmp_path: Path, value: object) -> None:
    fill(library)
    before = made(library)
    with pytest.raises(NewsreadError) as caught:
        take_in(library, value, tmp_path)
    assert "notes.json" in str(caught.value)
    assert str(caught.value).endswith(".")
    assert made(library) == before


@pytest.mark.parametrize("form", FORMS)
def test_what_is_said_of_whole_articles_comes_back(library: Library, tmp_path: Path, form: str) -> None:
    fill(library)
    library.remarks.add_tags([1, 2], ["claims/denial"])
    library.remarks.set_note(2, "Ask\nthere.")
    out = written(library, form, Selection(tagged("claims/denial")))
    with Library.open(tmp_path / "other.db") as other:
        fill(other)
        assert take_in(other, out, tmp_path).remarks == 2
        for article in (1, 2):
            assert other.remarks.of_article(article) == library.remarks.of_article(article)
        assert take_in(other, out, tmp_path).remarks == 0
        other.remarks.set_note(2, "Mine.")
        assert take_in(other, out, tmp_path).remarks == 1
        assert other.remarks.of_article(2).note == "Mine.\n\nAsk\nthere."


def test_a_reply_is_no_note_on_a_page(library: Library, tmp_path: Path) -> None:
    fill(library)
    reply = {"uri": ADDRESS, "target": [{"source": ADDRESS}], "text": "No!", "references": ["abc"]}
    assert take_in(library, {"rows": [reply]}, tmp_path).strays == 1
    assert not library.remarks.of_article(2)
