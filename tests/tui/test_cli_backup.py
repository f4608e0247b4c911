from __future__ import annotations

from pathlib import Path

from store.articles import ArticleFilter
from store.library import Library
from tests.tui.command_line import Newsread, assert_refused


def test_a_backup_is_a_library(newsread: Newsread, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    finished = newsread("backup", target)
    assert (finished.code, finished.out) == (0, f"{target}\n")
    with Library.open(target, create=False) as library:
        assert library.articles.count(ArticleFilter()) == 3


def test_without_a_target_it_says_where_the_copy_is(newsread: Newsread) -> None:
    (line,) = newsread("backup").lines
    with Library.open(Path(line), create=False) as library:
        assert library.articles.count(ArticleFilter()) == 3


def test_nothing_is_overwritten(newsread: Newsread, tmp_path: Path) -> None:
    target = tmp_path / "precious.txt"
    target.write_text("precious")
    assert "precious.txt" in assert_refused(newsread("backup", target))
    assert target.read_text() == "precious"


def test_the_library_is_not_its_own_backup(newsread: Newsread) -> None:
    assert_refused(newsread("backup", newsread.library))
    assert newsread("check").code == 0


def test_a_folder_that_is_not_there(newsread: Newsread, tmp_path: Path) -> None:
    assert_refused(newsread("backup", tmp_path / "no" / "such" / "copy.db"))


def test_what_is_not_there_is_not_made(first_run: Newsread) -> None:
    assert_refused(first_run("backup"))
    assert not first_run.library.exists()
