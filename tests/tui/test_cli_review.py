"""What comes up again and what is uncertain, on the command line."""

from __future__ import annotations

import io
import json
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store import moments
from store.library import Library
from store.review.schedules import Answer
from tests.tui.command_line import Finished, Newsread
from tui.cli import asking
from tui.cli.program import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def due(newsread: Newsread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsread:
    """Three passages were marked yesterday in the first article, and one today."""
    monkeypatch.setenv("NEWSREAD_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").write_text("[review]\na_day = 2\n")

    def yesterday() -> datetime:
        return moments.now() - timedelta(days=1)

    with Library.open(newsread.library) as library:
        with monkeypatch.context() as before:
            before.setattr("store.passages.passages.now", yesterday)
            for start, tag in ((0, "ports"), (20, "claims"), (40, "claims")):
                library.passages.make(1, Span(start, start + 9), tags=[tag], note=f"Note at {start}.")
        library.passages.make(1, Span(60, 69), highlighted=True)
    return newsread


def typed(newsread: Newsread, monkeypatch: pytest.MonkeyPatch, words: str, *answers: str) -> Finished:
    """Run a command at a terminal on which answers are typed."""
    newsread.capture.readouterr()
    monkeypatch.setattr(asking, "at_a_terminal", lambda: True)
    for module in ("tui.cli.review", "tui.cli.review_marks"):
        monkeypatch.setattr(f"{module}.at_a_terminal", lambda: True)
    lines = "".join(f"{answer}\n" for answer in answers).encode(errors="surrogateescape")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8"))
    code = run(["--library", str(newsread.library), *words.split()])
    captured = newsread.capture.readouterr()
    return Finished(code, captured.out, captured.err)


def test_a_program_is_told_what_is_due_and_nothing_changes(due: Newsread) -> None:
    values = json.loads(due("review", "--json").out)
    assert [value["start"] for value in values] == [40, 20]
    assert {value["last_read"] for value in values} == {None}
    assert datetime.fromisoformat(values[0]["due"]) <= moments.now()
    assert [value["start"] for value in json.loads(due("review", "--json", "--limit", "9").out)] == [
        40,
        20,
        0,
    ]
    assert [value["start"] for value in json.loads(due("review", "--json", "--tag", "ports").out)] == [0]
    assert "Note at 20." in due("review", "tag:claims", "-at", "or", "note:20").out
    assert due("review", "nothing-like-it").out == ""
    assert due("review", "--marks", "--limit", "1").code == 0


def test_who_sits_at_a_terminal_answers_with_a_letter_and_enter(
    due: Newsread, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = typed(due, monkeypatch, "review", "?", "\udcff", "l", "u", "", "x")
    assert finished.code == 0
    told = [line for line in finished.lines if not line.startswith((" ", "▌", "Note", "Tags"))]
    assert "1 of 2" in told
    assert "Enter done, l later, x never again, u undo, q quit: There is no answer “?” here." in told
    assert any("no answer “\ufffd”" in line for line in told), "what is no character of the terminal"
    assert any(line.endswith("Comes again tomorrow") for line in told)
    assert any("Undone: review of" in line for line in told)
    assert any(line.endswith("Comes again in 2 days") for line in told)
    assert any(line.endswith("Never comes again") for line in told)
    assert told[-3:] == [
        "Today: 1 passage read, 1 passage not to come again.",
        "Tomorrow 1 passage comes up.",
        "1 more passage could be read: newsread review --limit 2",
    ]
    with Library.open(due.library) as library:
        assert library.reviews.answers_today() == {Answer.DONE: 1, Answer.NEVER: 1}
    # The day is done; what is left can be had all the same, and left again.
    assert "1 of" not in typed(due, monkeypatch, "review").out
    assert "3 of 3" in typed(due, monkeypatch, "review --limit 5", "q").out
    assert typed(due, monkeypatch, "review --limit 5").code == 0


def test_uncertain_marks_are_answered_too(
    sample_library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = Newsread(sample_library, capsys, monkeypatch)
    values = json.loads(samples("review", "--marks", "--json").out)
    assert {value["kind"] for value in values} == {"name", "speaker"}
    first = values[0]
    finished = typed(samples, monkeypatch, "review --marks", "a", "", "x", "u", "q")
    assert first["question"] in finished.out
    assert "Left for today" in finished.out
    assert "Undone: correction" in finished.out
    left = json.loads(samples("review", "--marks", "--json").out)
    assert [value["question"] for value in left] == [value["question"] for value in values[2:]]
    (line,) = [line for line in samples("names", "--corrections").lines if first["text"] in line]
    assert line
