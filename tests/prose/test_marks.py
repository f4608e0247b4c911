from __future__ import annotations

from prose.marks import find_marks, mark_document, marks_version
from prose.reader import read_document

STORY = """“We open the harbour,” Ida Brandt said in Paris.

Press `Paris` and `Ida Brandt` when Tomas Lind says it.

    Ida Brandt said in Paris: “It is code.”
"""


def test_entities_and_quotes_come_together() -> None:
    text = "“We open the harbour,” Ida Brandt said in Paris."
    marks = find_marks(text)
    assert [entity.span.of(text) for entity in marks.entities] == ["Ida Brandt", "Paris"]
    assert [(quote.span.of(text), quote.speaker_name) for quote in marks.quotes] == [
        ("We open the harbour,", "Ida Brandt")
    ]


def test_nothing_is_marked_in_code() -> None:
    document = read_document(STORY.encode(), "story.md")
    marks = mark_document(document)
    first_code = document.text.index("Press")
    assert [entity.span.of(document.text) for entity in marks.entities] == [
        "Ida Brandt",
        "Paris",
        "Tomas Lind",
    ]
    assert [quote.span.start < first_code for quote in marks.quotes] == [True]


def test_a_document_without_code_has_the_marks_of_its_text() -> None:
    document = read_document(b"Ida Brandt said in Paris that it rained.", "story.txt")
    assert mark_document(document) == find_marks(document.text)


def test_the_version_names_model_and_rules() -> None:
    assert marks_version() == marks_version()
    assert "+quotes-" in marks_version()
