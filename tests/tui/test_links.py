"""Links: where they lead is shown, and the reader's browser opens them."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import pytest

from prose.reader import read_document
from store.detection import detect_pending
from store.library import Library
from tests.tui.desk import desk_on
from tui.browser import absolute, host, needs_terminal, open_address

if TYPE_CHECKING:
    from pathlib import Path

STORY = """\
# The lock

See [the plan](https://plans.example.org/lock?a=1#top) and [the vote](https://votes.example.com/), as told
[before](/2024/lock). The same stands [in another place](https://bücher.example/) of the town.
"""


@pytest.fixture
def linked_library(tmp_path: Path) -> Path:
    """A library with one article that has links, which does not say where it was published."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        document = read_document(STORY.encode(), "lock.md")
        library.articles.add(document, STORY.encode(), "lock.md")
        detect_pending(library)
    return path


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the browser of this test writes what it is to open."""
    log = tmp_path / "opened.txt"
    program = tmp_path / "browse"
    program.write_text(f'#!/bin/sh\necho "$1" >> {log}\necho noise >&2\n')
    program.chmod(0o755)
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser(str(program)))
    return log


async def test_links_are_opened_by_letter_and_by_number(linked_library: Path, opened: Path) -> None:
    async with desk_on(linked_library) as desk:
        await desk.press("enter")
        before = desk.shown()
        await desk.type(";;")
        shown = desk.shown()
        assert "See ahe plan and she vote" in shown, "a letter stands on each link"
        assert "a plans.example.org  s votes.example.com  d /2024/lock  f xn--bcher-kva.example" in shown
        await desk.type("s")
        assert desk.status == "Opening votes.example.com"
        assert opened.read_text().split() == ["https://votes.example.com/"]
        assert desk.shown().splitlines()[:-1] == before.splitlines()[:-1], "the letters are gone"

        await desk.type("1;;")
        assert opened.read_text().split()[1:] == ["https://plans.example.org/lock?a=1#top"]
        await desk.type("9;;")
        assert desk.status == "There is no link 9 in view: there are 4."
        await desk.type(";;d")
        assert desk.status == "Not opened, as this is no address of a web page: /2024/lock"
        await desk.type(";;")
        await desk.press("escape")
        assert "See the plan" in desk.shown()
        await desk.type("go")
        assert desk.status == "This article does not say where it was published."
        assert len(opened.read_text().split()) == 2


async def test_without_a_browser_the_address_is_copied(
    linked_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> webbrowser.BaseBrowser:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    monkeypatch.setenv("PATH", "")
    async with desk_on(linked_library) as desk:
        await desk.press("enter")
        await desk.type(";;a")
        await desk.settle()
        assert desk.status.startswith("Copied the address, as no browser opened it · also kept in ")
        copies = list(linked_library.parent.glob("*.copied.txt"))
        assert [copy.read_text() for copy in copies] == ["https://plans.example.org/lock?a=1#top"]


@pytest.mark.parametrize(
    ("address", "base", "leads_to"),
    [
        ("https://example.org/a", "", "https://example.org/a"),
        ("../b", "https://example.org/news/today/a", "https://example.org/news/b"),
        ("b", "", ""),
        ("javascript:alert(1)", "https://example.org/", ""),
        ("file:///etc/passwd", "https://example.org/", ""),
        ("mailto:a@example.org", "", ""),
        ("--help", "", ""),
        ("https://", "", ""),
        ("https://example.org/\x1b]0;x\x07", "", ""),
    ],
)
def test_only_addresses_of_the_web_are_opened(address: str, base: str, leads_to: str) -> None:
    assert absolute(address, base) == leads_to


def test_a_host_is_shown_as_it_is_looked_up() -> None:
    assert host("https://user:secret@Example.org:8080/") == "example.org"
    assert host("https://аpple.example/") == "xn--pple-43d.example"


def test_what_shows_pages_in_the_terminal_is_known() -> None:
    assert needs_terminal(webbrowser.GenericBrowser("w3m"))
    assert not needs_terminal(webbrowser.BackgroundBrowser("xdg-open"))
    assert not needs_terminal(webbrowser.Mozilla("firefox"))


def test_a_browser_that_cannot_be_started_is_noticed(tmp_path: Path) -> None:
    program = tmp_path / "browse"
    assert not open_address(webbrowser.BackgroundBrowser(str(program)), "https://example.org/")
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    assert not open_address(webbrowser.BackgroundBrowser(str(program)), "https://example.org/")
