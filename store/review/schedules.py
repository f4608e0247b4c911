"""When a passage comes up again and what the reader answered so far, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from store.moments import to_moment, to_number

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from store.connection import Connection


class Answer(StrEnum):
    """What the reader does with a passage that comes up."""

    DONE = "done"
    """It was read; the schedule says when it comes again."""
    LATER = "later"
    """Not today: it comes again tomorrow, as if it had not come up."""
    NEVER = "never"
    """It does not come up any more."""
    AGAIN = "again"
    """One that was not to come up any more does so from now on."""


class Grade(IntEnum):
    """How well what was read was remembered, in FSRS's numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a passage comes up again."""

    due: datetime
    """From when on, in UTC."""
    stability: float | None
    """Days in which the chance to remember it falls to nine in ten; None until it was read first."""
    difficulty: float | None
    """How hard it is to remember, from 1 to 10; None until it was read first."""
    graded: datetime | None
    """When it was read last, in UTC; None until it was read first."""
    suspended: bool
    """Whether it does not come up at all."""
    answered: datetime
    """When the reader last said anything of it, in UTC."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer that the reader gave."""

    at: datetime
    """When, in UTC."""
    answer: Answer
    """The answer."""
    grade: Grade | None
    """How well the passage was remembered, where it is done."""


@dataclass(frozen=True, slots=True)
class ReviewHistory:
    """Everything that the reader said of when a passage is to come up."""

    schedule: Schedule
    """What follows from it."""
    answers: Sequence[GivenAnswer]
    """The answers, the first one first."""


class Schedules:
    """The schedules of the passages of a library: each is a row of `review`, each answer one of its own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, passage_id: int) -> Schedule | None:
        """Return when a passage comes up again; None if nothing was said of it so far."""
        row = self._connection.row("SELECT * FROM review WHERE passage_id = :id", {"id": passage_id})
        return None if row is None else _schedule(row)

    def history(self, passage_id: int) -> ReviewHistory | None:
        """Return everything that was said of a passage; None if that is nothing."""
        schedule = self.get(passage_id)
        if schedule is None:
            return None
        rows = self._connection.rows(
            "SELECT * FROM review_answer WHERE passage_id = :id ORDER BY answered", {"id": passage_id}
        )
        return ReviewHistory(schedule, [_answer(row) for row in rows])

    def keep(self, passage_id: int, schedule: Schedule, answers: Iterable[GivenAnswer]) -> None:
        """Keep a schedule unless a later answer holds already, and the answers that are not there yet."""
        self._connection.execute(
            """
            INSERT INTO review (passage_id, due, stability, difficulty, graded, suspended, answered)
            VALUES (:id, :due, :stability, :difficulty, :graded, :suspended, :answered)
            ON CONFLICT (passage_id) DO UPDATE SET
                due = excluded.due, stability = excluded.stability, difficulty = excluded.difficulty,
                graded = excluded.graded, suspended = excluded.suspended, answered = excluded.answered
            WHERE excluded.answered > review.answered
            """,
            {
                "id": passage_id,
                "due": to_number(schedule.due),
                "stability": schedule.stability,
                "difficulty": schedule.difficulty,
                "graded": None if schedule.graded is None else to_number(schedule.graded),
                "suspended": int(schedule.suspended),
                "answered": to_number(schedule.answered),
            },
        )
        self._connection.execute_many(
            """
            INSERT INTO review_answer (passage_id, answered, answer, grade)
            VALUES (:id, :at, :answer, :grade) ON CONFLICT DO NOTHING
            """,
            [
                {
                    "id": passage_id,
                    "at": to_number(given.at),
                    "answer": given.answer.value,
                    "grade": None if given.grade is None else int(given.grade),
                }
                for given in answers
            ],
        )


def _schedule(row: sqlite3.Row) -> Schedule:
    return Schedule(
        due=to_moment(row["due"]),
        stability=row["stability"],
        difficulty=row["difficulty"],
        graded=None if row["graded"] is None else to_moment(row["graded"]),
        suspended=bool(row["suspended"]),
        answered=to_moment(row["answered"]),
    )


def _answer(row: sqlite3.Row) -> GivenAnswer:
    grade = None if row["grade"] is None else Grade(row["grade"])
    return GivenAnswer(to_moment(row["answered"]), Answer(row["answer"]), grade)
