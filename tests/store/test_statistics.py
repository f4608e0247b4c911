from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from store.passages.passage import PassageFilter
from store.passages.timeline import Unit, timeline
from store.search.language import read_query
from tests.store.coded import fill_coded

if TYPE_CHECKING:
    from store.library import Library


def test_what_passages_amount_to(library: Library) -> None:
    fill_coded(library)
    found = library.statistics(PassageFilter())
    early, late = date(2024, 12, 2), date(2024, 12, 18)
    assert (found.passages, found.articles) == (5, 2)
    assert sorted(found.days) == [early] * 3 + [late] * 2
    assert [(tag.text, tag.passages) for tag in found.tags] == [
        ("claims", 3), ("denial", 2), ("Claims-old", 1), ("claims/harbour", 1), ("claims/opening", 1)
    ]  # fmt: skip
    assert sorted(found.tags[0].days) == [early, early, late]
    assert [(pair.tag, pair.other, pair.passages) for pair in found.tag_pairs] == [
        ("claims", "denial", 2), ("claims/harbour", "denial", 1)
    ]  # fmt: skip
    assert [(name.text, name.passages) for name in found.names] == [("Olav Tarn", 2), ("Ida Brandt", 1)]
    assert [(pair.tag, pair.other, pair.passages) for pair in found.tag_names][:3] == [
        ("claims", "Olav Tarn", 2), ("denial", "Olav Tarn", 2), ("claims", "Ida Brandt", 1)
    ]  # fmt: skip
    assert [(outlet.text, outlet.passages) for outlet in found.outlets] == [("Gazette", 3), ("", 2)]


def test_statistics_follow_the_filter(library: Library) -> None:
    fill_coded(library)
    found = library.statistics(PassageFilter(read_query("tag:denial source:gazette")))
    assert (found.passages, found.articles) == (1, 1)
    assert {tag.text: tag.passages for tag in found.tags} == {"claims/harbour": 1, "denial": 1}
    nothing = library.statistics(PassageFilter(read_query("zebra")))
    assert (nothing.passages, nothing.tags, nothing.outlets) == (0, (), ())


@pytest.mark.parametrize(
    ("last", "most", "unit", "stretches"),
    [
        (date(2024, 12, 2), 1, Unit.DAY, 1),
        (date(2024, 12, 11), 10, Unit.DAY, 10),
        (date(2024, 12, 12), 10, Unit.WEEK, 2),
        (date(2025, 3, 2), 10, Unit.MONTH, 4),
        (date(2026, 3, 2), 10, Unit.QUARTER, 6),
        (date(2033, 3, 2), 10, Unit.YEAR, 10),
        (date(2124, 3, 2), 11, Unit.DECADE, 11),
        (date.max, 10, Unit.DECADE, 798),
    ],
)
def test_stretches_are_as_short_as_there_is_room_for(
    last: date, most: int, unit: Unit, stretches: int
) -> None:
    days = [date(2024, 12, 2), last, last]
    line = timeline(days, most)
    assert (line.unit, len(line.starts)) == (unit, stretches)
    numbers = line.numbers(days)
    assert sum(numbers) == 3
    assert numbers[-1] == (3 if stretches == 1 else 2)
    assert line.start_of(last) == line.starts[-1] <= last
    assert line.end_of(line.starts[-1]) > last or last == date.max


def test_without_days_there_is_no_time() -> None:
    assert timeline([], 10).numbers([]) == ()
