"""The door to FSRS: how long to wait before something is read again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from fsrs import Card, Rating, Scheduler, State

LONGEST = 3650
"""Days after which everything comes up again."""

# Passages are read again, not learnt by heart in an evening: there are no steps of minutes. Chance, which
# keeps what was learnt together from coming up together, is for decks of cards; here a day has its number.
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)


class Spaced(NamedTuple):
    """What FSRS makes of a passage that was read."""

    interval: timedelta
    """After how long it comes up again: whole days, at least one."""
    stability: float
    """Days in which the chance to remember it falls to nine in ten."""
    difficulty: float
    """How hard it is to remember, from 1 to 10."""


def space(
    stability: float | None, difficulty: float | None, before: date | None, today: date, grade: int
) -> Spaced:
    """Return when what is read today is to be read again.

    Args:
        stability: Its stability until now, in days; None if it is read for the first time.
        difficulty: Its difficulty until now; None if it is read for the first time.
        before: The day on which it was read last; None if it is read for the first time.
        today: The day.
        grade: How well it was remembered: 1 not at all, 2 with effort, 3 well, 4 with ease.
    """
    read_before = before is not None and stability is not None and difficulty is not None
    card = Card(
        card_id=0,
        state=State.Review if read_before else State.Learning,
        stability=stability if read_before else None,
        difficulty=difficulty if read_before else None,
        due=_moment(today),
        last_review=_moment(before) if before is not None and read_before else None,
    )
    reviewed, _ = _SCHEDULER.review_card(card, Rating(grade), _moment(today))
    assert reviewed.stability is not None
    assert reviewed.difficulty is not None
    return Spaced(reviewed.due - _moment(today), reviewed.stability, reviewed.difficulty)


def _moment(day: date) -> datetime:
    """Return a day as FSRS counts them: it takes moments in UTC alone, and whole days of 24 hours."""
    return datetime.combine(day, time(), UTC)
