"""Correcting names with the keys of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from store.corrections.changes import Change
from store.library import Library
from tests.tui.correcting import in_focus, preview, select, selected, stand_on
from tests.tui.desk import desk_on, open_seed_story
from tests.tui.named import add_story, detect, names_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_what_is_not_a_name_goes_from_the_whole_library_and_comes_back(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        caret = desk.view.caret
        await desk.type("c")
        assert "Repartition · organisation · 3 mentions in 2 articles" in desk.shown()
        await desk.type("n")
        assert "“Repartition” is not a name: 3 mentions in 2 articles." in preview(desk)
        await desk.press("enter")
        assert desk.front == "ArticleScreen"
        assert desk.status == "“Repartition” is not a name: 3 mentions in 2 articles · u undoes"
        assert desk.view.caret == caret
        assert "Repartition" not in names_in(named)
        assert "Repartition" not in [name.text for name in desk.article.opened.names]
        await desk.type("u")
        assert names_in(named)["Repartition"] == ("organization", 3)
        assert "Repartition" in [name.text for name in desk.article.opened.names]
        await desk.press("ctrl+r")
        assert "Repartition" not in names_in(named)


async def test_escape_leaves_no_trace(named: Path) -> None:
    before = names_in(named)
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        await desk.type("cn")
        await desk.press("escape")
        assert desk.front == "ArticleScreen"
        await desk.type("u")
        assert desk.status == "Nothing to undo."
    assert names_in(named) == before


async def test_another_label(named: Path) -> None:
    labels = {"p": "person", "l": "place", "f": "facility", "g": "group", "r": "product", "x": "other"}
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        for letter, label in labels.items():
            await desk.burst("c", letter, "enter")
            assert desk.front == "ArticleScreen"
            assert names_in(named)["Repartition"] == (label, 3)
            assert desk.status.endswith("3 mentions in 2 articles · u undoes")


async def test_keys_typed_ahead_make_a_correction(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        await desk.burst("c", "n", "enter", "u", "c", "g", "enter", "enter", "enter")
        assert desk.front == "ArticleScreen"
        assert names_in(named)["Repartition"] == ("group", 3)


async def test_only_in_this_article(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        await desk.type("cn")
        await desk.press("tab")
        assert "“Repartition” is not a name, only in this article: 2 mentions in 1 article." in preview(desk)
        assert "Tab everywhere" in desk.shown()
        await desk.press("tab")
        assert "3 mentions in 2 articles." in preview(desk)
        await desk.press("tab", "enter")
        assert names_in(named)["Repartition"] == ("organization", 1)


async def test_detecting_again_keeps_what_the_reader_said(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        await desk.burst("c", "n", "enter")
        await stand_on(desk, "IS-K")
        await desk.burst("c", "o", "enter")
    detect(named, "newer")
    assert "Repartition" not in names_in(named)
    assert names_in(named)["IS-K"] == ("organization", 1)


async def test_a_correction_is_said_and_taken_back(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        await desk.burst("c", "g", "enter")
        assert in_focus(desk) == "group · Repartition 2× · ✎ yours"
        await desk.type("c")
        assert "You said: “Repartition” is a group." in desk.shown()
        await desk.type("t")
        assert "No longer: “Repartition” is a group." in preview(desk)
        await desk.press("enter")
        assert names_in(named)["Repartition"] == ("organization", 3)
        await desk.type("u")
        assert names_in(named)["Repartition"] == ("group", 3)


async def test_a_missed_name_is_marked_wherever_it_stands(named: Path) -> None:
    async with desk_on(named) as desk:
        await desk.press("j", "enter")
        await select(desk, "Tamsin Orde")
        await desk.type("c")
        assert "“Tamsin Orde” · not marked as a name" in desk.shown()
        assert "not a name" not in desk.shown().replace("not marked as a name", "")
        await desk.press("escape")
        assert selected(desk) == "Tamsin Orde"
        await desk.type("cp")
        assert "“Tamsin Orde”, which was missed, is a person: 1 mention in 1 article." in preview(desk)
        await desk.press("enter")
        assert selected(desk) == ""
        assert names_in(named)["Tamsin Orde"] == ("person", 1)
        assert "Tamsin Orde" in desk.shown()


async def test_a_selection_over_a_mention_draws_its_boundaries_anew(named: Path) -> None:
    async with desk_on(named) as desk:
        await desk.press("enter")
        await select(desk, "Karvik Marine Services")
        await desk.type("c")
        assert "“Karvik Marine Services”, not “Marine Services”: 2 mentions" in preview(desk)
        await desk.press("enter")
        assert names_in(named)["Karvik Marine Services"] == ("organization", 2)
        assert "Marine Services" not in names_in(named)


async def test_boundaries_are_moved_by_words(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Marine Services")
        await desk.type("cb")
        await desk.type("HlhH")
        assert "from the pier" in desk.shown()
        await desk.type("L")
        assert "The whole name is “Karvik Marine Services”" in preview(desk)
        await desk.press("enter")
        assert names_in(named)["Karvik Marine Services"] == ("organization", 2)


async def test_two_names_are_made_one_and_parted_again(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "IS-K")
        await desk.type("cs")
        assert desk.front == "SamePicker"
        # What it abbreviates is likelier meant than what is mentioned more often.
        assert "“IS-K” is the same as “Islamic State-Khorasan”: 1 mention in 1 article." in preview(desk)
        await desk.press("enter")
        assert names_in(named)["Islamic State-Khorasan"] == ("group", 2)
        assert "IS-K" not in names_in(named)
        assert "Islamic State-Khorasan" in [name.text for name in desk.article.opened.names]
        await desk.type("cd")
        assert "“IS-K” is not the same as “Islamic State-Khorasan”: 1 mention in 1 article." in preview(desk)
        await desk.press("enter")
        assert names_in(named)["IS-K"] == ("group", 1)
        await desk.type("u")
        assert "IS-K" not in names_in(named)
        await desk.type("u")
        assert names_in(named)["IS-K"] == ("group", 1)


async def test_typing_narrows_the_names_to_choose_from(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "IS-K")
        await desk.burst("c", "s", *"orlen", "enter")
        assert names_in(named)["Orlen"][1] == 2


async def test_a_name_is_another_one_in_this_article(named: Path) -> None:
    async with desk_on(named) as desk:
        await desk.press("j", "enter")
        await stand_on(desk, "John Smith")
        await desk.type("cd")
        assert "has one spelling only" in preview(desk)
        await desk.type("John Smith (footballer)")
        assert "only in this article: 1 mention in 1 article." in preview(desk)
        await desk.press("enter")
        assert names_in(named)["John Smith (footballer)"] == ("person", 1)
        assert names_in(named)["John Smith"] == ("person", 1)
        await desk.type("u")
        assert names_in(named)["John Smith"] == ("person", 2)


async def test_a_name_is_another_known_one_in_this_article(named: Path) -> None:
    add_story(named, "John Smith the second came.", ("John Smith the second", Label.PERSON))
    async with desk_on(named) as desk:
        await desk.press("j", "enter")
        await stand_on(desk, "John Smith")
        await desk.type("cdjohn smith the sec")
        assert "Here it is john smith the sec, a name of its own" in desk.shown()
        assert "Here it is John Smith the second  person, 1 in 1 article" in desk.shown()
        await desk.type("ond")
        assert "a name of its own" not in desk.shown()
        await desk.press("enter")
        assert names_in(named)["John Smith the second"] == ("person", 2)
        assert names_in(named)["John Smith"] == ("person", 1)


async def test_the_same_as_a_new_name_in_this_article_only(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "John Smith")
        await desk.type("cs")
        await desk.press("tab")
        await desk.type("John Smith (clerk)")
        assert "New name John Smith (clerk)" in desk.shown()
        await desk.press("enter")
        assert names_in(named)["John Smith (clerk)"] == ("person", 1)


async def test_a_name_is_called_otherwise(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "IS-K")
        await desk.type("ce")
        assert "Type what it is to be called" in preview(desk)
        # The old name is selected: what is typed takes its place.
        await desk.type("Khorasan")
        assert "“IS-K” is called “Khorasan”" in preview(desk)
        await desk.press("enter")
        assert "Khorasan" in names_in(named)
        assert "Khorasan" in desk.shown()


async def test_calling_a_name_as_another_is_called_says_how_the_two_are_made_one(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "John Smith")
        await desk.burst("c", "e", *"Repartition", "enter")
        assert "Two names are called so now: correct either to make them one" in desk.status
        await desk.burst("u", "c", "e", *"Repartitions", "enter")
        assert "Two names" not in desk.status


async def test_what_undoes_a_correction_is_said_in_any_width(named: Path) -> None:
    async with desk_on(named, size=(60, 20)) as desk:
        await stand_on(desk, "Haqqani said")
        await desk.burst("c", "e", *"The minister of the interior", "enter")
        line = desk.shown().splitlines()[-1]
        assert line.startswith(" “Khalil-Ur-Rahman Haqqani” is called")
        assert "… · u undoes" in line


async def test_two_who_share_a_surname_are_not_made_one_by_keys_alone(named: Path) -> None:
    add_story(named, "Sirajuddin Haqqani came home.", ("Sirajuddin Haqqani", Label.PERSON))
    async with desk_on(named) as desk:
        await desk.press("j", "enter")
        await stand_on(desk, "Khalil")
        await desk.type("cs")
        assert "Sirajuddin Haqqani" in desk.shown()
        assert "Type to find the name" in preview(desk)
        await desk.press("enter")
        assert desk.front == "SamePicker"
        await desk.press("down", "enter")
        assert names_in(named)["Sirajuddin Haqqani"] == ("person", 3)


async def test_one_word_for_several_people_is_told_apart_in_its_article_first(named: Path) -> None:
    text = "Sirajuddin Haqqani met Jalaluddin Haqqani. Later Haqqani left."
    people = (("Sirajuddin Haqqani", Label.PERSON), ("Jalaluddin Haqqani", Label.PERSON))
    add_story(named, text, *people, ("Haqqani", Label.PERSON))
    async with desk_on(named) as desk:
        await stand_on(desk, "Haqqani left")
        await desk.type("cs")
        assert "only in this article: 1 mention in 1 article" in preview(desk)
        assert "Tab everywhere" in desk.shown()


async def test_a_date_may_be_a_name_after_all(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Monday")
        await desk.type("c")
        assert "“Monday” · date" in desk.shown()
        await desk.burst("p", "enter")
        assert names_in(named)["Monday"] == ("person", 1)


async def test_words_marked_by_the_reader_are_given_other_boundaries(named: Path) -> None:
    async with desk_on(named) as desk:
        await desk.press("j", "enter")
        await select(desk, "Tamsin Orde saw")
        await desk.burst("c", "p", "enter")
        assert "Tamsin Orde saw" in names_in(named)
        await stand_on(desk, "Tamsin")
        await desk.burst("c", "b", "h", "enter")
        names = names_in(named)
        assert names["Tamsin Orde"] == ("person", 1)
        assert "Tamsin Orde saw" not in names
        await desk.type("u")
        assert "Tamsin Orde saw" in names_in(named)


async def test_where_there_is_no_name_a_sentence_says_what_to_do(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "spoke first")
        await desk.type("c")
        assert desk.front == "ArticleScreen"
        assert "v selects one that was missed" in desk.status
        await desk.press("enter")
        assert "No name under the caret" in desk.status
        await desk.type("s")
        assert "No name under the caret" in desk.status
        await stand_on(desk, "Monday")
        await desk.press("enter")
        assert "A date has no page" in desk.status


async def test_a_name_that_is_gone_meanwhile_is_reported(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        await desk.type("cn")
        with Library.open(named, create=False) as other:
            [name] = other.names.find("Repartition")
            other.corrections.make(Change(CorrectionKind.NOT_A_NAME, name.id))
        await desk.press("enter")
        assert desk.front == "CorrectionDialog"
        assert ["no longer in the library" in notice.text for notice in desk.app.notices.notices] == [True]
        await desk.press("escape")
        assert desk.front == "ArticleScreen"


async def test_a_correction_holds_when_the_app_is_opened_again(named: Path) -> None:
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        await desk.burst("c", "g", "enter")
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        assert desk.status == "group · Repartition 2× · ✎ yours"
        await desk.type("u")
        await stand_on(desk, "Repartition")
        assert names_in(named)["Repartition"] == ("organization", 3)


async def test_a_long_article_shows_a_correction(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.LONG_WORDS", 5)
    async with desk_on(named) as desk:
        await stand_on(desk, "Repartition")
        before = desk.view.caret
        await desk.burst("c", "n", "enter")
        assert "Repartition" not in [name.text for name in desk.article.opened.names]
        assert desk.view.caret == before
        await desk.type("u")
        assert "Repartition" in [name.text for name in desk.article.opened.names]


async def test_the_rest_of_the_library_follows_in_the_background(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.library.AT_ONCE", 0)
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await stand_on(desk, "Taliban")
        await desk.burst("c", "g", "enter")
        assert ("Taliban", Label.GROUP) in [(name.text, name.label) for name in desk.article.opened.names]
        await desk.app.workers.wait_for_complete()
    with Library.open(sample_library, create=False) as library:
        assert library.settle(articles=0) == 0
        assert not library.marks.is_unsettled(1)
        assert [row.label for row in library.names.find("Taliban")] == [Label.GROUP]


async def test_what_another_desk_does_while_a_screen_opens_is_shown_once_it_is_there(named: Path) -> None:
    async with desk_on(named) as desk:
        with Library.open(named, create=False) as other:
            [name] = other.names.find("Repartition")
            desk.app.ways.to_article(1)
            other.corrections.make(Change(CorrectionKind.NOT_A_NAME, name.id))
            other.settle()
        desk.app._look_for_changes()
        await desk.settle()
        desk.app._look_for_changes()
        assert "Repartition" not in [name.text for name in desk.article.opened.names]


async def test_how_much_is_touched_is_in_view_on_the_smallest_screen(named: Path) -> None:
    async with desk_on(named, size=(40, 10)) as desk:
        await stand_on(desk, "Repartition")
        await desk.type("cn")
        assert "mentions in 2 articles." in desk.shown()
