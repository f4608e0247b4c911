from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

from prose.reader import read_document
from store.articles import ReadState
from store.library import Library
from tui.cli.lines import cells

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.command_line import Newsread


@pytest.fixture
def read_library(harbour_library: Path) -> None:
    """Article 1 is read, 2 begun and starred with a passage, 3 untouched."""
    with Library.open(harbour_library) as library:
        library.reading.mark(1, ReadState.READ)
        library.reading.mark(2, ReadState.STARTED)
        library.reading.star(2, True)
        article = library.articles.get(2)
        assert article is not None
        library.passages.make(2, article.document.blocks[-1].span, tags=["money"])


def test_in_a_pipe_there_are_eight_fields_a_line(newsread: Newsread, read_library: None) -> None:
    finished = newsread("list")
    assert finished.code == 0
    assert finished.err == ""
    fields = {line.split("\t")[0]: line.split("\t")[1:] for line in finished.lines}
    orchard = ["started", "starred", "Growers count the cost of late frost", "Marrow Gazette", "2024-11-20"]
    assert fields["2"][:5] == orchard
    assert fields["2"][6] == "1"
    assert fields["1"][:2] == ["read", ""]
    assert fields["3"][:2] == ["unread", ""]
    assert {len(values) for values in fields.values()} == {7}


def test_newest_comes_first(newsread: Newsread) -> None:
    # The ferry's source has no date: it is as new as the day it was added.
    assert [line.split("\t")[0] for line in newsread("list").lines] == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["--unread"], ["3"]),
        (["--starred"], ["2"]),
        (["--unread", "--starred"], []),
        (["frost"], ["2"]),
        (["FROST", "growers"], ["2"]),
        (["frost", "harbour"], []),
        (["--limit", "1"], ["3"]),
        (["--limit", "1", "harbour"], ["1"]),
        (["--limit", "99"], ["3", "2", "1"]),
        (["*", "—", "--limit", "1"], ["3"]),
        (["FROS*"], ["2"]),
        (["frost or", "source:nobody"], ["2"]),
        (["-frost", "-is:read"], ["3"]),
    ],
)
def test_filters(newsread: Newsread, read_library: None, words: list[str], ids: list[str]) -> None:
    finished = newsread("list", *words)
    assert (finished.code, finished.err) == (0, "")
    assert [line.split("\t")[0] for line in finished.lines] == ids


def test_a_mistake_is_pointed_out(newsread: Newsread) -> None:
    finished = newsread("list", "frost", "athor:x")
    assert (finished.code, finished.out) == (2, "")
    sentence, *pointed = finished.err.splitlines()
    assert sentence.startswith("newsread: There is no field “athor:”; expected")
    assert pointed == ["  frost athor:x", "        ^^^^^^"]


@pytest.mark.parametrize("width", [80, 120, 40])
def test_on_a_terminal_there_are_columns(
    newsread: Newsread, read_library: None, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    lines = newsread("list").lines
    assert len(lines) == 3
    assert re.search(r"^ +2 ◐★ +Growers.*Marrow Gazette +20 Nov 2024 +▌ 1$", lines[1])
    assert re.search(r"^ +3 ●  +The night ferry", lines[0])
    assert re.search(r"^ +1  +Verell", lines[2])
    if width > 40:
        assert max(map(cells, lines)) <= width


def test_json_is_one_list(newsread: Newsread, read_library: None) -> None:
    rows = json.loads(newsread("list", "--json").out)
    assert [row["id"] for row in rows] == [3, 2, 1]
    assert rows[1]["published"] == "2024-11-20T08:30:00+00:00"
    assert rows[0]["published"] is None
    assert rows[0]["headline_supplied"] is True
    assert (rows[1]["state"], rows[1]["starred"], rows[1]["passages"]) == ("started", True, 1)


def test_json_lines_are_the_same_one_a_line(newsread: Newsread) -> None:
    rows = json.loads(newsread("list", "--json").out)
    assert [json.loads(line) for line in newsread("list", "--jsonl").lines] == rows


def test_more_articles_than_a_page_are_all_listed(newsread: Newsread, tmp_path: Path) -> None:
    with Library.open(newsread.library) as library, library.transaction():
        for number in range(300):
            source = f"# Ship {number} is late\n\nThe ship numbered {number} is late again.\n".encode()
            library.articles.add(read_document(source, "ship.md"), source, f"ship{number}.md")
    assert len(newsread("list").lines) == 303
    assert len(newsread("list", "--limit", "257").lines) == 257
