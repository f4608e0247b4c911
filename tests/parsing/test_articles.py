from __future__ import annotations

from datetime import UTC, datetime

import pytest

from prose.document import Document, Facts
from prose.marks import find_marks, mark_document, marks_version
from prose.reader import read_document
from store.parsing import pages
from store.parsing.articles import parsed_article
from store.parsing.errors import Unparsable
from store.parsing.parsers import Parsers
from store.parsing.values import document_of, document_value, marks_of, marks_value

STORY = """---
title: A bridge for Tarn
author: Lind Aalto
date: 2024-12-12T08:30:00+02:00
url: https://tarn.example/bridge
---
# A bridge for Tarn

*Tarn* gets a [bridge](https://tarn.example/), “on Monday”, Mayor Ida Brandt said.

- one
- two
"""


@pytest.fixture(scope="module")
def readers() -> object:
    with Parsers(1) as parsers:
        yield parsers


def test_documents_and_marks_come_through_whole() -> None:
    document = read_document(STORY.encode(), "story.md")
    assert document_of(document_value(document)) == document
    marks = find_marks(document.text)
    assert marks.entities
    assert marks.quotes
    assert marks_of(marks_value(marks)) == marks
    bare = Document("", facts=Facts(published=datetime(1969, 7, 20, tzinfo=UTC)))
    assert document_of(document_value(bare)) == bare


def test_articles_pages_and_records_are_read_in_the_process(readers: Parsers) -> None:
    document = read_document(STORY.encode(), "story.md")
    parsed = parsed_article(readers, "article", STORY.encode(), {"name": "story.md"})
    assert parsed.document == document
    assert parsed.found.marks == mark_document(document)
    assert parsed.found.version == marks_version()

    record = (
        b'{"title": "A bridge", "text": "Tarn gets a bridge, Mayor Ida Brandt said.", "date": "2024-12-12"}'
    )
    parsed = parsed_article(readers, "record", record, {})
    assert parsed.document.facts.headline == "A bridge"
    assert parsed.found.marks is not None

    with pytest.raises(Unparsable, match=r"^it is not JSON$"):
        parsed_article(readers, "record", b"{", {})
    with pytest.raises(Unparsable, match=r"^it is empty$"):
        parsed_article(readers, "article", b" ", {"name": "story.md"})
    page = {"address": "https://tarn.example/", "media_type": "image/png", "charset": ""}
    with pytest.raises(Unparsable, match=r"^it is “image/png”, not a page of text$"):
        parsed_article(readers, "page", b"words", page)


@pytest.mark.parametrize(
    ("path", "advised"), [("", True), ("/", True), ("/bridge", False)], ids=["site", "slash", "article"]
)
def test_who_names_the_front_page_of_a_site_is_told_of_its_feed(path: str, advised: bool) -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/feed'>"
    source = f"<html><head>{link}</head><body><p>Hello</p></body></html>".encode()
    hints = {"address": f"https://tarn.example{path}", "media_type": "text/html", "charset": ""}
    with pytest.raises(Unparsable) as caught:
        pages.parse(source, hints)
    assert str(caught.value).startswith("there is no article on it that could be told from the rest: 1 word")
    assert str(caught.value).endswith(pages.FEED) is advised
