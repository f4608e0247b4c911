from __future__ import annotations

import pytest

from store.search_words import match_expression


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("", ""),
        ("harbour", '"harbour"*'),
        ("  the  harb ", '"the"* "harb"*'),
        ("NOT a* (b", '"NOT"* "a*"* "(b"*'),
        ('say "no"', '"say"* """no"""*'),
        ("— ! “ ”", ""),
        ("Čapek’s", '"Čapek’s"*'),
    ],
)
def test_each_word_becomes_a_quoted_beginning(words: str, expression: str) -> None:
    assert match_expression(words) == expression
