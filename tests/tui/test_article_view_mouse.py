"""What the mouse does in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Static

from prose.spans import Span
from tests.tui.article_views import LEFT, NEWS, ViewApp, at, cell_of, shown, styled, view_of
from tests.tui.documents import FAMILY, document_of
from tui.cells import glyphs
from tui.heading import Heading
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.pilot import Pilot


def wheel_down(view: ArticleView) -> events.MouseScrollDown:
    return events.MouseScrollDown(
        view, x=5, y=5, delta_x=0, delta_y=1, button=0, shift=False, meta=False, ctrl=False
    )


@pytest.mark.parametrize("words", ["Ships", "eleven", "master", "opened", "moved"])
async def test_a_click_places_the_caret(pilot: Pilot[None], words: str) -> None:
    view = view_of(pilot)
    await pilot.click(ArticleView, offset=cell_of(view, words))
    assert view.caret == at(words)
    assert view.selection is None


async def test_a_click_beside_the_text_finds_the_nearest(pilot: Pilot[None]) -> None:
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


async def test_a_click_near_an_edge_leaves_the_text_where_it_is() -> None:
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


async def test_scrolls_without_its_caret_as_far_as_that_stays_in_view() -> None:
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


async def test_dragging_selects_over_lines(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    await pilot.mouse_down(ArticleView, offset=cell_of(view, "eleven"))
    await pilot.hover(ArticleView, offset=cell_of(view, "Quill"))
    await pilot.mouse_up(ArticleView, offset=cell_of(view, "Quill"))
    assert view.selection == Span(at("eleven"), at("Quill") + 1)
    await pilot.hover(ArticleView, offset=cell_of(view, "Nobody"))
    assert view.selection == Span(at("eleven"), at("Quill") + 1), "the button is no longer down"


async def test_dragging_beyond_an_edge_scrolls_until_the_button_is_up() -> None:
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
    pilot: Pilot[None], clicks: int, selected: str
) -> None:
    view = view_of(pilot)
    x, y = cell_of(view, "waited")
    await pilot.click(ArticleView, offset=(x + 2, y), times=clicks)
    assert view.selection is not None
    assert view.selection.of(NEWS.text) == selected


async def test_with_shift_a_click_selects_from_the_caret(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.move_caret(at("left"))
    await pilot.click(ArticleView, offset=cell_of(view, "Quill"), shift=True)
    assert view.selection == Span(at("left"), at("Quill") + 1)


async def test_places_are_exact_among_wide_characters() -> None:
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


async def test_the_wheel_takes_the_caret_along() -> None:
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
