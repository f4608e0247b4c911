"""Days as people write them in a search: 2024-12, yesterday, last week, 3 weeks, 12 December 2024."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

_NUMBERS = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(?:(?:last|past) )?(\d{1,4}|an?|one) ?(d|w|m|y|day|week|month|year)s?(?: ago)?", re.ASCII)
_PERIOD = re.compile(r"(this|last) (week|month|year)")
_MONTH = re.compile(r"(?:(?:in|last) )?([a-z]{3,9})\.?(?: (\d{4}))?", re.ASCII)
LEAP_YEARS = 8
"""How many years at most lie between two that have a 29 February."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_day(text: str, today: date) -> date | None:
    """Return the day that a text names, or the first one of a week, month or year; None if it names none.

    "3 weeks" is the day that many weeks before today, "monday" the last Monday until today, "december" the
    first day of the last December that has begun. Between words a hyphen is as good as a space.

    Args:
        text: What was typed, in any case.
        today: The day on which it is read.
    """
    words = " ".join(re.split(r"[\s_-]+", text.strip().lower()))
    # What no calendar has, such as 30 February, or what lies before its beginning.
    with suppress(ValueError, OverflowError):
        return (
            _by_numbers(text.strip())
            or _relative(words, today)
            or _by_month(words, today)
            or _written(text)
            or _written(words)
            or _day_of_month(words, today)
        )
    return None


def _by_numbers(text: str) -> date | None:
    found = _NUMBERS.fullmatch(text)
    return date(int(found[1]), int(found[3] or 1), int(found[4] or 1)) if found else None


def _relative(words: str, today: date) -> date | None:
    """Read what is counted from today."""
    if words in ("today", "yesterday"):
        return today - timedelta(days=words == "yesterday")
    if found := _PERIOD.fullmatch(words):
        return _start_of_period(found[2], today, back=int(found[1] == "last"))
    if found := _AGO.fullmatch(words):
        number = int(found[1]) if found[1].isdigit() else 1
        if found[2][0] in "dw":
            return today - timedelta(days=number * (7 if found[2][0] == "w" else 1))
        return _months_before(today, number * (12 if found[2][0] == "y" else 1))
    day = words.removeprefix("last ")
    for number, name in enumerate(_WEEKDAYS):
        if len(day) >= 3 and name.startswith(day):
            return today - timedelta(days=(today.weekday() - number) % 7)
    return None


def _start_of_period(period: str, today: date, *, back: int) -> date:
    """Return the first day of this week, month or year, or of one that many before it."""
    if period == "week":
        return today - timedelta(days=today.weekday() + 7 * back)
    if period == "month":
        return _months_before(today.replace(day=1), back)
    return date(today.year - back, 1, 1)


def _months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _by_month(words: str, today: date) -> date | None:
    """Read the name of a month with or without a year."""
    found = _MONTH.fullmatch(words)
    if found is None:
        return None
    first = _written(f"1 {found[1]} {found[2] or today.year}")
    if first is not None and not found[2] and first > today:
        return first.replace(year=today.year - 1)
    return first


def _day_of_month(words: str, today: date) -> date | None:
    """Read a day without its year: the last one of that name that has come."""
    days = (_written(f"{words} {today.year - back}") for back in range(LEAP_YEARS + 1))
    return next((day for day in days if day is not None and day <= today), None)


def _written(text: str) -> date | None:
    """Read a whole date as newspapers write it."""
    # Here, not above: few searches name such a day, and what reads them takes a while to load.
    from prose.dates import parse_date

    moment = parse_date(text)
    return moment.date() if moment else None
