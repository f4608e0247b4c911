"""The codebook, and articles tagged as wholes, through the keys of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from store.library import Library
from tests.tui.desk import desk_on
from tui.passage_bars import passage_bar
from tui.tag_outline import listed
from tui.widgets.tag_list import COLUMNS, columns_for

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tagged_library(harbour_library: Path) -> Path:
    """Three articles with a tree of tags."""
    with Library.open(harbour_library) as library:
        library.passages.make(1, Span(0, 7), tags=["claims/denial"])
        library.passages.make(1, Span(8, 12), tags=["claims/denial", "claims/threat"], note="Since when?")
        library.passages.make(2, Span(0, 7), tags=["claims"])
        library.remarks.add_tags([3], ["ports/harbour"])
        library.codebook.describe("claims/denial", "Says that it is not so.")
    return harbour_library


def lines_of(shown: str) -> list[str]:
    """Return the tags that are listed, as they stand there, with their numbers."""
    lines = shown.splitlines()[3:]
    return [" ".join(line.replace("▐", " ").split()) for line in lines[: lines.index("")]]


async def test_the_tree_is_folded_filtered_and_leads_to_passages(tagged_library: Path) -> None:
    async with desk_on(tagged_library) as desk:
        await desk.type("gt")
        assert desk.front == "TagsScreen"
        assert [line.split()[-3:] for line in lines_of(desk.shown())[:1]] == [["claims", "1", "3"]]
        assert "Says that it is not so." in desk.shown()
        assert desk.status.startswith("claims   1 passage · with 2 tags below 3 passages")
        await desk.type("h")
        assert "denial" not in desk.shown()
        await desk.type("l")
        assert "denial" in desk.shown()
        await desk.type("lh")
        assert desk.status.startswith("claims ")
        await desk.type("zM")
        assert len(lines_of(desk.shown())) == 2
        shown = desk.shown().splitlines()
        [line] = [number for number, line in enumerate(shown) if "claims" in line and "▸" in line]
        for listed_then in (4, 2, 4):
            await desk.pilot.click(offset=(shown[line].index("▸"), line))
            await desk.settle()
            assert len(lines_of(desk.shown())) == listed_then, "a click on the sign folds, however often"
        await desk.type("zRFden")
        assert len(lines_of(desk.shown())) == 2
        await desk.press("enter", "j", "enter")
        assert desk.front == "PassagesScreen"
        assert "Found 2" in desk.shown()
        await desk.press("escape")
        await desk.type("gt")
        await desk.press("escape")
        await desk.type("Go")
        assert desk.front == "LibraryScreen"
        assert desk.status.startswith("1 of 1")


async def test_a_tag_is_changed_everywhere_after_its_reach_was_said(tagged_library: Path) -> None:
    async with desk_on(tagged_library) as desk:
        await desk.type("gtr")
        await desk.press("ctrl+u")
        await desk.type("ports")
        assert "Nothing" not in desk.shown()
        assert "“claims” becomes “ports”, with 2 tags under it." in " ".join(desk.shown().split())
        await desk.press("enter")
        assert "harbour" in desk.shown()
        assert "claims" not in "".join(lines_of(desk.shown()))
        await desk.type("u")
        assert "claims" in desk.shown()
        await desk.type("ggjMthr")
        assert "the two become one tag" in " ".join(desk.shown().replace("│", " ").split())
        await desk.press("enter")
        assert "denial" not in "".join(lines_of(desk.shown()))
        await desk.type("u")
        await desk.type("ggdd")
        assert "Deletes “claims”." in desk.shown()
        await desk.press("tab")
        assert "Deletes “claims” and 2 tags under it." in desk.shown()
        await desk.press("escape")
        assert "denial" in desk.shown()
        await desk.type("jm")
        await desk.press("enter")
        assert desk.front == "MoveTagDialog"
        await desk.press("down", "enter")
        assert desk.status.startswith("“claims/denial” becomes “denial”")
        with Library.open(tagged_library) as library:
            assert [place.path for place in library.codebook.places() if place.is_tag] == [
                *("claims", "claims/threat", "denial", "ports/harbour"),
            ]


async def test_what_a_tag_is_by_itself(tagged_library: Path) -> None:
    async with desk_on(tagged_library, (80, 24)) as desk:
        await desk.type("gtAports/quay")
        await desk.press("enter")
        await desk.type("ggj,q")
        await desk.type("colive")
        await desk.press("enter")
        await desk.type("jaSoon.")
        await desk.press("ctrl+s")
        assert "Soon." in desk.shown()
        await desk.type("gk")
        with Library.open(tagged_library) as library:
            use = library.codebook.use
            assert use("ports/quay").kept
            assert (use("claims/denial").key, use("claims/denial").colour) == ("q", 8)
            assert (use("claims/threat").description, use("claims/threat").kept) == ("Soon.", True)
        await desk.type("3u")
        assert "Soon." not in desk.shown()
        assert ",q" in desk.shown()


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_columns_that_do_not_fit_are_left_out(tagged_library: Path, size: tuple[int, int]) -> None:
    async with desk_on(tagged_library, size) as desk:
        await desk.type("gtj")
        shown = desk.shown()
        assert max(map(len, shown.splitlines())) <= size[0]
        assert "denial" in shown
        assert "Says that it is not so." in shown
        await desk.type("r")
        assert "Type another name" in desk.shown()
        await desk.type("x")
        assert "becomes" in desk.shown()


async def test_a_tag_is_chosen_by_its_path_or_a_part_of_it(tagged_library: Path) -> None:
    async with desk_on(tagged_library) as desk:
        await desk.type("glt")
        await desk.type("claims/")
        assert "claims/denial" in desk.shown()
        assert "Says that it is not so." in desk.shown()
        assert "New tag" not in desk.shown()
        await desk.press("ctrl+u")
        await desk.type("den")
        shown = desk.shown()
        assert shown.index("claims/denial") < shown.index("New tag den")


async def test_articles_are_tagged_and_noted_as_wholes(tagged_library: Path) -> None:
    async with desk_on(tagged_library) as desk:
        await desk.type("glgg")
        rows = desk.screen.rows
        first = rows.current
        await desk.type("j")
        second = rows.current
        await desk.type("k")
        assert first is not None
        assert second is not None
        await desk.type("tlater/today")
        await desk.press("enter")
        assert "later/today" in desk.shown()
        await desk.type("j.")
        await desk.type("aSee.")
        await desk.press("ctrl+s")
        assert desk.shown().count("later/today") == 2
        assert "note" in desk.shown()
        await desk.press("enter")
        later = f"{passage_bar(desk.app.library.tags.colours()['later/today'])} later/today"
        ports = f"{passage_bar(desk.app.library.tags.colours()['ports/harbour'])} ports/harbour"
        assert later in desk.shown()
        assert later[0] != ports[0], "each tag has its own bar"
        assert "▌ See." in desk.shown()
        await desk.type("Wtports/harbour")
        await desk.press("enter")
        assert f"{later}   {ports}" in desk.shown()
        await desk.type("WTlater")
        await desk.press("enter")
        assert ports in desk.shown()
        await desk.type("KW.")
        assert later not in desk.shown()
        assert "Took “later/today” from the article" in desk.status
        with Library.open(tagged_library) as library:
            assert "later/today" not in library.remarks.of_article(first.id).tags
            assert library.remarks.of_article(second.id).tags == ("ports/harbour",)
            assert library.remarks.of_article(second.id).note == "See."
        await desk.type("2u")
        assert later in desk.shown()


def test_what_is_found_stands_under_what_it_lies_under(tagged_library: Path) -> None:
    with Library.open(tagged_library) as library:
        places = library.codebook.places()
    assert [place.path for place in listed(places, {"claims"}, [])] == ["claims", "ports", "ports/harbour"]
    assert [place.path for place in listed(places, {"claims"}, ["thr"])] == ["claims", "claims/threat"]
    assert listed(places, set(), ["nothing"]) == []


@pytest.mark.parametrize("columns", COLUMNS)
def test_columns_leave_room_for_a_tag(columns: object) -> None:
    assert columns in COLUMNS
    assert [columns_for(width).least for width in (30, 80, 120)] == [0, 60, 100]
