"""What stands between quotation marks."""

from __future__ import annotations

import pytest

from prose.quotes.quotation_marks import QuotedSegment, lines_with_text, quoted_segments
from prose.spans import Span


def segments_of(text: str) -> list[QuotedSegment]:
    return quoted_segments(text, lines_with_text(text))


def insides(text: str) -> list[str]:
    return [segment.inside.of(text) for segment in segments_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” she said. “Now.”", ["Go,", "Now."]),
        ('"Go," she said. "Now."', ["Go,", "Now."]),
        ("''Go,'' she said. ''Now.''", ["Go,", "Now."]),
        ("``Go,'' she said.", ["Go,"]),
        ("‘‘Go,’’ she said.", ["Go,"]),
        ("‘Go,’ she said.", ["Go,"]),
        ("«Go», she said.", ["Go"]),
        ("»Go«, she said.", ["Go"]),
        ("„Go“, she said.", ["Go"]),
        ("She said: (“Go.”)", ["Go."]),
        ("“I’ll say ‘no’ to it,” she said.", ["I’ll say ‘no’ to it,"]),
        ('"As "they" call it, no," she said. "Yes."', ['As "they" call it, no,', "Yes."]),
        ("The members’ hall and the ’90s.", []),
        ("He is 6'2\" and she is 5'9\" tall.", []),
        ('A 12" by 8" print.', []),
        ('<quote id="12" author="Lind">', []),
        ("rock ’n’ roll", []),
        ("", []),
        ("“”", []),
    ],
)
def test_marks_of_one_line(text: str, expected: list[str]) -> None:
    assert insides(text) == expected


def test_quote_opened_again_in_each_paragraph_continues() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” he said. “Four.”"
    segments = segments_of(text)
    assert [segment.inside.of(text) for segment in segments] == ["One.", "Two.", "Three,", "Four."]
    assert [segment.continues for segment in segments] == [False, True, True, False]
    assert [segment.closed for segment in segments] == [False, False, True, True]


def test_quote_that_closes_in_the_next_paragraph_without_opening_again() -> None:
    text = "He said: “One.\nTwo.” Then he left."
    assert insides(text) == ["One.", "Two."]
    assert [segment.continues for segment in segments_of(text)] == [False, True]


def test_british_quote_over_two_paragraphs_continues() -> None:
    text = "‘It was dark.\n\n‘It was cold,’ he said."
    assert insides(text) == ["It was dark.", "It was cold,"]
    assert [segment.continues for segment in segments_of(text)] == [False, True]


def test_lost_closing_mark_costs_one_paragraph() -> None:
    text = "“We won, he said.\nShe was late.\n“Very late,” she said."
    assert insides(text) == ["We won, he said.", "Very late,"]


def test_lost_closing_mark_before_another_quote_ends_with_its_sentence() -> None:
    text = "“We won. He left early. “Too early,” she said."
    assert insides(text) == ["We won.", "Too early,"]


def test_outside_takes_in_the_marks() -> None:
    text = "So ''go,'' he said."
    assert [segment.outside.of(text) for segment in segments_of(text)] == ["''go,''"]


def test_lines_are_trimmed_and_empty_ones_left_out() -> None:
    assert lines_with_text("  one \n\n \t\ntwo") == [Span(2, 5), Span(11, 14)]
