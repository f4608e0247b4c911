"""`newsread bin`, `newsread views`, and lists in other orders."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from store.search.order import SortKey
from tests.tui.command_line import assert_refused
from tui.cli.view_arguments import SORT_KEYS

if TYPE_CHECKING:
    from tests.tui.command_line import Newsread


def listed(newsread: Newsread, *arguments: str) -> list[str]:
    finished = newsread(*arguments)
    assert finished.code == 0, finished.err
    return [line.split("\t")[0] for line in finished.lines]


def test_articles_go_into_the_bin_and_come_out_again(newsread: Newsread) -> None:
    assert newsread("bin", "put", "--search", "frost", "--dry-run").lines == [
        "1 article would be put into the bin"
    ]
    assert newsread("bin", "put", "--search", "frost", "1").lines == ["2 articles put into the bin"]
    assert listed(newsread, "bin") == ["2", "1"]
    assert [row["id"] for row in json.loads(newsread("bin", "--json").out)] == [2, 1]
    assert listed(newsread, "list") == ["3"]
    assert listed(newsread, "list", "is:binned") == ["2", "1"]
    again = newsread("bin", "put", "1")
    assert again.code != 0
    assert "Article 1 is in the bin already" in again.err
    assert newsread("bin", "out", "1").lines == ["1 article taken out of the bin"]
    assert "Article 1 is not in the bin" in newsread("bin", "delete", "1").err
    for words in ((), ("--search", ""), ("--search", " ")):
        assert "No article was named" in assert_refused(newsread("bin", "out", *words)), "not all of them"
    assert newsread("bin", "empty").lines == ["1 article deleted for good"]
    assert listed(newsread, "list") == ["3", "1"]
    assert newsread("bin", "empty").lines == ["0 articles deleted for good"]
    assert newsread("check").code == 0


def test_searches_are_saved_and_listed_by_name(newsread: Newsread) -> None:
    newsread("views", "save", "--sort", "title", "Cold", "frost", "or", "ferry")
    assert listed(newsread, "list", "--view", "COLD") == ["2", "3"]
    assert listed(newsread, "list", "--view", "cold", "--sort", "oldest", "growers") == ["2"]
    fields = [line.split("\t") for line in newsread("views").lines]
    assert ["always", "All", "3", ""] in fields
    assert ["search", "Cold", "2", "frost or ferry"] in fields
    [saved] = [it for it in json.loads(newsread("views", "--json").out) if it["kind"] == "search"]
    assert saved == {
        "kind": "search",
        "name": "Cold",
        "number": 2,
        "search": "frost or ferry",
        "sort": "title",
    }
    assert newsread("views", "forget", "cold").code == 0
    assert "No search is saved as “cold”" in newsread("list", "--view", "cold").err
    assert newsread("views", "save", "Broken", "(frost").code != 0


def test_lists_stand_in_the_order_that_is_wanted(newsread: Newsread) -> None:
    assert set(SORT_KEYS) == {key.value for key in SortKey}
    newest = listed(newsread, "list")
    assert listed(newsread, "list", "--sort", "oldest") == newest[::-1]
    assert sorted(listed(newsread, "list", "--sort", "outlet,title")) == sorted(newest)
    assert "cannot be sorted by “size”" in newsread("list", "--sort", "size").err
