from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from prose.entities.entity import Label
from store.tags import COLOURS
from tui.inks import BITS, READABLE, Inks, contrast

MIXABLE_THEMES = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]
ON_TEXT = ["passage", "hit", "current-hit", "selection", "caret"]


def inks_of(theme_name: str, *, colourless: bool = False) -> Inks:
    variables = BUILTIN_THEMES[theme_name].to_color_system().generate()
    foreground, background = Color.parse(variables["foreground"]), Color.parse(variables["background"])
    base = Style(color=foreground.rich_color, bgcolor=background.rich_color)
    return Inks(base, variables, colourless=colourless)


def contrast_of(style: Style) -> float:
    words, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return contrast(words, ground)


@pytest.mark.parametrize(
    ("words", "ground", "ratio"), [("#000", "#fff", 21), ("#777", "#fff", 4.48), ("#fff", "#fff", 1)]
)
def test_contrast_is_that_of_the_guidelines(words: str, ground: str, ratio: float) -> None:
    assert contrast(Color.parse(words), Color.parse(ground)) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("theme", MIXABLE_THEMES)
def test_marked_text_can_be_read_in_every_theme(theme: str) -> None:
    inks = inks_of(theme)
    wanted = min(READABLE, contrast_of(inks.base))
    for over in [0, *(BITS[name] for name in ON_TEXT)]:
        for name, bit in BITS.items():
            for colour in range(COLOURS):
                style = inks.style(bit | over, colour)
                assert contrast_of(style) >= wanted, f"{name} in colour {colour}"


@pytest.mark.parametrize("theme", MIXABLE_THEMES)
def test_passages_of_different_colours_can_be_told_apart(theme: str) -> None:
    inks = inks_of(theme)
    assert len({inks.gutter(colour).color for colour in range(COLOURS)}) == COLOURS
    assert len({inks.style(BITS["passage"], colour).bgcolor for colour in range(4)}) == 4


def shape(style: Style) -> tuple[bool | None, ...]:
    return style.bold, style.italic, style.underline, style.reverse, style.dim


@pytest.mark.parametrize("theme", list(BUILTIN_THEMES))
def test_without_colours_every_layer_still_shows(theme: str) -> None:
    inks = inks_of(theme, colourless=True)
    plain = shape(inks.base)
    shapes = {name: shape(inks.style(bit)) for name, bit in BITS.items()}
    names = set(Label) - {Label.DATE, Label.MONEY}
    for name in [*names, "indirect", "speaker", "cue", *ON_TEXT, "strong", "link", "headline"]:
        assert shapes[name] != plain, name
    assert len({shapes[name] for name in ("person", "organization", "place", "group")}) == 4
    assert len({shapes[name] for name in ("direct", "indirect", "speaker", "cue")} | {plain}) == 5
    assert shapes["hit"] != shapes["current-hit"]


@pytest.mark.parametrize("theme", list(BUILTIN_THEMES))
def test_own_words_reported_words_and_what_reports_them_differ_by_their_shapes(theme: str) -> None:
    inks = inks_of(theme)
    # Own words stand between bold marks.
    shapes = [shape(inks.style(BITS[name])) for name in ("indirect", "quotation-mark", "cue")]
    assert len(set(shapes)) == 3


def test_italics_within_italics_are_upright() -> None:
    inks = inks_of("textual-dark")
    assert inks.style(BITS["direct"]).italic
    assert inks.style(BITS["place"]).italic
    assert not inks.style(BITS["direct"] | BITS["place"]).italic


def test_the_caret_shows_on_what_is_reversed_itself() -> None:
    inks = inks_of("ansi-dark")
    assert inks.style(BITS["selection"]).reverse
    assert not inks.style(BITS["selection"] | BITS["caret"]).reverse
    assert inks.style(BITS["caret"]).reverse
