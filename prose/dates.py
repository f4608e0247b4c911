"""Dates as news sources write them.

Only full dates count: a day, a month and a year. What is not certainly a date gives None, and "03/04/2024",
which is March in one country and April in another, is one of those unless one number can be no month.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?:,?\s+(?:at\s+|[–—|-]\s*)?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>z|[a-z]{2,5}|(?:(?:utc|gmt)\s*)?[+-]\d{1,2}:?(?:\d{2})?)?)?"
)
_WRITTEN = tuple(
    re.compile(rf"{_WEEKDAY}{day}{_CLOCK}\.?", re.IGNORECASE)
    for day in (
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
    )
)
_NUMBERS = re.compile(
    rf"(?P<first>\d{{1,2}})([./-])(?P<second_number>\d{{1,2}})\2{_YEAR}{_CLOCK}", re.IGNORECASE
)

# Offsets in hours of the zones that news desks name; those whose letters mean several places are not here.
# The American short forms without "standard" or "daylight" are taken as standard time, an hour off in
# summer.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2, "sast": 2,
    "eest": 3, "msk": 3, "gst": 4, "pkt": 5, "hkt": 8, "sgt": 8, "kst": 9, "jst": 9, "aest": 10, "aedt": 11,
    "edt": -4, "est": -5, "et": -5, "cdt": -5, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "pt": -8,
}  # fmt: skip
_LONGEST = 80


def parse_date(text: str) -> datetime | None:
    """Return the moment that `text` names, in UTC, or None if it is not one full date and nothing else.

    A date without a time is midnight; a time without a zone, or in one that is not known, counts as UTC.
    ISO 8601, the dates of e-mail and feeds (RFC 2822) and the written dates of English newspapers are
    known: "Dec. 12, 2024 at 4:30 p.m. EST", "Thursday, 12 December 2024", "2024-12-12 16:30", "13/12/2024".
    """
    text = " ".join(text.split())
    if not 8 <= len(text) <= _LONGEST:
        return None
    try:
        return _iso_date(text) or _written_date(text)
    except (ValueError, OverflowError):
        return None  # a date that no calendar has, such as 30 February


def _iso_date(text: str) -> datetime | None:
    """Return the moment of an ISO 8601 date with an extended form, or None."""
    if not re.match(r"\d{4}-\d{2}-\d{2}(?:$|[T ]\d)", text, re.ASCII):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _written_date(text: str) -> datetime | None:
    """Return the moment of a date as people write it, or None."""
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(text):
            month = found["month"]
            return _moment(
                found, int(month) if month.isdigit() else _MONTHS[month.lower()], int(found["day"])
            )
    if found := _NUMBERS.fullmatch(text):
        first, second = int(found["first"]), int(found["second_number"])
        if first > 12 or first == second:
            return _moment(found, second, first)
        if second > 12:
            return _moment(found, first, second)
    return None


def _moment(found: re.Match[str], month: int, day: int) -> datetime | None:
    """Return the moment in UTC of a matched date, or None if its time is none."""
    hour = int(found["hour"] or 0)
    half = (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    zone = timezone(_offset(found["zone"] or ""))
    moment = datetime(int(found["year"]), month, day, hour, minute, second, tzinfo=zone)
    return moment.astimezone(UTC)


def _offset(zone: str) -> timedelta:
    """Return how far a zone such as "EST", "+05:30" or "UTC+1" is ahead of UTC; 0 if not known."""
    number = re.fullmatch(r"(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})?", zone, re.IGNORECASE)
    if number is None:
        return timedelta(hours=_ZONES.get(zone.lower(), 0))
    ahead = timedelta(hours=int(number[2]), minutes=int(number[3] or 0))
    return -ahead if number[1] == "-" else ahead
