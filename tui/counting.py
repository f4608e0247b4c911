"""What passages amount to, line by line, and which search leads to those of a line. No Textual in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.passages.timeline import Timeline, Unit, timeline
from store.search.query import AnyOf, Field, Term, both
from tui.plots import sparkline
from tui.wording import MONTHS, counted, day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from store.passages.statistics import Statistics, Tally, Together
    from store.search.query import Query

_AND = " + "
"""What stands between two things that are counted together."""
SHOWN = 40
"""How many lines there are of a kind at most: the first ones tell most."""


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """One line."""

    text: str
    """What is counted; the heading of a part, where nothing is, or nothing between two parts."""
    number: int = 0
    """How many passages have it."""
    most: int = 0
    """How many the first line of its part has."""
    line: str = ""
    """How they lie in time, one cell a stretch."""
    query: Query | None = None
    """What finds them; None where nothing does."""
    is_heading: bool = False
    """Whether it is the heading of a part."""
    pair: tuple[str, str] | None = None
    """Which two things are counted together; None where it is one."""

    def in_cells(self, cells: int, fit: Callable[[str, int], str]) -> str:
        """Return what is counted in so many cells, into which `fit` brings a text; two things share them."""
        if self.pair is None:
            return fit(self.text, cells)
        one, other = self.pair
        room = max(0, cells - len(_AND))
        first = min(len(one), max(room - len(other), room // 2))
        return fit(f"{fit(one, first)}{_AND}{other}", cells)


def statistics_rows(found: Statistics, cells: int) -> list[StatisticsRow]:
    """Return the lines in their order.

    Args:
        found: What was counted.
        cells: How many stretches of time a line over time has room for.
    """
    time = timeline(found.days, max(1, cells))
    if len(time.starts) > cells:
        time = Timeline(time.unit, time.starts[-max(1, cells) :])
    rows = [row for part in _parts(found, time) if part for row in (_air(), *part)]
    return rows[1:]


def _air() -> StatisticsRow:
    return StatisticsRow("", is_heading=True)


def _parts(found: Statistics, time: Timeline) -> Iterator[list[StatisticsRow]]:
    if not found.passages:
        return
    yield _over_time(found, time)
    yield _part("Tags", [_tally(one, Field.TAG, time) for one in found.tags])
    yield _part("Tags together", [_pair(one, _tag(one.other)) for one in found.tag_pairs])
    yield _part("Names in them, or who says them", [_name_row(one) for one in found.names])
    yield _part("Tags with names", [_pair(one, _name(one.other)) for one in found.tag_names])
    yield _part("Outlets", [_tally(one, Field.SOURCE, None) for one in found.outlets])


def _part(title: str, rows: Sequence[StatisticsRow]) -> list[StatisticsRow]:
    if not rows:
        return []
    more = f" · the first {SHOWN} of {len(rows):,}" if len(rows) > SHOWN else ""
    most = rows[0].number
    shown = [replace(row, most=most) for row in rows[:SHOWN]]
    return [StatisticsRow(f"{title}{more}", is_heading=True), *shown]


def _over_time(found: Statistics, time: Timeline) -> list[StatisticsRow]:
    """Return the line of all passages; it leads to where most of them are."""
    numbers = time.numbers(found.days)
    title = f"{counted(found.passages, 'passage')} in {counted(found.articles, 'article')}"
    rows = [StatisticsRow(f"{title} · {span_of_time(time)}", is_heading=True)]
    most = max(numbers)
    start = time.starts[numbers.index(most)]
    rows.append(
        StatisticsRow(
            f"most: {stretch(time.unit, start)}" if len(time.starts) > 1 else stretch(time.unit, start),
            most,
            found.passages,
            sparkline(numbers),
            _between(time, start),
        )
    )
    return rows


def span_of_time(time: Timeline) -> str:
    """Say what a line over time shows: "by the articles’ months, Dec 2024 to Feb 2025"."""
    first, last = (stretch(time.unit, start) for start in (time.starts[0], time.starts[-1]))
    if first != last:
        return f"by the articles’ {time.unit}s, {first} to {last}"
    return f"all from {'the ' if time.unit is Unit.WEEK else ''}{first}"


def stretch(unit: Unit, start: date) -> str:
    """Return what a stretch of time is called: "2 Dec 2024", "week of 2 Dec 2024", "Dec 2024", "1850s"."""
    match unit:
        case Unit.DAY:
            return day(start)
        case Unit.WEEK:
            return f"week of {day(start)}"
        case Unit.MONTH:
            return f"{MONTHS[start.month - 1]} {start.year}"
        case Unit.QUARTER:
            return f"{MONTHS[start.month - 1]} to {MONTHS[start.month + 1]} {start.year}"
        case Unit.YEAR:
            return str(start.year)
        case Unit.DECADE:
            return f"{start.year}s"


def _between(time: Timeline, start: date) -> Query:
    end = time.end_of(start)
    return both(Term(Field.AFTER, start.isoformat(), day=start), Term(Field.BEFORE, end.isoformat(), day=end))


def _tally(tally: Tally, field: Field, time: Timeline | None) -> StatisticsRow:
    line = sparkline(time.numbers(tally.days)) if time is not None else ""
    query = Term(field, tally.text) if tally.text else None
    return StatisticsRow(tally.text or "no outlet named", tally.passages, line=line, query=query)


def _name_row(tally: Tally) -> StatisticsRow:
    return StatisticsRow(tally.text, tally.passages, query=_name(tally.text))


def _pair(pair: Together, other: Query) -> StatisticsRow:
    names = (pair.tag, pair.other)
    return StatisticsRow(_AND.join(names), pair.passages, query=both(_tag(pair.tag), other), pair=names)


def _tag(name: str) -> Query:
    return Term(Field.TAG, name)


def _name(text: str) -> Query:
    """Return what finds passages in which a name is mentioned, or which it says."""
    return AnyOf((Term(Field.NAME, text), Term(Field.SAID_BY, text)))
