from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.alignment import fold_typography
from prose.differences import AT_ONCE, Kind, Piece, word_differences

SIGNS = {Kind.OUT: ("[-", "-]"), Kind.IN: ("{+", "+}"), Kind.SAME: ("", "")}


def told(old: str, new: str) -> str:
    return "".join(piece.text.join(SIGNS[piece.kind]) for piece in word_differences(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("The gate is shut.", "The gate is shut.", "The gate is shut."),
        ("", "The gate.", "{+The gate.+}"),
        ("The gate.", "", "[-The gate.-]"),
        ("Eleven lorries wait.", "Twelve lorries wait.", "[-Eleven-]{+Twelve+} lorries wait."),
        ("The gate is shut.", "The gates are shut.", "The [-gate is-]{+gates are+} shut."),
        (
            "The harbour of Trent is shut until Monday, the mayor told the council.",
            "The old harbour of Trent is shut until Tuesday, the mayor told the council.",
            "The {+old +}harbour of Trent is shut until [-Monday-]{+Tuesday+}, the mayor told the council.",
        ),
        ("One.\n\nTwo.", "One.\n\nNew.\n\nTwo.", "One.\n\n{+New.\n\n+}Two."),
        ("“So,” he said", '"So," he said', '"So," he said'),
    ],
)
def test_what_went_out_and_what_came_in(old: str, new: str, expected: str) -> None:
    assert told(old, new) == expected


WORDS = st.lists(
    st.sampled_from(["gate", "gates", "the", "a", "shut", "“so”", ".", "\n\n", "—"]), max_size=60
)


@settings(max_examples=60)
@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_it(ours: list[str], theirs: list[str]) -> None:
    old, new = " ".join(ours), " ".join(theirs)
    pieces = word_differences(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.OUT) == new
    left = "".join(piece.text for piece in pieces if piece.kind is not Kind.IN)
    assert fold_typography(left) == fold_typography(old)
    assert all(piece.text for piece in pieces)


def test_long_stretches_are_told_as_a_whole() -> None:
    old, new = (" ".join(f"{word}{number}" for number in range(AT_ONCE)) for word in ("x", "y"))
    assert word_differences(old, new) == [Piece(Kind.OUT, old), Piece(Kind.IN, new)]
