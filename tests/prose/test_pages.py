from __future__ import annotations

from datetime import UTC, datetime

import pytest

from prose.pages import BEGINNING, read_page
from prose.reader import UnreadableSource

ADDRESS = "https://www.tarn.example/bridge?from=mail"
PARAGRAPHS = "".join(
    f"<p>{words}</p>"
    for words in (
        "The council of Tarn voted for a new bridge over the river on Monday, Mayor Ida Brandt said.",
        "“We open it in the spring,” she told the meeting, which went on until after midnight.",
        "The old bridge fell in last winter, when ice came down the river for eleven days on end.",
    )
)
HEAD = """<title>A bridge for Tarn | Tarn Gazette</title>
<link rel="canonical" href="https://www.tarn.example/bridge">
<meta property="og:site_name" content="Tarn Gazette">
<meta name="author" content="Lind Aalto">
<meta property="article:published_time" content="2024-12-12T08:30:00+02:00">
<meta property="og:title" content="A bridge for Tarn">"""


def page(body: str, head: str = HEAD) -> bytes:
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'.encode()


STORY = page(
    f"<nav><a href='/'>Home</a></nav><article><h1>A bridge for Tarn</h1>{PARAGRAPHS}</article>"
    "<footer>Imprint</footer>"
)


def test_a_page_is_its_article_with_what_it_says_of_itself() -> None:
    document = read_page(STORY, ADDRESS, "text/html", "utf-8")
    facts = document.facts
    assert document.text.startswith("The council of Tarn voted")
    assert document.text.endswith("eleven days on end.")
    assert (facts.headline, facts.byline, facts.publisher) == (
        "A bridge for Tarn",
        "Lind Aalto",
        "Tarn Gazette",
    )
    assert facts.published == datetime(2024, 12, 12, 6, 30, tzinfo=UTC)
    assert (facts.language, facts.address) == ("en", "https://www.tarn.example/bridge")
    assert document.problems == ()


def test_what_a_page_does_not_say_its_address_does() -> None:
    facts = read_page(page(f"<article>{PARAGRAPHS}</article>", head=""), ADDRESS, "text/html").facts
    assert facts.address == ADDRESS
    assert facts.publisher == "tarn.example"


def test_the_server_knows_the_encoding_better_than_the_page() -> None:
    source = page(f'<meta charset="utf-8"><article>{PARAGRAPHS}<p>Über Tärn schneit es.</p></article>')
    latin = source.decode().encode("latin-1", "replace")
    assert "Über Tärn" in read_page(latin, ADDRESS, "text/html", "iso-8859-1").text


def test_pages_of_plain_text_and_markdown_are_articles_too() -> None:
    text = "A bridge for Tarn\n\nThe council of Tarn voted for a new bridge on Monday, Ida Brandt said.\n"
    assert "voted" in read_page(text.encode(), ADDRESS, "text/plain").text
    document = read_page(b"# A bridge for *Tarn*\n\nIt was voted for.\n", ADDRESS, "text/markdown")
    assert document.facts.headline == "A bridge for Tarn"


@pytest.mark.parametrize(
    ("source", "media_type", "words"),
    [
        (b" \n", "text/html", "empty"),
        (b"%PDF-1.7 \x00", "application/pdf", "PDF"),
        (b"{}", "application/json", "“application/json”, not a page"),
        (page("<div id=root></div><script>render()</script>"), "text/html", "no text in it"),
        (
            page("<noscript>You need to enable JavaScript to run this app.</noscript><p>Loading</p>"),
            "text/html",
            "JavaScript",
        ),
        (page("<h1>Just a moment...</h1><p>Verify you are human.</p>"), "text/html", "whether a person"),
        (
            page(
                "<div><p>We use cookies and similar techniques. Accept all or manage your choices.</p></div>"
            ),
            "text/html",
            "consent to cookies",
        ),
        (
            page(
                "<article><p>We and our partners store cookies on your device to make this site work, and to"
                " count who comes, and to show what you like. Accept all or manage choices.</p></article>"
            ),
            "text/html",
            "consent to cookies",
        ),
        (
            page(
                '<script type="application/ld+json">{"isAccessibleForFree": false}</script><p>A bridge.</p>'
            ),
            "text/html",
            "paid for",
        ),
        (page("<p>Subscribe to continue reading.</p>"), "text/html", "paid for"),
        (page("<p>A picture.</p>"), "text/html", "no article on it"),
        (
            page(
                "<main>"
                + "".join(
                    f"<p><a href='/{n}'>The council voted on bridge number {n}</a></p>" for n in range(30)
                )
                + "</main>"
            ),
            "text/html",
            "list of links|no article on it",
        ),
    ],
)
def test_a_page_without_an_article_says_what_it_is(source: bytes, media_type: str, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read_page(source, ADDRESS, media_type)


def test_the_beginning_of_what_must_be_paid_for_says_so() -> None:
    note = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
    source = page(f"{note}<article>{PARAGRAPHS}</article>")
    assert read_page(source, ADDRESS, "text/html").problems == (BEGINNING,)
