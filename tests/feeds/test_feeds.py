"""Which feeds there are, and what the reader sets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from store.articles import ArticleFilter, ReadState
from store.errors import FeedError
from store.feeds.arrivals import ArrivedEntry
from store.feeds.feed import FeedSettings, clean_folder
from store.feeds.folders import FeedFolder, depth_of, feed_lines, feeds_within
from store.moments import now
from store.search.language import read_query
from store.web.errors import RefusedAddress
from tests.store.making import make_document

if TYPE_CHECKING:
    from store.feeds.feed import Feed
    from store.library import Library

GAZETTE = "https://gazette.example/feed"


def add(library: Library, address: str = GAZETTE, **settings: object) -> Feed:
    feed = library.feeds.get(library.feeds.add(address, FeedSettings(**settings)).id)  # type: ignore[arg-type]
    assert feed is not None
    return feed


def arrive(library: Library, feed: Feed, key: str, text: str) -> int:
    document = make_document(text, headline=f"Story {key}")
    taken = library.arrivals.take_in(feed, ArrivedEntry(key, text, document, f"{feed.id} {key}".encode()))
    assert taken.article_id is not None
    return taken.article_id


def found(library: Library, query: str) -> list[int]:
    return sorted(library.articles.ids(ArticleFilter(read_query(query))))


def test_a_feed_is_there_once_however_its_address_is_written(library: Library) -> None:
    first = library.feeds.add("HTTPS://Gazette.example:443/feed#top")
    assert first.new
    assert library.feeds.add("feed://gazette.example/feed") == (first.id, False)
    assert library.feeds.add("feed:https://gazette.example/feed") == (first.id, False)
    [feed] = library.feeds.all()
    assert (feed.address, feed.name) == (GAZETTE, GAZETTE)
    assert len(feed.uuid) == 36


def test_names_are_sorted_as_if_they_had_no_accents(library: Library) -> None:
    for number, folder in enumerate(("Zoo", "Économie", "Economie", "économie", "Ecology", "Economie")):
        add(library, f"https://{number}.example/", folder=folder, title=("Bee", "Äh", "an")[number % 3])
    assert [(feed.settings.folder, feed.settings.title) for feed in library.feeds.all()] == [
        ("Ecology", "Äh"),
        ("Economie", "an"),
        ("Economie", "an"),
        ("Économie", "Äh"),
        ("économie", "Bee"),
        ("Zoo", "Bee"),
    ]


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "nothing", "https://me:pass@a.example/", "file:///etc"]
)
def test_what_is_no_address_of_the_web_is_refused(library: Library, address: str) -> None:
    with pytest.raises(RefusedAddress):
        library.feeds.add(address)


@pytest.mark.parametrize(("title", "minutes"), [("x" * 201, None), ("", 0), ("", 600_000)])
def test_settings_that_make_no_sense_change_nothing(
    library: Library, title: str, minutes: int | None
) -> None:
    feed = add(library, title="Gazette")
    with pytest.raises(FeedError):
        library.feeds.set(feed.id, FeedSettings(title=title, minutes=minutes))
    assert library.feeds.all() == [feed]


def test_every_setting_is_a_step_that_can_be_undone(library: Library) -> None:
    feed = add(library)
    settings = FeedSettings("The Gazette", "News/Local", True, 30, True)
    library.feeds.set(feed.id, replace(settings, folder=" News / Local/ "))
    assert library.feeds.get(feed.id) == replace(feed, settings=settings)
    assert library.history.undo() == f"change the feed “{GAZETTE}”"
    assert library.feeds.get(feed.id) == feed
    library.history.redo()
    library.feeds.move(feed.id, "https://gazette.example/other")
    assert library.feeds.at("https://gazette.example/other") is not None
    library.history.undo()
    assert library.feeds.at(GAZETTE) is not None
    with pytest.raises(FeedError, match="no longer"):
        library.feeds.set(99, settings)


def test_a_feed_does_not_move_onto_another_one(library: Library) -> None:
    feed, other = add(library), add(library, "https://other.example/")
    with pytest.raises(FeedError, match="another feed"):
        library.feeds.move(feed.id, other.address)


def test_full_text_is_had_of_what_came_before_it_was_wanted_too(library: Library) -> None:
    feed = add(library)
    arrive(library, feed, "1", "A ship.")
    library.arrivals.succeeded(feed.id, due=now(), etag="one", last_modified="", arrived=True)
    library.feeds.set(feed.id, replace(feed.settings, minutes=5))
    assert library.arrivals.known(feed.id) == {"1": "A ship."}
    library.feeds.set(feed.id, replace(feed.settings, full_text=True))
    assert library.arrivals.known(feed.id) == {"1": ""}, "it is read again"
    assert library.arrivals.validators([feed.id]) == {feed.id: ("", "")}, (
        "the server is to say all of it again"
    )


def test_a_subscription_that_was_undone_comes_back_with_its_articles(library: Library) -> None:
    feed = add(library, folder="Néws/Ships")
    article = arrive(library, feed, "1", "A ship.")
    assert library.history.undo() == f"subscribe to “{GAZETTE}”"
    assert library.feeds.all() == []
    assert library.history.redo() == f"subscribe to “{GAZETTE}”"
    assert found(library, "folder:news") == [article]


def test_a_removed_feed_leaves_its_articles_and_comes_back_with_them(library: Library) -> None:
    feed = add(library, title="Gazette")
    article = arrive(library, feed, "a", "The harbour is open.")
    assert library.feeds.remove([feed.id]) == 1
    assert library.feeds.all() == []
    assert found(library, "feed:gazette") == []
    assert found(library, "harbour") == [article]
    assert library.history.undo() == "remove the feed “Gazette”"
    assert found(library, "feed:gazette") == [article]
    library.history.redo()
    assert library.feeds.add(GAZETTE) == (feed.id, True)
    [back] = library.feeds.all()
    assert (back.name, back.articles) == ("Gazette", 1)


def test_what_is_paused_goes_on_as_if_nothing_had_been(library: Library) -> None:
    feed = add(library)
    library.arrivals.failed(feed.id, "It is broken.", due=now(), waits=now(), gone=True)
    [paused] = library.feeds.all()
    assert (paused.settings.paused, paused.problem, paused.failures) == (True, "It is broken.", 1)
    assert library.feeds.pause([feed.id], True) == 0
    assert library.feeds.pause([feed.id], False) == 1
    [resumed] = library.feeds.all()
    assert (resumed.settings.paused, resumed.problem, resumed.problem_since) == (False, "", None)


def test_counts_go_along_with_all_that_happens_to_articles(library: Library) -> None:
    feed, other = add(library), add(library, "https://other.example/")

    def counts() -> list[tuple[int, int]]:
        return [(each.articles, each.unread) for each in library.feeds.all()]

    first, second = (arrive(library, feed, key, f"Text {key} of the harbour.") for key in "ab")
    assert arrive(library, other, "x", "Text a of the harbour.") == first, "an article of two feeds is one"
    assert counts() == [(2, 2), (1, 1)]
    library.reading.mark(first, ReadState.READ)
    assert counts() == [(2, 1), (1, 0)]
    library.history.undo()
    assert counts() == [(2, 2), (1, 1)]
    library.bin.put([first, second])
    assert counts() == [(0, 0), (0, 0)]
    library.bin.take_out([first])
    assert counts() == [(1, 1), (1, 1)]
    library.bin.delete([second])
    assert counts() == [(1, 1), (1, 1)]
    library.bin.put([first])
    library.bin.delete([first])
    assert counts() == [(0, 0), (0, 0)]
    assert library.check() == []


def test_articles_are_found_by_feed_and_folder(library: Library) -> None:
    gazette = add(library, title="Harbour Gazette", folder="News/Ports")
    sport = add(library, "https://sport.example/f", title="Harbour Gazette Sport", folder="Newsletters")
    one, two = arrive(library, gazette, "a", "Ferry one."), arrive(library, sport, "b", "Ferry two.")
    assert found(library, "feed:gazette") == [one, two]
    assert found(library, "feed:spo*") == [two]
    assert found(library, 'feed:"https://sport.example/f"') == [two]
    assert found(library, "folder:news") == found(library, 'folder:"NEWS/Ports"') == [one]
    assert found(library, "folder:news*") == [one, two]
    assert found(library, "folder:ports") == []
    assert found(library, "ferry -folder:news") == [two]
    assert found(library, str(library.feeds.query(gazette))) == [one], "its name is in another one's"
    assert str(library.feeds.query(sport)) == 'feed:"Harbour Gazette Sport"'
    library.feeds.set(sport.id, FeedSettings(title="Balls"))
    assert found(library, "feed:sport") == []
    assert [feed.name for feed in library.feeds.of_article(one)] == ["Harbour Gazette"]


def test_a_feed_is_named_by_number_address_or_words(library: Library) -> None:
    feed = add(library, title="Harbour Gazette")
    other = add(library, "https://other.example/", title="Gazette")
    for text in (str(feed.id), feed.address, "harb", "gazette harbour"):
        assert library.feeds.find(text) == [feed], text
    assert library.feeds.find("GAZETTE") == [other], "a whole name goes before a part of another one"
    assert library.feeds.find("https://nowhere.example/") == []
    assert library.feeds.find("99") == []
    library.feeds.add("https://numbered.example/", FeedSettings(title="99 Media"))
    assert library.feeds.find("99") == [], "a number is the feed's own, not a word of its name"
    assert library.feeds.find("9" * 40) == []


def test_folders_stand_before_what_is_in_them_with_all_their_counts(library: Library) -> None:
    add(library, title="Loose")
    deep = add(library, "https://a.example/", title="Deep", folder="News/Ports")
    add(library, "https://b.example/", title="Flat", folder="news")
    arrive(library, deep, "a", "Ferry one.")
    lines = feed_lines(library.feeds.all())
    shown = [(depth_of(line), line.name, line.unread) for line in lines]
    assert shown == [(0, "Loose", 0), (0, "news", 1), (1, "Flat", 0), (1, "Ports", 1), (2, "Deep", 1)]
    folder = lines[1]
    assert isinstance(folder, FeedFolder)
    assert folder.feeds == 2
    assert [feed.name for feed in feeds_within(lines, folder)] == ["Flat", "Deep"]


def test_a_folder_is_written_in_one_way() -> None:
    assert clean_folder(" / News //  Local\x1b /") == "News/Local"
    assert clean_folder("") == ""
