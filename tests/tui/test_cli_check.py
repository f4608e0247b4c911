from __future__ import annotations

from tests.tui.command_line import Newsread, assert_refused


def test_a_whole_library(newsread: Newsread) -> None:
    finished = newsread("check")
    assert (finished.code, finished.err) == (0, "")
    assert finished.out == f"No problems found in {newsread.library}\n"


def test_what_is_not_there_is_not_made(first_run: Newsread) -> None:
    assert str(first_run.library) in assert_refused(first_run("check"))
    assert not first_run.library.exists()
