from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.entities.tokens import MAX_SEGMENT_TOKENS, joined_acronyms, segment, tokenize, tokens_within
from prose.spans import Span

NEWS_CHARACTERS = "aB1 .,:!?…\"”’'()-\n\té́漢क्"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.N. met.", "The|U.N.|met|."),
        ("It cost $6,000.50 at 10:30.", "It|cost|$|6,000.50|at|10:30|."),
        ("pro-Tarnel", "pro|-|Tarnel"),
        ("Marlow's and Marlow’s", "Marlow|'s|and|Marlow|’s"),
        ("the Marlows' house", "the|Marlows|'|house"),
        ("Jose\u0301 Marlow", "Jose\u0301|Marlow"),
        ("ISIS-K2", "ISIS|-|K|2"),
        ("the U . N . met X . Then", "the|U . N|.|met|X|.|Then"),
        ("", ""),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert "|".join(token.of(text) for token in tokenize(text).spans) == expected


def test_the_word_of_a_parted_acronym_is_the_acronym() -> None:
    text = "the U . N . met"
    assert joined_acronyms(tokenize(text).words) == ["the", "U.N.", ".", "met"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ends. Two ends.", ["One ends.", "Two ends."]),
        ("“One ends.” Two ends.", ["“One ends.”", "Two ends."]),
        ("Mr. Marlow met Gen. Varga. They agreed.", ["Mr. Marlow met Gen. Varga.", "They agreed."]),
        ("J. Weld sued. No. 5 won.", ["J. Weld sued.", "No. 5 won."]),
        ("The U.N. Security Council met.", ["The U.N. Security Council met."]),
        ("The U . N . Council met .", ["The U . N . Council met ."]),
        ("DUNVEGAR —\nThe bridge", ["DUNVEGAR —", "The bridge"]),
        ("It rose 3.5 points. 40 fell.", ["It rose 3.5 points.", "40 fell."]),
        ("e.g. this one", ["e.g. this one"]),
    ],
)
def test_segments(text: str, expected: list[str]) -> None:
    tokens = tokenize(text).spans
    found = [text[tokens[part.start].start : tokens[part.stop - 1].end] for part in segment(text, tokens)]
    assert found == expected


@given(st.text(st.sampled_from(NEWS_CHARACTERS)) | st.text())
def test_tokens_cover_everything_but_space(text: str) -> None:
    tokens = tokenize(text).spans
    covered = [position for token in tokens for position in range(*token) if text[position] != " "]
    assert covered == [position for position, character in enumerate(text) if not character.isspace()]


@given(st.text(st.sampled_from(NEWS_CHARACTERS)) | st.text())
def test_segments_cover_all_tokens(text: str) -> None:
    tokens = tokenize(text).spans
    segments = segment(text, tokens)
    assert [index for part in segments for index in part] == list(range(len(tokens)))
    assert all(len(part) > 0 for part in segments)


def test_segments_are_never_too_long() -> None:
    text = "word " * 1000
    assert max(map(len, segment(text, tokenize(text).spans))) == MAX_SEGMENT_TOKENS


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 3, "Ada"), (4, 10, "Marlow"), (2, 6, "Ada|Marlow"), (3, 4, ""), (10, 11, "."), (11, 11, "")],
)
def test_tokens_within_a_span_are_those_that_it_touches(start: int, end: int, expected: str) -> None:
    text = "Ada Marlow."
    tokens = tokenize(text).spans
    within = tokens[tokens_within(tokens, Span(start, end))]
    assert "|".join(token.of(text) for token in within) == expected
