from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store.errors import InvalidTag
from store.passages.passage import Passage
from tests.store.making import add_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.library import Library


@pytest.fixture
def passages(library: Library) -> list[Passage]:
    """A highlight, one with a tag, one with a note."""
    article_id = add_article(library)
    make = library.passages.make
    return [
        make(article_id, Span(0, 3), highlighted=True),
        make(article_id, Span(4, 11), tags=["ports"]),
        make(article_id, Span(12, 14), note="Why?"),
    ]


def now(library: Library, passages: list[Passage]) -> list[Passage | None]:
    return [library.passages.get(passage.id) for passage in passages]


def test_many_passages_are_changed_in_one_step(library: Library, passages: list[Passage]) -> None:
    ids = [passage.id for passage in passages]
    several = library.several_passages
    steps: dict[str, Callable[[], int]] = {
        "tag “Ports” on 2 passages": lambda: several.add_tag([*ids, *ids], "Ports"),
        "note on 2 passages": lambda: several.add_note(ids, " Why? \n"),
        "highlight on 2 passages": lambda: several.set_highlighted(ids, True),
        "untag “PORTS” on 3 passages": lambda: several.remove_tag(ids, "PORTS"),
        "delete note on 3 passages": lambda: several.remove_note(ids),
        "delete 3 passages": lambda: several.delete(ids),
    }
    before = [now(library, passages)]
    assert [step() for step in steps.values()] == [2, 2, 2, 3, 3, 3]
    assert now(library, passages) == [None, None, None]
    assert library.tags.all() == []
    for label in reversed(steps):
        before.append(now(library, passages))
        assert library.history.undo() == label
    assert now(library, passages) == before[0] == list(passages)
    tagged = [library.history.redo(), *now(library, passages)]
    assert [passage.tags for passage in tagged[1:] if isinstance(passage, Passage)] == [("ports",)] * 3


def test_a_note_comes_after_the_one_that_is_there(library: Library, passages: list[Passage]) -> None:
    assert library.several_passages.add_note([passages[1].id, passages[2].id], "Ask.") == 2
    notes = [passage.note for passage in now(library, passages) if passage is not None]
    assert notes == ["", "Ask.", "Why?\n\nAsk."]


def test_those_that_are_left_with_nothing_cease_to_exist(library: Library, passages: list[Passage]) -> None:
    ids = [passage.id for passage in passages]
    assert library.several_passages.remove_tag(ids, "ports") == 1
    assert library.several_passages.remove_note(ids) == 1
    assert [passage is None for passage in now(library, passages)] == [False, True, True]


def test_what_changes_nothing_is_no_step(library: Library, passages: list[Passage]) -> None:
    assert library.several_passages.add_tag([passages[1].id], "PORTS") == 0
    assert library.several_passages.add_tag([99], "new") == 0
    assert library.several_passages.delete([99]) == 0
    assert library.history.undo() == "note"
    assert [tag.name for tag in library.tags.all()] == ["ports"]


def test_what_cannot_be_is_refused(library: Library, passages: list[Passage]) -> None:
    with pytest.raises(InvalidTag):
        library.several_passages.add_tag([passages[0].id], "\x1b ")
    with pytest.raises(ValueError, match="needs words"):
        library.several_passages.add_note([passages[0].id], "\x1b\n")
