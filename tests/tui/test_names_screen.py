"""The names of the library, through the keys of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.corrections import CorrectionKind
from prose.entities.entity import Entity, Label
from prose.marks import Marks
from prose.spans import Span
from store.corrections.changes import Change
from store.library import Library
from tests.store.making import add_article
from tests.tui.desk import desk_on
from tests.tui.names import add_stories, make_library
from tui.widgets.name_list import COLUMNS, Columns, columns_for

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def named_library(tmp_path: Path) -> Path:
    """Two stories with the names that are marked in them."""
    return make_library(tmp_path / "library.db")


def line_with(shown: str, words: str) -> str:
    return next(line for line in shown.splitlines() if words in line)


async def test_names_stand_with_kind_and_numbers_in_columns(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await desk.type("gn")
        assert desk.front == "NamesScreen"
        lines = desk.shown().splitlines()
        assert lines[0].split()[:3] == ["Names", "All", "8"]
        assert "People 2" in lines[0]
        heads = line_with(desk.shown(), "Mentions")
        brandt = line_with(desk.shown(), "Ida Brandt")
        assert brandt.split()[-6:] == ["person", "4", "2", "12", "Dec", "2024"]
        assert brandt.index("person") == heads.index("Kind")
        assert brandt.index(" 4 ") + 2 == heads.index("Mentions") + len("Mentions")


async def test_the_most_mentioned_name_comes_first(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await desk.type("gn")
        assert desk.screen.rows.current is not None
        assert desk.screen.rows.current.text == "Ida Brandt"
        assert desk.status == "1 of 8"


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (200, 50)])
async def test_columns_that_do_not_fit_are_left_out(named_library: Path, size: tuple[int, int]) -> None:
    async with desk_on(named_library, size) as desk:
        await desk.type("gn")
        line = line_with(desk.shown(), "Ida Brandt")
        assert len(line) <= size[0]
        assert " 4" in line
        assert ("person" in line) is (columns_for(size[0]).label > 0)


@pytest.mark.parametrize("columns", COLUMNS)
def test_columns_leave_room_for_a_name(columns: Columns) -> None:
    width = max(columns.least, 40)
    assert columns_for(width) is columns
    assert columns.room(width) >= 20


async def test_a_name_is_found_as_one_types(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await desk.type("gnFguild")
        assert "Pilots’ Guild" in desk.shown()
        assert "Ida Brandt" not in desk.shown()
        assert "Found 1" in desk.shown()
        await desk.press("enter")
        await desk.press("escape")
        assert "Ida Brandt" in desk.shown()
        await desk.type("/zeppelin")
        assert "No name has that." in desk.shown()


async def test_one_kind_after_the_other_is_shown_and_then_all_again(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await desk.type("gn#")
        assert "Filter is:person" in desk.shown()
        assert "Tomas Okafor" in desk.shown()
        assert "Karvik" not in desk.shown()
        assert desk.status.startswith("People only")
        await desk.type("#")
        assert "is:organisation" in desk.shown()
        # Only kinds that there are: no facilities, products or other names.
        await desk.type("##")
        assert "is:group" in desk.shown()
        await desk.type("#")
        assert "All 8" in desk.shown()


async def test_a_kind_is_kept_beside_the_words(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await desk.type("gnFar")
        await desk.press("enter")
        await desk.type("#")
        assert "Filter is:person ar" in desk.shown()


async def test_a_name_opens_its_page_and_escape_comes_back(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await desk.type("gnjj")
        row = desk.screen.rows.current
        await desk.press("enter")
        assert desk.front == "NamePage"
        await desk.press("escape")
        assert desk.front == "NamesScreen"
        assert desk.screen.rows.current == row
        await desk.press("escape")
        assert desk.front == "LibraryScreen"


async def test_names_are_reached_from_everywhere_and_once(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await desk.press("enter")
        await desk.type("gngpgn")
        assert desk.front == "NamesScreen"
        await desk.press("enter")
        await desk.type("gn")
        assert desk.front == "NamesScreen"
        screens = [type(screen).__name__ for screen in desk.app.screen_stack]
        assert screens.count("NamesScreen") == 1


async def test_a_person_of_one_word_may_be_several_people(named_library: Path) -> None:
    with Library.open(named_library) as library:
        article = add_article(library, "Haqqani said no.")
        library.marks.replace(article, Marks((Entity(Span(0, 7), Label.PERSON),)), "by hand")
        library.settle()
    async with desk_on(named_library) as desk:
        await desk.type("gnFhaq")
        await desk.press("enter")
        assert "Haqqani  may be several" in desk.shown()
        assert desk.status == "1 of 1   one word: may be several people"


async def test_what_the_reader_corrected_has_a_sign(named_library: Path) -> None:
    with Library.open(named_library) as library:
        [guild] = library.names.find("Pilots’ Guild")
        library.corrections.make(Change(CorrectionKind.RENAME, guild.id, text="Guild of Pilots"))
    async with desk_on(named_library) as desk:
        await desk.type("gnFguild")
        await desk.press("enter")
        assert "✎ Guild of Pilots" in desk.shown()
        assert desk.status == "1 of 1   ✎ corrected by you"


async def test_what_another_program_adds_shows_up_and_the_focus_stays(named_library: Path) -> None:
    async with desk_on(named_library) as desk:
        await desk.type("gnG")
        row = desk.screen.rows.current
        with Library.open(named_library) as other:
            add_stories(other, 2)
        desk.app._look_for_changes()
        await desk.settle()
        current = desk.screen.rows.current
        assert row is not None
        assert current is not None
        assert (current.id, current.mentions) == (row.id, 2 * row.mentions)


async def test_without_names_it_says_where_they_come_from(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    async with desk_on(path) as desk:
        await desk.type("gn")
        assert "There are no names yet." in desk.shown()
        await desk.type("#c")
        await desk.press("enter", "j", "u")
        assert desk.front == "NamesScreen"


async def test_many_names_are_walked_through(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        words = [f"Ab{chr(97 + n // 26)}{chr(97 + n % 26)} Cd" for n in range(400)]
        text = ", ".join(words) + "."
        article = add_article(library, text)
        starts = range(0, len(text) - 1, len(words[0]) + 2)
        entities = tuple(Entity(Span(start, start + len(words[0])), Label.PERSON) for start in starts)
        library.marks.replace(article, Marks(entities), "by hand")
        library.settle()
    async with desk_on(path, (80, 24)) as desk:
        await desk.type("gnG")
        assert desk.status == "400 of 400"
        assert words[-1] in desk.shown()
        await desk.type("gg300j")
        assert desk.status == "301 of 400"
