from __future__ import annotations

import sqlite3

from tests.tui.command_line import Newsread, assert_refused


def test_a_whole_library(newsread: Newsread) -> None:
    finished = newsread("check")
    assert (finished.code, finished.err) == (0, "")
    assert finished.out == f"No problems found in {newsread.library}\n"


def test_what_is_not_there_is_not_made(first_run: Newsread) -> None:
    assert str(first_run.library) in assert_refused(first_run("check"))
    assert not first_run.library.exists()


def test_problems_are_listed_and_the_exit_code_says_so(newsread: Newsread) -> None:
    with sqlite3.connect(newsread.library) as database:
        database.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    database.close()
    finished = newsread("check")
    assert finished.code == 1
    assert "search index" in finished.out
    assert finished.notices == [f"newsread: 1 problem found in {newsread.library}."]
    # This one is mended on the way.
    assert newsread("check").code == 0
    assert newsread("list", "harbour").lines
