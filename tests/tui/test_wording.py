from __future__ import annotations

import sys
import time
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


@pytest.mark.parametrize("moment", [datetime.min, datetime.max], ids=str)
@pytest.mark.parametrize("hours", [-14, 14])
def test_the_ends_of_the_calendar_are_days_too(
    moment: datetime, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no way to set the zone of a process")
    monkeypatch.setenv("TZ", f"Far{hours:+}")
    time.tzset()
    try:
        assert short_day(moment.replace(hour=12, tzinfo=UTC), with_year=True, today=NOON)
        assert short_day(moment.replace(hour=1, tzinfo=UTC), with_year=True, today=NOON)
        assert short_day(moment.replace(hour=23, tzinfo=UTC), with_year=True, today=NOON)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_reading_time_is_never_nothing() -> None:
    assert reading_time(3) == "1 min"
    assert reading_time(1200) == "5 min"
