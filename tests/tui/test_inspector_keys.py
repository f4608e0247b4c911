"""The inspector, through the keys of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.desk import desk_on, open_seed_story

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_inspector_is_gone_through_section_by_section(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        await desk.press("i")
        inspector, stops = desk.article.inspector, []
        for _ in range(20):
            assert inspector.current is not None
            stops.append(inspector.current.text)
            await desk.type("}")
        assert stops[0].endswith("only probably") or stops[0] == "Khalil-Ur-Rahman Haqqani"
        assert "Usman Iqbal Jadoon" in stops
        assert inspector.cursor == len(inspector._rows or ()) - 1
        await desk.type("{{")
        await desk.type("9{")
        assert inspector.current is not None
        assert inspector.current.text == stops[0]


async def test_a_tag_leaves_what_was_counted_as_it_is(sample_library: Path) -> None:
    async with desk_on(sample_library) as desk:
        await open_seed_story(desk)
        marks = desk.article.inspector._marks
        await desk.press("H", "u")
        assert desk.article.inspector._marks is marks


async def test_the_inspector_corrects_and_opens_names(named: Path) -> None:
    async with desk_on(named) as desk:
        await desk.press("enter")
        await desk.type("i")
        await desk.type("jj")
        row = desk.article.inspector.current
        assert row is not None
        assert row.text == "Repartition"
        await desk.burst("c", "g", "enter")
        row = desk.article.inspector.current
        assert row is not None
        assert row.text == "Repartition"
        assert "✎ 2" in desk.shown()
        await desk.type("o")
        assert desk.front == "NamePage"


async def test_the_inspector_stays_on_the_name_that_another_became_a_part_of(named: Path) -> None:
    async with desk_on(named) as desk:
        await desk.press("enter")
        await desk.type("ijj")
        await desk.burst("c", "s", *"john", "enter")
        row = desk.article.inspector.current
        assert row is not None
        assert (row.text, row.count) == ("John Smith", 3)
