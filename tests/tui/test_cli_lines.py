from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli.lines import cells, fit, fit_end, wrap


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("harbour", 7), ("港口", 4), ("cafe\u0301", 4), ("a\u200db", 2), ("“yes”", 5)],
)
def test_cells_are_those_of_a_terminal(text: str, count: int) -> None:
    assert cells(text) == count


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        ("one two three", 7, ["one two", "three"]),
        ("one  two\tthree", 100, ["one two three"]),
        ("see https://example.org/a/long/path now", 10, ["see", "https://example.org/a/long/path", "now"]),
        ("港口 港口", 8, ["港口", "港口"]),
        ("港口 港口", 9, ["港口 港口"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_wrap_indents_every_line_within_the_width() -> None:
    assert wrap("one two three", 7, "> ") == ["> one", "> two", "> three"]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))), st.integers(1, 40))
def test_wrap_keeps_every_word_in_order(text: str, width: int) -> None:
    assert " ".join(wrap(text, width)).split() == text.split()


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 5, "abcd…"),
        ("港口港口", 4, "港… "),
        ("港口", 4, "港口"),
        ("abc", 3, "abc"),
    ],
)
def test_fit(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))), st.integers(1, 40))
def test_fit_is_always_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert cells(fit(text, width)) == width


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("abc", 5, "  abc"),
        ("abcdef", 5, "…cdef"),
        ("港口港口", 4, " …口"),
        ("港口", 4, "港口"),
        ("cafe\u0301", 3, "…fe\u0301"),
        ("abc", 3, "abc"),
    ],
)
def test_fit_end(text: str, width: int, fitted: str) -> None:
    assert fit_end(text, width) == fitted


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))), st.integers(1, 40))
def test_fit_end_takes_exactly_the_width(text: str, width: int) -> None:
    assert cells(fit_end(text, width)) == width
