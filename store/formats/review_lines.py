"""When a passage comes up again, as JSON within the line of a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.review.schedules import Answer, GivenAnswer, Grade, ReviewHistory, Schedule

if TYPE_CHECKING:
    from datetime import datetime

    from store.formats.fields import Fields

_YEARS = range(1970, 9000)
"""The years of moments that any clock can show."""
_LONGEST = 1e6
"""Days that no stability reaches."""


def review_value(history: ReviewHistory) -> dict[str, object]:
    """Return everything that was said of a passage as a JSON object."""
    schedule = history.schedule
    return {
        "due": schedule.due.isoformat(),
        "stability": schedule.stability,
        "difficulty": schedule.difficulty,
        "graded": schedule.graded.isoformat() if schedule.graded else None,
        "suspended": schedule.suspended,
        "answered": schedule.answered.isoformat(),
        "answers": [
            {"at": given.at.isoformat(), "answer": given.answer.value, "grade": given.grade}
            for given in history.answers
        ],
    }


def read_review(fields: Fields) -> ReviewHistory:
    """Read what `review_value` wrote.

    Raises:
        SourceError: If it is something else.
    """
    was_read = "stability" in fields
    return ReviewHistory(
        Schedule(
            due=_moment(fields, "due"),
            stability=fields.measure("stability", 0.001, _LONGEST) if was_read else None,
            difficulty=fields.measure("difficulty", 1, 10) if was_read else None,
            graded=_moment(fields, "graded") if was_read else None,
            suspended=fields.flag("suspended"),
            answered=_moment(fields, "answered"),
        ),
        [_answer(given) for given in fields.objects("answers")],
    )


def _answer(fields: Fields) -> GivenAnswer:
    grade = Grade(int(fields.measure("grade", 1, 4))) if "grade" in fields else None
    return GivenAnswer(_moment(fields, "at"), fields.one_of("answer", Answer), grade)


def _moment(fields: Fields, name: str) -> datetime:
    moment = fields.moment(name)
    if moment.year not in _YEARS:
        raise fields.amiss(name, f"a moment of the years {_YEARS[0]} to {_YEARS[-1]}")
    return moment
