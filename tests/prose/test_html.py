from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.html import looks_like_html
from prose.reader import UnreadableSource, read_document
from tests.prose.documents import check_document, described

PAGES = Path(__file__).parent / "fixtures" / "pages"


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_pages(page: Path) -> None:
    document = read_document(page.read_bytes(), "https://example.com/news/story.html")
    assert described(document) == page.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")


def test_decodes_as_the_page_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Паром вышел в полдень.</p></body></html>'
    assert read_document(page.encode("windows-1251"), "story.html").text == "Паром вышел в полдень."


def test_a_page_without_an_article_gives_all_its_text_and_says_so() -> None:
    page = "<html><head><title>The &amp; table</title></head><body>" + "<div>" * 500 + "Noon" + "<p>One" * 2
    document = read_document(page.encode(), "story.html")
    assert document.facts.headline == "The & table"
    assert document.text == "Noon\n\nOne\n\nOne"
    assert len(document.problems) == 1


def test_reads_xhtml_with_its_declaration() -> None:
    page = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">
    <body><p>The ferry left at <b>noon</b>.</p><p>Nobody knows why.</p></body></html>"""
    document = read_document(page.encode(), "story.xhtml")
    assert document.text == "The ferry left at noon.\n\nNobody knows why."
    assert [style.span.of(document.text) for style in document.styles] == ["noon"]


def test_keeps_the_paragraphs_of_a_short_item() -> None:
    page = b"<html><body><nav><a href=/>Home</a></nav><p>The ferry left <b>at</b> noon.</p><p>Why?</p></html>"
    assert read_document(page, "story.html").text == "The ferry left at noon.\n\nWhy?"


def test_a_reference_to_a_control_leaves_the_page_readable() -> None:
    page = (
        b"<html><body><p>The ferry &#27;[31mleft <b>at</b> &#x202E;noon.</p><pre><p>&#27;</pre></body></html>"
    )
    document = read_document(page, "story.html")
    assert document.text == "The ferry [31mleft at noon."
    assert [style.span.of(document.text) for style in document.styles] == ["at"]


def test_nothing_of_a_page_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    read_document(b"<html><body><p>Noon <a href='\x9b2J'></a></p><p>The ferry left.</p></html>", "story.html")
    read_document(b"<html><body><div>" + b"<div>" * 500 + b"Noon", "story.html")
    assert not caplog.records


def test_a_tag_made_to_hang_a_parser_is_dropped() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    page = f"<html><body><p {attributes}>The ferry left at noon.</p></body></html>"
    assert "The ferry left at noon." in read_document(page.encode(), "story.html").text


@pytest.mark.parametrize(
    "start", ["<!doctype html>", "<html lang=en>", "\n <!-- x --> <HTML>", "<?xml version='1.0'?><html>"]
)
def test_knows_a_page_by_its_first_tags(start: str) -> None:
    assert looks_like_html(start + "<p>Words")


@pytest.mark.parametrize("start", ["Words <html>", "<p>Words", "", "<htmlish>", "<!-- x -->"])
def test_knows_what_is_no_page(start: str) -> None:
    assert not looks_like_html(start)


TAGS = [
    *(
        "<p>",
        "</p>",
        "<div>",
        "<article>",
        "<b>",
        "</b>",
        "<br>",
        "<ul><li>",
        "</ul>",
        "<h1>",
        "<h2>",
        "<td>",
    ),
    *(
        "<blockquote>",
        "<pre>",
        "<code>",
        "</code>",
        "<script>",
        "<!--",
        "-->",
        "<a href=",
        "'/x'>",
        "<title>",
    ),
    *(
        "<img alt='x'>",
        "<meta charset=utf-8>",
        "<meta name=author content='",
        "'>",
        "</title>",
        "<![CDATA[",
        "]]>",
    ),
    *(
        "<table><tr><td>",
        "<svg>",
        "<base href=x:",
        "The ferry left at noon. ",
        "word ",
        "&#27;",
        "&#xD800;",
        "&nbsp;",
    ),
    *("\x00", "é", "\u202e", "*", "_", "[", "](", "---\n", "|"),
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(TAGS), max_size=40).map("".join))
def test_any_page_is_refused_or_gives_a_whole_document(page: str) -> None:
    try:
        document = read_document(f"<html><body>{page}".encode(), "story.html")
    except UnreadableSource as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017  both outcomes are right
    else:
        check_document(document)
