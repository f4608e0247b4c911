from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.wording import counted, day, reading_time, short_day

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_counted() -> None:
    assert counted(1, "passage") == "1 passage"
    assert counted(0, "passage") == "0 passages"
    assert counted(1200, "entity", "entities") == "1,200 entities"


def test_day() -> None:
    assert day(NOON) == "5 Mar 2026"
    assert day(None) == ""


@pytest.mark.parametrize(
    ("when", "wide", "narrow"),
    [
        (NOON, "today", "today"),
        (datetime(2026, 1, 31, tzinfo=UTC), "31 Jan", "31 Jan"),
        (datetime(1858, 8, 17, tzinfo=UTC), "17 Aug 1858", "Aug 1858"),
        (None, "", ""),
    ],
)
def test_short_day(when: datetime | None, wide: str, narrow: str) -> None:
    assert short_day(when, with_year=True, today=NOON) == wide
    assert short_day(when, with_year=False, today=NOON) == narrow


def test_reading_time_is_never_nothing() -> None:
    assert reading_time(3) == "1 min"
    assert reading_time(1200) == "5 min"
