from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.dates import parse_date


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-12-05", (2024, 12, 5)),
        ("2024-12-05T09:30:00Z", (2024, 12, 5, 9, 30)),
        ("2024-12-05T09:30:00+0100", (2024, 12, 5, 8, 30)),
        ("2024-12-05 09:30:00 +0000", (2024, 12, 5, 9, 30)),
        ("2024/12/5", (2024, 12, 5)),
        ("Thu, 05 Dec 2024 09:30:00 GMT", (2024, 12, 5, 9, 30)),
        ("Thu, 5 Dec 2024 09:30:00 -0500", (2024, 12, 5, 14, 30)),
        ("December 5, 2024", (2024, 12, 5)),
        ("Dec. 5, 2024 at 4:30 p.m. EST", (2024, 12, 5, 21, 30)),
        ("Thursday, December 5th, 2024 12:05 am UTC+1", (2024, 12, 4, 23, 5)),
        ("5 December 2024", (2024, 12, 5)),
        ("the 5 December 2024", None),
        ("5. December 2024", None),
        ("Sept 5 2024", (2024, 9, 5)),
        ("May 5 2024 | 10:20", (2024, 5, 5, 10, 20)),
        ("5 December 2024 09:30 XYZ", (2024, 12, 5, 9, 30)),
        ("25/12/2024", (2024, 12, 25)),
        ("12/25/2024", (2024, 12, 25)),
        ("03/04/2024", None),
        ("December 2024", None),
        ("March 3", None),
        ("February 30, 2024", None),
        ("2024-13-01", None),
        ("December 5, 2024 25:00", None),
        ("December 5, 2024 13:00 pm", None),
        ("0001-01-01T00:00+10:00", None),
        ("Decemberish 5, 2024", None),
        ("", None),
        ("5 December 2024 was a Thursday", None),
    ],
)
def test_dates(text: str, moment: tuple[int, int, int] | None) -> None:
    assert parse_date(text) == (datetime(*moment, tzinfo=UTC) if moment else None)


@given(
    st.datetimes(datetime(1000, 1, 2), datetime(9998, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%b %d, %Y"]),
)
def test_every_day_is_read_as_it_is_written(moment: datetime, form: str) -> None:
    assert parse_date(moment.strftime(form)) == datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


@given(st.text() | st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}.{0,20}"))
def test_any_text_is_a_moment_in_utc_or_none(text: str) -> None:
    moment = parse_date(text)
    assert moment is None or moment.tzinfo is UTC
