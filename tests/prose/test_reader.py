from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.characters import clean_text
from prose.document import BlockKind, Document
from prose.reader import UnreadableSource, read_document
from tests.prose.documents import check_document

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = st.sampled_from(["story.txt", "story.md", "story"])


def test_the_sample_story_comes_out_clean() -> None:
    source = (SEEDS / "000_7dd92749c221591c.txt").read_bytes()
    document = read_document(source, "000_7dd92749c221591c.txt")
    assert document.facts.dateline == "ISLAMABAD"
    assert document.facts.publisher == "VOA"
    assert document.facts.byline == ""
    assert document.facts.headline_supplied
    assert document.text.startswith(document.facts.headline.rstrip("…"))
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 11
    lines = source.decode().replace("\\", "").splitlines()
    assert [block.span.of(document.text) for block in document.blocks] == lines[1:12]
    check_document(document)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (b"", "It is empty."),
        (b" \n\t\r\n ", "It is empty."),
        (b"\xef\xbb\xbf", "It has no text in it."),
        ("\u200b\u202e\n".encode(), "It has no text in it."),
        (b"* * *\n\n---\n", "It has no text in it."),
        (b"%PDF-1.7 words", "This looks like a PDF document, not like text."),
        (bytes(range(256)) * 4, "This looks like binary data, not like text."),
    ],
)
def test_refuses_what_is_no_article(source: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSource) as refusal:
        read_document(source, "story.txt")
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", BlockKind.LIST_ITEM),
        ("A.MARKDOWN", BlockKind.LIST_ITEM),
        ("https://example.com/a.md?raw=1", BlockKind.LIST_ITEM),
        ("a.txt", BlockKind.PARAGRAPH),
        ("a", BlockKind.PARAGRAPH),
        ("", BlockKind.PARAGRAPH),
    ],
)
def test_the_name_tells_the_format(name: str, kind: BlockKind) -> None:
    assert read_document(b"- One item alone.\n", name).blocks[0].kind is kind


def test_a_page_is_known_by_its_first_tags() -> None:
    page = b"\n<!-- saved --><!DOCTYPE html><html><body><p>The ferry left at noon.</p></body></html>"
    for name in ("story", "story.txt", "https://example.com/story"):
        document = read_document(page, name)
        assert "The ferry left at noon." in document.text
        assert "<p>" not in document.text


def test_tells_what_was_wrong_with_the_source() -> None:
    document = read_document("Señor Roe said “no”.\n".encode() + b"\xff", "a.txt")
    assert len(document.problems) == 1
    assert "UTF-8" in document.problems[0]


def read_if_readable(source: bytes, name: str) -> Document | None:
    """Return the document, checked, or None where the source was refused in a sentence."""
    try:
        document = read_document(source, name)
    except UnreadableSource as refusal:
        return None if str(refusal).endswith(".") else pytest.fail(str(refusal))
    check_document(document)
    return document


@given(st.binary(max_size=300), NAMES)
def test_any_bytes_are_refused_or_give_a_whole_document(source: bytes, name: str) -> None:
    read_if_readable(source, name)


@given(st.text(st.one_of(st.characters(exclude_categories=["C"]), st.just("\n")), max_size=300))
def test_any_text_with_letters_gives_a_document(text: str) -> None:
    document = read_if_readable(text.encode(), "story.txt")
    assert document or not any(character.isalpha() for character in clean_text(text))


MARKS = [
    *(
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "> ",
        "- ",
        "1. ",
        "#",
        "# ",
        "|",
        "\\",
    ),
    *(
        "\n",
        "\n\n",
        "  \n",
        "\t",
        "    ",
        " ",
        "===\n",
        "---\n",
        "|-|\n",
        "title: a\n",
        "javascript:x",
        "http://a.b/",
    ),
    *("&#27;", "&#x202e;", "&amp;", "<b>", "</b>", "<br>", "<!--", "-->", "<script>", "</script>"),
    *("a", "Ab", "é", "e\u0301", "\u0301", "\u200d", "🏽", ".", "By ", "PARIS — ", "(AP)", "ENDS"),
]


@given(st.lists(st.sampled_from(MARKS), max_size=60).map("".join), NAMES)
def test_any_markup_is_refused_or_gives_a_whole_document(text: str, name: str) -> None:
    read_if_readable(text.encode(), name)


UNITS = [
    *(
        "*",
        "_ ",
        "[",
        "![",
        "[a](",
        "> ",
        "- ",
        "`",
        "<",
        "<!--",
        "&",
        "\\",
        "~~",
        "|",
        "a\n=\n",
        "word ",
        "x",
        "By ",
    ),
    *(
        "> a\n",
        "  - a\n",
        "\"'",
        "—",
        "PARIS — ",
        "\u200d",
        "e\u0301\u0323",
        "(AP) ",
        ". ",
        "A-",
        "<a ",
        "<p>\n",
    ),
]


@pytest.mark.parametrize("name", ["story.txt", "story.md"])
@pytest.mark.parametrize("unit", UNITS)
def test_time_does_not_explode(unit: str, name: str) -> None:
    source = (unit * (50_000 // len(unit))).encode()
    started = time.perf_counter()
    read_if_readable(source, name)
    assert time.perf_counter() - started < 15
