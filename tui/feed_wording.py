"""What is said of a feed: how it is, how often it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.feeds.schedule import USUAL_MINUTES, may_be_asked
from store.moments import now
from tui.wording import short_day

if TYPE_CHECKING:
    from datetime import datetime

    from store.feeds.feed import Feed

UNITS = ((60 * 24, "d"), (60, "h"), (1, "m"))
"""How many minutes each unit of an interval has."""


def interval_words(minutes: int | None) -> str:
    """Return an interval as it is typed: "2h"; nothing for the usual one."""
    if minutes is None:
        return ""
    size, unit = next((size, unit) for size, unit in UNITS if minutes % size == 0)
    return f"{minutes // size}{unit}"


def feed_state(feed: Feed) -> str:
    """Return how a feed is, in a few words."""
    if feed.problem and not feed.is_broken:
        return _brief(feed)
    if feed.problem:
        since = "paused" if feed.settings.paused else f"since {_when(feed.problem_since)}"
        return f"{since}: {_brief(feed)}"
    if feed.settings.paused:
        return "paused"
    if not may_be_asked(feed, now()):
        return f"asked again from {_clock(feed.waits)}"
    return f"asked {_when(feed.checked)}" if feed.checked else "not asked yet"


def feed_details(feed: Feed) -> str:
    """Return what there is to know of a feed, in a line."""
    if feed.problem and not feed.is_broken:
        return feed.problem
    if feed.problem:
        return f"since {_when(feed.problem_since)}: {feed.problem}"
    usual = interval_words(USUAL_MINUTES)
    parts = [
        feed.address,
        f"every {interval_words(feed.settings.minutes) or usual}",
        "full text" if feed.settings.full_text else "",
        feed_state(feed),
    ]
    return " · ".join(part for part in parts if part)


def _brief(feed: Feed) -> str:
    """Return what is wrong with a feed without its address, which stands beside it."""
    if not feed.problem.startswith(feed.address):
        problem = feed.problem.rstrip(".")
        return problem[:1].lower() + problem[1:]
    rest = feed.problem[len(feed.address) :].strip(" .")
    return rest.partition(": ")[2] or rest


def _when(moment: datetime | None) -> str:
    """Return a moment: the clock where it is of today, else the day."""
    words = short_day(moment, with_year=True)
    return _clock(moment) if words == "today" and moment is not None else words


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone():%H:%M}"
