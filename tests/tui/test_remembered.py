from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.desk import desk_on
from tui.layers import Layer
from tui.places import remembered_path
from tui.remembered import LIBRARIES, MEASURE, Remembered, Setup
from tui.screens.library import LibraryScreen
from tui.themes import starting_theme

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("textual-dark", "nord", "ansi-dark")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "desk.json"


def test_a_setup_is_found_again(path: Path) -> None:
    remembered = Remembered(path)
    assert remembered.setup == Setup()
    remembered.change(lambda setup: setup._replace(hidden=frozenset({Layer.QUOTES}), full_width=True))
    remembered.change(lambda setup: setup.with_theme("truecolor", "nord").with_place("/news.db", 7))
    remembered.change(lambda setup: setup.with_folded("tags /news.db", frozenset({"claims", "ports"})))
    remembered.change(lambda setup: setup.with_folded("feeds /news.db", frozenset()))
    assert Remembered(path).setup == remembered.setup
    assert remembered.setup.themes == {"truecolor": "nord"}
    assert [entry.name for entry in path.parent.iterdir()] == ["desk.json"]


def test_two_desks_keep_what_each_of_them_changed(path: Path) -> None:
    one, other = Remembered(path), Remembered(path)
    one.change(lambda setup: setup.with_theme("truecolor", "nord"))
    other.change(lambda setup: setup.with_theme("256", "dracula")._replace(measure=60))
    setup = Remembered(path).setup
    assert setup.themes == {"truecolor": "nord", "256": "dracula"}
    assert setup.measure == 60
    assert one.setup.measure == MEASURE, "what another desk does changes nothing on this one"


@pytest.mark.parametrize(
    "content", ["", "{", "[1]", "null", '"words"', "[" * 100_000, '{"measure": 1e999}', "\0"]
)
def test_a_broken_file_costs_only_itself(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    remembered = Remembered(path)
    assert remembered.setup == Setup()
    remembered.change(lambda setup: setup._replace(measure=60))
    assert Remembered(path).setup.measure == 60


def test_a_value_that_is_not_understood_is_left_out_by_itself(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        '{"themes": {"truecolor": "nord", "256": 7}, "places": {"/news.db": "top", "/other.db": 3}, "hidden":'
        ' ["quotes", "hits", {}], "measure": true, "full_width": 1, "inspector_width": 4, "colour": "red", '
        '"folded": {"a": ["x", 3], "b": "x", "c": {"x": 1}}}'
    )
    assert Remembered(path).setup == Setup(
        themes={"truecolor": "nord"},
        places={"/other.db": 3},
        hidden=frozenset({Layer.QUOTES}),
        folded={"a": frozenset({"x"})},
    )


def test_what_cannot_be_kept_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder would be")
    remembered = Remembered(tmp_path / "state" / "desk.json")
    remembered.change(lambda setup: setup._replace(measure=60))
    assert remembered.setup.measure == 60


def test_only_the_places_of_the_last_libraries_are_kept() -> None:
    setup = Setup()
    for number in range(LIBRARIES + 5):
        setup = setup.with_place(f"/{number}.db", number)
    setup = setup.with_place("/7.db", 70)
    assert len(setup.places) == LIBRARIES
    assert list(setup.places)[-1] == "/7.db"
    assert "/4.db" not in setup.places


def test_a_file_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSREAD_STATE", str(tmp_path / "mine.json"))
    assert remembered_path() == tmp_path / "mine.json"
    monkeypatch.setenv("NEWSREAD_STATE", "")
    assert remembered_path().name == "desk.json"


@pytest.mark.parametrize(
    ("colours", "chosen", "no_colour", "named", "theme"),
    [
        ("truecolor", {}, False, "", None),
        ("truecolor", {"truecolor": "nord"}, False, "", "nord"),
        ("truecolor", {"truecolor": "a theme that is gone"}, False, "", None),
        ("truecolor", {"truecolor": "nord"}, False, "dracula", None),
        ("truecolor", {"truecolor": "nord"}, True, "", "ansi-dark"),
        ("standard", {"truecolor": "nord"}, False, "", "ansi-dark"),
        ("standard", {"standard": "nord"}, False, "", "nord"),
    ],
)
def test_the_theme_at_the_start(
    monkeypatch: pytest.MonkeyPatch,
    colours: str,
    chosen: dict[str, str],
    no_colour: bool,
    named: str,
    theme: str | None,
) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", named)
    assert starting_theme(colours, THEMES, chosen=chosen, no_colour=no_colour) == theme


async def test_the_desk_is_found_as_it_was_left(
    harbour_library: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on(harbour_library, (130, 30), remembered=Remembered(path)) as desk:
        desk.app.theme = "nord"
        await desk.press("j")
        left = desk.screen.rows.cursor
        await desk.type("/the")
        await desk.press("enter", "S", "n", "escape")
        await desk.press("enter")
        await desk.type("zez<z<")
        await desk.type("iz>i")
        await desk.type("}2w")
        caret = desk.view.caret
        await desk.press("q")
    # The list begins with less than the row it was left at, as one of thousands does.
    monkeypatch.setattr(LibraryScreen, "first_page", lambda screen: screen.fetch([3]))
    async with desk_on(harbour_library, (130, 30), remembered=Remembered(path)) as desk:
        assert desk.app.theme == "nord"
        assert desk.screen.rows.cursor == left == 1
        await desk.press("enter")
        assert desk.view.caret == caret > 0
        await desk.press("escape")
        await desk.type("/the")
        await desk.press("enter")
        assert "newest first" in desk.status
        await desk.press("escape", "G", "enter")
        view = desk.view
        assert [view.layer_visible(layer) for layer in (Layer.ENTITIES, Layer.QUOTES)] == [False, True]
        assert view.measure == MEASURE - 10
        assert not desk.article.inspector.display
        await desk.press("i")
        assert desk.article.inspector.size.width == 42 - 1, "its border takes a cell"
        await desk.press("escape", "Z")
        await desk.type("*rH")
        await desk.press("g", "g")
        assert "★ starred · read · 1 passage" in desk.shown()
        await desk.press("q")
    assert Remembered(path).setup.full_width
