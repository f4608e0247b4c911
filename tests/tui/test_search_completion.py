from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.query import FIELDS
from tui.search_completion import SHOWN, completions

TAGS = ["claims", "claims/harbour", "to check", "Ports"]
EVERY_FIELD = [f"{field}:" for field in FIELDS]


@pytest.mark.parametrize(
    ("typed", "start", "choices"),
    [
        ("", 0, EVERY_FIELD),
        ("storm ", 6, EVERY_FIELD),
        ("storm (", 7, EVERY_FIELD),
        ("sa", 0, ["said-by:", "said:"]),
        ("storm -Sai", 7, ["said-by:", "said:"]),
        ("storm", 0, []),
        ('"said', 0, []),
        ("is:", 0, ["is:unread", "is:started", "is:read", "is:starred", "is:binned"]),
        ("is:s", 0, ["is:started", "is:starred"]),
        ("is:read", 0, []),
        ("tag:", 0, ["tag:claims", "tag:claims/harbour", 'tag:"to check"', "tag:Ports"]),
        ("x tag:CL", 2, ["tag:claims", "tag:claims/harbour"]),
        ('tag:"to c', 0, ['tag:"to check"']),
        ("tag:(", 5, EVERY_FIELD),
        ("said-by:jad", 0, []),
        ("http:", 0, []),
    ],
)
def test_what_can_be_typed_next(typed: str, start: int, choices: list[str]) -> None:
    found = completions(typed, TAGS)
    assert [choice.text for choice in found.choices] == choices
    assert found.start == start or not choices


def test_what_is_expected_is_told() -> None:
    assert (
        completions("storm after:").hint == f"after: {FIELDS[next(f for f in FIELDS if f == 'after')].value}"
    )
    assert completions("storm ").hint == ""
    assert all(choice.meaning for choice in completions("").choices)
    assert len(completions("tag:", [f"tag {number}" for number in range(50)]).choices) == SHOWN


@given(st.text())
def test_a_completion_begins_in_what_was_typed(typed: str) -> None:
    assert 0 <= completions(typed, TAGS).start <= len(typed)
