from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widgets import Static

from prose.document import Block, BlockKind, Document, InlineStyle, Link, StyleKind
from prose.spans import Span
from tests.tui.documents import FAMILY, block_of, document_of
from tui.cells import glyphs
from tui.heading import Heading
from tui.layers import Layer, Mark
from tui.motions import Motion
from tui.selecting import SelectionMode
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from rich.style import Style
    from textual.pilot import Pilot

NEWS = document_of(
    "Ships left the strait. “We waited eleven days,” said Ada Quill, master of the Aurora. Nobody slept.",
    "The port had closed on 3 February after two barges sank in the channel during a storm.",
    "It opened again on Monday. Grain moved.",
)
HEADING = Heading("HARBOUR TOWN · Gazette", "Harbour opens")
SIZE = (52, 20)
LEFT = 3
"""The cells left of the text in a view as narrow as that."""


class ViewApp(App[None]):
    """An app with an article view alone, which keeps what it is told of the caret and the selection."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[int, Span | None]] = []

    def compose(self) -> ComposeResult:
        yield ArticleView()

    def on_mount(self) -> None:
        self.view.focus()

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)

    def on_article_view_changed(self, message: ArticleView.Changed) -> None:
        self.told.append((message.view.caret, message.view.selection))


@pytest_asyncio.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    app = ViewApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.open(NEWS, HEADING)
        await pilot.pause()
        yield pilot


def view_of(pilot: Pilot[None]) -> ArticleView:
    assert isinstance(pilot.app, ViewApp)
    return pilot.app.view


def shown(view: ArticleView) -> list[str]:
    """Return the lines on the screen as text."""
    return [strip.text for strip in view.render_lines(Region(0, 0, *view.size))]


def styled(view: ArticleView, quality: Callable[[Style], object]) -> str:
    """Return the words on the screen whose style has some quality."""
    segments = [segment for strip in view.render_lines(Region(0, 0, *view.size)) for segment in strip]
    return "".join(segment.text for segment in segments if segment.style and quality(segment.style))


def cell_of(view: ArticleView, words: str) -> tuple[int, int]:
    """Return where words begin on the screen."""
    for y, line in enumerate(shown(view)):
        if words in line:
            return line.index(words), y
    raise AssertionError(f"{words!r} is not on the screen: {shown(view)}")


def wheel_down(view: ArticleView) -> events.MouseScrollDown:
    return events.MouseScrollDown(
        view, x=5, y=5, delta_x=0, delta_y=1, button=0, shift=False, meta=False, ctrl=False
    )


def at(words: str) -> int:
    return NEWS.text.index(words)


async def test_the_article_is_shown_with_its_heading_and_the_caret_at_its_start(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    lines = [line.rstrip() for line in shown(view)]
    assert lines[:8] == [
        "", "   HARBOUR TOWN · Gazette", "", "   Harbour opens", "", "",
        "   Ships left the strait. “We waited eleven days,”",
        "   said Ada Quill, master of the Aurora. Nobody",
    ]  # fmt: skip
    assert styled(view, lambda style: style.reverse) == "S"


async def test_it_opens_where_reading_stopped() -> None:
    app = ViewApp()
    async with app.run_test(size=(50, 5)) as pilot:
        app.view.open(NEWS, HEADING, caret=at("Grain moved"))
        await pilot.pause()
        assert app.view.caret == at("Grain moved")
        assert any("Grain moved" in line for line in shown(app.view))
        app.view.open(NEWS, HEADING, caret=10_000)
        assert app.view.caret == len(NEWS.text) - 1


@pytest.mark.parametrize(
    ("start", "motion", "count", "end"),
    [
        ("Ships", Motion.RIGHT, 3, "ps left"),
        ("Ships", Motion.LEFT, 1, "Ships"),
        ("Ships", Motion.DOWN, 1, "said Ada"),
        ("left", Motion.DOWN, 1, "da Quill"),
        ("da Quill", Motion.UP, 1, "left"),
        ("Ships", Motion.WORD_FORWARD, 2, "the strait"),
        ("left", Motion.WORD_BACKWARD, 1, "Ships"),
        ("Ships", Motion.WORD_END, 1, "s left"),
        ("left", Motion.LINE_END, 1, "” said"),
        ("left", Motion.LINE_START, 1, "Ships"),
        ("Ships", Motion.SENTENCE_FORWARD, 2, "Nobody"),
        ("Nobody", Motion.SENTENCE_BACKWARD, 1, "“We"),
        ("Ships", Motion.PARAGRAPH_FORWARD, 2, "It opened"),
        ("Grain", Motion.PARAGRAPH_BACKWARD, 2, "The port"),
        ("Grain", Motion.DOCUMENT_START, 1, "Ships"),
        ("Ships", Motion.PAGE_DOWN, 1, "It opened"),
        ("opened", Motion.HALF_PAGE_UP, 1, "ps left"),
    ],
)
async def test_motions(pilot: Pilot[None], start: str, motion: Motion, count: int, end: str) -> None:
    view = view_of(pilot)
    view.move_caret(at(start))
    view.move(motion, count)
    assert NEWS.text[view.caret :].startswith(end)
    await pilot.pause()
    assert styled(view, lambda style: style.reverse) == NEWS.text[view.caret]


async def test_the_caret_keeps_its_column_over_short_lines(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.move_caret(at("eleven"))
    view.move(Motion.DOWN, 2)
    assert NEWS.text[: view.caret + 1].endswith("slept."), "on a shorter line it stands at the end"
    view.move(Motion.DOWN)
    assert NEWS.text[view.caret] == "\n", "an empty line has a place for it too"
    view.move(Motion.UP, 3)
    assert view.caret == at("eleven")
    view.move(Motion.LINE_END)
    view.move(Motion.DOWN)
    assert NEWS.text[: view.caret + 1].endswith("Nobody"), "the end of a line stays the end of a line"


async def test_what_is_done_at_a_time_is_told_once_and_what_changes_nothing_is_not(
    pilot: Pilot[None],
) -> None:
    view = view_of(pilot)
    assert isinstance(pilot.app, ViewApp)
    pilot.app.told.clear()
    view.move(Motion.RIGHT)
    view.move(Motion.RIGHT)
    await pilot.pause()
    view.move(Motion.UP)
    view.move_caret(2)
    await pilot.pause()
    assert pilot.app.told == [(2, None)]
    view.start_selection(SelectionMode.CHARACTERS)
    view.move(Motion.WORD_END)
    await pilot.pause()
    view.clear_selection()
    await pilot.pause()
    assert pilot.app.told[1:] == [(4, Span(2, 5)), (4, None)]


async def test_pages_lead_through_a_long_article_and_back() -> None:
    document = document_of(*["Grain ships left the strait on Monday. " * 5] * 300)
    app = ViewApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.open(document, HEADING)
        await pilot.pause()
        seen = []
        while app.view.progress < 1:
            seen.append(app.view.progress)
            app.view.move(Motion.PAGE_DOWN)
        assert len(seen) > 50
        assert seen == sorted(seen)
        app.view.move(Motion.PAGE_UP, len(seen) + 2)
        assert (app.view.caret, app.view.progress) == (0, 0)
        app.view.move(Motion.DOCUMENT_END)
        assert (app.view.caret, app.view.progress) == (len(document.text) - 1, 1)
        app.view.move(Motion.HALF_PAGE_UP)
        app.view.move(Motion.HALF_PAGE_DOWN)
        assert app.view.progress == 1


class TestSelection:
    async def test_by_characters(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        view.start_selection(SelectionMode.CHARACTERS)
        view.move(Motion.WORD_END)
        assert view.selection == Span(0, 5)
        view.move(Motion.WORD_FORWARD)
        assert view.selection == Span(0, 7)
        view.start_selection(SelectionMode.CHARACTERS)
        assert view.selection is None

    async def test_backwards_holds_the_place_it_began_at(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        view.move_caret(at("left"))
        view.start_selection(SelectionMode.CHARACTERS)
        view.move(Motion.WORD_BACKWARD)
        assert view.selection == Span(0, at("left") + 1)

    async def test_by_sentences_and_then_by_characters(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        view.move_caret(at("waited"))
        view.start_selection(SelectionMode.SENTENCES)
        assert view.selection is not None
        assert view.selection.of(NEWS.text).startswith("“We waited")
        assert view.selection.of(NEWS.text).endswith("the Aurora.")
        view.move(Motion.SENTENCE_FORWARD)
        assert view.selection == Span(at("“We"), at("\n"))
        view.start_selection(SelectionMode.CHARACTERS)
        assert view.selection == Span(at("waited"), at("Nobody") + 1)

    async def test_of_a_range_grows_from_its_end(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        view.select(Span(at("Ada"), at(", master")))
        assert view.selection == Span(at("Ada"), at(", master"))
        assert view.caret == at(", master") - 1
        view.move(Motion.WORD_END, 2)
        assert view.selection == Span(at("Ada"), at(" of the Aurora"))

    async def test_is_shown_and_gone(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        base = view.rich_style.bgcolor
        view.select(Span(at("strait"), at("said")))
        await pilot.pause()
        assert styled(view, lambda style: style.bgcolor != base) == "strait. “We waited eleven days,”"
        view.clear_selection()
        await pilot.pause()
        assert styled(view, lambda style: style.bgcolor != base) == ""

    async def test_ends_with_the_article(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        view.select(Span(0, 5))
        view.open(NEWS, HEADING, caret=20)
        assert view.selection is None
        view.move(Motion.RIGHT)
        assert view.selection is None


class TestMouse:
    @pytest.mark.parametrize("words", ["Ships", "eleven", "master", "opened", "moved"])
    async def test_a_click_places_the_caret(self, pilot: Pilot[None], words: str) -> None:
        view = view_of(pilot)
        await pilot.click(ArticleView, offset=cell_of(view, words))
        assert view.caret == at(words)
        assert view.selection is None

    async def test_a_click_beside_the_text_finds_the_nearest(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        _, y = cell_of(view, "It opened")
        await pilot.click(ArticleView, offset=(0, y))
        assert view.caret == at("It opened")
        await pilot.click(ArticleView, offset=(48, y))
        assert view.caret == len(NEWS.text) - 1
        await pilot.click(ArticleView, offset=(20, 1))
        assert view.caret == 0, "the heading belongs to the beginning"
        await pilot.click(ArticleView, offset=(LEFT, 19))
        assert view.caret == at("It opened")

    async def test_a_click_near_an_edge_leaves_the_text_where_it_is(self) -> None:
        document = document_of(*["Grain ships left the strait on Monday. " * 5] * 50)
        app = ViewApp()
        async with app.run_test(size=(50, 10)) as pilot:
            app.view.open(document, Heading())
            await pilot.pause()
            before = app.view.progress
            await pilot.click(ArticleView, offset=(LEFT, 9))
            assert app.view.progress == before
            assert app.view.caret_row == 9
            assert app.view.selection is None

    async def test_scrolls_without_its_caret_as_far_as_that_stays_in_view(self) -> None:
        document = document_of(*["Grain ships left the strait on Monday. " * 5] * 50)
        app = ViewApp()
        async with app.run_test(size=(50, 10)) as pilot:
            view = app.view
            view.open(document, Heading(), caret=5_000)
            await pilot.pause()
            rows = []
            for share in (0, 0.5, 1):
                view.put_caret_line(share)
                rows.append(view.caret_row)
            assert rows == [2, 5, 7]
            view.scroll_lines(5)
            assert (view.caret, view.caret_row) == (5_000, 2)
            view.scroll_lines(1)
            assert view.caret > 5_000
            assert view.caret_row == 2

    async def test_dragging_selects_over_lines(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        await pilot.mouse_down(ArticleView, offset=cell_of(view, "eleven"))
        await pilot.hover(ArticleView, offset=cell_of(view, "Quill"))
        await pilot.mouse_up(ArticleView, offset=cell_of(view, "Quill"))
        assert view.selection == Span(at("eleven"), at("Quill") + 1)
        await pilot.hover(ArticleView, offset=cell_of(view, "Nobody"))
        assert view.selection == Span(at("eleven"), at("Quill") + 1), "the button is no longer down"

    async def test_dragging_beyond_an_edge_scrolls_until_the_button_is_up(self) -> None:
        class ViewOverFooter(ViewApp):
            def compose(self) -> ComposeResult:
                yield ArticleView()
                yield Static("below", id="below")

        document = document_of(*["Grain ships left the strait on Monday. " * 5] * 50)
        app = ViewOverFooter()
        async with app.run_test(size=(50, 10)) as pilot:
            app.view.open(document, Heading())
            await pilot.pause()
            await pilot.mouse_down(ArticleView, offset=(LEFT, 5))
            start = app.view.caret
            await pilot.hover("#below")
            for _ in range(200):
                if app.view.progress > 0.05:
                    break
                await pilot.pause(0.02)
            selection = app.view.selection
            assert selection is not None
            assert selection.start == start
            assert selection.end == app.view.caret + 1 > 500
            await pilot.mouse_up("#below")
            progress = app.view.progress
            await pilot.pause(0.2)
            assert app.view.progress == progress

    @pytest.mark.parametrize(
        ("clicks", "selected"),
        [
            (2, "waited"),
            (3, "“We waited eleven days,” said Ada Quill, master of the Aurora."),
            (4, NEWS.text.split("\n\n")[0]),
        ],
    )
    async def test_clicks_select_a_word_a_sentence_or_a_paragraph(
        self, pilot: Pilot[None], clicks: int, selected: str
    ) -> None:
        view = view_of(pilot)
        x, y = cell_of(view, "waited")
        await pilot.click(ArticleView, offset=(x + 2, y), times=clicks)
        assert view.selection is not None
        assert view.selection.of(NEWS.text) == selected

    async def test_with_shift_a_click_selects_from_the_caret(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        view.move_caret(at("left"))
        await pilot.click(ArticleView, offset=cell_of(view, "Quill"), shift=True)
        assert view.selection == Span(at("left"), at("Quill") + 1)

    async def test_places_are_exact_among_wide_characters(self) -> None:
        text = f"港口重新开放，第一批粮船 {FAMILY} e\u0301t en\tfin " * 3
        document = document_of(text.strip())
        app = ViewApp()
        async with app.run_test(size=(30, 20)) as pilot:
            app.view.open(document, Heading())
            await pilot.pause()
            for words in ("重", "第", "粮", "t en", "fin"):
                shown_at = glyphs(document.text)
                x, y = cell_of(app.view, words)
                cells = sum(
                    2 if "\u4e00" <= c <= "\uffe0" or c == FAMILY[0] else c != "\u0301"
                    for c in shown(app.view)[y][:x]
                )
                await pilot.click(ArticleView, offset=(cells, y))
                assert "".join(shown_at[app.view.caret :]).startswith(words)

    async def test_the_wheel_takes_the_caret_along(self) -> None:
        document = document_of(*["Grain ships left the strait on Monday. " * 5] * 50)
        app = ViewApp()
        async with app.run_test(size=(50, 10)) as pilot:
            app.view.open(document, Heading())
            await pilot.pause()
            for _ in range(10):
                app.view.post_message(wheel_down(app.view))
            await pilot.pause()
            assert app.view.progress > 0
            assert app.view.caret > 0
            assert styled(app.view, lambda style: style.reverse) != "", "the caret is in view"


class TestPainting:
    async def test_marks_have_their_ink_and_layers_can_be_hidden(self, pilot: Pilot[None]) -> None:
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

    async def test_a_bar_stands_beside_every_line_of_a_passage(self, pilot: Pilot[None]) -> None:
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

    async def test_inline_styles_and_links_are_set(self, pilot: Pilot[None]) -> None:
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
        self, pilot: Pilot[None], kind: BlockKind, level: int, marker: str, expected: list[str]
    ) -> None:
        view = view_of(pilot)
        view.open(
            block_of("Grain ships left the strait on Monday after eleven days.", kind, level, marker),
            Heading(),
        )
        assert [line[LEFT:].rstrip() for line in shown(view)[:2]] == expected

    async def test_a_block_quote_is_one_over_its_paragraphs(self, pilot: Pilot[None]) -> None:
        text = "One.\n\nTwo."
        blocks = (Block(Span(0, 4), BlockKind.BLOCK_QUOTE, 1), Block(Span(6, 10), BlockKind.BLOCK_QUOTE, 1))
        view = view_of(pilot)
        view.open(Document(text, blocks), Heading())
        assert [line[LEFT:].rstrip() for line in shown(view)[:3]] == ["│ One.", "│", "│ Two."]

    async def test_the_theme_can_change(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        before = styled(view, lambda style: style.bgcolor == view.rich_style.bgcolor)
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert styled(view, lambda style: style.bgcolor == view.rich_style.bgcolor) == before

    async def test_painted_lines_are_kept_until_they_change(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        before = view.render_lines(Region(0, 0, *view.size))
        view.move(Motion.DOWN)
        after = view.render_lines(Region(0, 0, *view.size))
        assert sum(one is not other for one, other in zip(before, after, strict=True)) == 2

    async def test_parts_of_lines_can_be_painted(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        part = view.render_lines(Region(5, 6, 10, 2))
        assert [strip.text for strip in part] == [line[5:15] for line in shown(view)[6:8]]

    async def test_a_caret_without_focus_rests(self, pilot: Pilot[None]) -> None:
        view = view_of(pilot)
        pilot.app.set_focus(None)
        await pilot.pause()
        assert styled(view, lambda style: style.reverse) == ""
        view.focus()
        await pilot.pause()
        assert styled(view, lambda style: style.reverse) == "S"

    @pytest.mark.parametrize("width", [200, 50, 20, 5, 1])
    async def test_every_width_is_filled_and_none_is_exceeded(self, pilot: Pilot[None], width: int) -> None:
        await pilot.resize_terminal(width, 10)
        await pilot.pause()
        view = view_of(pilot)
        assert {strip.cell_length for strip in view.render_lines(Region(0, 0, *view.size))} == {
            view.size.width
        }

    async def test_the_measure_bounds_the_lines_and_keeps_the_place(self, pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(150, 10)
        await pilot.pause()
        view = view_of(pilot)
        assert max(len(line.rstrip()) - len(line) + len(line.lstrip()) for line in shown(view)) <= 75
        view.move_caret(at("Grain"))
        view.set_measure(0)
        assert max(len(line.rstrip()) for line in shown(view)) > 90
        assert view.caret == at("Grain")
