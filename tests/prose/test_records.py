from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from prose.document import BlockKind
from prose.reader import UnreadableSource
from prose.records import read_record

STORY = "Tarn gets a bridge on Monday, Mayor Ida Brandt said.\n\nThe old one fell in."


def test_a_line_says_what_front_matter_does() -> None:
    line = {
        "id": 7,
        "title": "A bridge for Tarn",
        "author": ["Lind Aalto", {"name": "Per Holm"}],
        "source": "Tarn Gazette",
        "date": "2024-12-12T08:30:00+02:00",
        "lang": "en",
        "url": "https://tarn.example/bridge",
        "text": STORY,
    }
    document = read_record(json.dumps(line).encode())
    facts = document.facts
    assert document.text == STORY
    assert (facts.headline, facts.headline_supplied) == ("A bridge for Tarn", False)
    assert (facts.byline, facts.publisher, facts.language) == ("Lind Aalto, Per Holm", "Tarn Gazette", "en")
    assert facts.published == datetime(2024, 12, 12, 6, 30, tzinfo=UTC)
    assert facts.address == "https://tarn.example/bridge"


def test_a_text_may_be_markdown_or_html() -> None:
    markdown = read_record(json.dumps({"markdown": f"# A bridge\n\n{STORY}", "headline": "Another"}).encode())
    assert markdown.facts.headline == "Another"
    html = read_record(
        json.dumps({"html": "<p>Tarn gets a <b>bridge</b> on Monday, she said.</p>" * 3}).encode()
    )
    assert html.text.startswith("Tarn gets a bridge on Monday")
    assert html.blocks[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"\xff", "not UTF-8"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not an object with a text"),
        (b'{"title": "A bridge"}', "not an object with a text"),
        (b'{"text": 7}', "not an object with a text"),
        (b'{"text": " "}', "no text in it"),
    ],
)
def test_what_is_no_article_is_refused(line: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read_record(line)
