from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prose.edit_distance import distance, distances_to_ends, distances_to_starts

WORDS = st.text(st.sampled_from("abc "), max_size=9)


def by_the_book(one: str, other: str) -> int:
    """Fill the matrix cell by cell."""
    row = list(range(len(other) + 1))
    for number, character in enumerate(one, start=1):
        before, row = row, [number]
        for index, second in enumerate(other):
            row.append(min(row[-1] + 1, before[index + 1] + 1, before[index] + (character != second)))
    return row[-1]


@given(WORDS, WORDS)
def test_distance_is_the_least_number_of_edits(one: str, other: str) -> None:
    assert distance(one, other) == by_the_book(one, other)


@given(WORDS, WORDS)
def test_distances_to_ends_are_of_the_best_that_ends_there(pattern: str, text: str) -> None:
    ends = range(len(text) + 1)
    best = [min(by_the_book(pattern, text[start:end]) for start in range(end + 1)) for end in ends]
    assert distances_to_ends(pattern, text) == best


@given(WORDS, WORDS)
def test_distances_to_starts_are_of_the_best_that_begins_there(pattern: str, text: str) -> None:
    starts = range(len(text) + 1)
    best = [
        min(by_the_book(pattern, text[start:end]) for end in range(start, len(text) + 1)) for start in starts
    ]
    assert distances_to_starts(pattern, text) == best


def test_counts_in_long_texts() -> None:
    assert distance("ab" * 500, "ab" * 500 + "c") == 1
    assert distances_to_ends("harbour", "x" * 300 + "habour")[-1] == 1
