from __future__ import annotations

from prose.differences import Kind, Piece, word_differences
from tui.comparing import changes, difference_lines, difference_text

OLD = "One.\n\nTwo stays.\n\nThree stays.\n\nEleven lorries wait at the gate.\n\nFive.\n\nSix.\n\nSeven."
NEW = OLD.replace("Eleven lorries", "Twelve lorries now").replace("Seven.", "Seven and eight.")


def test_changed_paragraphs_are_shown_with_those_around_them() -> None:
    pieces = word_differences(OLD, NEW)
    assert changes(pieces) == 3
    lines = difference_lines(pieces, 80)
    assert [("".join(piece.text for piece in line.pieces), line.sign, line.left_out) for line in lines] == [
        ("", " ", 2),
        ("", " ", 0),
        ("Three stays.", " ", 0),
        ("", " ", 0),
        ("Eleven Twelve lorries now wait at the gate.", "±", 0),
        ("", " ", 0),
        ("Five.", " ", 0),
        ("", " ", 0),
        ("Six.", " ", 0),
        ("", " ", 0),
        ("Seven and eight.", "+", 0),
    ]
    assert [place for place, line in enumerate(lines) if line.begins] == [4, 10]


def test_long_lines_are_broken_between_words() -> None:
    lines = difference_lines(
        [Piece(Kind.SAME, "The gate "), Piece(Kind.OUT, "is shut for ever"), Piece(Kind.SAME, ".")], 14
    )
    assert ["".join(piece.text for piece in line.pieces) for line in lines] == [
        "The gate is",
        "shut for ever.",
    ]
    assert [(line.sign, line.begins) for line in lines] == [("−", True), ("−", False)]


def test_the_difference_as_text() -> None:
    assert difference_text(OLD, NEW) == [
        "… 2 paragraphs the same …",
        "Three stays.",
        "[-Eleven-]{+Twelve+} lorries{+ now+} wait at the gate.",
        "Five.",
        "Six.",
        "Seven{+ and eight+}.",
    ]
    assert difference_text(NEW, NEW) == ["… 7 paragraphs the same …"]
    assert difference_text("One.\n\nTwo.", "One.\n\nNew.\n\nTwo.") == ["One.", "{+New.+}", "Two."]
