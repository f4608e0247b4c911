from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.entities.entity import Entity, Label
from prose.marks import marks_version
from prose.spans import Span
from store.detection import articles_to_detect, detect, detect_pending, give_up
from tests.store.making import add_article

if TYPE_CHECKING:
    from store.library import Library


class Recogniser:
    """Finds the first word of every text."""

    version = "first-word"
    language = "en"

    def find_entities(self, text: str) -> list[Entity]:
        return [Entity(Span(0, text.index(" ")), Label.OTHER)]


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


def test_marks_of_another_recogniser_are_of_another_version(library: Library, ids: list[int]) -> None:
    detect_pending(library)
    assert detect_pending(library, Recogniser()) == 3
    assert library.marks.version_of(ids[0]) == marks_version(Recogniser())
    assert [entity.span for entity in library.marks.entities(ids[0])] == [Span(0, 3)]
    assert detect_pending(library, Recogniser()) == 0


def test_names_are_up_to_date_afterwards(library: Library, ids: list[int]) -> None:
    detect_pending(library)
    assert library.settle(articles=0) == 0
    assert [(row.text, row.articles) for row in library.names.find("Ida Holm")] == [("Ida Holm", 3)]


def test_an_article_that_is_given_up_is_tried_with_another_version_only(
    library: Library, ids: list[int]
) -> None:
    detect_pending(library)
    give_up(library, ids[1], "newer")
    assert library.marks.entities(ids[1]) == []
    assert library.marks.quotes(ids[1]) == []
    assert list(articles_to_detect(library, "newer")) == [ids[2], ids[0]]
    assert list(articles_to_detect(library, "newest")) == [*reversed(ids)]
    assert list(articles_to_detect(library, "newer", again=True)) == [*reversed(ids)]


def test_an_article_that_is_gone_cannot_be_given_up(library: Library) -> None:
    give_up(library, 77, "newer")
    assert library.marks.version_of(77) is None
