"""Marking again what was marked last, and tags by their own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store.library import Library
from tests.tui.desk import desk_on, open_seed_story, passages_in
from tui.marking import NO_PASSAGE, AddNote, Delete, GiveTag, Highlight, TakeNote, TakeTag, Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.marking import Marking

WORDS = Span(0, 5)


@pytest.fixture
def library(harbour_library: Path) -> Iterator[Library]:
    with Library.open(harbour_library) as library:
        yield library


def target_in(library: Library) -> Target:
    passage = next(iter(library.passages.of_article(1)), None)
    return Target(1, WORDS, "words", passage)


def made(library: Library) -> list[tuple[tuple[str, ...], bool, str]]:
    return [(one.tags, one.highlighted, one.note) for one in library.passages.of_article(1)]


def test_what_is_marked_on_words_is_marked_on_their_passage(library: Library) -> None:
    for marking in (Highlight(True), GiveTag("ports"), AddNote("Since when?"), AddNote("Says who?")):
        assert not marking.refusal(target_in(library))
        marking.do(library.passages, target_in(library))
        assert marking.refusal(target_in(library))
    assert made(library) == [(("ports",), True, "Since when?\n\nSays who?")]
    assert TakeTag("PORTS").do(library.passages, target_in(library)) == "Took “PORTS” away"
    Highlight(False).do(library.passages, target_in(library))
    assert TakeNote().do(library.passages, target_in(library)) == "Note taken away"
    assert made(library) == []
    for _ in range(7):
        library.history.undo()
    assert made(library) == []


def test_deleting_and_taking_the_last_tag_leave_no_passage(library: Library) -> None:
    GiveTag("ports").do(library.passages, target_in(library))
    assert TakeTag("ports").do(library.passages, target_in(library)).endswith("and the passage with it")
    AddNote("Since when?").do(library.passages, target_in(library))
    Delete().do(library.passages, target_in(library))
    assert made(library) == []


@pytest.mark.parametrize(
    ("marking", "says"),
    [
        (TakeTag("ports"), NO_PASSAGE),
        (Delete(), NO_PASSAGE),
        (TakeNote(), "There is no note here."),
        (Highlight(False), "There is no highlight here."),
    ],
)
def test_what_there_is_not_is_not_taken(library: Library, marking: Marking, says: str) -> None:
    assert marking.refusal(target_in(library)) == says
    Highlight(True).do(library.passages, target_in(library))
    assert TakeTag("ports").refusal(target_in(library)) == "It is not tagged “ports”."


async def test_any_marking_is_done_again_with_one_key(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type(".")
        assert desk.status == "Nothing was marked since the start: t, a and H mark something."
        await desk.type("))t")
        await desk.type("same")
        await desk.press("enter")
        await desk.type(").")
        assert desk.status == "Again: tagged “same” · u undoes"
        await desk.type(".")
        assert desk.status == "It is tagged “same” already."
        await desk.type("a")
        await desk.type("Why?")
        await desk.press("ctrl+s")
        await desk.type("(.")
        assert desk.status == "Again: note kept · u undoes"
        assert {(one.tags, one.note) for one in passages_in(sample_library)} == {(("same",), "Why?")}
        await desk.type("T).")
        assert desk.status == "Again: took “same” away · u undoes"
        await desk.type("}.")
        assert desk.status == desk.screen.told(NO_PASSAGE)
        await desk.type("gp")
        await desk.type("dd.")
        assert desk.status == "Again: passage deleted · u undoes"
        assert passages_in(sample_library) == []


async def test_a_tag_is_given_by_its_own_key(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.type(")),")
        assert "a letter or digit: choose the tag that it is to give" in desk.shown()
        await desk.type("c")
        assert "c gives no tag yet. Which one from now on?" in desk.shown()
        await desk.type("claims")
        await desk.press("enter")
        assert desk.status == "Tagged “claims”, as c does from now on · u undoes"
        await desk.type("),")
        assert "c claims" in desk.shown().splitlines()[-1]
        await desk.type("c")
        assert desk.status == "Tagged “claims” · u undoes"
        assert [one.tags for one in passages_in(sample_library)] == [("claims",)] * 2
        # Where a tag is chosen, another one takes the key if one says so twice.
        await desk.type("t")
        await desk.type("denial")
        await desk.press("ctrl+k", "c")
        assert "c gives “claims”. c again takes it from there." in desk.shown()
        await desk.press("c", "enter")
        assert "Tagged “denial”" in desk.status
        await desk.type("gp,")
        assert "c denial" in desk.shown().splitlines()[-1]
        await desk.type("c")
        assert desk.status == "It is tagged “denial” already."
        await desk.type("t")
        await desk.press("escape")
        await desk.type("#")
        assert ",c" in desk.shown()
        await desk.press("down", "ctrl+k", "backspace", "up", "ctrl+k", "backspace", "escape")
        await desk.type(",")
        assert "choose the tag" in desk.shown().splitlines()[-1]
    with Library.open(sample_library) as library:
        assert library.tags.keys() == {}
        library.history.undo()
        assert library.tags.keys() == {"c": "denial"}


async def test_once_it_is_marked_the_keys_shown_are_those_of_the_text_again(harbour_library: Path) -> None:
    async with desk_on(harbour_library) as desk:
        await desk.press("G", "enter")
        await desk.type("vis")
        assert "Esc let go" in desk.shown()
        await desk.type("tports")
        await desk.press("enter")
        assert "Esc let go" not in desk.shown()
        assert "v select" in desk.shown()
