"""The reader's corrections, through the keys of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.corrections import CorrectionKind
from prose.entities.entity import Label
from store.corrections.changes import Change
from store.library import Library
from tests.tui.desk import desk_on
from tests.tui.names import make_library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def corrected_library(tmp_path: Path) -> Path:
    """Two stories, in whose names four things were corrected."""
    path = make_library(tmp_path / "library.db")
    with Library.open(path) as library:

        def named(text: str) -> int:
            [name] = library.names.find(text)
            return name.id

        for change in (
            Change(CorrectionKind.NOT_A_NAME, named("Repartition")),
            Change(CorrectionKind.LABEL, named("Karvik Marine"), label=Label.PRODUCT),
            Change(CorrectionKind.SAME, named("Tomas Okafor"), other_id=named("Ida Brandt")),
            Change(CorrectionKind.NOT_A_NAME, named("Danes"), only_in=1),
        ):
            library.corrections.make(change)
    return path


def kept(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [row.correction.words for row in library.corrections.first_page()]


async def test_corrections_stand_in_sentences_the_newest_first(corrected_library: Path) -> None:
    async with desk_on(corrected_library, (80, 24)) as desk:
        await desk.type("gc")
        assert desk.front == "CorrectionsScreen"
        lines = [line.strip(" ▐") for line in desk.shown().splitlines()]
        assert lines[0] == "Corrections   All 4"
        assert lines[2:14:3] == [
            "“Danes” is not a name",
            "“Tomas Okafor” is the same as “Ida Brandt”",
            "“Karvik Marine” is a product",
            "“Repartition” is not a name",
        ]
        assert lines[3] == "today · only in Mayor opens the harbour"
        assert lines[6] == "today · everywhere"
        assert desk.status == "1 of 4"


async def test_a_correction_is_taken_back_and_that_is_undone(corrected_library: Path) -> None:
    async with desk_on(corrected_library) as desk:
        await desk.type("gcGdd")
        assert desk.status == "Taken back: “Repartition” is not a name · u undoes"
        assert kept(corrected_library) == ["Danes", "Tomas Okafor", "Karvik Marine"]
        await desk.type("gn")
        assert "Repartition" in desk.shown()
        await desk.press("escape", "u")
        assert kept(corrected_library)[-1] == "Repartition"
        assert "“Repartition” is not a name" in desk.shown()


async def test_a_correction_leads_to_the_page_of_its_name(corrected_library: Path) -> None:
    async with desk_on(corrected_library) as desk:
        await desk.type("gcj")
        await desk.press("enter")
        assert desk.front == "NamePage"
        assert "Ida Brandt" in desk.shown().splitlines()[0]
        await desk.press("escape")
        assert desk.front == "CorrectionsScreen"
        assert desk.screen.rows.cursor == 1
        await desk.type("G")
        await desk.press("enter")
        assert desk.front == "CorrectionsScreen"
        assert desk.status == "“Repartition” is not a name now, so it has no page · dd takes this back"


async def test_without_corrections_it_says_how_to_make_one(tmp_path: Path) -> None:
    async with desk_on(make_library(tmp_path / "library.db")) as desk:
        await desk.type("gc")
        assert "You have corrected nothing yet." in desk.shown()
        await desk.type("ddc")
        await desk.press("enter")
        assert desk.front == "CorrectionsScreen"
        await desk.press("escape")
        assert desk.front == "LibraryScreen"
