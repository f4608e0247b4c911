from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from prose.corrections import CorrectionKind
from prose.entities.entity import NAME_LABELS, Label
from prose.quotes.quote import Quote, QuoteKind, SpeakerMethod
from store.corrections.changes import Change
from store.library import Library
from tests.prose.marked_text import parse_marks
from tests.store.making import add_marked
from tests.tui.command_line import Newsread, assert_refused
from tests.tui.conftest import span_of
from tests.tui.pseudo_terminal import PseudoTerminal
from tui.cli.lines import cells
from tui.cli.parser import LABELS

if TYPE_CHECKING:
    from pathlib import Path

OLDER = (
    "Mayor [person: Ida Brandt] of [place: Tarn] met the [organization: Pilots’ Guild]."
    " [person: Brandt] left."
)
NEWER = (
    "“We open the lock,” [person: Ida Brandt] said in [place: Tarn] on [date: Monday].\n\n"
    "[place: Tarn] waits."
)


@pytest.fixture
def named(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Newsread:
    """Runs commands on a library with two articles, whose names are marked by hand."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        add_marked(library, OLDER, datetime(2024, 12, 1, tzinfo=UTC), headline="A meeting")
        text, _ = parse_marks(NEWER)
        said = Quote(
            span_of(text, "We open the lock,"),
            QuoteKind.DIRECT,
            speaker=span_of(text, "Ida Brandt"),
            speaker_name="Ida Brandt",
            cue=span_of(text, "said"),
            method=SpeakerMethod.ATTRIBUTED,
        )
        moment = datetime(2024, 12, 12, tzinfo=UTC)
        add_marked(library, NEWER, moment, headline="The lock", quotes=[said])
    return Newsread(path, capsys, monkeypatch)


def number_of(newsread: Newsread, name: str) -> int:
    with Library.open(newsread.library) as library:
        (row,) = library.names.find(name)
        return row.id


def correct(newsread: Newsread, name: str, label: Label) -> int:
    """Say of a name what it is, and return the correction's number."""
    with Library.open(newsread.library) as library:
        change = Change(CorrectionKind.LABEL, name_id=number_of(newsread, name), label=label)
        return library.corrections.make(change)[0].id


def test_names_are_lines_of_eight_fields(named: Newsread) -> None:
    finished = named("names")
    assert (finished.code, finished.err) == (0, "")
    fields = [line.split("\t") for line in finished.lines]
    assert [line[1:] for line in fields] == [
        ["Ida Brandt", "person", "3", "2", "2024-12-12", "", ""],
        ["Tarn", "place", "3", "2", "2024-12-12", "", ""],
        ["Pilots’ Guild", "organization", "1", "1", "2024-12-01", "", ""],
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["brandt"], ["Ida Brandt"]),
        (["IDA", "br"], ["Ida Brandt"]),
        (["--label", "place"], ["Tarn"]),
        (["--label", "organization", "pilots"], ["Pilots’ Guild"]),
        (["--limit", "1"], ["Ida Brandt"]),
        (["nobody"], []),
    ],
)
@pytest.mark.parametrize("form", ["--json", "--jsonl"])
def test_lists_are_narrowed(named: Newsread, words: list[str], names: list[str], form: str) -> None:
    finished = named("names", form, *words)
    rows = json.loads(finished.out) if form == "--json" else [json.loads(line) for line in finished.lines]
    assert [row["name"] for row in rows] == names
    for row in rows:
        assert list(row) == [
            "id", "name", "label", "mentions", "articles", "last_seen", "by_reader", "several",
        ]  # fmt: skip


def test_every_label_of_a_name_can_be_asked_for() -> None:
    assert {Label(label) for label in LABELS} == NAME_LABELS


def test_on_a_terminal_names_are_columns(named: Newsread) -> None:
    correct(named, "Tarn", Label.FACILITY)
    words = ("-m", "tui", "--library", named.library, "names")
    with PseudoTerminal((sys.executable, *words), columns=90) as terminal:
        assert terminal.finish() == 0
    lines = terminal.written.decode().splitlines()
    assert [line.split()[1] for line in lines] == ["Ida", "Tarn", "Pilots’"]
    assert lines[1].split()[2:] == ["facility", "3", "in", "2", "12", "Dec", "2024", "✎"]
    assert len({line.index(" in ") for line in lines}) == 1
    assert max(map(cells, lines)) <= 90


