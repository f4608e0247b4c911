from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from store.articles import ArticleFilter
from store.library import Library
from tests.prose.test_pages import STORY as PAGE
from tests.tui.command_line import Newsread, assert_refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.server import WebServer

STORY = (
    "# A bridge for Tarn\n\nThe council of Tarn voted for a new bridge, Mayor Ida Brandt said on Monday.\n"
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00" + bytes(200)


def article_count(newsread: Newsread) -> int:
    with Library.open(newsread.library, create=False) as library:
        return library.articles.count(ArticleFilter())


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_adding_says_number_and_headline(newsread: Newsread, story: Path) -> None:
    finished = newsread("add", story)
    assert (finished.code, finished.out) == (0, "")
    assert finished.notices == ["added 4 A bridge for Tarn"]
    assert newsread("show", "4").code == 0


def test_what_is_added_has_its_marks(newsread: Newsread, story: Path) -> None:
    newsread("add", story)
    article = json.loads(newsread("show", "--json", "4").out)
    assert article["entities"]
    assert article["origin"].endswith("story.md")


def test_a_second_time_nothing_is_added(newsread: Newsread, story: Path) -> None:
    newsread("add", story)
    finished = newsread("add", story)
    assert finished.code == 0
    assert finished.notices == ["already in the library: 4 A bridge for Tarn"]
    assert article_count(newsread) == 4


def test_json_is_a_line_for_each_file(newsread: Newsread, story: Path) -> None:
    finished = newsread("add", "--json", story, story)
    first, second = [json.loads(line) for line in finished.lines]
    assert first == {
        "source": str(story),
        "id": 4,
        "feed": None,
        "new": True,
        "updated": False,
        "orphans": 0,
        "restored": False,
        "headline": "A bridge for Tarn",
        "problem": "",
        "done": 1,
        "total": 2,
    }
    assert second == first | {"new": False, "done": 2}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("spaces.txt", b" \n\t\n "),
        ("picture.png", PNG),
        ("picture.txt", PNG),
        ("zeros.md", bytes(4096)),
        ("nothing.html", b"<html><head><title></title></head><body><script>1</script></body></html>"),
    ],
)
def test_what_is_no_text_is_refused(newsread: Newsread, tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert name in assert_refused(newsread("add", path))
    assert article_count(newsread) == 3


def test_what_is_no_file_is_refused(newsread: Newsread, tmp_path: Path) -> None:
    assert "missing.txt" in assert_refused(newsread("add", tmp_path / "missing.txt"))
    (tmp_path / "empty").mkdir()
    assert "no articles in" in assert_refused(newsread("add", tmp_path / "empty"))
    assert_refused(newsread("add", ""))
    assert article_count(newsread) == 3


def test_a_file_that_is_too_large_is_refused_unread(newsread: Newsread, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "huge.txt" in assert_refused(newsread("add", path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(newsread: Newsread, tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert_refused(newsread("add", path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(newsread: Newsread, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "story.md"
    path.write_bytes(
        "# The café’s roof\n\nThe roof of the café fell in, “like a tent”, she said.\n".encode(encoding)
    )
    assert newsread("add", path).notices == ["added 4 The café’s roof"]


def test_broken_utf_8_is_read_as_well_as_can_be(newsread: Newsread, tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes("The café was shut.\n".encode() * 50 + b"A lone \xff byte, then a cut \xe2\x80 mark.\n")
    assert newsread("add", path).code == 0
    assert "café was shut" in newsread("show", "4").out


def test_the_good_files_among_bad_ones_are_added(newsread: Newsread, tmp_path: Path, story: Path) -> None:
    (tmp_path / "empty").mkdir()
    finished = newsread("add", tmp_path / "missing.txt", "a" * 300, "ftp://x/y", story, tmp_path / "empty")
    assert finished.code == 1
    for problem in ("missing.txt", "no articles in", "aaa cannot be read", "only http and https"):
        assert problem in finished.err
    assert finished.notices[-1] == "added 4 A bridge for Tarn"
    assert article_count(newsread) == 4


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_a_file_name_cannot_speak_to_the_terminal(newsread: Newsread, tmp_path: Path) -> None:
    name = b"a\x1b]52;c;cHduZWQ=\x07\xc2\x9d0;pwned\xe2\x80\xae\xffb\nc.txt"
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))  # noqa: PTH118
    assert_refused(newsread("add", path))
    with open(path, "w") as file:  # noqa: PTH123
        file.write(STORY)
    assert newsread("add", path).notices == ["added 4 # A bridge for Tarn"]
    finished = newsread("add", "--json", path)
    assert json.loads(finished.out)["source"] == path
    assert finished.out.removesuffix("\n").isprintable()


def test_a_first_run_brings_the_samples_too(first_run: Newsread, story: Path) -> None:
    finished = first_run("add", story)
    assert finished.code == 0
    made, added = finished.notices
    assert "Made a new library with" in made
    assert added.startswith("added ")
    assert article_count(first_run) >= 2


def test_standard_input_is_an_article_in_the_form_that_is_said(newsread: Newsread) -> None:
    finished = newsread("add", "--format", "markdown", "-", stdin=STORY.encode())
    assert finished.notices == ["added 4 A bridge for Tarn"]
    assert json.loads(newsread("show", "--json", "4").out)["origin"] == "standard input"
    lines = b'{"text": "The ferry of Tarn goes on, she said.", "title": "A ferry"}\n{"title": "none"}\n'
    finished = newsread("add", "--format", "jsonl", "-", stdin=lines)
    assert finished.code == 1
    assert sorted(finished.notices) == [
        "added 5 A ferry",
        "newsread: standard input:2 cannot be added: it is not an object with a text in it.",
    ]
    assert "nothing on standard input" in assert_refused(newsread("add", "-", stdin=b" "))


def test_of_many_files_only_the_sum_is_told(newsread: Newsread, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(21):
        (folder / f"{number}.md").write_text(f"# Story {number}\n\nIt was number {number}, she said.\n")
    (folder / ".hidden.md").touch()
    (folder / "picture.png").write_bytes(PNG)
    (folder / "broken.txt").write_bytes(PNG)
    finished = newsread("add", folder)
    assert finished.code == 1
    broken, *rest = finished.notices
    assert "broken.txt cannot be added: this looks like a PNG image, not like text." in broken
    assert rest == [
        "newsread: 21 added, 1 could not be added.",
        "newsread: Passed over 1 hidden file and 1 other file.",
    ]


def test_pages_that_could_not_be_read_are_listed_tried_again_and_forgotten(
    newsread: Newsread, web_server: WebServer
) -> None:
    address = web_server.address("/bridge")
    sentence = assert_refused(newsread("add", "--allow-private", address))
    assert "404 (Not Found)" in sentence
    [line] = newsread("unreadable").lines
    assert line.split("\t")[::2] == ["1", address]
    web_server.serve("/bridge", PAGE)
    finished = newsread("unreadable", "--again", "--allow-private")
    assert finished.notices == ["added 4 A bridge for Tarn"]
    assert newsread("unreadable").lines == []

    newsread("add", "--allow-private", web_server.address("/nothing"))
    [line] = newsread("unreadable", "--json").lines
    kept = json.loads(line)
    assert kept["tries"] == 1
    assert newsread("unreadable", "--forget", kept["address"]).code == 0
    assert "not among the pages" in assert_refused(newsread("unreadable", "--forget", kept["address"]))


def test_the_settings_or_an_option_allow_addresses_that_are_not_public(
    newsread: Newsread, web_server: WebServer, tmp_path: Path
) -> None:
    address = web_server.serve("/bridge", PAGE)
    assert "is not public" in assert_refused(newsread("add", address))
    settings = tmp_path / "config.toml"
    settings.write_text("[network]\nallow_private = true\n")
    assert newsread("--config", settings, "add", address).notices == ["added 4 A bridge for Tarn"]
