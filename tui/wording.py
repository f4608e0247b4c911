"""Numbers, days and lengths as people read them."""

from __future__ import annotations

from datetime import UTC, datetime, time

from store.articles import ReadState

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults (Brysbaert 2019, a review of 190 studies)."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STATE_SIGNS = {ReadState.UNREAD: "●", ReadState.STARTED: "◐", ReadState.READ: " "}
"""A sign for each state of an article, so that weight and colour are not the only cue."""


def counted(number: int, thing: str, things: str = "") -> str:
    """Return a number with its noun: "1 passage", "2 passages", "1,000 passages".

    Args:
        number: How many.
        thing: The noun in the singular.
        things: The noun in the plural, if it is not the singular with an s.
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def day(when: datetime | None) -> str:
    """Return a day as "12 Dec 2024" in any locale; nothing for None."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else ""


def short_day(when: datetime | None, *, with_year: bool, today: datetime | None = None) -> str:
    """Return a day as the reader's own calendar has it, in few cells; nothing for None.

    Args:
        when: A moment in UTC. Midnight stands for a day that the source names without an hour, and is
            the same day everywhere.
        with_year: Whether there is room to add the year where it is not the current one.
        today: The current moment; now by default.
    """
    if when is None:
        return ""
    now = (today or datetime.now(UTC)).astimezone()
    local = when if when.timetz() == time(tzinfo=UTC) else _local(when)
    if local.date() == now.date():
        return "today"
    if local.year == now.year:
        return f"{local.day} {MONTHS[local.month - 1]}"
    return day(local) if with_year else f"{MONTHS[local.month - 1]} {local.year}"


def _local(when: datetime) -> datetime:
    """Return a moment by the reader's clock; as it is where that has no such moment."""
    try:
        return when.astimezone()
    except (OverflowError, OSError, ValueError):
        # The first and the last day of the calendar, and on Windows whatever was before 1970.
        return when


def no_unread(step: int) -> str:
    """Return what is said where the list has no unread article after this one, or before if negative."""
    return "No unread article further on." if step > 0 else "No unread article before this one."


def reading_time(words: int) -> str:
    """Return how long so many words take to read: "3 min", at least one."""
    return f"{max(1, round(words / WORDS_A_MINUTE))} min"
