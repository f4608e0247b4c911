"""What comes up again when, what the answers do to that, and that each of them can be taken back."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store import moments
from store.errors import GoneError
from store.library import Library
from store.opening import open_file
from store.passages import passages
from store.passages.passage import PassageFilter
from store.review import reviews
from store.review.days import day_of, end_of_day
from store.review.reviews import A_DAY
from store.review.schedules import Answer, Grade
from store.schema.reviews import add_reviews
from store.schema.steps import STEPS
from store.search.language import read_query
from store.search.query import tagged
from tests.store.making import add_article, make_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILLING = """
INSERT INTO article (id, headline, headline_supplied, publisher, added, words, language)
VALUES (1, 'Harbour shut', 0, '', 5, 3, 'en');
INSERT INTO reading (article_id, dated) VALUES (1, 5);
INSERT INTO body (article_id, text, text_hash, source_hash, structure, origin, source)
VALUES (1, 'The harbour.', 'one', 'two', '{}', '', x'');
INSERT INTO passage (article_id, starts, ends, exact, prefix, suffix, text_hash, highlighted,
                     created, changed)
VALUES (1, 0, 3, 'The', '', ' harbour.', 'one', 1, 1734082200000000, 1734082200000000)
"""
MONDAY = datetime(2024, 12, 2, 10, tzinfo=UTC)


class Clock:
    """The moment that the library takes for now."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moment = MONDAY
        for module in (moments, passages, reviews):
            monkeypatch.setattr(module, "now", lambda: self.moment)

    def wait(self, days: float) -> None:
        self.moment += timedelta(days=days)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    with pytest.MonkeyPatch.context() as zone:
        zone.setenv("TZ", "UTC")
        if hasattr(time, "tzset"):
            time.tzset()
        yield Clock(monkeypatch)
    if hasattr(time, "tzset"):
        time.tzset()


def mark(library: Library, *starts: int, tag: str = "ports") -> list[int]:
    """Mark a word each and return the passages."""
    return [library.passages.make(1, Span(start, start + 3), tags=[tag]).id for start in starts]


def test_what_was_marked_comes_up_the_day_after_and_not_before(library: Library, clock: Clock) -> None:
    add_article(library)
    (passage,) = mark(library, 0)
    assert library.reviews.choose(A_DAY) == []
    assert library.reviews.count() == (0, 0)
    assert library.reviews.next_day() == date(2024, 12, 3)
    assert library.reviews.count(days=1) == (0, 1)
    # Early next morning is the next day, as whoever reads at breakfast has it; the night is not.
    clock.moment = MONDAY.replace(day=3, hour=3, minute=59)
    assert library.reviews.choose(A_DAY) == []
    clock.moment = MONDAY.replace(day=3, hour=4)
    assert library.reviews.choose(A_DAY) == [passage]
    assert library.reviews.count() == (0, 1)
    assert library.reviews.schedule(passage) is None


def test_what_is_read_comes_again_after_days_that_grow_and_shrinks_nothing(
    library: Library, clock: Clock
) -> None:
    add_article(library)
    (passage,) = mark(library, 0)
    clock.wait(1)
    waits = []
    for _ in range(4):
        schedule = library.reviews.answer(passage, Answer.DONE)
        assert library.reviews.still_due([passage]) == []
        waits.append((day_of(schedule.due) - day_of(clock.moment)).days)
        clock.moment = schedule.due + timedelta(hours=4)
        assert library.reviews.choose(A_DAY) == [passage]
        assert library.reviews.count() == (1, 0)
    # What FSRS 6 says with its own weights of what is remembered well each time.
    assert waits == [2, 11, 46, 163]
    forgotten = library.reviews.answer(passage, Answer.DONE, Grade.AGAIN)
    assert (day_of(forgotten.due) - day_of(clock.moment)).days < 46


def test_what_was_read_in_the_evening_is_due_in_the_morning(library: Library, clock: Clock) -> None:
    add_article(library)
    (passage,) = mark(library, 0)
    clock.moment = MONDAY.replace(day=3, hour=23)
    library.reviews.answer(passage, Answer.DONE)
    clock.moment = MONDAY.replace(day=5, hour=6)
    assert library.reviews.choose(A_DAY) == [passage]
    schedule = library.reviews.answer(passage, Answer.DONE)
    # Two whole days are gone by the calendar, so it counts as read in time.
    assert (day_of(schedule.due) - day_of(clock.moment)).days == 11


