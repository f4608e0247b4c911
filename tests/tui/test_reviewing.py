"""A sitting of review, without a screen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store.library import Library
from store.review.schedules import Answer
from tests.store.making import make_document
from tui.reviewing import Reviewing, coming_up
from tui.surroundings import MOST, context_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How many days it is after the second of December."""
    days = [0.0]
    start = datetime(2024, 12, 2, 12, tzinfo=UTC)
    for module in ("store.moments", "store.passages.passages", "store.review.reviews", "tui.reviewing"):
        monkeypatch.setattr(f"{module}.now", lambda: start + timedelta(days=days[0]))
    return days


PARAGRAPHS = [f"Paragraph {number} says what it says. It is short." for number in range(9)]
LONG = " ".join(f"This is sentence {number} of many." for number in range(200))


def make(path: Path, passages: int) -> Library:
    library = Library.open(path)
    text = "\n\n".join([*PARAGRAPHS, LONG])
    library.articles.add(make_document(text), b"1", "1.txt")
    for number in range(passages):
        start = text.index(f"Paragraph {number}")
        library.passages.make(1, Span(start, start + 11), highlighted=True)
    return library


def test_a_day_has_its_number_and_more_where_that_is_wanted(tmp_path: Path, days: list[float]) -> None:
    with make(tmp_path / "library.db", 5) as library:
        assert Reviewing(library, 3).ending() == ["Tomorrow 5 passages come up."]
        days[0] = 1
        sitting = Reviewing(library, 3)
        first = sitting.current
        assert first is not None
        assert first.passage.anchor.exact == "Paragraph 4"
        assert (len(sitting.open), sitting.beyond()) == (3, 2)
        assert coming_up(library, first.passage) == "waits in review"
        assert sitting.answer(Answer.DONE) == "Comes again in 2 days"
        assert sitting.answer(Answer.LATER) == "Comes again tomorrow"
        assert sitting.answer(Answer.NEVER) == "Never comes again"
        assert [coming_up(library, passage) for passage in reversed(library.passages.of_article(1))] == [
            "in review in 2 days",
            "in review tomorrow",
            "never in review",
            "waits in review",
            "waits in review",
        ]
        assert sitting.current is None
        assert sitting.answered == 3
        assert sitting.beyond() == 2
        assert sitting.ending() == [
            "Today: 1 passage read, 1 passage put off until tomorrow, 1 passage not to come again.",
            "Tomorrow 1 passage comes up.",
        ]
        # Who comes back on the same day finds it done, and may go on.
        assert Reviewing(library, 3).current is None
        sitting.read_more()
        assert len(sitting.open) == 2
        sitting.set_a_day(1)
        assert len(sitting.open) == 0


def test_what_is_undone_comes_up_again_at_once(tmp_path: Path, days: list[float]) -> None:
    with make(tmp_path / "library.db", 3) as library:
        days[0] = 1
        sitting = Reviewing(library)
        order = list(sitting.open)
        sitting.answer(Answer.DONE)
        library.passages.delete(order[1])
        sitting.refresh()
        assert sitting.open == order[2:]
        library.history.undo()
        library.history.undo()
        sitting.refresh()
        assert sitting.open == order
        # Whoever leaves it open overnight finds the next day.
        sitting.answer(Answer.LATER)
        days[0] = 2
        sitting.refresh()
        assert len(sitting.open) == 3


def test_a_passage_stands_among_its_paragraphs(tmp_path: Path, days: list[float]) -> None:
    text = "\n\n".join([*PARAGRAPHS, LONG])
    with make(tmp_path / "library.db", 3) as library:
        (passage,) = [row.passage for row in library.passages.rows([2])]
        found = context_of(passage, text)
        assert found.before == f"{PARAGRAPHS[0]}\n\n"
        assert found.words == "Paragraph 1"
        assert found.after.endswith(PARAGRAPHS[2])
        start = text.index("sentence 100")
        deep = library.passages.make(1, Span(start, start + 12), highlighted=True)
        found = context_of(deep, text)
        assert found.before.startswith("… This is sentence")
        assert found.after.endswith("of many. …")
        assert len(found.before) <= MOST + 2
        whole = library.passages.make(1, Span(0, len(text)), highlighted=True)
        assert context_of(whole, text) == ("", text, "")
