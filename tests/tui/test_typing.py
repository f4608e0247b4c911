"""Keys that come faster than what they lead to can appear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.desk import desk_on, open_seed_story, passages_in

if TYPE_CHECKING:
    from pathlib import Path


async def test_keys_typed_ahead_belong_to_what_they_open(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.burst("j", "enter", "}", "t", *"claims", "enter")
        assert [passage.tags for passage in passages_in(sample_library)] == [("claims",)]


async def test_keys_after_an_answer_belong_to_the_screen_below(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.burst("t", *"one", "enter", ")", "t", *"two", "enter", "enter", "enter")
        assert desk.front == "ArticleScreen"
        assert {passage.tags for passage in passages_in(sample_library)} == {("one",), ("two",)}


async def test_enter_without_an_answer_closes_one_dialog_and_no_more(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.burst("t", "enter", "enter", "enter", "enter")
        assert desk.front == "ArticleScreen"
        assert passages_in(sample_library) == []


async def test_a_note_has_every_letter_that_was_typed_before_it_was_kept(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.burst("a", *"thought", "ctrl+s", "j", "j")
        assert desk.front == "ArticleScreen"
        assert [passage.note for passage in passages_in(sample_library)] == ["thought"]


async def test_keys_after_a_search_go_on_in_the_article(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.burst("/", *"ttp", "enter", "n", "n")
        assert desk.status.startswith("Hit 3 of")


async def test_keys_after_going_to_the_library_belong_to_it(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.burst("g", "l", "g", "g", "enter")
        assert desk.front == "ArticleScreen"
        assert desk.article.opened.article.document.facts.headline == "Start here"


async def test_a_search_has_every_letter_that_was_typed_while_it_opened(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await desk.follow("/taliban")
        assert desk.shown().splitlines()[0].endswith("Search taliban")
