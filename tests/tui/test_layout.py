from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.document import Block, BlockKind, Document
from prose.spans import Span
from tests.tui.documents import HANGING, block_of, document_of, documents
from tui.cells import cell_length, cluster
from tui.layout import Layout, Line

WIDTHS = st.integers(12, 90)


def lines_of(layout: Layout) -> list[Line]:
    layout.prepare(0, 0, 1_000_000)
    return [layout.line(index) for index in range(layout.line_count)]


def words_of(layout: Layout) -> list[str]:
    text = layout.document.text
    return [" " * line.indent + text[line.start : line.end].strip("\n") for line in lines_of(layout)]


@settings(deadline=None)
@given(documents, WIDTHS)
def test_every_code_point_is_on_exactly_one_line(document: Document, width: int) -> None:
    lines = lines_of(Layout(document, width))
    assert lines[0].start == 0
    assert lines[-1].end == len(document.text)
    assert all(before.end == after.start for before, after in itertools.pairwise(lines))


@settings(deadline=None)
@given(documents, WIDTHS)
def test_no_line_is_wider_than_the_layout(document: Document, width: int) -> None:
    for line in lines_of(Layout(document, width)):
        words = document.text[line.start : line.end].rstrip("\n").rstrip(HANGING)
        assert line.indent + cell_length(words) <= width


@settings(deadline=None)
@given(documents.filter(lambda document: document.text), WIDTHS, st.data())
def test_a_place_is_found_again_by_its_line_and_column(
    document: Document, width: int, data: st.DataObject
) -> None:
    layout = Layout(document, width)
    offset = cluster(document.text, data.draw(st.integers(0, len(document.text) - 1)))[0]
    row = layout.line_of(offset)
    line = layout.line(row)
    assert line.start <= offset < line.end
    words = document.text[line.start : line.end].rstrip("\n").rstrip(" ")
    if offset < line.start + len(words):
        assert layout.offset_at(row, layout.column_of(offset)) == offset


@pytest.mark.parametrize(
    ("kind", "level", "marker", "expected"),
    [
        (BlockKind.PARAGRAPH, 0, "", ["Grain ships left", "the strait."]),
        (BlockKind.LIST_ITEM, 1, "•", ["   Grain ships", "   left the", "   strait."]),
        (BlockKind.LIST_ITEM, 1, "3.", ["    Grain ships", "    left the", "    strait."]),
        (BlockKind.LIST_ITEM, 2, "", ["      Grain ships", "      left the", "      strait."]),
        (BlockKind.BLOCK_QUOTE, 1, "", ["  Grain ships", "  left the", "  strait."]),
        (BlockKind.CODE, 0, "", ["    Grain ships", "    left the", "    strait."]),
    ],
)
def test_blocks_hang_from_their_markers(
    kind: BlockKind, level: int, marker: str, expected: list[str]
) -> None:
    layout = Layout(block_of("Grain ships left the strait.", kind, level, marker), 17)
    assert [words.rstrip() for words in words_of(layout)] == expected


def test_nesting_leaves_room_for_words() -> None:
    layout = Layout(block_of("Grain ships left", BlockKind.LIST_ITEM, 40, "•"), 20)
    assert [words.strip() for words in words_of(layout)] == ["Grain", "ships", "left"]


def test_a_rule_stands_in_the_middle() -> None:
    assert words_of(Layout(block_of("* * *", BlockKind.RULE), 25)) == [" " * 10 + "* * *"]


def test_a_section_has_air_above_it_but_not_at_the_top() -> None:
    text = "Top\n\nWords.\n\nPart"
    heading, words, part = Span(0, 3), Span(5, 11), Span(13, 17)
    document = Document(
        text,
        (
            Block(heading, BlockKind.HEADING, 1),
            Block(words, BlockKind.PARAGRAPH),
            Block(part, BlockKind.HEADING, 2),
        ),
    )
    layout = Layout(document, 20)
    assert words_of(layout) == ["Top", "", "Words.", "", "", "Part"]
    assert layout.line(layout.line_of(13)).opening


def test_an_empty_text_has_one_line() -> None:
    assert words_of(Layout(Document(""), 20)) == [""]


def test_beyond_the_end_of_a_line_is_its_last_word() -> None:
    layout = Layout(document_of("grain ships leave"), 11)
    assert layout.offset_at(0, 500) == 10
    assert layout.offset_at(0, -5) == 0
    assert layout.offset_at(500, 0) == 12


def test_the_columns_of_a_table_align_and_its_places_are_found() -> None:
    text = "Ship | Flag\nAurora | Malta"
    layout = Layout(block_of(text, BlockKind.TABLE), 40)
    assert layout.column_of(text.index("Flag")) == layout.column_of(text.index("Malta")) == 9
    assert layout.offset_at(0, 9) == text.index("Flag")
    assert layout.offset_at(0, 6) == text.index(" |"), "what is left empty belongs to the cell before it"


class TestLongTexts:
    PARAGRAPH = "Grain ships left the strait on Monday after eleven days of waiting in the roads. " * 5
    DOCUMENT = document_of(*[PARAGRAPH] * 400)

    def test_only_what_is_looked_at_is_set(self) -> None:
        layout = Layout(self.DOCUMENT, 75)
        estimate = layout.line_count
        layout.line_of(0)
        set_at_once = sum(1 for lines in layout._lines if lines is not None)
        assert set_at_once == 1 < len(layout._lines)
        assert estimate == pytest.approx(len(lines_of(Layout(self.DOCUMENT, 75))), rel=0.2)

    def test_numbers_of_lines_stand_firm_in_prepared_surroundings(self) -> None:
        layout = Layout(self.DOCUMENT, 75)
        middle = len(self.DOCUMENT.text) // 2
        assert layout.prepare(middle, 300, 300)
        row = layout.line_of(middle)
        before = [layout.line(row + distance) for distance in range(-300, 300)]
        assert not layout.prepare(middle, 300, 300)
        assert layout.line_of(middle) == row
        assert all(one.end == other.start for one, other in itertools.pairwise(before))

    def test_lines_are_the_same_in_whatever_order_they_are_looked_at(self) -> None:
        forwards = lines_of(Layout(self.DOCUMENT, 60))
        layout = Layout(self.DOCUMENT, 60)
        for offset in range(len(self.DOCUMENT.text) - 1, 0, -5_000):
            layout.prepare(offset, 10, 10)
        assert lines_of(layout) == forwards

    @pytest.mark.parametrize("text", ["x" * 200_000, "e\u0301" * 100_000, "港口" * 60_000])
    def test_a_text_without_line_breaks_is_cut_all_the_same(self, text: str) -> None:
        layout = Layout(document_of(text), 75)
        layout.line_of(0)
        assert layout._lines.count(None) == len(layout._lines) - 1 > 0
        lines = lines_of(layout)
        assert lines[-1].end == len(text)
        assert all(cluster(text, line.start)[0] == line.start for line in lines)
