"""What becomes of entries: new articles, newer versions, and what is here already."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from prose.document import Facts
from prose.spans import Span
from store.articles import ReadState
from store.feeds.arrivals import Arrival, ArrivedEntry
from store.feeds.feed import FeedSettings
from store.moments import now
from tests.feeds.making import STORY
from tests.store.making import make_document

if TYPE_CHECKING:
    from prose.document import Document
    from store.feeds.arrivals import TakenIn
    from store.feeds.feed import Feed
    from store.library import Library

PAGE = "https://gazette.example/harbour"


@pytest.fixture
def feed(library: Library) -> Feed:
    return subscribe(library, "https://gazette.example/feed")


def subscribe(library: Library, address: str) -> Feed:
    feed = library.feeds.get(library.feeds.add(address, FeedSettings()).id)
    assert feed is not None
    return feed


def entry(key: str, text: str = STORY, address: str = "", headline: str = "Harbour opens") -> ArrivedEntry:
    document = make_document(text, headline=headline)
    document = replace(document, facts=replace(document.facts, address=address))
    return ArrivedEntry(key, f"{headline} {text}", document, f"{key} {text} {address}".encode())


def text_of(library: Library, taken: TakenIn) -> str:
    return document_of(library, taken).text


def document_of(library: Library, taken: TakenIn) -> Document:
    assert taken.article_id is not None
    article = library.articles.get(taken.article_id)
    assert article is not None
    return article.document


def test_an_entry_is_an_article_once(library: Library, feed: Feed) -> None:
    taken = library.arrivals.take_in(feed, entry("a", address=PAGE))
    assert taken.arrival is Arrival.NEW
    assert library.arrivals.take_in(feed, entry("a", address=PAGE)) == (Arrival.KNOWN, taken.article_id)
    assert library.arrivals.known(feed.id) == {"a": f"Harbour opens {STORY}"}
    article = library.articles.get(taken.article_id or 0)
    assert article is not None
    assert article.origin == PAGE


def test_an_entry_that_changed_is_a_newer_version(library: Library, feed: Feed) -> None:
    taken = library.arrivals.take_in(feed, entry("a", address=PAGE))
    newer = library.arrivals.take_in(feed, entry("a", f"{STORY} Update: it stays shut.", PAGE))
    assert newer == (Arrival.UPDATED, taken.article_id)
    assert text_of(library, newer).endswith("it stays shut.")
    assert len(library.versions.of_article(taken.article_id or 0)) == 2
    titled = library.arrivals.take_in(
        feed, entry("a", f"{STORY} Update: it stays shut.", PAGE, "Harbour shut")
    )
    assert titled.arrival is Arrival.UPDATED
    assert document_of(library, titled).facts.headline == "Harbour shut"


def test_a_change_is_a_step_only_where_the_reader_has_been(library: Library, feed: Feed) -> None:
    library.reading.star(library.arrivals.take_in(feed, entry("a")).article_id or 0, True)
    library.arrivals.take_in(feed, entry("a", f"{STORY} More."))
    assert library.history.undo() == "star", "nothing else was done"
    taken = library.arrivals.take_in(feed, entry("b", f"Other. {STORY}"))
    made = library.passages.make(taken.article_id or 0, Span(7, 18), highlighted=True)
    library.arrivals.take_in(feed, entry("b", f"Before. Other. {STORY}"))
    kept = library.passages.get(made.id)
    assert kept is not None
    assert kept.anchor.span == Span(15, 26)
    assert library.history.undo() == "update “Harbour opens”"
    assert text_of(library, taken) == f"Other. {STORY}"


def test_the_same_article_of_two_feeds_is_one_and_shows_the_fuller_text(library: Library, feed: Feed) -> None:
    other, third = subscribe(library, "https://other.example/"), subscribe(library, "https://third.example/")
    teaser = library.arrivals.take_in(feed, entry("a", STORY[:60], PAGE))
    assert library.arrivals.take_in(other, entry("x", STORY[:70], PAGE)) == (Arrival.KNOWN, teaser.article_id)
    full = library.arrivals.take_in(third, entry("y", f"{STORY} {STORY[::-1]} {STORY}", PAGE))
    assert full == (Arrival.UPDATED, teaser.article_id)
    changed = library.arrivals.take_in(feed, entry("a", f"New: {STORY[:60]}", PAGE))
    assert changed == (Arrival.KNOWN, teaser.article_id), "another feed gives the text now"
    assert text_of(library, full).startswith(STORY)
    assert [each.id for each in library.feeds.of_article(teaser.article_id or 0)] == [
        third.id,
        feed.id,
        other.id,
    ]


def test_an_entry_under_another_identifier_is_the_same_article(library: Library, feed: Feed) -> None:
    taken = library.arrivals.take_in(feed, entry("a", address=PAGE))
    renamed = library.arrivals.take_in(feed, entry("b", f"{STORY} More.", PAGE))
    assert renamed == (Arrival.UPDATED, taken.article_id)
    assert library.feeds.all()[0].articles == 1
    assert set(library.arrivals.known(feed.id)) == {"a", "b"}


def test_equal_words_in_other_places_are_other_articles(library: Library, feed: Feed) -> None:
    first = library.arrivals.take_in(feed, entry("a", address=PAGE, headline="Monday"))
    second = library.arrivals.take_in(feed, entry("b", address=f"{PAGE}/2", headline="Tuesday"))
    assert second.arrival is Arrival.NEW
    assert second.article_id != first.article_id
    assert text_of(library, second) == f"{STORY}\n\n{PAGE}/2"
    assert library.arrivals.take_in(feed, entry("b", address=f"{PAGE}/2", headline="Tuesday")).article_id


def test_what_the_reader_deleted_stays_away(library: Library, feed: Feed) -> None:
    taken = library.arrivals.take_in(feed, entry("a"))
    library.bin.put([taken.article_id or 0])
    library.bin.delete([taken.article_id or 0])
    assert library.arrivals.take_in(feed, entry("a", f"{STORY} More.")) == (Arrival.KNOWN, None)
    assert library.arrivals.known(feed.id) == {"a": f"Harbour opens {STORY} More."}


def test_what_is_in_the_bin_stays_there(library: Library, feed: Feed) -> None:
    taken = library.arrivals.take_in(feed, entry("a"))
    library.bin.put([taken.article_id or 0])
    library.arrivals.take_in(feed, entry("a", f"{STORY} More."))
    assert library.bin.holds(taken.article_id or 0)


def test_a_change_to_the_words_of_another_article_is_left(library: Library, feed: Feed) -> None:
    library.arrivals.take_in(feed, entry("a", "The ferry waits for nobody today.", f"{PAGE}/1"))
    second = library.arrivals.take_in(feed, entry("b", "The mayor of Tarn is late again.", f"{PAGE}/2"))
    changed = library.arrivals.take_in(feed, entry("b", "The ferry waits for nobody today.", f"{PAGE}/2"))
    assert changed == (Arrival.KNOWN, second.article_id)
    assert library.check() == []


def test_a_date_that_is_yet_to_come_counts_for_nothing(library: Library, feed: Feed) -> None:
    def dated(key: str, hours: int) -> ArrivedEntry:
        facts = Facts(headline=key, published=now() + timedelta(hours=hours))
        return replace(entry(key), document=replace(make_document(f"{key} {STORY}"), facts=facts))

    late, early = dated("late", 30), dated("early", -30)
    assert document_of(library, library.arrivals.take_in(feed, late)).facts.published is None
    assert document_of(library, library.arrivals.take_in(feed, early)).facts.published is not None


def test_an_article_that_was_read_stays_read(library: Library, feed: Feed) -> None:
    taken = library.arrivals.take_in(feed, entry("a"))
    library.reading.mark(taken.article_id or 0, ReadState.READ)
    library.arrivals.take_in(feed, entry("a", f"{STORY} More."))
    row = library.articles.row(taken.article_id or 0)
    assert row is not None
    assert row.state is ReadState.READ
