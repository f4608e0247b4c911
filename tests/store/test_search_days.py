from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.days import read_day

FRIDAY = date(2024, 12, 13)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024", date(2024, 1, 1)),
        ("2024-12", date(2024, 12, 1)),
        ("2024-2-3", date(2024, 2, 3)),
        ("2024/12/31", date(2024, 12, 31)),
        ("today", FRIDAY),
        ("Yesterday", date(2024, 12, 12)),
        ("3 weeks", date(2024, 11, 22)),
        ("3weeks", date(2024, 11, 22)),
        ("3w", date(2024, 11, 22)),
        ("last-3-weeks", date(2024, 11, 22)),
        ("10 days ago", date(2024, 12, 3)),
        ("a month", date(2024, 11, 13)),
        ("10 months", date(2024, 2, 13)),
        ("2 years", date(2022, 12, 13)),
        ("this week", date(2024, 12, 9)),
        ("last week", date(2024, 12, 2)),
        ("this month", date(2024, 12, 1)),
        ("last month", date(2024, 11, 1)),
        ("last year", date(2023, 1, 1)),
        ("friday", FRIDAY),
        ("monday", date(2024, 12, 9)),
        ("last sat", date(2024, 12, 7)),
        ("december", date(2024, 12, 1)),
        ("may", date(2024, 5, 1)),
        ("Dec 2023", date(2023, 12, 1)),
        ("12 December 2024", date(2024, 12, 12)),
        ("Dec. 12, 2024", date(2024, 12, 12)),
        ("12-dec-2024", date(2024, 12, 12)),
        ("12 dec", date(2024, 12, 12)),
        ("31 december", date(2023, 12, 31)),
        ("May 5th", date(2024, 5, 5)),
        ("29 feb", date(2024, 2, 29)),
        ("31 nov", None),
        ("", None),
        ("2024-13", None),
        ("2024-02-30", None),
        ("0000", None),
        ("9999 years", None),
        ("soon", None),
        ("3 parsecs", None),
        # March in one country, April in another.
        ("03/04/2024", None),
    ],
)
def test_days_as_people_write_them(typed: str, day: date | None) -> None:
    assert read_day(typed, FRIDAY) == day


def test_the_end_of_a_longer_month() -> None:
    assert read_day("1 month", date(2024, 3, 31)) == date(2024, 2, 29)
    assert read_day("december", date(2024, 11, 30)) == date(2023, 12, 1)


@given(st.one_of(st.text(max_size=20), st.from_regex(r"(last )?[0-9]{1,4}[ -]?(days|weeks|months|years)?")))
def test_every_text_is_a_day_or_none(typed: str) -> None:
    day = read_day(typed, FRIDAY)
    assert day is None or isinstance(day, date)
