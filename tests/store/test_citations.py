from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from prose.characters import clean_text
from prose.quotes.quote import QuoteKind, SpeakerMethod, SpeechAct
from prose.quotes.repeated import Change
from prose.spans import Span
from store.quotes.citations import COLUMNS, as_csv, as_markdown, citation, in_short
from store.quotes.quotes import QuoteRow
from store.quotes.repeated import OtherWording, RepeatedQuote, gather_repeated

ROW = QuoteRow(
    id=1,
    article_id=1,
    content=(Span(1, 40),),
    words="We have cleared the last of the wrecks,",
    kind=QuoteKind.DIRECT,
    act=SpeechAct.SAYS,
    speaker="Ida Brandt",
    name_id=7,
    method=SpeakerMethod.ATTRIBUTED,
    certain=True,
    by_reader=False,
    cue="told",
    tags=("claims", "harbour/wrecks"),
    headline="Mayor opens the harbour",
    headline_supplied=False,
    publisher="Tarn Post",
    published=datetime(2024, 12, 12, 9, 30, tzinfo=UTC),
    address="https://example.org/harbour",
)
OTHER = replace(
    ROW,
    id=2,
    article_id=2,
    words="We have cleared the wrecks",
    publisher="Gazette",
    headline="Wrecks",
    address="",
)
TOLD_TWICE = RepeatedQuote(
    ROW, (OtherWording(OTHER, (Change("last of the", ""), Change("wrecks", "boats"))),)
)


def test_a_citation_in_plain_text() -> None:
    assert citation(ROW) == (
        "“We have cleared the last of the wrecks”\n"
        "— Ida Brandt, Tarn Post, 12 December 2024 · Mayor opens the harbour\n"
        "https://example.org/harbour"
    )


def test_a_citation_in_markdown() -> None:
    assert citation(ROW, markdown=True) == (
        "> “We have cleared the last of the wrecks”\n"
        ">\n"
        "> — Ida Brandt, Tarn Post, 12 December 2024, [Mayor opens the harbour](<https://example.org/harbour>)"
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (replace(ROW, certain=False), "— probably Ida Brandt, Tarn"),
        (replace(ROW, kind=QuoteKind.INDIRECT), "— Ida Brandt (reported), Tarn"),
        (replace(ROW, kind=QuoteKind.INDIRECT, certain=False), "— probably Ida Brandt (reported), Tarn"),
        (replace(ROW, speaker="", certain=False), "— unknown speaker, Tarn"),
        (replace(ROW, publisher=""), "— Ida Brandt, 12 December 2024"),
        (replace(ROW, publisher="", published=None), "— Ida Brandt, Mayor"),
        (replace(ROW, headline="", published=None), "— Ida Brandt, Tarn Post"),
        (replace(ROW, also=("Bo Holm",)), "— Ida Brandt and Bo Holm, Tarn Post"),
        (
            replace(ROW, also=("Bo Holm", "Pia Roth"), certain=False),
            "— probably Ida Brandt, Bo Holm and Pia Roth, T",
        ),
    ],
)
def test_a_citation_says_what_is_known(row: QuoteRow, said: str) -> None:
    assert citation(row).splitlines()[1].startswith(said)
    assert f"> {said.split(', T')[0].split(', 1')[0].split(', M')[0]}," in citation(row, markdown=True)


def test_a_quote_of_which_no_source_is_known_says_no_more_than_its_speaker() -> None:
    row = replace(ROW, publisher="", published=None, headline="", address="")
    assert citation(row).splitlines()[1] == "— Ida Brandt"
    assert citation(row, markdown=True).endswith("> — Ida Brandt")


def test_a_headline_that_we_supplied_is_no_source() -> None:
    row = replace(ROW, headline_supplied=True)
    assert citation(row).splitlines()[1] == "— Ida Brandt, Tarn Post, 12 December 2024"
    assert citation(row, markdown=True).endswith("12 December 2024, [article](<https://example.org/harbour>)")
    assert read_back(as_csv([row], []))[0]["headline"] == ""


def test_what_is_only_reported_stands_without_quotation_marks() -> None:
    row = replace(ROW, kind=QuoteKind.INDIRECT)
    for markdown in (False, True):
        assert "“" not in citation(row, markdown=markdown)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "harbour.html"])
