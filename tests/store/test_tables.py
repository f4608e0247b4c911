"""Passages as tables: for spreadsheets, and for Readwise."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.characters import clean_line
from prose.spans import Span
from store.exchange.selection import Selection
from store.formats import csv_table, readwise
from store.formats.registry import file_format
from store.tables import cell
from tests.store.making import TEXT, add_article, make_document

if TYPE_CHECKING:
    from store.library import Library

EVIL = "=HYPERLINK(1)"


def rows(library: Library, form: str) -> list[dict[str, str]]:
    file = BytesIO()
    file_format(form).write(library, Selection(), file)
    assert not file.closed
    return list(csv.DictReader(StringIO(file.getvalue().decode(), newline="")))


@pytest.fixture
def marked(library: Library) -> Library:
    add_article(library)
    library.articles.add(make_document("-5 degrees, “he” said.", headline="@all"), b"cold", "cold.txt")
    library.passages.make(1, Span(0, 11), tags=["claims", "ports all"], note=f"{EVIL}\nSecond line.")
    library.passages.make(2, Span(0, 10), tags=["+plus"])
    return library


def test_a_spreadsheet_gets_no_formula(marked: Library) -> None:
    first, second = rows(marked, "csv")
    assert tuple(first) == csv_table.COLUMNS
    assert (first["passage"], first["tags"], first["note"]) == (
        TEXT[:11],
        "claims; ports all",
        f"'{EVIL} Second line.",
    )
    assert (second["passage"], second["tags"], second["headline"]) == ("'-5 degrees", "'+plus", "'@all")
    assert (second["start"], second["end"], second["orphan"], second["highlighted"]) == (
        "0",
        "10",
        "no",
        "no",
    )


def test_readwise_gets_its_columns_with_tags_in_the_note(marked: Library) -> None:
    first, second = rows(marked, "readwise")
    assert tuple(first) == readwise.COLUMNS
    assert first["Note"] == f".claims .ports_all\n{EVIL}\nSecond line."
    assert (first["Highlight"], first["Title"], first["Location"]) == (TEXT[:11], "Harbour shut", "0")
    assert (second["Highlight"], second["Title"]) == (" -5 degrees", " @all")


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("=+-@ \t\r\n'")))
def test_no_cell_begins_as_a_formula(text: str) -> None:
    made = cell(text)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert made.removeprefix("'") == clean_line(text).removeprefix("'")
