from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from prose.quotes.corrections import QuoteCorrectionKind
from prose.reader import read_document
from prose.spans import Span
from store.corrections.quote_changes import QuoteChange
from store.library import Library
from tests.tui.command_line import Newsread, assert_refused
from tui.cli.lines import cells

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def passage(harbour_library: Path) -> Span:
    """A tagged and noted passage in article 1: "cleared the last of the wrecks"."""
    with Library.open(harbour_library) as library:
        article = library.articles.get(1)
        assert article is not None
        words = "cleared the last of the wrecks"
        start = article.document.text.index(words)
        span = Span(start, start + len(words))
        library.passages.make(1, span, tags=["claims", "harbour"], note="Ask the pilots.\nTwice.")
    return span


def test_an_article_is_a_page(newsread: Newsread, passage: Span) -> None:
    finished = newsread("show", "1")
    assert (finished.code, finished.err) == (0, "")
    assert finished.lines[0] == "Verell Courier · 18 Nov 2024 · 1 min"
    assert finished.lines[2:4] == ["Verell harbour to reopen after the storm", "By Ines Okafor"]
    for line in ("• mend the north pier", "> The sea takes what it wants.", "What is left to do"):
        assert line in finished.lines
    assert "supplied" not in finished.out


def test_passages_come_after_the_text_with_tags_and_note(newsread: Newsread, passage: Span) -> None:
    lines = newsread("show", "1").lines
    at = lines.index("Passages")
    assert lines[at + 1 : at + 6] == [
        "",
        "▌ cleared the last of the wrecks",
        "  Tags: claims, harbour",
        "  Note: Ask the pilots.",
        "  Twice.",
    ]


def test_who_is_quoted_comes_last(newsread: Newsread) -> None:
    lines = newsread("show", "1").lines
    assert lines[lines.index("Quoted") + 1 :] == [
        "",
        "  Tomas Brandt: 1 quote",
        "  Dora Lindqvist (probably): 1 quote",
    ]


def test_a_supplied_headline_is_marked(newsread: Newsread) -> None:
    lines = newsread("show", "3").lines
    assert lines[0].startswith("PORT SELLA · ")
    assert "(There is no headline in the source" in "\n".join(lines)


