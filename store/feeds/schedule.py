"""When a feed is to be asked again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from store.feeds.feed import Feed

USUAL_MINUTES = 60
"""How often a feed is due of which the reader says nothing else."""
LONGEST_DELAY = timedelta(days=1)
"""How long a feed that fails is let be at most, unless the reader says that it is due even more rarely; and
how long a server can put us off at most."""
MOST_DOUBLINGS = 6


def due_after_success(feed: Feed, now: datetime) -> datetime:
    """Return when a feed is due again that could be read."""
    return now + _interval(feed)


def due_after_failure(feed: Feed, now: datetime) -> datetime:
    """Return when a feed is due again that could not: after twice as long with each failure in a row."""
    interval, doublings = _interval(feed), min(feed.failures + 1, MOST_DOUBLINGS)
    return now + max(interval, min(interval * (1 << doublings), LONGEST_DELAY))


def put_off(seconds: float, now: datetime) -> datetime:
    """Return until when a server puts us off that wants to be asked again after so many seconds."""
    return now + min(timedelta(seconds=max(0.0, min(seconds, 1e9))), LONGEST_DELAY)


def may_be_asked(feed: Feed, now: datetime) -> bool:
    """Whether a server has not put us off until later."""
    return feed.waits <= now


def is_due(feed: Feed, now: datetime) -> bool:
    """Whether a feed is to be asked where only those are that are due."""
    return not feed.settings.paused and feed.due <= now and may_be_asked(feed, now)


def _interval(feed: Feed) -> timedelta:
    return timedelta(minutes=feed.settings.minutes or USUAL_MINUTES)
