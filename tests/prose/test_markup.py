from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prose.markup import text_of_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>bold</b>\n  word.</p><p>Two.</p>", "One bold word.\nTwo."),
        ("One<br/>two<hr>three", "One\ntwo\nthree"),
        ("3 &lt; 4 &amp; 5 > 2 < 9", "3 < 4 & 5 > 2 < 9"),
        ("<a href='x>y' title=\"<b>\">link</a>", "link"),
        ("<script>if (a < b) { '<p>no</p>' }</script>Yes", "Yes"),
        ("<style>p { x }</style ><p>Yes", "Yes"),
        ("<script>never closed", ""),
        ("a<!-- <p>no</p> -->b<!-- never closed", "ab"),
        ("<!DOCTYPE html><?xml?>Yes", "Yes"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n2"),
        ("", ""),
    ],
)
def test_text_between_tags(markup: str, text: str) -> None:
    assert text_of_markup(markup) == text


@given(st.text(st.sampled_from("<>/!-?abp\"'= \n&;")))
def test_no_empty_lines_and_no_more_text_than_there_was(markup: str) -> None:
    lines = text_of_markup(markup).splitlines()
    assert all(line.strip() == line != "" for line in lines)
    assert sum(map(len, lines)) <= len(markup)


@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a "', "<a '\"", "<!--", "<script>", "</script ", "<p>", "<a b=", "&", "<?"]
)
def test_time_is_linear_in_broken_markup(unit: str) -> None:
    started = time.perf_counter()
    text_of_markup(unit * (200_000 // len(unit)))
    assert time.perf_counter() - started < 5
