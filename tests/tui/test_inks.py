from __future__ import annotations

from itertools import combinations

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from prose.entities.entity import Label
from store.tags import colours
from store.tags.colours import COLOURS
from tui.colour_vision import READABLE, contrast, difference
from tui.inks import BITS, NONE, Inks
from tui.passage_bars import passage_bar
from tui.passage_colours import passage_colour

MIXABLE_THEMES = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]
JUST_SEEN = 5
"""A difference that is seen side by side; two is the least that is."""
GRAPHICAL = 3
"""The least contrast of what is no text (WCAG 2.1, 1.4.11)."""
ON_TEXT = ["passage", "hit", "current-hit", "selection", "caret"]


def inks_of(theme_name: str, *, colourless: bool = False) -> Inks:
    variables = BUILTIN_THEMES[theme_name].to_color_system().generate()
    foreground, background = Color.parse(variables["foreground"]), Color.parse(variables["background"])
    base = Style(color=foreground.rich_color, bgcolor=background.rich_color)
    return Inks(base, variables, colourless=colourless)


def contrast_of(style: Style) -> float:
    words, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return contrast(words, ground)


@pytest.mark.parametrize("theme", MIXABLE_THEMES)
def test_marked_text_can_be_read_in_every_theme(theme: str) -> None:
    inks = inks_of(theme)
    wanted = min(READABLE, contrast_of(inks.base))
    for over in [0, *(BITS[name] for name in ON_TEXT)]:
        for name, bit in BITS.items():
            for colour in range(COLOURS):
                for under in (NONE, colour, (colour + 1) % COLOURS) if over == BITS["passage"] else (NONE,):
                    style = inks.style(bit | over, colour, under)
                    assert contrast_of(style) >= wanted, f"{name} in colour {colour} on {under}"


def words(inks: Inks, name: str) -> Color:
    return Color.from_rich_color(inks.style(BITS[name]).color)


def ground(inks: Inks, name: str, colour: int = NONE, under: int = NONE) -> Color:
    return Color.from_rich_color(inks.style(BITS[name], colour, under).bgcolor)


@pytest.mark.parametrize("theme", MIXABLE_THEMES)
def test_the_colour_blind_tell_marks_of_one_shape_apart(theme: str) -> None:
    inks = inks_of(theme)
    plain = Color.from_rich_color(inks.base.color)
    for one, other in [("person", "organization"), ("place", "group")]:
        assert difference(words(inks, one), words(inks, other)) >= 8
        for name in (one, other):
            assert difference(words(inks, name), plain) >= JUST_SEEN
            assert difference(words(inks, name), words(inks, "indirect")) >= JUST_SEEN
    assert difference(words(inks, "direct"), words(inks, "indirect")) >= JUST_SEEN


@pytest.mark.parametrize("theme", MIXABLE_THEMES)
def test_the_colour_blind_tell_grounds_apart(theme: str) -> None:
    inks = inks_of(theme)
    page = Color.from_rich_color(inks.base.bgcolor)
    passages = [ground(inks, "passage", colour) for colour in range(COLOURS)]
    for one, other in combinations(
        [page, *(ground(inks, name) for name in ("hit", "current-hit", "selection"))], 2
    ):
        assert difference(one, other) >= 7
    for colour, passage in enumerate(passages):
        assert difference(passage, page) >= 9
        assert difference(passage, ground(inks, "selection")) >= JUST_SEEN
        assert difference(passage, ground(inks, "passage", colour, colour)) >= JUST_SEEN
    for one, other in combinations(passages[:4], 2):
        assert difference(one, other) >= 4.5


@pytest.mark.parametrize("theme", MIXABLE_THEMES)
def test_the_colour_blind_tell_bars_of_one_shape_apart(theme: str) -> None:
    inks = inks_of(theme)
    page = Color.from_rich_color(inks.base.bgcolor)
    bars = [Color.from_rich_color(inks.gutter(colour).color) for colour in range(COLOURS)]
    assert min(contrast(bar, page) for bar in bars) >= GRAPHICAL
    for (one, bar), (other, other_bar) in combinations(enumerate(bars), 2):
        assert difference(bar, other_bar) >= (12 if passage_bar(one) == passage_bar(other) else 6)


def test_the_first_tags_have_bars_of_different_shapes() -> None:
    assert len({passage_bar(colour) for colour in range(4)}) == 4


def test_tags_are_given_colours_by_how_different_they_look() -> None:
    for one, other in combinations(range(COLOURS), 2):
        measured = min(
            difference(passage_colour(one, dark=dark), passage_colour(other, dark=dark))
            for dark in (True, False)
        )
        assert colours.difference(one, other) == colours.difference(other, one) == int(measured)


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
    kinds = ("person", "organization", "place", "group", "other")
    assert len({shapes[name] for name in kinds}) == len(kinds)
    speaking = {shape(inks.style(BITS[name] | BITS["speaker"])) for name in ("person", "organization")}
    assert not speaking & {shapes[name] for name in kinds}, "who speaks is of the same kind as before"
    assert len({shapes[name] for name in ("direct", "indirect", "speaker", "cue")} | {plain}) == 5
    grounds = ("passage", "hit", "current-hit", "selection", "caret")
    assert len({shapes[name] for name in grounds} - {plain}) >= len(grounds) - 1
    assert shapes["selection"] not in (shapes["hit"], shapes["current-hit"], shapes["passage"])
    assert shape(inks.style(BITS["passage"], 0, 1)) != shapes["passage"], "two passages over each other"


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
    on_selection = inks.style(BITS["selection"] | BITS["caret"])
    assert not on_selection.reverse
    assert on_selection.underline
    assert inks.style(BITS["caret"]).reverse