def test_only_addresses_of_the_web_are_linked(address: str) -> None:
    row = replace(ROW, address=address)
    tokens = MarkdownIt("commonmark").parse(citation(row, markdown=True))
    assert "link_open" not in {child.type for token in tokens for child in token.children or []}
    assert citation(row).endswith(f"\n{address}")


CHARACTERS = st.characters(codec="utf-8") | st.sampled_from("*_`[]()<>#-+=~|&\\!:.1 \n\r\x1b\u202e")
TEXT = st.text(CHARACTERS, min_size=1).filter(lambda text: "\x00" not in text)


@given(
    words=TEXT, speaker=TEXT, headline=TEXT, publisher=TEXT, address=TEXT.map(lambda text: f"https://{text}")
)
def test_no_word_becomes_markup_or_gives_orders(
    words: str, speaker: str, headline: str, publisher: str, address: str
) -> None:
    row = replace(ROW, words=words, speaker=speaker, headline=headline, publisher=publisher, address=address)
    for text in (citation(row), citation(row, markdown=True)):
        assert text == clean_text(text)
    tokens = MarkdownIt("commonmark").parse(citation(row, markdown=True))
    assert [token.type for token in tokens] == [
        "blockquote_open",
        *["paragraph_open", "inline", "paragraph_close"] * 2,
        "blockquote_close",
    ]
    inline = [child.type for token in tokens for child in token.children or []]
    assert inline.count("link_open") == 1
    assert set(inline) <= {"text", "text_special", "link_open", "link_close"}


def test_quotes_in_markdown_say_where_else_and_how() -> None:
    assert as_markdown([TOLD_TWICE, RepeatedQuote(OTHER)]).split("\n\n") == [
        citation(ROW, markdown=True),
        "Tags: claims, harbour/wrecks",
        "Also: Gazette, 12 December 2024, Wrecks; left out “last of the”; left out “wrecks”; added “boats”",
        citation(OTHER, markdown=True),
        "Tags: claims, harbour/wrecks\n",
    ]


def test_many_words_are_said_in_short() -> None:
    assert in_short("and nobody knows why") == "and nobody knows why"
    assert in_short(" ".join("abcdefghijkl")) == " ".join("abcdefghijkl")
    assert in_short(" ".join("abcdefghijklm")) == "a b c d … j k l m"


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_has_a_row_for_each_quote() -> None:
    text = as_csv([OTHER, ROW], [TOLD_TWICE])
    assert text.split("\r\n")[0] == ",".join(COLUMNS)
    assert "\n" not in text.replace("\r\n", "")
    other, row = read_back(text)
    assert (other["id"], other["same_as"], row["same_as"]) == ("2", "1", "")
    assert row == {
        "id": "1",
        "quotation": "We have cleared the last of the wrecks,",
        "speaker": "Ida Brandt",
        "also": "",
        "certain": "yes",
        "how": "attributed",
        "kind": "direct",
        "act": "says",
        "cue": "told",
        "outlet": "Tarn Post",
        "published": "2024-12-12",
        "headline": "Mayor opens the harbour",
        "address": "https://example.org/harbour",
        "tags": "claims; harbour/wrecks",
        "article": "1",
        "start": "1",
        "end": "40",
        "spans": "1-40",
        "name": "7",
        "same_as": "",
    }


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@cmd", "\t=1", " =HYPERLINK(1)", "＝1", "\u202e=1"])
def test_no_cell_is_a_formula(words: str) -> None:
    row = replace(
        ROW, words=words, speaker=words, headline=words, publisher=words, address=words, tags=(words,)
    )
    (cells,) = read_back(as_csv([row], []))
    for column in ("quotation", "speaker", "headline", "outlet", "address", "tags"):
        assert cells[column].startswith("'")


@given(st.lists(st.builds(replace, st.just(ROW), words=TEXT, headline=TEXT, speaker=TEXT), max_size=4))
def test_a_table_reads_back(rows: list[QuoteRow]) -> None:
    text = as_csv(rows, gather_repeated(rows))
    found = read_back(text)
    assert len(found) == len(rows)
    for cells, row in zip(found, rows, strict=True):
        for column, value in (("quotation", row.words), ("headline", row.headline), ("speaker", row.speaker)):
            assert "\n" not in cells[column]
            assert not cells[column].startswith(("=", "+", "-", "@"))
            if value.isalnum() and value.isascii():
                assert cells[column] == value
