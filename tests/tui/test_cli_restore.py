from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from prose.spans import Span
from store.articles import ArticleFilter
from store.library import Library
from tests.tui.command_line import assert_refused

if TYPE_CHECKING:
    from tests.tui.command_line import Newsread


def test_a_copy_comes_back_by_its_name_or_its_path(newsread: Newsread, tmp_path: Path) -> None:
    assert "no copies" in newsread("restore").err
    (copy,) = newsread("backup").lines
    with Library.open(newsread.library) as library:
        library.passages.make(1, Span(0, 3), highlighted=True)
    finished = newsread("restore", Path(copy).name)
    (kept,) = finished.lines
    assert finished.code == 0
    assert kept in finished.err
    assert newsread("passages").out == ""
    assert newsread("restore", kept).code == 0
    assert newsread("passages").out != ""
    assert [line.split("\t")[0] for line in newsread("restore").lines][1:] == [kept, copy]
    assert [copy["kept_as"] for copy in json.loads(newsread("restore", "--json").out)][1:] == ["replaced", ""]
    assert json.loads(newsread("restore", copy, "--json").out)["copy"] == copy


def test_a_copy_goes_to_a_file_that_has_a_name(newsread: Newsread) -> None:
    for target in ("", ".", "/"):
        assert "There is already something at" in assert_refused(newsread("backup", target))
        assert "is a folder" in assert_refused(newsread("export", "csv", "--to", target))


def test_what_is_no_copy_is_said(newsread: Newsread, tmp_path: Path) -> None:
    for name in ("gone.db", "a" * 300):
        assert "newsread restore lists" in assert_refused(newsread("restore", name))
    (tmp_path / "notes.txt").write_text("precious")
    assert "notes.txt" in assert_refused(newsread("restore", tmp_path / "notes.txt"))
    with Library.open(newsread.library) as library:
        assert library.articles.count(ArticleFilter()) == 3
