"""Time in stretches of one length, so many that a line of the screen has room for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Unit(StrEnum):
    """How long a stretch is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Stretches of time, one after the other."""

    unit: Unit
    """How long each is."""
    starts: tuple[date, ...]
    """The first day of each; weeks begin on Mondays."""

    def start_of(self, day: date) -> date:
        """Return the first day of the stretch that a day is in."""
        return _start(self.unit, day)

    def end_of(self, start: date) -> date:
        """Return the first day after a stretch, by its own first day."""
        return _next(self.unit, start)

    def numbers(self, days: Iterable[date]) -> tuple[int, ...]:
        """Return how many of some days are in each stretch."""
        counted: Counter[date] = Counter()
        # Most of many days are the same few: each is looked up once.
        for day, number in Counter(days).items():
            counted[_start(self.unit, day)] += number
        return tuple(counted[start] for start in self.starts)


def timeline(days: Iterable[date], most: int) -> Timeline:
    """Return the timeline from the first of some days to the last one, in the shortest stretches.

    Args:
        days: The days, in any order.
        most: How many stretches there may be; more only where there are more decades.
    """
    every = set(days)
    if not every:
        return Timeline(Unit.DAY, ())
    first, last = min(every), max(every)
    for unit in Unit:
        starts = [_start(unit, first)]
        while len(starts) <= most or unit is Unit.DECADE:
            following = _next(unit, starts[-1])
            if not starts[-1] < following <= last:
                return Timeline(unit, tuple(starts))
            starts.append(following)
    raise AssertionError("Decades go on to the last day.")


def _start(unit: Unit, day: date) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            # The first week of the calendar has no Monday.
            return date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)
        case Unit.DECADE:
            # The first one of the calendar has nine years.
            return date(max(1, day.year // 10 * 10), 1, 1)


def _next(unit: Unit, start: date) -> date:
    """Return the start of the next stretch; the same one where the calendar ends."""
    try:
        return _start(unit, start + timedelta(days=_ENOUGH[unit]))
    except OverflowError:
        return start


_ENOUGH = {
    Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 95, Unit.YEAR: 366, Unit.DECADE: 3_660,
}  # fmt: skip
"""Days after the start of a stretch of which each lies in the next one."""
