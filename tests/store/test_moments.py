from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from store.moments import to_moment, to_number


def test_a_moment_is_kept_as_microseconds() -> None:
    moment = datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    assert to_number(moment) == -1
    assert to_moment(-1) == moment


def test_zones_are_told_apart_and_utc_is_meant_without_one() -> None:
    noon = datetime(2024, 12, 13, 12)
    number = to_number(noon)
    assert to_moment(number) == noon.replace(tzinfo=UTC)
    assert to_number(noon.replace(tzinfo=timezone(timedelta(hours=5)))) == number - 5 * 3_600_000_000