def test_what_is_put_off_comes_tomorrow_as_if_nothing_had_been(library: Library, clock: Clock) -> None:
    add_article(library)
    new, known = mark(library, 0, 4)
    clock.wait(1)
    read = library.reviews.answer(known, Answer.DONE)
    clock.wait(2)
    for passage in (new, known):
        put_off = library.reviews.answer(passage, Answer.LATER)
        assert put_off.due == end_of_day(clock.moment)
    assert library.reviews.choose(A_DAY) == []
    assert library.reviews.answers_today() == {Answer.LATER: 2}
    after = library.reviews.schedule(known)
    assert after is not None
    assert (after.stability, after.graded) == (read.stability, read.graded)
    clock.wait(1)
    assert sorted(library.reviews.choose(A_DAY)) == [new, known]
    assert library.reviews.answers_today() == {}


def test_what_is_never_to_come_can_be_brought_back(library: Library, clock: Clock) -> None:
    add_article(library)
    (passage,) = mark(library, 0)
    clock.wait(1)
    library.reviews.answer(passage, Answer.NEVER)
    clock.wait(500)
    assert library.reviews.choose(A_DAY) == []
    assert library.reviews.suspended() == 1
    assert list(library.passages.ids(PassageFilter(read_query("has:never")))) == [passage]
    assert library.reviews.next_day() is None
    library.reviews.answer(passage, Answer.AGAIN)
    assert library.reviews.choose(A_DAY) == [passage]
    assert library.reviews.answers_today() == {Answer.AGAIN: 1}
    assert library.reviews.suspended() == 0
    assert library.passages.count(PassageFilter(read_query("has:never"))) == 0


def test_each_answer_is_one_step_that_can_be_taken_back_and_made_again(
    library: Library, clock: Clock
) -> None:
    add_article(library)
    (passage,) = mark(library, 0)
    clock.wait(1)
    rows = "SELECT * FROM review, review_answer, due"
    for answer in (Answer.DONE, Answer.LATER, Answer.NEVER, Answer.AGAIN):
        before = [tuple(row) for row in library._connection.rows(rows)]
        library.reviews.answer(passage, answer)
        clock.wait(3)
        after = [tuple(row) for row in library._connection.rows(rows)]
        assert library.history.undo() == f"review of “The”: {answer.value}"
        assert [tuple(row) for row in library._connection.rows(rows)] == before
        assert library.history.redo()
        assert [tuple(row) for row in library._connection.rows(rows)] == after
    library.passages.delete(passage)
    assert library._connection.value("SELECT count(*) FROM due") == 0
    library.history.undo()
    assert [tuple(row) for row in library._connection.rows(rows)] == after
    with pytest.raises(GoneError, match="next one"):
        library.reviews.answer(99, Answer.DONE)


def test_of_much_that_is_due_comes_first_what_is_nearly_forgotten_and_what_is_new_in_between(
    library: Library, clock: Clock
) -> None:
    add_article(library)
    sure, weak, third, old = mark(library, 0, 4, 8, 12)
    clock.wait(1)
    library.reviews.answer(sure, Answer.DONE, Grade.EASY)
    library.reviews.answer(weak, Answer.DONE)
    library.reviews.answer(third, Answer.DONE, Grade.HARD)
    (fresh,) = mark(library, 16)
    clock.wait(30)
    assert library.reviews.choose(A_DAY) == [third, weak, fresh, sure, old]
    assert library.reviews.choose(2) == [third, weak]
    assert library.reviews.still_due([fresh, 99, third]) == [fresh, third]


def test_a_search_says_what_comes_up_and_what_is_in_the_bin_does_not(library: Library, clock: Clock) -> None:
    add_article(library)
    mark(library, 0)
    (claims,) = mark(library, 4, tag="claims")
    other = library.articles.add(make_document("Elsewhere."), b"2", "other.txt").id
    thrown = library.passages.make(other, Span(0, 9), tags=["claims"]).id
    clock.wait(1)
    query = tagged("claims")
    assert library.reviews.choose(A_DAY, query) == [thrown, claims]
    assert library.reviews.count(query) == (0, 2)
    library.bin.put([other])
    assert library.reviews.choose(A_DAY, query) == [claims]
    assert library.reviews.count(query) == (0, 1)
    assert library.reviews.count() == (0, 2)
    assert library.reviews.still_due([thrown]) == []


def test_what_was_marked_before_there_was_review_comes_up_too(path: Path) -> None:
    connection = open_file(path, create=True, steps=STEPS[: STEPS.index(add_reviews)]).connection
    for sql in FILLING.split(";\n"):
        connection.execute(sql)
    connection.close()
    with Library.open(path) as library:
        assert library.reviews.choose(A_DAY) == [1]
        assert library.check() == []


def test_a_passage_that_lost_its_words_comes_up_with_them(library: Library, clock: Clock) -> None:
    add_article(library)
    (passage,) = mark(library, 4)
    library.versions.update(1, make_document("Something else altogether."), b"2", "harbour.txt")
    clock.wait(1)
    assert library.reviews.choose(A_DAY) == [passage]
    (row,) = library.passages.rows([passage])
    assert row.passage.is_orphan
