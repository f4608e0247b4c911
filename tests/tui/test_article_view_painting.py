"""Whatever is done to the view, what it shows is what it would show if it painted everything anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region

from prose.document import Block, BlockKind, Document
from prose.spans import Span
from tests.tui.documents import document_of, documents, lines
from tui.heading import Heading
from tui.layers import Layer, Mark
from tui.motions import Motion
from tui.selecting import SelectionMode
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    Step = Callable[[ArticleView], None]

SIZE = (40, 9)
_offsets = st.integers(0, 600)
_spans = st.tuples(_offsets, st.integers(1, 80)).map(lambda pair: Span(pair[0], sum(pair)))
_marks = st.lists(
    st.builds(Mark, span=_spans, style=st.sampled_from(["person", "direct", "passage-1"])), max_size=3
)
_modes = st.sampled_from(SelectionMode)


def _step(name: str, *arguments: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    """Return a strategy for calls of a method of the view."""
    return st.tuples(*arguments).map(lambda drawn: lambda view: getattr(view, name)(*drawn))


steps: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        _step("move", st.sampled_from(Motion), st.integers(1, 4)),
        _step("move_caret", _offsets),
        _step("start_selection", _modes),
        _step("select", _spans, _modes),
        _step("clear_selection"),
        _step("scroll_lines", st.integers(-9, 9)),
        _step("set_marks", st.sampled_from(Layer), _marks),
        _step("set_layer_visible", st.sampled_from(Layer), st.booleans()),
        _step("set_measure", st.sampled_from([0, 20, 33])),
        _step("set_heading", st.builds(Heading, headline=lines)),
    ),
    max_size=12,
)


class WatchedView(ArticleView):
    """A view that notes which of its rows it asks to be brought to the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.stale: set[int] = set()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        self.stale.update(*(region.line_range for region in regions or [Region(0, 0, *SIZE)]))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class ViewApp(App[None]):
    """An app with an article view alone."""

    def compose(self) -> ComposeResult:
        yield WatchedView()

    def on_mount(self) -> None:
        self.query_one(WatchedView).focus()


async def check(document: Document, taken: list[Step]) -> None:
    app = ViewApp()
    async with app.run_test(size=SIZE) as pilot:
        view = app.query_one(WatchedView)
        view.open(document, Heading("HARBOUR TOWN", "Harbour opens"))
        await pilot.pause()
        everything = Region(0, 0, *SIZE)
        screen = view.render_lines(everything)
        for step in taken:
            view.stale.clear()
            step(view)
            painted = view.render_lines(everything)
            view._strips.clear()
            anew = view.render_lines(everything)
            assert painted == anew, "a line was kept that has changed"
            screen = [painted[row] if row in view.stale else old for row, old in enumerate(screen)]
            assert screen == anew, "a line that has changed is not brought to the screen"
            assert {strip.cell_length for strip in anew} == {SIZE[0]}


@settings(max_examples=settings().max_examples // 2)
@given(documents, steps)
async def test_of_a_short_text(document: Document, taken: list[Step]) -> None:
    await check(document, taken)


async def test_of_a_selection_that_grows_over_the_air_above_a_heading() -> None:
    parts = (
        (Span(0, 4), BlockKind.PARAGRAPH),
        (Span(6, 9), BlockKind.HEADING),
        (Span(11, 17), BlockKind.PARAGRAPH),
    )
    blocks = tuple(Block(span, kind, level=1) for span, kind in parts)
    steps: list[Step] = [lambda view: view.select(Span(0, 4))]
    steps += [lambda view: view.move_caret(view.caret + 1)] * 5
    steps += [lambda view: view.move_caret(view.caret - 1)] * 5
    await check(Document("One.\n\nTwo\n\nThree.", blocks), steps)


LONG = document_of(*["Grain ships left the strait. “We waited,” said Ada Quill. " * 4] * 900)


@settings(max_examples=settings().max_examples // 4)
@given(st.lists(st.integers(0, len(LONG.text)), min_size=1, max_size=4), steps)
async def test_of_a_long_text(places: list[int], taken: list[Step]) -> None:
    jumps: list[Step] = [lambda view, place=place: view.move_caret(place) for place in places]  # type: ignore[misc]
    await check(LONG, [step for jump in jumps for step in (jump, *taken)])


@settings(max_examples=settings().max_examples // 3)
@given(documents, st.lists(st.tuples(st.sampled_from(Motion), st.integers(1, 4)), max_size=12))
async def test_after_every_motion_the_caret_is_in_view(
    document: Document, motions: list[tuple[Motion, int]]
) -> None:
    app = ViewApp()
    async with app.run_test(size=SIZE) as pilot:
        view = app.query_one(ArticleView)
        view.open(document, Heading("HARBOUR TOWN", "Harbour opens"))
        await pilot.pause()
        for motion, count in motions:
            view.move(motion, count)
            assert 0 <= view.caret <= max(0, len(document.text) - 1)
            shown = [segment for strip in view.render_lines(Region(0, 0, *view.size)) for segment in strip]
            # What takes no cell cannot be shown.
            paragraph = (
                document.text[: view.caret].rpartition("\n")[2] + document.text[view.caret :].split("\n")[0]
            )
            in_view = any(segment.style and segment.style.reverse for segment in shown)
            assert in_view or not cell_len(paragraph)
