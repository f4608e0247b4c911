from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.document import BlockKind, Document, Facts, StyleKind
from prose.draft import compose
from prose.fragments import line_of_markup, read_fragment
from tests.prose.documents import check_document


def read(markup: str, base: str = "") -> Document:
    return compose(read_fragment(markup, base))


def test_blocks_follow_the_elements() -> None:
    document = read(
        "<h2>Tides</h2>Loose words<p>The ferry<br>waits.</p><ul><li>One<li>Two<ol start=3><li>three</ol></ul>"
        "<blockquote><p>Said so</p></blockquote><pre>a\n  b</pre><hr>The end"
    )
    assert [(block.span.of(document.text), block.kind, block.marker) for block in document.blocks] == [
        ("Tides", BlockKind.HEADING, ""),
        ("Loose words", BlockKind.PARAGRAPH, ""),
        ("The ferry\nwaits.", BlockKind.PARAGRAPH, ""),
        ("One", BlockKind.LIST_ITEM, "•"),
        ("Two", BlockKind.LIST_ITEM, "•"),
        ("three", BlockKind.LIST_ITEM, "3."),
        ("Said so", BlockKind.BLOCK_QUOTE, ""),
        ("a\n  b", BlockKind.CODE, ""),
        ("* * *", BlockKind.RULE, ""),
        ("The end", BlockKind.PARAGRAPH, ""),
    ]


def test_styles_and_links_cover_their_words() -> None:
    document = read(
        '<p>The <b>old <i>ferry</i></b> to <a href="../tarn?a=1&amp;b=2">Tarn</a></p>', "https://e.example/x/"
    )
    assert [(style.span.of(document.text), style.kind) for style in document.styles] == [
        ("old ferry", StyleKind.STRONG),
        ("ferry", StyleKind.EMPHASIS),
    ]
    assert [(link.span.of(document.text), link.address) for link in document.links] == [
        ("Tarn", "https://e.example/tarn?a=1&b=2")
    ]


def test_a_style_that_is_never_ended_goes_on_in_the_next_block() -> None:
    document = read("<b>One<p>Two</p>")
    assert [style.span.of(document.text) for style in document.styles] == ["One", "Two"]


def test_two_line_breaks_part_paragraphs() -> None:
    assert read("One<br>more<br> <br>Two").text == "One\nmore\n\nTwo"


def test_a_table_of_data_is_one_and_a_table_that_places_things_is_none() -> None:
    document = read(
        "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Tarn</td><td><a href='https://t.example/'>4</a></td>"
        "</tr></table><table><tr><td><p>Left</p><p>column</p></td><td>Right</td></tr></table>"
    )
    assert document.text == "Port | Ships\nTarn | 4\n\nLeft\n\ncolumn\n\nRight"
    assert [link.span.of(document.text) for link in document.links] == ["4"]


def test_what_is_not_shown_leaves_no_trace() -> None:
    document = read("<p>Seen<script>alert('<p>')</script><style>p{}</style><!-- no --></p><iframe>x</iframe>")
    assert document.text == "Seen"


@pytest.mark.parametrize(
    "piece", ["<!--", "<![CDATA[", "<?", "</a", "<!-- <p>", "<", "<b>", "<table><tr><td>"]
)
def test_no_markup_takes_longer_the_more_often_it_is_there(piece: str) -> None:
    began = process_time()
    assert read("<p>One.</p>" + piece * 20_000).text.startswith("One.")
    assert process_time() - began < 5, "as many minutes, where each of them is looked for to the end"


def test_what_never_ends_ends_the_text() -> None:
    assert (
        read("<p>One <!-- two --> three<!DOCTYPE x> four</p> five <a href='six").text
        == "One three four\n\nfive"
    )


def test_images_are_told_of_only_where_there_is_nothing_else() -> None:
    assert read('<p>Words <img src="x" alt="a cat"></p>').text == "Words"
    assert read('<img src="x" alt="a cat">').text == "a cat"


def test_plain_text_keeps_its_paragraphs() -> None:
    assert read("One.\n\nTwo.").text == "One.\n\nTwo."


def test_a_title_is_one_line() -> None:
    assert line_of_markup("AT&amp;T  <b>buys</b>\n Tarn") == "AT&T buys Tarn"
    assert line_of_markup("5 < 6 & 7") == "5 < 6 & 7"


TAGS = (
    "<p> </p> <b> </b> <ul> <li> </ul> <table> <tr> <td> </table> <pre> </pre> <br> <h1> </h1> <a/href=x> "
    "</a> <blockquote> </blockquote> <script> </script> <td> </td> <!-- <![CDATA[ &amp; &#x1b; < >"
)
MARKUP = st.lists(st.one_of(st.sampled_from(TAGS.split(" ")), st.text(max_size=6)), max_size=20).map("".join)


@given(MARKUP)
def test_every_piece_of_markup_reads_as_a_sound_document(markup: str) -> None:
    draft = replace(read_fragment(markup, "https://e.example/"), facts=Facts(headline="Headline"))
    document = compose(draft)
    check_document(document)
    assert "\x1b" not in document.text
