from __future__ import annotations

from typing import TYPE_CHECKING

from store.articles import ReadState
from tests.store.making import add_article

if TYPE_CHECKING:
    from store.library import Library


def state(library: Library, article_id: int) -> tuple[ReadState, bool]:
    row = library.articles.row(article_id)
    assert row is not None
    return row.state, row.starred


def test_the_position_is_kept_and_is_no_step(library: Library) -> None:
    article_id = add_article(library)
    assert library.reading.position(article_id) == 0
    library.reading.set_position(article_id, 42)
    assert library.reading.position(article_id) == 42
    assert library.history.undo() is None
    assert library.reading.position(99) == 0


def test_marking_and_starring_can_be_undone(library: Library) -> None:
    article_id = add_article(library)
    library.reading.mark(article_id, ReadState.READ)
    library.reading.star(article_id, True)
    library.reading.set_position(article_id, 42)
    assert state(library, article_id) == (ReadState.READ, True)
    assert library.history.undo() == "star"
    assert state(library, article_id) == (ReadState.READ, False)
    assert library.history.undo() == "mark read"
    assert state(library, article_id) == (ReadState.UNREAD, False)
    assert library.reading.position(article_id) == 42


def test_of_several_those_count_that_it_changed(library: Library) -> None:
    ids = [add_article(library, f"Story {number}.") for number in range(3)]
    reading = library.reading
    assert (reading.mark_all(ids[:1], ReadState.READ), reading.mark_all(ids, ReadState.READ)) == (1, 2)
    assert (reading.star_all(ids[:1], True), reading.star_all(ids, True)) == (1, 2)
    assert [library.history.undo() for _ in range(5)] == [
        "star 2 articles",
        "star an article",
        "mark 2 articles read",
        "mark an article read",
        None,
    ]


def test_what_the_program_notices_is_no_step_and_outlives_undoing(library: Library) -> None:
    article_id = add_article(library)
    library.reading.star(article_id, True)
    library.reading.mark(article_id, ReadState.STARTED, automatic=True)
    assert library.history.undo() == "star"
    assert state(library, article_id) == (ReadState.STARTED, False)
    assert library.history.undo() is None
