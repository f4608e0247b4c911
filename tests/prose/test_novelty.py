from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.novelty import Read

READ = (
    "Three ships left the strait on Monday, the port authority said. "
    "It was the first convoy in eleven days.\n"
    "The minister promised that the harbour would stay open, and thanked the crews.\n"
    "Ida Brandt, who speaks for the crews, asked for more pilots."
)


def new(text: str, *read: str) -> list[str]:
    return [span.of(text) for span in Read(read or (READ,)).new_in(text)]


def test_what_was_read_is_not_new() -> None:
    assert new(READ) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The port authority said three ships had left the strait on Monday.",
        "On Monday, 3 ships left the strait.",
        "The convoy was the first in eleven days, and the harbour authority thanked nobody.",
        "“More pilots,” asked Brandt.",
        "She said so.",
    ],
)
def test_the_same_in_other_words_is_not_new(sentence: str) -> None:
    assert new(sentence) == [], sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Four ships left the strait on Monday, the port authority said.",
        "Three ships left the strait on Monday, said Omar Leclerc of the port authority.",
        "Insurers have raised what a passage costs.",
        "The minister promised that the harbour would close before winter comes to the coast.",
    ],
)
def test_a_new_figure_a_new_name_and_new_words_are(sentence: str) -> None:
    assert new(f"{READ} {sentence}") == [sentence]


def test_two_sentences_in_a_row_can_say_it() -> None:
    assert new("The first convoy in eleven days, three ships, left on Monday.") == []


def test_the_end_of_one_text_does_not_go_on_in_the_next() -> None:
    split = "Grain prices and freight rates fell in every market."
    assert new(split, "Grain prices rose.", "Every market fell silent in spring.") == [split]


def test_nothing_is_new_to_whom_has_read_nothing() -> None:
    assert new(READ, "") == []


@given(st.text(), st.text())
def test_what_is_new_stands_in_the_text_in_order(read: str, text: str) -> None:
    spans = Read([read]).new_in(text)
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert Read([text]).new_in(text) == []
