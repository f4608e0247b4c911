from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.naming_sources import completed, completions, named_source

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "bridge.md",
        "bridges/old.txt",
        "Brücke.html",
        "archive.jsonl",
        "feeds.OPML",
        "picture.png",
        ".hidden/a.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "two words.md").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "name", "told"),
    [
        ("bridge.md", "bridge.md", "Adds this file."),
        (" ~/bridge.md ", "{home}/bridge.md", "Adds this file."),
        ("'two words.md'", "two words.md", "Adds this file."),
        (r"two\ words.md", "two words.md", "Adds this file."),
        ("file://{home}/two%20words.md", "{home}/two words.md", "Adds this file."),
        ("archive.jsonl", "archive.jsonl", "Adds the articles in this file, one a line."),
        ("feeds.OPML", "feeds.OPML", "Adds the feeds of this list, in its folders."),
        ("bridges", "bridges", "Adds the articles in this folder and the folders in it."),
        ("nothing.md", "nothing.md", ""),
        ("no/such\0thing", "no/such\0thing", ""),
        ("~nobody-of-this-name/a", "~nobody-of-this-name/a", ""),
        ("HTTPS://gazette.example/", "HTTPS://gazette.example/", "Fetches"),
        ("gazette.example/bridge", "https://gazette.example/bridge", "Fetches"),
        ("localhost", "localhost", ""),
    ],
)
def test_what_is_typed_is_a_path_or_an_address(folder: Path, typed: str, name: str, told: str) -> None:
    named = named_source(typed.replace("{home}", str(folder)))
    assert named is not None
    assert named.name == name.replace("{home}", str(folder))
    assert named.told.startswith(told)
    assert bool(named.told) is bool(told)


def test_nothing_typed_is_nothing() -> None:
    assert named_source("  ") is None


def test_paths_are_completed_by_what_may_be_added(folder: Path) -> None:
    assert completions("b") == ["bridge.md", "bridges/"]
    assert completed("b") == "bridge"
    assert completions("bridges/") == ["bridges/old.txt"]
    assert completed("./bri") == "./bridge"
    assert completions("~/Br") == ["~/Brücke.html"]
    assert completions(".h") == [".hidden/"]
    assert ".hidden/" not in completions("./")
    assert completions("picture") == []
    assert completed("picture") == "picture"
    for typed in ("https://br", "nothing/", "\0", "~nobody-of-this-name/"):
        assert completions(typed) == []