@pytest.mark.parametrize(("columns", "longest"), [("200", 75), ("40", 40)])
def test_text_is_wrapped(
    newsread: Newsread, columns: str, longest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    widths = [cells(line) for line in newsread("show", "2").lines]
    assert longest - 15 < max(widths) <= longest


def test_plain_says_marks_in_words(newsread: Newsread, passage: Span) -> None:
    finished = newsread("show", "--plain", "1")
    assert "[person: Tomas Brandt]" in finished.out
    about = "[passage, tags: claims, harbour, note: Ask the pilots. Twice.]"
    assert f"{about} cleared the last of the wrecks [end of passage]," in finished.out
    assert "Heading, level 2: What is left to do" in finished.lines
    assert "Block quote: The sea takes what it wants." in finished.lines
    assert "End of article. You marked 1 passage." in finished.lines
    assert not any(sign in finished.out for sign in "▌●◐·")


def test_plain_names_the_speaker_where_the_quote_is(newsread: Newsread) -> None:
    out = newsread("show", "--plain", "1").out
    assert '"[quote by Tomas Brandt] We have cleared the last of the wrecks, [end of quote]"' in out
    assert "[quote by probably Dora Lindqvist] Nobody has sounded it" in out
    assert "denied [report] that the channel was safe [end of report]" in out


def test_json_offsets_point_into_the_text(newsread: Newsread, passage: Span) -> None:
    article = json.loads(newsread("show", "--json", "1").out)
    text = article["text"]

    def words(span: dict[str, int]) -> str:
        return str(text[span["start"] : span["end"]])

    assert "Tomas Brandt" in [words(entity) for entity in article["entities"] if entity["label"] == "person"]
    assert {"heading", "list_item", "block_quote", "paragraph"} <= {
        block["kind"] for block in article["blocks"]
    }
    (saved,) = article["passages"]
    assert words(saved) == saved["exact"] == "cleared the last of the wrecks"
    assert saved["tags"] == ["claims", "harbour"]
    quotes = {words(quote): quote for quote in article["quotes"]}
    said = quotes["We have cleared the last of the wrecks,"]
    assert (said["kind"], said["how"], said["certain"]) == ("direct", "attributed", True)
    assert (words(said["speaker"]), said["speaker"]["name"]) == ("Brandt", "Tomas Brandt")
    assert words(said["cue"]) == "told"
    denied = quotes["that the channel was safe"]
    assert (denied["kind"], denied["speaker"], denied["cue"]) == ("indirect", None, None)


def test_a_corrected_quote_is_shown_as_the_readers_until_that_is_taken_back(newsread: Newsread) -> None:
    with Library.open(newsread.library) as library:
        library.settle()
        (quote,) = (quote for quote in library.marks.quotes(1) if quote.speaker_name == "Dora Lindqvist")
        (brandt,) = library.names.find("Tomas Brandt")
        change = QuoteChange(QuoteCorrectionKind.SPEAKER, 1, (quote,), name_id=brandt.id)
        (made,) = library.corrections.make_quotes(change)
    lines = newsread("show", "1").lines
    at = lines.index("Corrected by you")
    assert lines[at + 2].startswith("  ✎ “Nobody has sounded it")
    assert "Tomas Brandt: 2 quotes" in lines[-1]
    assert "[quote by Tomas Brandt, corrected] Nobody has" in newsread("show", "--plain", "1").out
    said = json.loads(newsread("show", "--json", "1").out)["quotes"]
    (corrected,) = (each for each in said if each["by"] == "reader")
    assert (corrected["start"], corrected["how"], corrected["certain"]) == (quote.span.start, "reader", True)
    assert sorted({each["statement"] for each in said}) == list(range(len(said)))
    (line,) = newsread("names", "--corrections").lines
    assert "Tomas Brandt" in line
    (value,) = json.loads(newsread("names", "--corrections", "--json").out)
    assert (value["kind"], value["speaker"], value["article"]) == ("speaker", "Tomas Brandt", 1)
    assert newsread("names", "--take-back", str(made.id)).code == 0
    assert "Corrected by you" not in newsread("show", "1").lines


@pytest.mark.parametrize("form", [[], ["--json"], ["--plain"]])
def test_an_article_that_is_not_there(newsread: Newsread, form: list[str]) -> None:
    assert "article 99" in assert_refused(newsread("show", *form, "99"))


def test_the_largest_number_is_only_not_there(newsread: Newsread) -> None:
    assert_refused(newsread("show", str(2**63 - 1)))


def test_an_article_in_another_language_says_why_nothing_is_marked(
    newsread: Newsread, tmp_path: Path
) -> None:
    path = tmp_path / "bruecke.txt"
    path.write_text(
        "Die Stadt baut eine neue Brücke, wie Ida Brandt am Montag in Berlin sagte. Sie ist nicht teuer.\n",
        encoding="utf-8",
    )
    newsread("add", path)
    sentence = "(This is German: names and quotes are found in English.)"
    assert sentence in newsread("show", "4").lines
    assert sentence in newsread("show", "--plain", "4").lines
    assert sentence not in newsread("show", "1").lines
    assert json.loads(newsread("show", "--json", "4").out)["language"] == "de"
    assert json.loads(newsread("show", "--json", "1").out)["language"] == "en"


def test_an_article_that_nothing_has_looked_through_says_so(newsread: Newsread) -> None:
    with Library.open(newsread.library) as library:
        source = "# Später\n\nDie Stadt baut eine neue Brücke, und sie ist nicht teuer.\n".encode()
        added = library.articles.add(read_document(source, "story.md"), source, "story.md")
    sentence = "(Names and quotes are yet to be found, by newsread detect.)"
    assert sentence in newsread("show", str(added.id)).lines
