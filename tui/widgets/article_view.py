"""The widget that an article is read in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from prose.document import Document
from tui import motions
from tui.cells import cluster
from tui.heading import Heading, HeadingLine
from tui.inks import Inks
from tui.layers import Layer, Layers, Mark
from tui.motions import Motion
from tui.selecting import SelectionMode, selected
from tui.viewport import Viewport
from tui.widgets.article_painter import GUTTER, Caret, Painter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.filter import LineFilter

    from prose.spans import Span

MEASURE = 75
"""The cells of a line of text that reads well; the book has 66 characters (Bringhurst, 2.1.2), up to 75."""

_LINE_END_COLUMN = 1_000_000
"""The column that the caret keeps after it was sent to the end of a line."""

_TEXT_MOTIONS: dict[Motion, Callable[[Document, int], int]] = {
    Motion.LEFT: lambda document, offset: motions.left(document.text, offset),
    Motion.RIGHT: lambda document, offset: motions.right(document.text, offset),
    Motion.WORD_FORWARD: lambda document, offset: motions.word_forward(document.text, offset),
    Motion.WORD_BACKWARD: lambda document, offset: motions.word_backward(document.text, offset),
    Motion.WORD_END: lambda document, offset: motions.word_end(document.text, offset),
    Motion.SENTENCE_FORWARD: motions.sentence_forward,
    Motion.SENTENCE_BACKWARD: motions.sentence_backward,
    Motion.PARAGRAPH_FORWARD: motions.paragraph_forward,
    Motion.PARAGRAPH_BACKWARD: motions.paragraph_backward,
    Motion.DOCUMENT_START: lambda document, offset: 0,
    Motion.DOCUMENT_END: lambda document, offset: len(document.text) - 1,
}
"""The motions that need nothing but the text."""


class ArticleView(Widget, can_focus=True, inherit_bindings=False):
    """An article with its marks, a caret and a selection.

    It is built on Textual's Line API: only lines that are seen are ever set, styled and painted, so that
    nothing here takes longer in a long article than in a short one. It has no keys of its own; the mouse
    places the caret and selects. A border or padding would not be drawn.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = "ArticleView { height: 1fr; }"

    @dataclass
    class CaretMoved(Message):
        """The caret stands somewhere else."""

        view: ArticleView
        """The view it is in."""
        offset: int
        """The code point it stands on."""

    @dataclass
    class SelectionChanged(Message):
        """Something else is selected, or nothing any more."""

        view: ArticleView
        """The view it is in."""
        selection: Span | None
        """What is selected."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._document = Document("")
        self._heading = Heading()
        self._layers = Layers()
        self._measure = MEASURE
        self._caret = 0
        self._column: int | None = None
        self._anchor: int | None = None
        self._mode = SelectionMode.CHARACTERS
        self._selection: Span | None = None
        self._viewport: Viewport | None = None
        self._painter: Painter | None = None
        self._left = GUTTER
        self._strips: dict[int, Strip] = {}
        self._strips_generation = 0
        self._filters: list[LineFilter] = []
        self._drag_start: int | None = None

    # -- what is shown

    def open(self, document: Document, heading: Heading, *, caret: int = 0) -> None:
        """Show an article, without marks and with nothing selected.

        Args:
            document: Its text.
            heading: What stands above it.
            caret: Where the caret is to stand; the nearest place there is. 0 shows the heading as well.
        """
        self.clear_selection()
        self._document, self._heading = document, heading
        self._layers.clear()
        self._caret = self._clamp(caret)
        self._column = None
        self._viewport = None
        self._set()

    def set_heading(self, heading: Heading) -> None:
        """Replace what stands above the text."""
        self._heading = heading
        if self._viewport is not None:
            self._viewport.set_heading(heading)
            self.refresh()

    def set_marks(self, layer: Layer, marks: Iterable[Mark]) -> None:
        """Replace the marks of one layer."""
        self._layers.set_marks(layer, marks)
        self._repaint()

    def set_layer_visible(self, layer: Layer, visible: bool) -> None:
        """Show or hide a layer; it stays so when another article is opened."""
        self._layers.set_visible(layer, visible)
        self._repaint()

    def layer_visible(self, layer: Layer) -> bool:
        """Whether a layer is shown."""
        return self._layers.is_visible(layer)

    @property
    def document(self) -> Document:
        """What is shown."""
        return self._document

    @property
    def measure(self) -> int:
        """The most cells that a line of text takes; 0 for all that there are."""
        return self._measure

    def set_measure(self, cells: int) -> None:
        """Set the most cells that a line of text takes; 0 for all that there are."""
        self._measure = cells
        self._set()

    @property
    def progress(self) -> float:
        """How far down the article is scrolled, from 0 to 1; 1 when all of it is seen."""
        return self._viewport.progress if self._viewport is not None else 0.0

    # -- the caret

    @property
    def caret(self) -> int:
        """The code point that the caret stands on."""
        return self._caret

    def move_caret(self, offset: int, *, centre: bool = False) -> None:
        """Put the caret somewhere and bring it into view; a selection that is being made grows to it.

        Args:
            offset: A code point of the text, or the nearest there is.
            centre: Bring it to the middle of the view.
        """
        self._column = None
        self._place_caret(offset, centre=centre)

    def move(self, motion: Motion, count: int = 1) -> None:
        """Move the caret.

        Args:
            motion: How.
            count: How often.
        """
        count = max(1, count)
        if step := _TEXT_MOTIONS.get(motion):
            offset = self._caret
            for _ in range(count):
                before, offset = offset, step(self._document, offset)
                if offset == before:
                    break
            self.move_caret(offset)
        elif self._viewport is not None:
            self._move_by_lines(self._viewport, motion, count)

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence at `offset`; None between paragraphs."""
        return motions.sentence_at(self._document, offset)

    def paragraph_at(self, offset: int) -> Span | None:
        """Return the paragraph, or other block, at `offset`; None between two."""
        return motions.paragraph_at(self._document, offset)

    # -- the selection

    @property
    def selection(self) -> Span | None:
        """What is selected."""
        return self._selection

    def start_selection(self, mode: SelectionMode = SelectionMode.CHARACTERS) -> None:
        """Begin to select at the caret; turn to the other mode if one is at work, and end it in the same."""
        if self._anchor is None:
            self._anchor = self._caret
        elif mode is self._mode:
            self.clear_selection()
            return
        self._mode = mode
        self._update_selection()

    def select(self, span: Span, mode: SelectionMode = SelectionMode.CHARACTERS) -> None:
        """Select a range and put the caret at its end, from where motions change it."""
        start, end = self._clamp(span.start), self._clamp(span.end - 1)
        self._anchor, self._mode = start, mode
        self.move_caret(end)
        self._update_selection()

    def clear_selection(self) -> None:
        """Select nothing."""
        self._anchor = None
        self._update_selection()

    # -- painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return painted lines; those painted before are the same objects, for Textual to know again.

        Args:
            crop: What to paint of the widget.
        """
        viewport = self._viewport
        if viewport is None:
            return [Strip.blank(crop.width, self.rich_style)] * crop.height
        filters = list(self.get_line_filters())
        if viewport.generation != self._strips_generation or filters != self._filters:
            self._strips.clear()
            self._strips_generation = viewport.generation
            self._filters = filters
        known, top = self._strips, viewport.top
        strips = [known.get(row) or self._paint(row) for row in range(top + crop.y, top + crop.bottom)]
        if crop.x or crop.width != self.size.width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """Return one painted line, counted from the top of the view."""
        return self.render_lines(Region(0, y, self.size.width, 1))[0]

    def notify_style_update(self) -> None:
        """Take the colours of the theme anew."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    def _paint(self, row: int) -> Strip:
        """Paint a row and keep it."""
        viewport = self._viewport
        assert viewport is not None
        painter = self._painter or self._make_painter(viewport)
        line = viewport.line_at(row)
        if line is None:
            strip = painter.blank
        elif isinstance(line, HeadingLine):
            strip = painter.heading(line)
        else:
            caret = None
            if line.start <= self._caret < line.end or (
                self._caret == line.start == len(self._document.text)
            ):
                first, last = cluster(self._document.text, self._caret) if self._document.text else (0, 1)
                caret = Caret(first, last, self.has_focus)
            strip = painter.line(line, caret, self._selection)
        for line_filter in self._filters:
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        self._strips[row] = strip
        return strip

    def _make_painter(self, viewport: Viewport) -> Painter:
        """Return a painter for the theme and the width as they are."""
        app = self.app
        inks = Inks(self.rich_style, app.theme_variables, colourless=app.no_color)
        self._painter = Painter(
            self._document, self._layers, inks, self._left, viewport.layout.width, self.size.width
        )
        return self._painter

    def _repaint(self) -> None:
        """Paint everything anew."""
        self._strips.clear()
        self.refresh()

    def _repaint_between(self, start: int, end: int) -> None:
        """Paint the lines from one offset to another anew, as far as they are seen."""
        viewport = self._viewport
        if viewport is None:
            return
        visible = viewport.visible
        first, last = max(start, visible.start), min(end, visible.end - 1, len(self._document.text) - 1)
        if (first, last) != (start, end):
            rows = range(viewport.top, viewport.top + viewport.height)
            self._strips = {row: strip for row, strip in self._strips.items() if row in rows}
        if first <= last:
            self._repaint_rows(viewport.row_of(first), viewport.row_of(last))

    def _repaint_rows(self, first: int, last: int) -> None:
        """Paint rows anew."""
        for row in range(first, last + 1):
            self._strips.pop(row, None)
        if self._viewport is not None:
            self.refresh(Region(0, first - self._viewport.top, self.size.width, last - first + 1))

    # -- events

    def on_resize(self) -> None:
        """Set the text in the width that there is now; what was at the top stays there."""
        self._set()

    def on_focus(self) -> None:
        """Show the caret as one that keys move."""
        self._repaint_between(self._caret, self._caret)

    def on_blur(self) -> None:
        """Show the caret as one that rests."""
        self._repaint_between(self._caret, self._caret)

    # -- how it is done

    def _clamp(self, offset: int) -> int:
        """Return the nearest offset that a caret can have."""
        text = self._document.text
        offset = max(0, min(offset, len(text) - 1))
        return cluster(text, offset)[0] if text else 0

    def _set(self) -> None:
        """Set the text in the width that there is, and keep in view what was."""
        width, height = self.size
        old = self._viewport
        self._painter = None
        self._strips.clear()
        if width <= 0 or height <= 0:
            return
        room = max(1, width - GUTTER - 1)
        text_width = min(self._measure, room) if self._measure else room
        self._left = max(GUTTER, (width - text_width) // 2)
        self._viewport = new = Viewport(self._document, self._heading, text_width, height)
        self._strips_generation = new.generation
        if old is None:
            new.show(self._caret)
        elif old.top >= len(old.heading_lines):
            new.begin_at(old.visible.start)
        else:
            new.scroll(old.top)
        self.refresh()

    def _move_by_lines(self, viewport: Viewport, motion: Motion, count: int) -> None:
        """Move the caret by a motion over lines as they are set."""
        layout = viewport.layout
        if motion in (Motion.LINE_START, Motion.LINE_END):
            row = viewport.row_of(self._caret)
            self._column = 0 if motion is Motion.LINE_START else _LINE_END_COLUMN
            self._place_caret(viewport.offset_at(row, self._column))
            return
        if self._column is None:
            self._column = layout.column_of(self._caret)
        page = {
            Motion.PAGE_DOWN: max(1, viewport.height - 2),
            Motion.PAGE_UP: -max(1, viewport.height - 2),
            Motion.HALF_PAGE_DOWN: max(1, viewport.height // 2),
            Motion.HALF_PAGE_UP: -max(1, viewport.height // 2),
        }.get(motion, 0)
        lines = count * (page or (1 if motion is Motion.DOWN else -1))
        offset = viewport.offset_below(self._caret, lines, self._column)
        if page and viewport.scroll(lines):
            self.refresh()
        self._place_caret(offset)

    def _place_caret(self, offset: int, *, centre: bool = False) -> None:
        """Put the caret at the nearest place to `offset`, bring it into view, and say so."""
        offset, before = self._clamp(offset), self._caret
        self._caret = offset
        viewport = self._viewport
        if viewport is not None:
            self._repaint_between(before, before)
            self._repaint_between(offset, offset)
            if viewport.show(offset, centre=centre):
                self.refresh()
        if offset != before:
            self._update_selection()
            self.post_message(self.CaretMoved(self, offset))

    def _update_selection(self) -> None:
        """Bring the selection to what lies between its anchor and the caret, and say so if it is another."""
        before, after = self._selection, None
        if self._anchor is not None:
            after = selected(self._document, self._anchor, self._caret, self._mode)
        if after == before:
            return
        self._selection = after
        if before is None or after is None:
            changed = before or after
            assert changed is not None
            self._repaint_between(changed.start, changed.end)
        else:
            for one, other in zip(before, after, strict=True):
                if one != other:
                    self._repaint_between(min(one, other), max(one, other))
        self.post_message(self.SelectionChanged(self, after))
