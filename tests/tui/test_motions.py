from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.spans import Span
from tests.tui.documents import FAMILY, document_of, documents
from tui import motions
from tui.cells import cluster

if TYPE_CHECKING:
    from prose.document import Document

TextMotion = Callable[[str, int], int]


def walk(text: str, motion: TextMotion, start: int, steps: int = 50) -> list[str]:
    """Return the words that a motion stops at, up to where it stays."""
    stops: list[str] = []
    offset = start
    for _ in range(steps):
        before, offset = offset, motion(text, offset)
        if offset == before:
            break
        stops.append(text[offset : offset + 4])
    return stops


STORY = "IS-K’s men, 6,000 of them: “No.” — said U.N. staff\n\nin 2024."


@pytest.mark.parametrize(
    ("motion", "start", "stops"),
    [
        (
            motions.word_forward,
            0,
            ["men,", ", 6,", "6,00", "of t", "them", ": “N", "“No.", "No.”", ".” —", "— sa", "said", "U.N.",
             ". st", "staf", "in 2", "2024", "."],
        ),
        (motions.word_backward, 21, ["of t", "6,00", ", 6,", "men,", "IS-K"]),
        (motions.word_end, 0, ["s me", "n, 6", ", 6,", "0 of", "f th", "m: “", ": “N", "“No.", "o.” ", "” — ",
                               "— sa", "d U.", "N. s", ". st", "f\n\ni", "n 20", "4.", "."]),
        (motions.word_end_backward, 16, [", 6,", "n, 6", "s me", "IS-K"]),
    ],
)  # fmt: skip
def test_words_are_what_a_reader_calls_words(motion: TextMotion, start: int, stops: list[str]) -> None:
    assert walk(STORY, motion, start) == stops


def test_characters_are_what_is_shown_as_one() -> None:
    text = f"a{FAMILY}e\u0301\n\nz"
    assert [motions.right(text, offset) for offset in (0, 1, 6, 10)] == [1, 6, 10, 10]
    assert [motions.left(text, offset) for offset in (10, 6, 1, 0)] == [6, 1, 0, 0]


@pytest.mark.parametrize(
    ("offset", "word"), [(0, "IS-K’s"), (3, "IS-K’s"), (6, None), (10, ","), (13, "6,000"), (27, "“")]
)
def test_the_word_at_an_offset(offset: int, word: str | None) -> None:
    span = motions.word_at(STORY, offset)
    assert (span.of(STORY) if span else None) == word


def test_a_run_without_spaces_of_any_length_is_walked_through() -> None:
    text = "x" * 5_000 + " y"
    assert motions.word_forward(text, 4_900) == 5_001
    offset = 5_001
    for _ in range(10):
        offset = motions.word_backward(text, offset)
    assert offset == 0


NEWS = document_of(
    "Ships left. “We waited,” said Ada Quill. Nobody slept.",
    "The port closed.",
    "It opened again on Monday. Grain moved.",
)


def at(words: str) -> int:
    return NEWS.text.index(words)


@pytest.mark.parametrize(
    ("motion", "start", "stop"),
    [
        (motions.sentence_forward, "Ships", "“We"),
        (motions.sentence_forward, "waited", "Nobody"),
        (motions.sentence_forward, "slept", "The port"),
        (motions.sentence_forward, "moved", "."),
        (motions.sentence_backward, "waited", "“We"),
        (motions.sentence_backward, "“We", "Ships"),
        (motions.sentence_backward, "The port", "Nobody"),
        (motions.sentence_backward, "Ships", "Ships"),
        (motions.paragraph_forward, "waited", "The port"),
        (motions.paragraph_forward, "It opened", "."),
        (motions.paragraph_backward, "closed", "The port"),
        (motions.paragraph_backward, "The port", "Ships"),
        (motions.paragraph_backward, "Ships", "Ships"),
    ],
)
def test_sentences_and_paragraphs(motion: Callable[[Document, int], int], start: str, stop: str) -> None:
    expected = len(NEWS.text) - 1 if stop == "." else at(stop)
    assert motion(NEWS, at(start)) == expected


