from __future__ import annotations

import pytest
from textual.color import Color

from tui.colour_vision import contrast, difference, readable

WHITE, BLACK, GREY = Color.parse("#fff"), Color.parse("#000"), Color.parse("#808080")


@pytest.mark.parametrize(
    ("words", "ground", "ratio"), [("#000", "#fff", 21), ("#777", "#fff", 4.48), ("#fff", "#fff", 1)]
)
def test_contrast_is_that_of_the_guidelines(words: str, ground: str, ratio: float) -> None:
    assert contrast(Color.parse(words), Color.parse(ground)) == pytest.approx(ratio, abs=0.01)


def test_words_are_moved_towards_plain_ones_until_they_can_be_read() -> None:
    assert readable(BLACK, WHITE, plain=BLACK) is BLACK
    moved = readable(Color.parse("#ffd0d0"), WHITE, plain=BLACK)
    assert contrast(moved, WHITE) >= 4.5
    assert moved.r > moved.g, "it is still a red"
    assert readable(GREY, GREY, plain=GREY) in (WHITE, BLACK)


def test_a_difference_is_what_the_colour_blind_see_of_it() -> None:
    red, green, blue = Color.parse("#c03030"), Color.parse("#5d6a00"), Color.parse("#3030c0")
    assert difference(BLACK, WHITE) == pytest.approx(100, abs=0.5)
    assert difference(red, red) == 0
    assert difference(red, green) < 25 < difference(red, blue)
