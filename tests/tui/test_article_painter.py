from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from prose.document import BlockKind, Document
from prose.entities.entity import Label
from prose.spans import Span
from tests.tui.documents import HANGING, document_of, documents
from tui.cells import cell_length, cluster, glyphs
from tui.inks import BITS, Inks
from tui.layers import Layer, Layers, Mark
from tui.layout import Layout
from tui.selecting import SelectionMode, selected
from tui.widgets.article_painter import GUTTER, Caret, Painter

INKS = Inks(Style(color="#e0e0e0", bgcolor="#101010"), {"accent": "#ffa62b", "primary": "#0178d4"})

SELECTED = INKS.style(BITS["selection"]).bgcolor

_STYLES: dict[Layer, list[str]] = {
    Layer.ENTITIES: list(Label),
    Layer.QUOTES: ["direct", "indirect", "speaker", "cue"],
    Layer.PASSAGES: ["passage", "passage-3", "passage-11"],
    Layer.HITS: ["hit", "current-hit"],
}
_spans = st.tuples(st.integers(0, 200), st.integers(1, 40)).map(lambda pair: Span(pair[0], sum(pair)))


@st.composite
def layers(draw: st.DrawFn) -> Layers:
    drawn = Layers()
    for layer, styles in _STYLES.items():
        marks = st.lists(st.builds(Mark, span=_spans, style=st.sampled_from(styles)), max_size=4)
        drawn.set_marks(layer, draw(marks))
    return drawn


def painter_of(document: Document, over: Layers, width: int) -> tuple[Layout, Painter]:
    layout = Layout(document, width)
    layout.prepare(0, 0, 1_000_000)
    return layout, Painter(layout, over, INKS, GUTTER, GUTTER + width + 1)


@settings(deadline=None)
@given(documents, layers(), st.integers(12, 60), st.none() | _spans, st.integers(0, 200))
def test_what_is_painted_reads_as_the_text(
    document: Document, over: Layers, width: int, selection: Span | None, caret_offset: int
) -> None:
    layout, painter = painter_of(document, over, width)
    for index in range(layout.line_count):
        line = layout.line(index)
        caret = None
        if line.start <= caret_offset < line.end:
            caret = Caret(*cluster(document.text, caret_offset), True)
        strip = painter.line(line, caret, selection)
        assert strip.cell_length == cell_length(strip.text) == GUTTER + width + 1
        words = document.text[line.start : line.end].strip("\n").rstrip(HANGING)
        painted = strip.text[GUTTER + line.indent :]
        expected = "".join(glyphs(words))
        if line.block is not None and line.block.kind is BlockKind.TABLE:
            expected, painted = (
                expected.replace(" ", "").replace("|", "│"),
                painted.replace(" ", "").replace("|", "│"),
            )
        if line.block is not None:
            assert painted.startswith(expected)


def test_the_caret_covers_all_of_what_it_stands_on() -> None:
    document = document_of("a e\u0301t 港口")
    layout, painter = painter_of(document, Layers(), 20)
    for offset, covered in [(2, "e\u0301"), (6, "港"), (0, "a")]:
        strip = painter.line(layout.line(0), Caret(*cluster(document.text, offset), True), None)
        assert [segment.text for segment in strip if segment.style and segment.style.reverse] == [covered]


def test_the_caret_shows_on_line_breaks_and_on_nothing() -> None:
    layout, painter = painter_of(document_of("one", "two"), Layers(), 20)
    for index, offset in [(0, 3), (1, 4)]:
        strip = painter.line(layout.line(index), Caret(offset, offset + 1, True), None)
        assert [segment.text for segment in strip if segment.style and segment.style.reverse] == [" "]
    layout, painter = painter_of(Document(""), Layers(), 20)
    strip = painter.line(layout.line(0), Caret(0, 0, True), None)
    assert [segment.text for segment in strip if segment.style and segment.style.reverse] == [" "]


def passages(*marks: tuple[int, int, str]) -> Layers:
    over = Layers()
    over.set_marks(Layer.PASSAGES, [Mark(Span(start, end), style) for start, end, style in marks])
    return over


def test_where_passages_lie_over_each_other_both_are_seen() -> None:
    layout, painter = painter_of(
        document_of("one two three"), passages((0, 12, "passage-1"), (4, 7, "passage")), 20
    )
    strip = painter.line(layout.line(0), None, None)
    grounds = {segment.text.strip(): segment.style.bgcolor for segment in strip if segment.style}
    assert grounds["one"] == grounds["thre"]
    assert len({grounds["one"], grounds["two"], grounds["e"]}) == 3
    assert strip.text.startswith("▌║ one"), "each colour has its shape"
    bars = [segment.style.color for segment in strip if segment.style and segment.text in ("▌", "║")]
    assert bars == [INKS.gutter(0).color, INKS.gutter(1).color]


