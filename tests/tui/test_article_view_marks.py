"""How an article and what is marked in it are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region

from prose.document import Block, BlockKind, Document, InlineStyle, Link, StyleKind
from prose.spans import Span
from tests.tui.article_views import HEADING, LEFT, NEWS, at, shown, styled, view_of
from tests.tui.documents import block_of
from tui.heading import Heading
from tui.layers import Layer, Mark
from tui.motions import Motion

if TYPE_CHECKING:
    from textual.pilot import Pilot


async def test_marks_have_their_ink_and_layers_can_be_hidden(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.move_caret(len(NEWS.text) - 1)
    view.set_marks(Layer.ENTITIES, [Mark(Span(at("Ada"), at(", master")), "person")])
    assert styled(view, lambda style: style.underline) == "Ada Quill"
    view.set_layer_visible(Layer.ENTITIES, False)
    assert styled(view, lambda style: style.underline) == ""
    view.open(NEWS, HEADING, caret=len(NEWS.text))
    assert not view.layer_visible(Layer.ENTITIES)
    view.set_layer_visible(Layer.ENTITIES, True)
    assert styled(view, lambda style: style.underline) == "", "marks are those of one article"


async def test_a_bar_stands_beside_every_line_of_a_passage(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.set_marks(Layer.PASSAGES, [Mark(Span(at("eleven"), at("slept")), "passage-4")])
    barred = [line for line in shown(view) if "▌" in line]
    assert [line.index("▌") for line in barred] == [LEFT - 2, LEFT - 2]
    view.set_marks(
        Layer.PASSAGES,
        [
            Mark(Span(at("eleven"), at("slept")), "passage", 4),
            Mark(Span(at("Ada"), at("Quill")), "passage", 8),
        ],
    )
    assert sum(line.count("▌") for line in shown(view)) == 3


async def test_inline_styles_and_links_are_set(pilot: Pilot[None]) -> None:
    text = "plain strong emphasis struck link"
    spans = {word: Span(text.index(word), text.index(word) + len(word)) for word in text.split()}
    document = Document(
        text,
        (Block(Span(0, len(text)), BlockKind.PARAGRAPH),),
        (
            InlineStyle(spans["strong"], StyleKind.STRONG),
            InlineStyle(spans["emphasis"], StyleKind.EMPHASIS),
            InlineStyle(spans["struck"], StyleKind.STRIKETHROUGH),
        ),
        (Link(spans["link"], "https://example.org/"),),
    )
    view = view_of(pilot)
    view.open(document, Heading())
    assert styled(view, lambda style: style.bold) == "strong"
    assert styled(view, lambda style: style.italic) == "emphasis"
    assert styled(view, lambda style: style.strike) == "struck"
    assert styled(view, lambda style: style.underline) == "link"


@pytest.mark.parametrize(
    ("kind", "level", "marker", "expected"),
    [
        (
            BlockKind.LIST_ITEM,
            1,
            "•",
            [" • Grain ships left the strait on Monday after", "   eleven days."],
        ),
        (
            BlockKind.BLOCK_QUOTE,
            1,
            "",
            ["│ Grain ships left the strait on Monday after", "│ eleven days."],
        ),
        (BlockKind.CODE, 0, "", ["    Grain ships left the strait on Monday after", "  ↳ eleven days."]),
    ],
)
async def test_blocks_show_what_they_are(
    pilot: Pilot[None], kind: BlockKind, level: int, marker: str, expected: list[str]
) -> None:
    view = view_of(pilot)
    view.open(
        block_of("Grain ships left the strait on Monday after eleven days.", kind, level, marker),
        Heading(),
    )
    assert [line[LEFT:].rstrip() for line in shown(view)[:2]] == expected


async def test_a_block_quote_is_one_over_its_paragraphs(pilot: Pilot[None]) -> None:
    text = "One.\n\nTwo."
    blocks = (Block(Span(0, 4), BlockKind.BLOCK_QUOTE, 1), Block(Span(6, 10), BlockKind.BLOCK_QUOTE, 1))
    view = view_of(pilot)
    view.open(Document(text, blocks), Heading())
    assert [line[LEFT:].rstrip() for line in shown(view)[:3]] == ["│ One.", "│", "│ Two."]


async def test_the_theme_can_change(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    before = styled(view, lambda style: style.bgcolor == view.rich_style.bgcolor)
    pilot.app.theme = "textual-light"
    await pilot.pause()
    assert styled(view, lambda style: style.bgcolor == view.rich_style.bgcolor) == before


async def test_painted_lines_are_kept_until_they_change(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    before = view.render_lines(Region(0, 0, *view.size))
    view.move(Motion.DOWN)
    after = view.render_lines(Region(0, 0, *view.size))
    assert sum(one is not other for one, other in zip(before, after, strict=True)) == 2


async def test_parts_of_lines_can_be_painted(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    part = view.render_lines(Region(5, 6, 10, 2))
    assert [strip.text for strip in part] == [line[5:15] for line in shown(view)[6:8]]


async def test_a_caret_without_focus_rests(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    pilot.app.set_focus(None)
    await pilot.pause()
    assert styled(view, lambda style: style.reverse) == ""
    view.focus()
    await pilot.pause()
    assert styled(view, lambda style: style.reverse) == "S"


@pytest.mark.parametrize("width", [200, 50, 20, 5, 1])
async def test_every_width_is_filled_and_none_is_exceeded(pilot: Pilot[None], width: int) -> None:
    await pilot.resize_terminal(width, 10)
    await pilot.pause()
    view = view_of(pilot)
    assert {strip.cell_length for strip in view.render_lines(Region(0, 0, *view.size))} == {view.size.width}


async def test_the_measure_bounds_the_lines_and_keeps_the_place(pilot: Pilot[None]) -> None:
    await pilot.resize_terminal(150, 10)
    await pilot.pause()
    view = view_of(pilot)
    assert max(len(line.rstrip()) - len(line) + len(line.lstrip()) for line in shown(view)) <= 75
    view.move_caret(at("Grain"))
    view.set_measure(0)
    assert max(len(line.rstrip()) for line in shown(view)) > 90
    assert view.caret == at("Grain")
