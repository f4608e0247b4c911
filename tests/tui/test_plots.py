from __future__ import annotations

from datetime import date

import pytest

from store.passages.statistics import Statistics, Tally, Together
from store.passages.timeline import Timeline, Unit
from store.search.language import read_query
from tui.columns import fit
from tui.counting import SHOWN, StatisticsRow, span_of_time, statistics_rows
from tui.plots import bar, sparkline


@pytest.mark.parametrize(
    ("number", "most", "cells", "expected"),
    [
        (0, 0, 4, "    "),
        (0, 9, 4, "    "),
        (8, 8, 4, "████"),
        (4, 8, 4, "██  "),
        (5, 8, 4, "██▌ "),
        (1, 10_000, 4, "▏   "),
        (1, 1, 0, ""),
    ],
)
def test_a_bar(number: int, most: int, cells: int, expected: str) -> None:
    assert bar(number, most, cells) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((), ""), ((0, 0), "··"), ((1,), "█"), ((8, 4, 1, 0), "█▄▁·"), ((100, 1, 99, 50), "█▁█▄")],
)
def test_a_line_over_time(numbers: tuple[int, ...], expected: str) -> None:
    assert sparkline(numbers) == expected


FIRST, LAST = date(2024, 12, 2), date(2024, 12, 18)


def test_the_lines_of_the_statistics_lead_to_their_passages() -> None:
    found = Statistics(
        passages=3,
        articles=2,
        days=(FIRST, LAST, LAST),
        tags=(Tally("claims", 3, (FIRST, LAST, LAST)), Tally("odd one", 1, (FIRST,))),
        tag_pairs=(Together("claims", "odd one", 1),),
        names=(Tally("Ida Brandt", 2),),
        tag_names=(Together("claims", "Ida Brandt", 2),),
        outlets=(Tally("", 2), Tally("Gazette", 1)),
    )
    rows = statistics_rows(found, 4)
    assert [
        (row.text, row.number, row.line, str(row.query) if row.query else "") for row in rows if row.text
    ] == [
        (
            "3 passages in 2 articles · by the articles’ weeks, week of 2 Dec 2024 to week of 16 Dec 2024",
            *(0, "", ""),
        ),
        ("most: week of 16 Dec 2024", 2, "▄·█", "after:2024-12-16 before:2024-12-23"),
        ("Tags", 0, "", ""),
        ("claims", 3, "▄·█", "tag:claims"),
        ("odd one", 1, "█··", 'tag:"odd one"'),
        ("Tags together", 0, "", ""),
        ("claims + odd one", 1, "", 'tag:claims tag:"odd one"'),
        ("Names in them, or who says them", 0, "", ""),
        ("Ida Brandt", 2, "", 'name:"Ida Brandt" or said-by:"Ida Brandt"'),
        ("Tags with names", 0, "", ""),
        ("claims + Ida Brandt", 2, "", 'tag:claims (name:"Ida Brandt" or said-by:"Ida Brandt")'),
        ("Outlets", 0, "", ""),
        ("no outlet named", 2, "", ""),
        ("Gazette", 1, "", "source:Gazette"),
    ]
    for row in rows:
        assert row.query is None or read_query(str(row.query)) == row.query


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        (Unit.DAY, "all from 2 Dec 2024"),
        (Unit.WEEK, "all from the week of 2 Dec 2024"),
        (Unit.MONTH, "all from Dec 2024"),
    ],
)
def test_what_lies_in_one_stretch_of_time_is_said_so(unit: Unit, told: str) -> None:
    assert span_of_time(Timeline(unit, (date(2024, 12, 2),))) == told


def test_of_many_lines_the_first_are_shown() -> None:
    tags = tuple(Tally(f"tag {number}", 1, (FIRST,)) for number in range(SHOWN + 5))
    rows = statistics_rows(Statistics(45, 1, (FIRST,) * 45, tags, (), (), (), ()), 10)
    assert len(rows) == SHOWN + 4
    assert rows[3].text == f"Tags · the first {SHOWN} of {SHOWN + 5}"


def test_of_more_decades_than_there_is_room_for_the_last_are_shown() -> None:
    days = tuple(date(year, 1, 1) for year in range(1890, 2025, 10))
    rows = statistics_rows(Statistics(14, 1, days, (Tally("x", 14, days),), (), (), (), ()), 8)
    assert rows[1].line == rows[4].line == "█" * 8


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        (("claims", "ports"), "claims + ports      "),
        (("actors/government/minister", "ports"), "actors/gove… + ports"),
        (("actors/government/minister", "actors/union"), "actors/… + actors/u…"),
    ],
)
def test_of_two_things_both_are_told(pair: tuple[str, str], told: str) -> None:
    assert StatisticsRow("", pair=pair).in_cells(20, fit) == told


def test_of_nothing_there_is_no_line() -> None:
    assert statistics_rows(Statistics(0, 0, (), (), (), (), (), ()), 10) == []
