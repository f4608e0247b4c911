from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.conftest import span_of
from tui.cli import output

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.command_line import Newsread


@pytest.fixture(autouse=True)
def noted(harbour_library: Path) -> None:
    """A noted passage in article 3."""
    with Library.open(harbour_library) as library:
        article = library.articles.get(3)
        assert article is not None
        library.passages.make(
            3, span_of(article.document.text, "below 12 crowns"), note="Per head, or family?"
        )


def test_in_a_pipe_there_are_seven_fields_a_line(newsread: Newsread) -> None:
    finished = newsread("search", "wrecks cleared")
    assert (finished.code, finished.err) == (0, "")
    (line,) = finished.lines
    number, place, headline, source, published, note, sentence = line.split("\t")
    assert (number, headline) == ("1", "Verell harbour to reopen after the storm")
    assert (source, published, note) == ("Verell Courier", "2024-11-18", "")
    assert int(place) > 0
    assert sentence.startswith('"We have cleared the last of the wrecks," Brandt told')


def test_best_comes_first_unless_the_newest_is_wanted(newsread: Newsread) -> None:
    def ids(*words: str) -> list[str]:
        return [line.split("\t")[0] for line in newsread("search", *words).lines]

    assert ids("--sort", "newest", "the") == ["3", "2", "1"]
    assert sorted(ids("the")) == ["1", "2", "3"]
    assert ids("harbour", "-frost")[0] == "1"
    assert len(ids("the", "--limit", "2")) == 2
    assert ids("nothing-like-it") == []


def test_json_tells_where_the_words_stand(newsread: Newsread) -> None:
    (found,) = json.loads(newsread("search", "--json", "wrecks").out)
    assert found["id"] == 1
    (hit,) = found["hits"]
    assert found["sentence"][hit["start"] : hit["end"]] == "wrecks"
    article = json.loads(newsread("show", "--json", "1").out)
    assert article["text"][found["place"]["start"] : found["place"]["end"]] == "wrecks"
    (in_note,) = [json.loads(line) for line in newsread("search", "--jsonl", "note:family").lines]
    assert (in_note["id"], in_note["in_note"]) == (3, False)
    (of_note,) = [json.loads(line) for line in newsread("search", "--jsonl", "family").lines]
    assert (of_note["sentence"], of_note["in_note"]) == ("Per head, or family?", True)


def test_on_a_terminal_words_are_bold(newsread: Newsread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(output, "columns", lambda: 60)
    monkeypatch.setenv("TERM", "xterm")
    finished = newsread("search", "wrecks")
    assert "\x1b[1mwrecks\x1b[22m" in finished.out
    assert all(len(line.replace("\x1b[1m", "").replace("\x1b[22m", "")) <= 60 for line in finished.lines)
    monkeypatch.setenv("TERM", "dumb")
    assert newsread("search", "wrecks").out == finished.out.replace("\x1b[1m", "").replace("\x1b[22m", "")


def test_a_mistake_is_no_search(newsread: Newsread) -> None:
    finished = newsread("search", "harbour or")
    assert (finished.code, finished.out) == (2, "")
    assert finished.err.splitlines()[1:] == ["  harbour or", "          ^^"]