@pytest.mark.parametrize(
    ("motion", "back", "ends"),
    [
        (
            motions.sentence_end,
            motions.sentence_end_backward,
            ["left.", "Quill.", "slept.", "closed.", "Monday.", "moved."],
        ),
        (motions.paragraph_end, motions.paragraph_end_backward, ["slept.", "closed.", "moved."]),
    ],
)
def test_ends_of_sentences_and_paragraphs(
    motion: Callable[[Document, int], int], back: Callable[[Document, int], int], ends: list[str]
) -> None:
    offset, stops = 0, []
    for _ in ends:
        offset = motion(NEWS, offset)
        stops.append(offset)
    assert [NEWS.text[: stop + 1].split()[-1] for stop in stops] == ends
    assert motion(NEWS, offset) == offset == len(NEWS.text) - 1
    for stop in reversed(stops[:-1]):
        offset = back(NEWS, offset)
        assert offset == stop
    assert back(NEWS, offset) == 0


def test_between_blocks_motions_go_on_from_there() -> None:
    gap = at("The port") - 1
    assert motions.paragraph_at(NEWS, gap) is motions.sentence_at(NEWS, gap) is None
    assert motions.sentence_forward(NEWS, gap) == at("The port")
    assert motions.sentence_backward(NEWS, gap) == at("Nobody")
    assert motions.paragraph_backward(NEWS, gap) == at("Ships")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("waited", "“We waited,” said Ada Quill."),
        (" Nobody", "“We waited,” said Ada Quill."),
        ("moved", "Grain moved."),
    ],
)
def test_the_sentence_at_an_offset(words: str, sentence: str) -> None:
    span = motions.sentence_at(NEWS, at(words))
    assert span is not None
    assert span.of(NEWS.text) == sentence


def test_a_selection_by_sentences_reaches_over_both_ends() -> None:
    span = motions.sentences_over(NEWS, at("closed"), at("waited"))
    assert span == motions.sentences_over(NEWS, at("waited"), at("closed"))
    assert span.of(NEWS.text).startswith("“We waited")
    assert span.of(NEWS.text).endswith("The port closed.")


def test_a_paragraph_of_any_length_has_sentences_nearby() -> None:
    text = "Grain ships left the strait. " * 40_000
    document = document_of(text.strip())
    middle = text.index("left", 600_000)
    span = motions.sentence_at(document, middle)
    assert span is not None
    assert span.of(text) == "Grain ships left the strait."


ALL_MOTIONS: list[Callable[[Document, int], int]] = [
    lambda document, offset: motions.left(document.text, offset),
    lambda document, offset: motions.right(document.text, offset),
    lambda document, offset: motions.word_forward(document.text, offset),
    lambda document, offset: motions.word_backward(document.text, offset),
    lambda document, offset: motions.word_end(document.text, offset),
    motions.sentence_forward,
    motions.sentence_backward,
    motions.paragraph_forward,
    motions.paragraph_backward,
    lambda document, offset: motions.word_end_backward(document.text, offset),
    motions.sentence_end,
    motions.sentence_end_backward,
    motions.paragraph_end,
    motions.paragraph_end_backward,
]
FORWARD = [1, 2, 4, 5, 7, 10, 12]


@settings(deadline=None)
@given(documents.filter(lambda document: document.text), st.integers(0, len(ALL_MOTIONS) - 1), st.data())
def test_motions_stay_in_the_text_and_go_their_way(
    document: Document, index: int, data: st.DataObject
) -> None:
    offset = cluster(document.text, data.draw(st.integers(0, len(document.text) - 1)))[0]
    target = ALL_MOTIONS[index](document, offset)
    assert 0 <= target < len(document.text)
    assert target >= offset if index in FORWARD else target <= offset


@settings(deadline=None)
@given(documents.filter(lambda document: document.text), st.data())
def test_what_a_selection_by_sentences_starts_from_is_in_it(document: Document, data: st.DataObject) -> None:
    offsets = st.integers(0, len(document.text) - 1)
    first, last = data.draw(offsets), data.draw(offsets)
    span = motions.sentences_over(document, first, last)
    assert span.contains(Span(min(first, last), max(first, last) + 1))
    assert span.end <= len(document.text)
