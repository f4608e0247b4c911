"""A sitting of review: what comes up on this day, one passage after the other. No Textual in it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from store.moments import now
from store.review.days import day_of
from store.review.reviews import A_DAY, FIRST_AFTER
from store.review.schedules import Answer, Grade
from tui.wording import MONTHS, counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.library import Library
    from store.passages.passage import Passage, PassageRow
    from store.review.schedules import Schedule
    from store.search.query import Query


class Reviewing:
    """What is to be read on this day, in its order; what was answered is passed over until it is undone.

    Args:
        library: The library, of this thread.
        a_day: How many passages a day has.
        query: What must be true of them; None where nothing must.
        limit: How many to read now, whatever was read on this day; None for what the day has left.
    """

    def __init__(
        self, library: Library, a_day: int = A_DAY, query: Query | None = None, limit: int | None = None
    ) -> None:
        self._library = library
        self._limit = limit
        self._query = query
        self._order: list[int] = []
        self._more = 0
        self.a_day = a_day
        """How many passages a day has."""
        self.open: Sequence[int] = ()
        """What is still to be read, in its order."""
        self._choose()

    # -- what comes up

    @property
    def current(self) -> PassageRow | None:
        """The passage that is to be read now; None if the day is done."""
        rows = self._library.passages.rows(self.open[:1])
        return rows[0] if rows else None

    @property
    def answered(self) -> int:
        """How many passages were answered on this day."""
        return _answered(self._library)

    def refresh(self) -> None:
        """Look again what of the day is still to be read: something was answered, undone or deleted."""
        if day_of(now()) != self._day:
            self._more = 0
            self._choose()
        else:
            self.open = self._library.reviews.still_due(self._order)

    def set_a_day(self, number: int) -> None:
        """Have so many passages a day, from now on."""
        self.a_day, self._more = number, 0
        self._choose()

    def read_more(self) -> None:
        """Have a day's number of passages more, today."""
        self._more += self.a_day
        self._choose()

    def _choose(self) -> None:
        self._day = day_of(now())
        left = max(0, self.a_day + self._more - self.answered)
        self._order = self._library.reviews.choose(left if self._limit is None else self._limit, self._query)
        self.open = self._order

    # -- answers

    def answer(self, answer: Answer, grade: Grade = Grade.GOOD) -> str:
        """Answer for the passage that is to be read now, and return what becomes of it.

        Raises:
            GoneError: If it is gone.
        """
        schedule = self._library.reviews.answer(self.open[0], answer, grade)
        self.refresh()
        return said_of(schedule, answer)

    # -- the end

    def beyond(self) -> int:
        """Return how many passages are due besides those of this day's number."""
        return self._library.reviews.count(self._query).all - len(self.open)

    def ending(self) -> list[str]:
        """Return what is said when the day is done, or has nothing: a sentence each."""
        reviews = self._library.reviews
        answers = reviews.answers_today()
        said = [
            f"{counted(answers[answer], 'passage')} {what}"
            for answer, what in (
                (Answer.DONE, "read"),
                (Answer.LATER, "put off until tomorrow"),
                (Answer.NEVER, "not to come again"),
            )
            if answers[answer]
        ]
        lines = [f"Today: {', '.join(said)}."] if said else []
        if tomorrow := reviews.count(self._query, days=1).all - (waiting := self.beyond()):
            lines.append(
                f"Tomorrow {counted(tomorrow, 'passage')} {'comes' if tomorrow == 1 else 'come'} up."
            )
        elif not waiting and (following := reviews.next_day()) is not None:
            lines.append(f"The next one comes up on {day_name(following)}.")
        return lines


def left_today(library: Library) -> int:
    """Return how many passages are still to be read on this day, of as many as it has by the settings."""
    from tui.settings import SettingsError, read_settings

    a_day = A_DAY
    # What is amiss in them is told where the reader asks for something that needs them.
    with suppress(SettingsError):
        a_day = read_settings().a_day
    return min(library.reviews.count().all, max(0, a_day - _answered(library)))


def _answered(library: Library) -> int:
    answers = library.reviews.answers_today()
    return sum(number for answer, number in answers.items() if answer is not Answer.AGAIN)


def coming_up(library: Library, passage: Passage) -> str:
    """Return when a passage comes up in review, in the words of its details."""
    schedule = library.reviews.schedule(passage.id)
    if schedule is not None and schedule.suspended:
        return "never in review"
    due = passage.created + FIRST_AFTER if schedule is None else schedule.due
    days = (day_of(due) - day_of(now())).days
    if days <= 0:
        return "waits in review"
    return "in review tomorrow" if days == 1 else f"in review in {counted(days, 'day')}"


def said_of(schedule: Schedule, answer: Answer) -> str:
    """Return what becomes of a passage after an answer, in the words of the status line."""
    if schedule.suspended:
        return "Never comes again"
    if answer is Answer.AGAIN:
        return "Comes up again"
    days = (day_of(schedule.due) - day_of(now())).days
    return "Comes again tomorrow" if days == 1 else f"Comes again in {counted(days, 'day')}"


def day_name(day: date) -> str:
    """Return a day as "12 Dec 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
