from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tests.tui.desk import desk_on
from tui.themes import WithoutColours

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_without_colours_what_stands_out_is_reversed() -> None:
    line = [
        Segment("words", Style.parse("bold red on default")),
        Segment("chosen", Style.parse("black on white")),
        Segment("plain", None),
    ]
    words, chosen, plain = WithoutColours().apply(line, Color.parse("#000"))
    assert words.style is not None
    assert (words.style.bold, words.style.reverse) == (True, None)
    assert chosen.style is not None
    assert chosen.style.reverse
    for style in (words.style, chosen.style):
        assert style.color is not None
        assert style.bgcolor is not None
        assert style.color.is_default
        assert style.bgcolor.is_default
    assert plain.style is None


async def test_no_colour_reaches_a_terminal_where_none_is_wanted(
    harbour_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk_on(harbour_library) as desk:
        await desk.press("G", "enter")
        await desk.type("Hi")
        lines = desk.app.screen._compositor.render_strips()
        colours = {
            colour
            for line in lines
            for segment in line
            if (style := segment.style)
            for colour in (style.color, style.bgcolor)
        }
        assert all(colour is None or colour.is_default for colour in colours)
        assert any(segment.style and segment.style.reverse for line in lines for segment in line)
        await desk.press("escape")
        desk.screen.choose_theme()
        assert "NO_COLOR is set" in desk.shown()
