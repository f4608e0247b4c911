"""How moments are kept: whole microseconds since 1970 in UTC, which sort as they happened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def to_number(moment: datetime) -> int:
    """Return the microseconds from 1970 to `moment`; one without a zone is taken to be in UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // _MICROSECOND


def to_moment(number: int) -> datetime:
    """Return the moment that many microseconds after 1970, in UTC: what `to_number` was given, exactly."""
    return _EPOCH + timedelta(microseconds=number)


def in_xml(moment: datetime, timespec: str = "auto") -> str:
    """Return a moment in UTC as XML Schema writes it, with Z for the zone; the rest as `isoformat`.

    Web Annotations must have it so (https://www.w3.org/TR/annotation-model/#lifecycle-information).
    """
    return moment.isoformat(timespec=timespec).replace("+00:00", "Z")
