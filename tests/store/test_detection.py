from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.marks import marks_version
from store.detection import detect, detect_pending
from tests.store.making import add_article

if TYPE_CHECKING:
    from store.library import Library


@pytest.fixture
def ids(library: Library) -> list[int]:
    return [add_article(library, f"“We open it,” Ida Holm said. Edition {number}.") for number in range(3)]


def test_pending_articles_are_marked_one_by_one(library: Library, ids: list[int]) -> None:
    first = next(detect(library))
    assert (first.done, first.total) == (1, 3)
    assert len(library.marks.undetected()) == 2
    assert [(each.done, each.total) for each in detect(library)] == [(1, 2), (2, 2)]
    assert all(library.marks.quotes(article_id) for article_id in ids)
    assert detect_pending(library) == 0


def test_marks_of_an_earlier_version_are_found_again(library: Library, ids: list[int]) -> None:
    detect_pending(library)
    library._connection.execute("UPDATE detection SET version = 'older'")
    assert detect_pending(library) == 3
    assert {library.marks.version_of(article_id) for article_id in ids} == {marks_version()}


def test_every_article_can_be_done_again(library: Library, ids: list[int]) -> None:
    detect_pending(library)
    library._connection.execute("DELETE FROM quote")
    assert [each.article_id for each in detect(library, again=True)] == [*reversed(ids)]
    assert all(library.marks.quotes(article_id) for article_id in ids)


def test_an_article_that_disappears_meanwhile_is_passed_over(library: Library, ids: list[int]) -> None:
    run = detect(library)
    next(run)
    library._connection.execute("DELETE FROM article")
    assert [each.done for each in run] == [2, 3]
    assert library.check() == []
