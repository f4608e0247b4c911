from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.errors import FeedError, SourceError
from store.feeds.feed import DEEPEST, FeedSettings
from store.feeds.opml import import_opml, read_opml, write_opml

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library

LIST = """<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Top" xmlUrl="https://top.example/f"/>
<outline text="News"><outline title="Ports / ferries" text="x">
<outline text="Tarn" title="Tärn" xmlURL="https://tarn.example/f?a=1&b=2" htmlUrl="https://tarn.example/"/></outline>
<outline text="Top again" type="rss" xmlUrl="https://top.example/f"/></outline>
<outline text="Old" xmlUrl="feed://old.example/f"><outline text="Within" xmlUrl="https://in.example/f"/></outline>
<outline text="Wrong" xmlUrl="ftp://wrong.example/f"/><outline text="Empty folder"/></body></opml>"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.opml"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_gives_its_feeds_with_the_folders_that_they_are_in(listed: Path) -> None:
    assert [(feed.address, feed.title, feed.folder) for feed in read_opml(listed)] == [
        ("https://top.example/f", "Top", ""),
        ("https://tarn.example/f?a=1&b=2", "Tärn", "News/Ports ferries"),
        ("https://top.example/f", "Top again", "News"),
        ("feed://old.example/f", "Old", ""),
        ("https://in.example/f", "Within", ""),
        ("ftp://wrong.example/f", "Wrong", ""),
    ]


def test_each_feed_is_added_once_and_that_is_one_step(library: Library, listed: Path) -> None:
    imported = import_opml(library, listed)
    assert (imported.new, imported.known, len(imported.refused)) == (4, 1, 1)
    assert "ftp" in imported.refused[0]
    assert [(feed.name, feed.address) for feed in library.feeds.all()] == [
        ("Old", "https://old.example/f"),
        ("Top", "https://top.example/f"),
        ("Within", "https://in.example/f"),
        ("Tärn", "https://tarn.example/f?a=1&b=2"),
    ]
    again = import_opml(library, listed)
    assert (again.new, again.known) == (0, 5)
    assert library.history.undo() == "import the feeds of feeds.opml"
    assert library.feeds.all() == []


def test_what_is_written_reads_as_the_same(library: Library, listed: Path, tmp_path: Path) -> None:
    import_opml(library, listed)
    library.feeds.add("https://quote.example/", FeedSettings(title='"<&>"', folder="news/Deep/er"))
    written = tmp_path / "written.opml"
    written.write_bytes(write_opml(library.feeds.all(), "newsread"))
    assert {(feed.address, feed.title, feed.folder, feed.site) for feed in read_opml(written)} == {
        (feed.address, feed.name, feed.settings.folder, feed.site) for feed in library.feeds.all()
    }


def test_what_lies_as_deep_as_a_feed_may_goes_out_and_comes_in(library: Library, tmp_path: Path) -> None:
    deepest = "/".join("n" * DEEPEST)
    feed = library.feeds.add("https://deep.example/", FeedSettings(folder=deepest)).id
    with pytest.raises(FeedError, match="at most 50 folders, not in 51"):
        library.feeds.set(feed, FeedSettings(folder=f"{deepest}/n"))
    written = tmp_path / "written.opml"
    written.write_bytes(write_opml(library.feeds.all(), "newsread"))
    assert [listed.folder for listed in read_opml(written)] == [deepest]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('<!DOCTYPE o [<!ENTITY a "aaaa">]><opml><body>&a;</body></opml>', "declares entities"),
        ('<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body/></opml>', "declares entities"),
        ("<opml><body><outline", "no XML that can be read"),
        ("<html><body/></html>", "no OPML"),
        ("not XML", "no XML that can be read"),
        (f"<opml><body>{'<outline>' * 60}{'</outline>' * 60}</body></opml>", "nested deeper"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(
    library: Library, tmp_path: Path, content: str, told: str
) -> None:
    path = tmp_path / "bad.opml"
    path.write_text(content)
    with pytest.raises(SourceError, match=told) as caught:
        import_opml(library, path)
    assert str(caught.value).endswith(".")
    assert library.feeds.all() == []