def test_passages_of_one_colour_over_each_other_are_seen_as_two() -> None:
    over = passages((0, 7, "passage"), (4, 17, "passage"))
    layout, painter = painter_of(document_of("one two three four"), over, 8)
    first, second, third = (painter.line(layout.line(index), None, None) for index in range(3))
    assert [strip.text[:GUTTER] for strip in (first, second, third)] == ["▌▌ ", "▌  ", "▌  "]
    grounds = {segment.text: segment.style.bgcolor for segment in first if segment.style}
    assert grounds["one "] != grounds["two"], "where both lie the ground is stronger"


def test_passages_that_follow_each_other_have_bars_side_by_side() -> None:
    words = "grain " * 60
    over = passages((0, 5, "passage"), (6, 11, "passage"), (300, 305, "passage"))
    assert [over.lane(mark) for _, mark in over.touching(0, len(words))] == [0, 1, 0]


def test_the_passage_in_turn_has_a_bar_of_its_own() -> None:
    over = passages((0, 7, "passage"), (4, 17, "passage"))
    over.set_marks(Layer.IN_TURN, [Mark(Span(4, 17), "in-turn")])
    layout, painter = painter_of(document_of("one two three four"), over, 8)
    assert [painter.line(layout.line(index), None, None).text[:GUTTER] for index in range(2)] == [
        "█▌ ",
        "█  ",
    ]


def test_marks_that_open_a_line_hang_out_of_the_text() -> None:
    layout, painter = painter_of(document_of("“one two “three” ' four"), passages((0, 2, "passage")), 9)
    lines = [painter.line(layout.line(index), None, None).text.rstrip() for index in range(layout.line_count)]
    assert lines == [" ▌“one two", "  “three” '", "   four"]


@settings(deadline=None)
@given(documents.filter(lambda document: document.text), st.integers(12, 60), st.data())
def test_what_is_painted_as_selected_is_what_is_selected(
    document: Document, width: int, data: st.DataObject
) -> None:
    layout, painter = painter_of(document, Layers(), width)
    shown, text = glyphs(document.text), document.text
    offsets = st.integers(0, len(text) - 1)
    selection = selected(document, data.draw(offsets), data.draw(offsets), SelectionMode.CHARACTERS)
    for index in range(layout.line_count):
        line = layout.line(index)
        if line.block is None or line.block.kind is BlockKind.TABLE:
            continue
        strip = painter.line(line, None, selection)
        painted = "".join(part.text for part in strip if part.style and part.style.bgcolor == SELECTED)
        end = line.end - (text[line.end - 1] == "\n")
        expected = "".join(shown[max(selection.start, line.start) : min(selection.end, end)])
        assert painted.rstrip(HANGING) == expected.rstrip(HANGING)


def test_spaces_at_the_end_of_a_line_are_not_marked() -> None:
    over = Layers()
    over.set_marks(Layer.QUOTES, [Mark(Span(0, 9), "direct")])
    layout, painter = painter_of(document_of("one two three"), over, 8)
    strip = painter.line(layout.line(0), None, None)
    assert [segment.text for segment in strip if segment.style and segment.style.italic] == ["one two"]


def labelled(document: Document, words: str, label: str) -> list[str]:
    """Return the lines of a document, and the one below it, with a labelled passage over some words."""
    over = Layers()
    start = document.text.index(words)
    over.set_marks(Layer.PASSAGES, [Mark(Span(start, start + len(words)), "passage", 0, label)])
    layout, painter = painter_of(document, over, 40)
    lines = [painter.line(layout.line(index), None, None) for index in range(layout.line_count)]
    return [strip.text.rstrip() for strip in [*lines, painter.end()]]


def test_a_label_stands_under_the_paragraph_that_its_passage_ends_in() -> None:
    lines = labelled(document_of("One. Two.", "Three.", "Four."), "Two", "claims · note")
    assert [line.split() for line in lines] == [
        ["▌", "One.", "Two."], ["▌", "claims", "·", "note"], ["Three."], [], ["Four."], []
    ]  # fmt: skip
    assert len(lines[1]) == GUTTER + 40


def test_a_label_stands_beside_a_passage_that_goes_on() -> None:
    document = document_of("One. Two.", "Three.")
    over = Layers()
    over.set_marks(Layer.PASSAGES, [Mark(Span(0, 4), "passage", 0, "claims"), Mark(Span(2, 14), "passage")])
    layout, painter = painter_of(document, over, 40)
    assert painter.line(layout.line(1), None, None).text.split() == ["▌", "▌", "claims"]


def test_a_label_under_the_last_paragraph_stands_below_the_text() -> None:
    assert labelled(document_of("One.", "Two."), "Two", "claims")[-1].strip() == "▌ claims"


def test_a_label_stands_once_above_a_heading() -> None:
    one, two = document_of("One.", "Two.").blocks
    document = Document("One.\n\nTwo.", (one, replace(two, kind=BlockKind.HEADING, level=2)))
    assert sum("claims" in line for line in labelled(document, "One", "claims")) == 1


def test_what_has_no_label_is_painted_as_before() -> None:
    assert "" in labelled(document_of("One.", "Two."), "One", "")