@pytest.mark.parametrize("name", ["Ida Brandt", "ida brandt", "Brandt"])
def test_one_name_is_a_page(named: Newsread, name: str) -> None:
    finished = named("names", "--name", name)
    assert (finished.code, finished.err) == (0, "")
    lines = finished.lines
    assert lines[:4] == [
        "Ida Brandt",
        "person · 3 mentions in 2 articles · last seen 12 Dec 2024",
        "",
        "Printed as Ida Brandt (2), Brandt (1)",
    ]
    newer, older = (
        lines.index("Article 2 · 12 Dec 2024 · The lock"),
        lines.index("Article 1 · 1 Dec 2024 · A meeting"),
    )
    assert newer < older
    # Mentions stand one under the other.
    assert {lines[newer + 1].index("Ida Brandt"), lines[older + 1].index("Ida Brandt")} == {34}
    assert lines[older + 2][34:].startswith("Brandt left.")
    assert lines[lines.index("Said") + 2 :] == ["Article 2 · 12 Dec 2024 · The lock", "  “We open the lock,”"]


@pytest.mark.parametrize("columns", ["40", "100"])
def test_a_page_fits_the_terminal(named: Newsread, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(cells, named("names", "--name", "Tarn").lines)) <= int(columns)


def test_one_name_in_json(named: Newsread) -> None:
    value = json.loads(named("names", "--name", str(number_of(named, "Ida Brandt")), "--json").out)
    assert (value["name"], value["label"], value["mentions"]) == ("Ida Brandt", "person", 3)
    assert [each["words"] for each in value["spellings"]] == ["Ida Brandt", "Brandt"]
    found = value["found"]
    assert [(each["article"], each["words"], each["headline"]) for each in found] == [
        (2, "Ida Brandt", "The lock"),
        (1, "Ida Brandt", "A meeting"),
        (1, "Brandt", "A meeting"),
    ]
    assert (found[1]["start"], found[1]["end"], found[1]["before"]) == (6, 16, "Mayor ")
    (quote,) = value["quotes"]
    assert (quote["words"], quote["kind"], quote["certain"]) == ("We open the lock,", "direct", True)


def test_of_one_name_so_many_mentions(named: Newsread) -> None:
    value = json.loads(named("names", "--name", "Tarn", "--json", "--limit", "1").out)
    assert [each["article"] for each in value["found"]] == [2]
    lines = named("names", "--name", "Tarn", "--limit", "2").lines
    assert [line for line in lines if line.startswith("Article")] == ["Article 2 · 12 Dec 2024 · The lock"]


@pytest.mark.parametrize("name", ["Nobody", "77", "", "9" * 30])
def test_a_name_that_is_not_there(named: Newsread, name: str) -> None:
    assert f"“{name}”" in assert_refused(named("names", "--name", name))


def test_a_name_that_is_several_asks_for_the_number(named: Newsread) -> None:
    with Library.open(named.library) as library:
        add_marked(library, "Then [person: Tarn] sat down.", headline="A ship")
    sentence = assert_refused(named("names", "--name", "Tarn"))
    assert "“Tarn” is 2 names: " in sentence
    assert "place" in sentence
    assert "person" in sentence


def test_corrections_are_listed_and_taken_back(named: Newsread) -> None:
    assert named("names", "--corrections").out == ""
    number = correct(named, "Tarn", Label.FACILITY)
    (line,) = named("names", "--corrections").lines
    assert line.split("\t")[:2] == [str(number), "“Tarn” is a facility"]
    (value,) = json.loads(named("names", "--corrections", "--json").out)
    assert json.loads(named("names", "--corrections", "--jsonl").out) == value
    assert (value["id"], value["kind"], value["name"]) == (number, "label", "Tarn")
    assert (value["label"], value["article"]) == ("facility", None)
    assert named("names", "--label", "facility", "--jsonl").lines
    finished = named("names", "--take-back", str(number))
    assert (finished.code, finished.out) == (0, "")
    assert finished.notices == ["newsread: Took back: “Tarn” is a facility."]
    assert named("names", "--corrections").out == ""
    assert named("names", "--label", "facility", "--jsonl").out == ""


def test_a_correction_that_is_not_there(named: Newsread) -> None:
    assert "There is no correction 5" in assert_refused(named("names", "--take-back", "5"))


@pytest.mark.parametrize("words", [["--name", "Tarn"], ["--corrections"], ["--take-back", "1"]])
def test_words_that_narrow_nothing_are_refused(named: Newsread, words: list[str]) -> None:
    assert_refused(named("names", "tarn", *words), code=2)
    assert_refused(named("names", "--label", "place", *words), code=2)


def test_an_article_shows_what_the_reader_corrected(named: Newsread) -> None:
    assert "Corrected" not in named("show", "2").out
    correct(named, "Tarn", Label.FACILITY)
    lines = named("show", "2").lines
    at = lines.index("Corrected by you")
    assert lines[at + 1 : at + 3] == ["", "  ✎ Tarn: facility"]
    assert "[facility, corrected: Tarn]" in named("show", "--plain", "2").out
    entities = json.loads(named("show", "--json", "2").out)["entities"]
    assert [each["by"] for each in entities if each["label"] == "facility"] == ["reader", "reader"]
    assert {each["by"] for each in entities if each["label"] != "facility"} == {"machine"}
