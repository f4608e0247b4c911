"""The days of a reader who reviews: each begins at four in the morning by his clock, as in Anki.

What is marked before midnight does not come up right after it, and what was read at eight in the evening is
due at breakfast, not at eight.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

_BEGINS = time(4)


def day_of(moment: datetime) -> date:
    """Return the day of a moment by the reader's clock; the hours before four belong to the day before."""
    local = moment.astimezone()
    return local.date() if local.time() >= _BEGINS else local.date() - timedelta(days=1)


def start_of(day: date) -> datetime:
    """Return when a day begins by the reader's clock, in UTC."""
    return datetime.combine(day, _BEGINS).astimezone(UTC)


def start_of_day(moment: datetime) -> datetime:
    """Return when the day of a moment began by the reader's clock, in UTC."""
    return start_of(day_of(moment))


def end_of_day(moment: datetime) -> datetime:
    """Return when the day after that of a moment begins by the reader's clock, in UTC."""
    return start_of(day_of(moment) + timedelta(days=1))
