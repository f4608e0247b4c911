"""When a feed is to be asked again."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from prose.characters import clean_line
from store.errors import FeedError

if TYPE_CHECKING:
    from datetime import datetime

    from store.feeds.feed import Feed

USUAL_MINUTES = 60
"""How often a feed is due of which the reader says nothing else."""
LONGEST_DELAY = timedelta(days=1)
"""How long a feed that fails is let be at most, unless the reader says that it is due even more rarely; and
how long a server can put us off at most."""
MOST_DOUBLINGS = 6


UNITS = {"": 1, "m": 1, "min": 1, "h": 60, "d": 60 * 24, "w": 60 * 24 * 7}
"""How many minutes a number with each unit is."""
LONGEST_INTERVAL = 60 * 24 * 366
"""How many minutes may pass at most between two times that a feed is due."""
USUAL = "usual"
"""What stands for the usual interval where one is typed."""


def read_interval(text: str) -> int | None:
    """Return how many minutes an interval such as "30m" has that was typed; None for the usual one.

    Raises:
        FeedError: If it is none, or longer than a year.
    """
    typed = clean_line(text)
    if typed.casefold() == USUAL:
        return None
    found = re.fullmatch(r"([0-9]{1,6}) ?([a-z]*)", typed.casefold())
    minutes = int(found[1]) * UNITS.get(found[2], 0) if found else 0
    if not 1 <= minutes <= LONGEST_INTERVAL:
        raise FeedError(f"“{typed}” is not an interval such as 30m, 2h or 1d, a year at most.")
    return minutes


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
