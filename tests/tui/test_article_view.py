"""An article in which a caret moves and words are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prose.spans import Span
from tests.tui.article_views import HEADING, NEWS, SIZE, ViewApp, at, shown, styled, view_of
from tests.tui.documents import document_of
from tui.motions import Motion
from tui.selecting import SelectionMode

if TYPE_CHECKING:
    from textual.pilot import Pilot


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


async def test_by_characters(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.start_selection(SelectionMode.CHARACTERS)
    view.move(Motion.WORD_END)
    assert view.selection == Span(0, 5)
    view.move(Motion.WORD_FORWARD)
    assert view.selection == Span(0, 7)
    view.start_selection(SelectionMode.CHARACTERS)
    assert view.selection is None


async def test_backwards_holds_the_place_it_began_at(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.move_caret(at("left"))
    view.start_selection(SelectionMode.CHARACTERS)
    view.move(Motion.WORD_BACKWARD)
    assert view.selection == Span(0, at("left") + 1)


async def test_by_sentences_and_then_by_characters(pilot: Pilot[None]) -> None:
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


async def test_of_a_range_grows_from_its_end(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.select(Span(at("Ada"), at(", master")))
    assert view.selection == Span(at("Ada"), at(", master"))
    assert view.caret == at(", master") - 1
    view.move(Motion.WORD_END, 2)
    assert view.selection == Span(at("Ada"), at(" of the Aurora"))


async def test_is_shown_and_gone(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    base = view.rich_style.bgcolor
    view.select(Span(at("strait"), at("said")))
    await pilot.pause()
    assert styled(view, lambda style: style.bgcolor != base) == "strait. “We waited eleven days,”"
    view.clear_selection()
    await pilot.pause()
    assert styled(view, lambda style: style.bgcolor != base) == ""


async def test_ends_with_the_article(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.select(Span(0, 5))
    view.open(NEWS, HEADING, caret=20)
    assert view.selection is None
    view.move(Motion.RIGHT)
    assert view.selection is None
