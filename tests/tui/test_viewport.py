from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.document import Block, BlockKind, Document
from prose.spans import Span
from tests.tui.documents import document_of, documents
from tui.cells import cluster
from tui.heading import Heading, HeadingLine
from tui.layout import Line
from tui.viewport import Viewport

HEADING = Heading("HARBOUR TOWN", "Grain ships leave the strait")
PARAGRAPH = "Grain ships left the strait on Monday after eleven days of waiting in the roads. " * 3
SHORT = document_of(*[PARAGRAPH.strip()] * 20)
LONG = document_of(*[PARAGRAPH.strip()] * 1_000)


def top_words(viewport: Viewport) -> str:
    line = viewport.line_at(viewport.top)
    assert isinstance(line, Line)
    return viewport.layout.document.text[line.start : line.end]


def test_it_begins_with_the_heading() -> None:
    viewport = Viewport(SHORT, HEADING, 60, 20)
    assert viewport.top == 0
    assert viewport.line_at(1) == HeadingLine("HARBOUR TOWN", "kicker")
    assert viewport.progress == 0


def test_the_caret_scrolls_it_as_little_as_possible() -> None:
    viewport = Viewport(SHORT, HEADING, 60, 20)
    offset, tops = 0, []
    for _ in range(20):
        offset = viewport.offset_below(offset, 1, 0)
        viewport.show(offset)
        tops.append(viewport.top)
    row = viewport.row_of(offset)
    assert tops[:5] == [0] * 5, "as long as the caret is well in view nothing moves"
    assert row == viewport.top + viewport.height - 3, "two lines are kept in view below it"
    assert {after - before for before, after in pairwise(tops)} == {0, 1}
    assert not viewport.show(viewport.offset_below(offset, -10, 0))


def test_a_far_place_comes_into_the_upper_third_and_a_wanted_one_to_the_middle() -> None:
    viewport = Viewport(LONG, HEADING, 60, 21)
    viewport.show(100_000)
    assert viewport.row_of(100_000) - viewport.top == 7
    viewport.show(100_000, centre=True)
    assert viewport.row_of(100_000) - viewport.top == 10


def test_the_first_lines_are_shown_with_the_heading() -> None:
    viewport = Viewport(SHORT, HEADING, 60, 20)
    viewport.scroll(50)
    assert viewport.show(0)
    assert viewport.top == 0


def test_the_end_is_the_end() -> None:
    viewport = Viewport(SHORT, HEADING, 60, 20)
    viewport.scroll(10_000)
    assert viewport.progress == 1
    assert viewport.visible.end == len(SHORT.text)
    assert not viewport.scroll(1)
    assert viewport.line_at(viewport.top + viewport.height - 1) is None, "there is air after the text"


def test_what_fits_has_been_read() -> None:
    viewport = Viewport(document_of("Grain ships left."), HEADING, 60, 20)
    assert viewport.progress == 1
    assert not viewport.scroll(5)


def test_progress_grows_with_what_was_seen() -> None:
    viewport = Viewport(LONG, HEADING, 60, 20)
    seen = []
    for offset in range(0, len(LONG.text), 20_000):
        viewport.show(offset)
        seen.append(viewport.progress)
    assert seen == sorted(seen)
    assert seen[len(seen) // 2] == pytest.approx(0.5, abs=0.1)


def test_what_is_seen_stays_when_text_above_it_is_set() -> None:
    viewport = Viewport(LONG, HEADING, 60, 20)
    viewport.begin_at(200_000)
    words = top_words(viewport)
    before = viewport.generation
    viewport.row_of(100_000)
    assert viewport.generation != before
    assert top_words(viewport) == words


@pytest.mark.parametrize("offset", [60_000, 123_456, 200_000])
def test_scrolling_back_comes_where_it_was(offset: int) -> None:
    viewport = Viewport(LONG, HEADING, 60, 20)
    viewport.begin_at(offset)
    words = top_words(viewport)
    for _ in range(60):
        viewport.scroll(-18)
    assert viewport.top < viewport.row_of(offset)
    for _ in range(60):
        viewport.scroll(18)
    assert top_words(viewport) == words


def test_it_comes_to_the_same_place_in_every_width() -> None:
    viewport = Viewport(LONG, HEADING, 60, 20)
    viewport.begin_at(100_007)
    words = top_words(viewport)
    for width in (33, 71, 18, 60):
        narrower = Viewport(LONG, HEADING, width, 20)
        narrower.begin_at(viewport.top_offset)
        viewport = narrower
    assert top_words(viewport) == words


def test_a_heading_of_another_height_leaves_the_text_where_it_is() -> None:
    viewport = Viewport(SHORT, HEADING, 60, 20)
    viewport.scroll(30)
    words = top_words(viewport)
    viewport.set_heading(Heading("HARBOUR TOWN", "Grain ships leave", byline="By Ada Quill"))
    assert top_words(viewport) == words


def test_air_above_a_section_is_no_place_for_the_caret() -> None:
    document = Document(
        "Top.\n\nPart\n\nEnd.",
        (
            Block(Span(0, 4), BlockKind.PARAGRAPH),
            Block(Span(6, 10), BlockKind.HEADING, 1),
            Block(Span(12, 16), BlockKind.PARAGRAPH),
        ),
    )
    viewport = Viewport(document, Heading(), 40, 10)
    down, offset = [], 0
    for _ in range(4):
        offset = viewport.offset_below(offset, 1, 0)
        down.append(offset)
    assert down == [5, 6, 11, 12]
    up = []
    for _ in range(4):
        offset = viewport.offset_below(offset, -1, 0)
        up.append(offset)
    assert up == [11, 6, 5, 0]


@settings(deadline=None)
@given(documents.filter(lambda document: document.text), st.integers(12, 70), st.data())
def test_lines_down_and_up_again_lead_back_to_the_column(
    document: Document, width: int, data: st.DataObject
) -> None:
    viewport = Viewport(document, Heading(), width, 12)
    offset = cluster(document.text, data.draw(st.integers(0, len(document.text) - 1)))[0]
    column = viewport.layout.column_of(offset)
    start = viewport.offset_at(viewport.row_of(offset), column)
    below = viewport.offset_below(start, 1, column)
    if viewport.row_of(below) != viewport.row_of(start):
        assert viewport.offset_below(below, -1, column) == start


@settings(deadline=None)
@given(documents, st.integers(12, 70), st.integers(3, 15), st.lists(st.integers(-20, 20), max_size=8))
def test_it_never_leaves_the_text(document: Document, width: int, height: int, steps: list[int]) -> None:
    viewport = Viewport(document, HEADING, width, height)
    for step in steps:
        viewport.scroll(step)
        assert viewport.top >= 0
        assert 0 <= viewport.progress <= 1
        assert viewport.visible.end <= len(document.text)
        nearest = viewport.nearest_in_view(0, 5)
        if viewport.top + height > len(viewport.heading_lines):
            assert viewport.top <= viewport.row_of(nearest) < viewport.top + height
