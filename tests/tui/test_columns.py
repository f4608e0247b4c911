from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tests.tui.desk import desk_on
from tui.columns import fit, fit_end, fit_right, fit_start, inks_of, strip_of, wrap

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "M", "Z")) | st.just(" "))


@given(WORDS, st.integers(1, 40))
def test_a_column_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert cell_len(fit_right(text, width)) == width
    assert cell_len(fit_start(text, width)) == width
    assert cell_len(fit_end(text, width)) == width


def test_what_stands_before_and_after_a_word_is_cut_between_words() -> None:
    before, after = "the largest listed organisation in the ", " was founded in the mountains"
    assert fit_end(before, 24) == "    organisation in the "
    assert fit_end(before, 40) == " the largest listed organisation in the "
    assert fit_start(after, 18) == " was founded in   "
    assert fit_start(after, 15) == " was founded in"
    assert fit_end("abcdef", 3) == "def"
    assert fit_start("abcdef", 3) == "abc"
    assert fit_end("東京の海", 5) == " の海"
    assert fit_start("東京の海", 5) == "東京 "
    assert fit_end("e\u0301e\u0301", 1) == "e\u0301"
    assert fit_end("a Donaudampfschifffahrt ", 9) == "schifffahrt "[-9:]
    assert fit_start(" Donaudampfschifffahrt a", 9) == " Donaudam"
    assert fit_end("", 3) == fit_start("", 3) == "   "


def test_what_is_cut_ends_with_an_ellipsis() -> None:
    assert fit("Grain ships leave the strait", 12) == "Grain ships…"
    assert fit("Grain", 12) == "Grain       "
    assert fit_right("7", 3) == "  7"


@given(WORDS, st.integers(2, 30), st.integers(1, 4))
def test_wrapped_lines_are_neither_too_many_nor_too_long(text: str, width: int, lines: int) -> None:
    wrapped = wrap(text, width, lines)
    assert len(wrapped) <= lines
    assert all(cell_len(line) <= width for line in wrapped)


def test_wrapping_breaks_between_words_and_says_that_there_is_more() -> None:
    assert wrap("the grain ships leave the strait after eleven days", 16, 2) == [
        "the grain ships",
        "leave the strai…",
    ]
    assert wrap("the grain ships", 16, 2) == ["the grain ships"]


@given(st.lists(WORDS, max_size=5), st.integers(1, 60))
def test_a_strip_has_exactly_its_width(parts: list[str], width: int) -> None:
    strip = strip_of([(part, Style()) for part in parts], width, Style())
    assert strip.cell_length == width
    assert cell_len(strip.text) == width


async def test_quiet_words_step_back_from_the_others(harbour_library: Path) -> None:
    async with desk_on(harbour_library) as desk:
        loud, quiet = inks_of(desk.screen.rows, "article-list--unread", "row-list--quiet")
        assert loud.color is not None
        assert quiet.color is not None
        assert loud.color.triplet is not None
        assert quiet.color.triplet is not None
        assert quiet.color.triplet < loud.color.triplet
