from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from prose.reader import read_document
from store.library import Library
from tests.tui.command_line import PROCESS_SECONDS, Newsread, newsread_process

if TYPE_CHECKING:
    from pathlib import Path


def marked_articles(path: Path) -> list[int]:
    """Return the numbers of the articles that have entities."""
    with Library.open(path, create=False) as library:
        return [id for id in (1, 2, 3) if library.marks.entities(id)]


def test_what_has_no_marks_gets_them(newsread: Newsread) -> None:
    finished = newsread("detect")
    assert (finished.code, finished.out) == (0, "")
    assert len(finished.notices) == 1
    assert marked_articles(newsread.library) == [1, 2, 3]


def test_a_second_time_there_is_nothing_to_do(newsread: Newsread) -> None:
    newsread("detect")
    assert newsread("detect", "--progress", "json").out == ""


def test_progress_is_a_line_for_each_article(newsread: Newsread) -> None:
    newsread("detect")
    finished = newsread("detect", "--all", "--progress", "json")
    assert finished.code == 0
    steps = [json.loads(line) for line in finished.lines]
    assert [(step["done"], step["total"]) for step in steps] == [(1, 3), (2, 3), (3, 3)]
    assert {step["article"] for step in steps} == {1, 2, 3}


def test_passages_are_not_touched(newsread: Newsread) -> None:
    with Library.open(newsread.library) as library:
        article = library.articles.get(1)
        assert article is not None
        before = library.passages.make(1, article.document.blocks[1].span, tags=["claims"])
    newsread("detect", "--all")
    with Library.open(newsread.library) as library:
        assert library.passages.of_article(1) == [before]


def test_it_runs_as_a_process_beside_the_app(harbour_library: Path) -> None:
    finished = newsread_process(harbour_library, "detect", "--progress", "json")
    assert finished.returncode == 0
    assert json.loads(finished.stdout.splitlines()[-1])["done"] >= 1
    assert marked_articles(harbour_library) == [1, 2, 3]


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send Ctrl-C to one process")
def test_ctrl_c_keeps_what_is_done(harbour_library: Path) -> None:
    sentence = "Captain Ida Brandt of Tarn said no. "
    with Library.open(harbour_library) as library, library.transaction():
        for number in range(200):
            source = f"# A late ship\n\nShip {number} was late. {sentence * 40}\n".encode()
            library.articles.add(read_document(source, "ship.md"), source, "ship.md")
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "--library", harbour_library, "detect", "--progress", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    reported = [json.loads(process.stdout.readline()) for _ in range(3)]
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PROCESS_SECONDS)
    assert process.returncode == 130
    assert b"Traceback" not in err
    with Library.open(harbour_library) as library:
        left = library.marks.undetected()
    assert not {step["article"] for step in reported} & set(left)
    assert left
