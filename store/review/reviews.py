"""Which passages come up again when: those that the reader marked, in spaced repetition, to be read again.

The schedule is FSRS (https://github.com/open-spaced-repetition/fsrs4anki/wiki), by its authors' own library,
in whole days and without chance.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from store.bin import IN_BIN, of_article_in_use
from store.errors import GoneError
from store.moments import now, to_moment, to_number
from store.passages.passage import PassageFilter
from store.passages.rows import passage_condition
from store.review.days import day_of, end_of_day, start_of, start_of_day
from store.review.schedules import Answer, GivenAnswer, Grade, Schedule, Schedules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from store.connection import Connection
    from store.history.history import History
    from store.search.query import Query

A_DAY = 15
"""How many passages come up on a day, unless the reader says otherwise."""
FIRST_AFTER = timedelta(days=1)
"""How long after it was made a passage comes up first; the triggers of `store.schema.reviews` say so too."""
OLD_FOR_EACH_NEW = 2
"""Of what was seen before how many come before each that was not, where both wait."""
LOOKED_AT = 1_000
"""Of what waits longest so much is looked at, so that finding what comes next does not grow with the rest."""
SHOWN = 40
"""How many code points of a passage a step of the history calls it by."""
_IN_USE = of_article_in_use("passage.article_id")
"""The condition on a passage that its article is not in the bin."""


def prepare() -> None:
    """Load what the first answer needs, for which FSRS takes longer than a key may."""
    import_module("store.review.spacing")


class DueCount(NamedTuple):
    """How many passages are due."""

    seen: int
    """Of those that came up before."""
    new: int
    """Of those that did not."""

    @property
    def all(self) -> int:
        """Of both."""
        return self.seen + self.new


class Reviews:
    """The reviews of a library; every answer is a step of the history."""

    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history
        self._schedules = Schedules(connection)

    # -- what is due

    def choose(self, limit: int, query: Query | None = None) -> list[int]:
        """Return what is to be read on this day, in the order in which it is to be read.

        Of what was seen before comes first what is most likely forgotten, of what was not the newest, so that
        much that came in at once holds up nothing; of both, where both wait, two to one.

        Args:
            limit: How many at most.
            query: What must be true of them; None where nothing must.
        """
        condition, values = passage_condition(PassageFilter(query))
        values |= {"end": to_number(end_of_day(now())), "now": to_number(now()), "looked": LOOKED_AT}
        wanted = f"due.at < :end AND {condition}"
        # By FSRS what is remembered falls with the share of days gone in those of its stability.
        seen = self._connection.numbers(
            f"""
            SELECT id FROM (
                SELECT passage.id, review.graded, review.stability, due.at
                FROM due CROSS JOIN passage ON passage.id = due.passage_id
                JOIN review ON review.passage_id = due.passage_id
                WHERE due.seen = 1 AND {wanted} ORDER BY due.at LIMIT :looked
            )
            ORDER BY stability IS NOT NULL, (:now - graded) / stability DESC, at, id LIMIT :limit
            """,
            {**values, "limit": limit},
        )
        new = self._connection.numbers(
            f"""
            SELECT passage.id FROM due CROSS JOIN passage ON passage.id = due.passage_id
            WHERE due.seen = 0 AND {wanted} ORDER BY due.at DESC, due.passage_id DESC LIMIT :limit
            """,
            {**values, "limit": limit},
        )
        return _mixed(seen, new)[:limit]

    def still_due(self, passage_ids: Iterable[int]) -> list[int]:
        """Return those of some passages that are due on this day, in their order."""
        return list(
            self._connection.numbers(
                f"""
                SELECT due.passage_id
                FROM json_each(:ids) AS wanted CROSS JOIN due ON due.passage_id = wanted.value
                CROSS JOIN passage ON passage.id = due.passage_id
                WHERE due.at < :end AND {_IN_USE} ORDER BY wanted.key
                """,
                {"ids": f"[{','.join(map(str, passage_ids))}]", "end": to_number(end_of_day(now()))},
            )
        )

    def count(self, query: Query | None = None, *, days: int = 0) -> DueCount:
        """Return how many passages are due.

        Args:
            query: What must be true of them; None where nothing must.
            days: So many days from now, if nothing is read until then.
        """
        condition, values = passage_condition(PassageFilter(query))
        values["end"] = to_number(end_of_day(now() + timedelta(days=days)))
        if query is None:
            # Nothing but the index is looked at, and what few articles in the bin have is taken off.
            counted = "SELECT seen, count(*) AS number FROM due WHERE at < :end GROUP BY seen"
            binned = f"""
                SELECT due.seen, -count(*) AS number FROM reading
                CROSS JOIN passage ON passage.article_id = reading.article_id
                CROSS JOIN due ON due.passage_id = passage.id
                WHERE {IN_BIN} AND due.at < :end GROUP BY due.seen
            """
            rows = self._connection.rows(f"{counted} UNION ALL {binned}", values)
        else:
            rows = self._connection.rows(
                f"""
                SELECT due.seen, count(*) AS number
                FROM due CROSS JOIN passage ON passage.id = due.passage_id
                WHERE due.at < :end AND {condition} GROUP BY due.seen
                """,
                values,
            )
        numbers = [0, 0]
        for row in rows:
            numbers[row["seen"]] += row["number"]
        return DueCount(seen=numbers[1], new=numbers[0])

    def answers_today(self) -> Counter[Answer]:
        """Return how many passages have each answer of those that were answered on this day."""
        rows = self._connection.rows(
            """
            SELECT answer, count(*) AS passages FROM (
                -- Of the bare column SQLite takes the value that stands beside the greatest.
                SELECT answer, max(answered) FROM review_answer
                WHERE answered >= :start GROUP BY passage_id
            )
            GROUP BY answer
            """,
            {"start": to_number(start_of_day(now()))},
        )
        return Counter({Answer(row["answer"]): row["passages"] for row in rows})

    def next_day(self) -> date | None:
        """Return the day on which the next passage is due, after this one; None if none ever is."""
        at = self._connection.value(
            """
            SELECT min(at) FROM (
                SELECT min(at) AS at FROM due WHERE seen = 0 AND at >= :end
                UNION ALL SELECT min(at) FROM due WHERE seen = 1 AND at >= :end
            )
            """,
            {"end": to_number(end_of_day(now()))},
        )
        return None if at is None else day_of(to_moment(at))

    def suspended(self) -> int:
        """Return how many passages are never to come up."""
        number: int = self._connection.value("SELECT count(*) FROM review WHERE suspended = 1")
        return number

    def schedule(self, passage_id: int) -> Schedule | None:
        """Return when a passage comes up again; None if nothing was said of it so far."""
        return self._schedules.get(passage_id)

    # -- answers

    def answer(self, passage_id: int, answer: Answer, grade: Grade = Grade.GOOD) -> Schedule:
        """Keep what the reader answers, and return when the passage comes up again.

        Args:
            passage_id: The passage.
            answer: The answer.
            grade: How well it was remembered, where it is done.

        Raises:
            GoneError: If the passage is gone.
        """
        words = self._connection.value("SELECT exact FROM passage WHERE id = :id", {"id": passage_id})
        if words is None:
            raise GoneError("This passage is no longer in the library; go on with the next one.")
        with self._history.step(f"review of “{_in_short(words)}”: {answer.value}"):
            schedule = self._next(self.schedule(passage_id), answer, grade)
            given = GivenAnswer(schedule.answered, answer, grade if answer is Answer.DONE else None)
            self._schedules.keep(passage_id, schedule, [given])
        return schedule

    def _next(self, before: Schedule | None, answer: Answer, grade: Grade) -> Schedule:
        """Return the schedule after an answer."""
        moment = now()
        if before is not None and before.answered >= moment:
            # A clock was set back: of two answers the later one holds, so this one is later.
            moment = before.answered + timedelta(microseconds=1)
        stability, difficulty = (before.stability, before.difficulty) if before else (None, None)
        graded = before.graded if before else None
        due = before.due if before else moment
        if answer is Answer.DONE:
            from store.review.spacing import space

            spaced = space(stability, difficulty, day_of(graded) if graded else None, day_of(moment), grade)
            due, graded = start_of(day_of(moment) + spaced.interval), moment
            stability, difficulty = spaced.stability, spaced.difficulty
        elif answer is Answer.LATER:
            due = end_of_day(moment)
        elif answer is Answer.AGAIN:
            due = min(due, moment)
        return Schedule(due, stability, difficulty, graded, answer is Answer.NEVER, moment)


def _mixed(seen: Iterable[int], new: Iterable[int]) -> list[int]:
    """Return both in turn, two that were seen before to one that was not."""
    mixed: list[int] = []
    rest, fresh = list(seen), list(new)
    while rest or fresh:
        mixed += [*rest[:OLD_FOR_EACH_NEW], *fresh[:1]]
        rest, fresh = rest[OLD_FOR_EACH_NEW:], fresh[1:]
    return mixed


def _in_short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"
