from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from prose.document import Block, BlockKind, Document, Facts
from prose.marks import Marks
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod, SpeechAct
from prose.spans import Span
from store.library import Library
from tests.prose.marked_text import parse_marks
from tests.store.making import add_marked
from tests.tui.command_line import Newsread, assert_refused, newsread_process
from tests.tui.conftest import span_of
from tui.cli.lines import cells

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = (
    (
        "Lock opens",
        "Tarn Post",
        datetime(2024, 12, 12, tzinfo=UTC),
        """“We open the old lock on Monday and nobody in [place: Tarn] has to wait,” [person: Ida
        Brandt] said. “At last!” she added.""",
    ),
    (
        "Mayor speaks",
        "Gazette",
        datetime(2024, 12, 11, tzinfo=UTC),
        "[person: Ida Brandt] said, “We open the lock on Monday and nobody in [place: Tarn] has to wait.”",
    ),
    (
        "Pilots doubt",
        "",
        datetime(2024, 11, 2, tzinfo=UTC),
        "The mayor said that [person: Tomas Okafor] of [place: Tarn] was wrong.",
    ),
)


def quotes_of(text: str) -> tuple[Quote, ...]:
    if "doubt" in text or "mayor" in text:
        said = span_of(text, "that Tomas Okafor of Tarn was wrong")
        mayor, act = span_of(text, "The mayor"), SpeechAct.DENIES
        return (Quote(said, QuoteKind.INDIRECT, mayor, method=SpeakerMethod.SUBJECT, act=act),)
    speaker = Span(text.index("Ida"), text.index("Brandt") + 6)
    words = text[text.index("“") + 1 : text.index("”")]
    found = [
        Quote(span_of(text, words), QuoteKind.DIRECT, speaker, "Ida Brandt", None, SpeakerMethod.ATTRIBUTED)
    ]
    if "At last!" in text:
        last = span_of(text, "At last!")
        she = Span(text.index("she"), text.index(" added"))
        found.append(Quote(last, QuoteKind.DIRECT, she, "Ida Brandt", None, SpeakerMethod.FLOATING))
    return tuple(found)


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Newsread:
    """Runs commands on a library in which two outlets quote the same words."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        for number, (headline, publisher, published, marked) in enumerate(ARTICLES):
            text, entities = parse_marks(marked)
            address = f"https://example.org/{number}"
            facts = Facts(headline=headline, publisher=publisher, published=published, address=address)
            document = Document(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), facts=facts)
            article = library.articles.add(document, text.encode(), "").id
            library.marks.replace(article, Marks(tuple(entities), quotes_of(text)), "by hand")
        library.settle()
        library.passages.make(1, Span(3, 20), tags=["claims/harbour"])
    return Newsread(path, capsys, monkeypatch)


def last_words(newsread: Newsread, *words: str) -> list[str]:
    finished = newsread("quotes", "--jsonl", *words)
    assert (finished.code, finished.err) == (0, "")
    return [json.loads(line)["words"].strip(",!.").split()[-1] for line in finished.lines]


def test_text_is_quotation_speaker_outlet_day_and_headline(told: Newsread) -> None:
    finished = told("quotes")
    assert (finished.code, finished.err) == (0, "")
    assert finished.lines == [
        "“We open the old lock on Monday and nobody in Tarn has to wait”",
        "— Ida Brandt, Tarn Post, 12 December 2024 · Lock opens · article 1",
        "  Tags: claims/harbour",
        "  Also: Gazette, 11 December 2024 · Mayor speaks · article 2",
        "    - old",
        "",
        "“At last!”",
        "— probably Ida Brandt, Tarn Post, 12 December 2024 · Lock opens · article 1",
        "",
        "that Tomas Okafor of Tarn was wrong",
        "— probably The mayor (reported), 2 November 2024 · Pilots doubt · article 3",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["wait", "last", "wait", "wrong"]),
        (["lock", "monday"], ["wait", "wait"]),
        (["opens"], []),
        (["--by", "ida brandt"], ["wait", "last", "wait"]),
        (["--by", "Ida Brandt", "--certain"], ["wait", "wait"]),
        (["--about", "Tarn"], ["wait", "wait", "wrong"]),
        (["--about", "Tomas Okafor"], ["wrong"]),
        (["--by", "Ida Brandt", "--about", "Tarn", "--tag", "claims"], ["wait"]),
        (["--tag", "nothing"], []),
        (["--since", "2024-12-12"], ["wait", "last"]),
        (["--since", "2024-12"], ["wait", "last", "wait"]),
        (["--until", "2024-11"], ["wrong"]),
        (["--until", "2024"], ["wait", "last", "wait", "wrong"]),
        (["--since", "2024-12-11", "--until", "2024-12-11"], ["wait"]),
        (["--reported"], ["wrong"]),
        (["--direct"], ["wait", "last", "wait"]),
        (["--act", "denies"], ["wrong"]),
        (["--act", "says", "--certain"], ["wait", "wait"]),
        (["--limit", "2"], ["wait", "last"]),
    ],
)
def test_filters(told: Newsread, words: list[str], expected: list[str]) -> None:
    assert last_words(told, *words) == expected


def test_a_name_may_be_a_number(told: Newsread) -> None:
    with Library.open(told.library) as library:
        (row,) = library.names.find("Tomas Okafor")
    assert last_words(told, "--about", str(row.id)) == ["wrong"]


@pytest.mark.parametrize("option", ["--by", "--about"])
@pytest.mark.parametrize("name", ["Nobody", "77", "", "9" * 30])
def test_a_name_that_is_not_there(told: Newsread, option: str, name: str) -> None:
    assert f"“{name}”" in assert_refused(told("quotes", option, name))


def test_a_name_that_is_several_asks_for_the_number(told: Newsread) -> None:
    with Library.open(told.library) as library:
        add_marked(library, "Then [person: Tarn] sat down.", headline="A ship")
    assert "“Tarn” is 2 names: " in assert_refused(told("quotes", "--about", "Tarn"))


@pytest.mark.parametrize(
    "day", ["x", "2024-13", "2024-02-30", "24", "2024-1-1", "0000", "٢٠٢٤", "2024-12-31T"]
)
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_what_is_no_day(told: Newsread, option: str, day: str) -> None:
    with pytest.raises(SystemExit) as exit:
        told("quotes", option, day)
    assert exit.value.code == 2


def test_no_day_is_before_and_after(told: Newsread) -> None:
    assert_refused(told("quotes", "--since", "2024-12-02", "--until", "2024-12-01"), code=2)


def test_json_says_everything_of_each_quote(told: Newsread) -> None:
    values = json.loads(told("quotes", "--json").out)
    assert [json.loads(line) for line in told("quotes", "--format", "jsonl").lines] == values
    first, _, other, reported = values
    assert first == {
        "id": first["id"],
        "article": 1,
        "headline": "Lock opens",
        "headline_supplied": False,
        "publisher": "Tarn Post",
        "published": "2024-12-12T00:00:00+00:00",
        "address": "https://example.org/0",
        "start": 1,
        "end": 63,
        "spans": [{"start": 1, "end": 63}],
        "words": "We open the old lock on Monday and nobody in Tarn has to wait,",
        "kind": "direct",
        "act": "says",
        "speaker": "Ida Brandt",
        "name": first["name"],
        "also": [],
        "how": "attributed",
        "certain": True,
        "by": "machine",
        "cue": "",
        "tags": ["claims/harbour"],
        "same_as": None,
        "changes": [],
    }
    assert (other["same_as"], other["changes"]) == (first["id"], [{"left_out": "old", "added": ""}])
    assert (reported["kind"], reported["name"], reported["certain"]) == ("indirect", None, False)


def test_markdown_is_a_citation(told: Newsread) -> None:
    assert told("quotes", "--markdown", "lock").out == (
        "> “We open the old lock on Monday and nobody in Tarn has to wait”\n"
        ">\n"
        "> — Ida Brandt, Tarn Post, 12 December 2024, [Lock opens](<https://example.org/0>)\n"
        "\n"
        "Tags: claims/harbour\n"
        "\n"
        "Also: Gazette, 11 December 2024, [Mayor speaks](<https://example.org/1>); left out “old”\n"
    )


def test_csv_is_a_table_with_the_line_ends_of_the_standard(told: Newsread) -> None:
    finished = newsread_process(told.library, "quotes", "--csv")
    assert (finished.returncode, finished.stderr) == (0, b"")
    text = finished.stdout.decode()
    assert text.count("\r\n") == text.count("\n") == 5
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["outlet"] for row in rows] == ["Tarn Post", "Tarn Post", "Gazette", ""]
    assert rows[2]["same_as"] == rows[0]["id"]
    assert rows[0]["published"] == "2024-12-12"


@pytest.mark.parametrize("form", ["text", "markdown", "jsonl"])
def test_nothing_said_is_nothing_to_write(told: Newsread, form: str) -> None:
    finished = told("quotes", "unsaid", "--format", form)
    assert (finished.code, finished.out, finished.err) == (0, "", "")


def test_nothing_said_in_a_list_and_in_a_table(told: Newsread) -> None:
    assert told("quotes", "unsaid", "--json").out == "[]\n"
    assert len(told("quotes", "unsaid", "--csv").lines) == 1


@pytest.mark.parametrize("columns", ["30", "100"])
def test_text_fits_the_terminal(told: Newsread, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(cells, told("quotes").lines)) <= int(columns)


def test_the_page_of_a_name_has_the_same_quotes(told: Newsread) -> None:
    value = json.loads(told("names", "--name", "Ida Brandt", "--json").out)
    quotes = json.loads(told("quotes", "--by", "Ida Brandt", "--json").out)
    assert value["quotes"] == [
        {name: said for name, said in quote.items() if name not in ("same_as", "changes")} for quote in quotes
    ]
