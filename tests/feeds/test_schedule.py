from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from store.errors import FeedError
from store.feeds.feed import FeedSettings
from store.feeds.schedule import due_after_failure, due_after_success, is_due, put_off, read_interval

if TYPE_CHECKING:
    from store.feeds.feed import Feed
    from store.library import Library

NOW = datetime(2024, 12, 13, 9, tzinfo=UTC)


@pytest.fixture
def feed(library: Library) -> Feed:
    feed = library.feeds.get(library.feeds.add("https://gazette.example/feed").id)
    assert feed is not None
    return feed


def test_a_feed_is_due_after_its_interval(feed: Feed) -> None:
    assert due_after_success(feed, NOW) - NOW == timedelta(hours=1)
    assert due_after_success(replace(feed, settings=FeedSettings(minutes=15)), NOW) - NOW == timedelta(
        minutes=15
    )


def test_a_feed_that_fails_is_due_ever_more_rarely_up_to_a_day(feed: Feed) -> None:
    delays = [due_after_failure(replace(feed, failures=failures), NOW) - NOW for failures in (0, 1, 2, 99)]
    assert delays == [timedelta(hours=2), timedelta(hours=4), timedelta(hours=8), timedelta(days=1)]
    weekly = replace(feed, settings=FeedSettings(minutes=7 * 24 * 60), failures=99)
    assert due_after_failure(weekly, NOW) - NOW == timedelta(days=7)


@pytest.mark.parametrize(("seconds", "delay"), [(90, 90), (-5, 0), (1e300, 86_400), (float("inf"), 86_400)])
def test_a_server_can_put_us_off_for_a_day_at_most(seconds: float, delay: int) -> None:
    assert put_off(seconds, NOW) - NOW == timedelta(seconds=delay)


def test_paused_feeds_and_those_that_are_put_off_are_not_due(feed: Feed) -> None:
    assert is_due(feed, NOW)
    assert not is_due(replace(feed, due=NOW + timedelta(minutes=1)), NOW)
    assert not is_due(replace(feed, waits=NOW + timedelta(minutes=1)), NOW)
    assert not is_due(replace(feed, settings=FeedSettings(paused=True)), NOW)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("90", 90), ("30m", 30), (" 2 H", 120), ("1d", 1_440), ("usual", None)],
)
def test_an_interval_can_be_typed_in_several_ways(typed: str, minutes: int | None) -> None:
    assert read_interval(typed) == minutes


@pytest.mark.parametrize("typed", ["", "0", "0h", "soon", "-5", "1.5h", "2y", "999999w", "٣h"])
def test_what_is_no_interval_is_said(typed: str) -> None:
    with pytest.raises(FeedError, match="not an interval"):
        read_interval(typed)
