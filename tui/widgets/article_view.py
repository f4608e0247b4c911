"""The widget that an article is read in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui import motions
from tui.cells import cluster
from tui.motions import Motion
from tui.remembered import MEASURE
from tui.selecting import SelectionMode, selected
from tui.widgets.article_canvas import ArticleCanvas

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.timer import Timer

    from prose.document import Document
    from prose.spans import Span
    from tui.heading import Heading
    from tui.viewport import Viewport

_LINE_END_COLUMN = 1_000_000
"""The column that the caret keeps after it was sent to the end of a line."""

_DRAG_INTERVAL = 0.05
"""Seconds between two steps of scrolling while the mouse is held beyond an edge."""
_DRAG_LINES = 5
"""The most lines of such a step; it has as many as the mouse is beyond the edge."""

_TEXT_MOTIONS: dict[Motion, Callable[[Document, int], int]] = {
    Motion.LEFT: lambda document, offset: motions.left(document.text, offset),
    Motion.RIGHT: lambda document, offset: motions.right(document.text, offset),
    Motion.WORD_FORWARD: lambda document, offset: motions.word_forward(document.text, offset),
    Motion.WORD_BACKWARD: lambda document, offset: motions.word_backward(document.text, offset),
    Motion.WORD_END: lambda document, offset: motions.word_end(document.text, offset),
    Motion.WORD_END_BACKWARD: lambda document, offset: motions.word_end_backward(document.text, offset),
    Motion.SENTENCE_FORWARD: motions.sentence_forward,
    Motion.SENTENCE_BACKWARD: motions.sentence_backward,
    Motion.PARAGRAPH_FORWARD: motions.paragraph_forward,
    Motion.PARAGRAPH_BACKWARD: motions.paragraph_backward,
    Motion.DOCUMENT_START: lambda document, offset: 0,
    Motion.DOCUMENT_END: lambda document, offset: len(document.text) - 1,
}
"""The motions that need nothing but the text."""

_PAGES: dict[Motion, Callable[[int], int]] = {
    Motion.PAGE_DOWN: lambda height: max(1, height - 2),
    Motion.PAGE_UP: lambda height: -max(1, height - 2),
    Motion.HALF_PAGE_DOWN: lambda height: max(1, height // 2),
    Motion.HALF_PAGE_UP: lambda height: -max(1, height // 2),
}
"""By how many lines each motion moves what is seen, which is so many lines high."""


class ArticleView(ArticleCanvas, can_focus=True):
    """An article with its marks, a caret and a selection.

    It has no keys of its own: whoever does calls `move` and the like. A click places the caret, dragging
    selects, two clicks select a word, three a sentence and four a paragraph; the wheel scrolls and takes the
    caret along.
    """

    DEFAULT_CSS = "ArticleView { height: 1fr; }"

    @dataclass
    class Changed(Message):
        """The caret stands somewhere else, something else is selected or has come into view.

        The screen gets it at once, not each widget on the way, and one for all that is done at a time.
        """

        view: ArticleView
        """The view, which knows how things stand now."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._measure = MEASURE
        self._untold = False
        self._column: int | None = None
        self._anchor: int | None = None
        self._mode = SelectionMode.CHARACTERS
        self._dragging_from: int | None = None
        self._drag_timer: Timer | None = None

    def open(self, document: Document, heading: Heading, *, caret: int = 0) -> None:
        """Show an article, without marks and with nothing selected.

        Args:
            document: Its text.
            heading: What stands above it.
            caret: Where the caret is to stand; the nearest place there is. 0 shows the heading as well.
        """
        self.clear_selection()
        self._column = None
        self._show(document, heading, _nearest(document.text, caret))

    # -- the caret

    @property
    def caret(self) -> int:
        """The code point that the caret stands on."""
        return self._caret

    @property
    def caret_row(self) -> int:
        """The row of the view that the caret is on; it may be out of sight after a scroll."""
        return self.row_of(self._caret)

    def row_of(self, offset: int) -> int:
        """Return the row of the view that a code point is on, counted from the top one in sight."""
        viewport = self._viewport
        return viewport.row_of(offset) - viewport.top if viewport is not None else 0

    def move_caret(self, offset: int, *, centre: bool = False) -> None:
        """Put the caret somewhere and bring it into view; a selection that is being made grows to it.

        Args:
            offset: A code point of the text, or the nearest there is.
            centre: Bring it to the middle of the view.
        """
        self._column = None
        self._place_caret(offset, centre=centre)

    @property
    def top(self) -> int:
        """Which line is at the top: a code point of it, or minus the lines of the heading that are seen."""
        viewport = self._viewport
        return viewport.window if viewport is not None else 0

    def return_to(self, caret: int, top: int) -> None:
        """Put the caret and the window where they were.

        Args:
            caret: A code point of the text.
            top: What `top` was.
        """
        if self._viewport is not None:
            self._viewport.window = top
            self.refresh()
        self.move_caret(caret)

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

    def scroll_lines(self, lines: int) -> None:
        """Scroll, and take the caret along unless it holds the end of a selection.

        Args:
            lines: How far down; up if negative.
        """
        viewport = self._viewport
        if viewport is None or not viewport.scroll(lines):
            return
        self.refresh()
        self._tell()
        if self._anchor is None:
            if self._column is None:
                self._column = viewport.layout.column_of(self._caret)
            self._place_caret(viewport.nearest_in_view(self._caret, self._column))

    def put_caret_line(self, share: float) -> None:
        """Scroll so that the line of the caret is so far down.

        Args:
            share: 0 for the top, 0.5 for the middle, 1 for the bottom.
        """
        if self._viewport is not None and self._viewport.put(self._caret, share):
            self.refresh()
            self._tell()

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

    @property
    def fixed_end(self) -> int | None:
        """The code point at the end of the selection that does not move; None where nothing is selected."""
        return self._anchor

    def start_selection(self, mode: SelectionMode = SelectionMode.CHARACTERS) -> None:
        """Begin to select at the caret; turn to the other mode if one is at work, and end it in the same."""
        if self._anchor is None:
            self._anchor = self._caret
        elif mode is self._mode:
            self.clear_selection()
            return
        self._mode = mode
        self._update_selection()

    def select(
        self, span: Span, mode: SelectionMode = SelectionMode.CHARACTERS, *, from_end: bool = False
    ) -> None:
        """Select a range and put the caret at its end, from where motions change it.

        Args:
            span: The range.
            mode: What motions change it by.
            from_end: Whether the caret is to stand at the start of it instead.
        """
        self._select(span, mode, from_end=from_end)

    def swap_ends(self) -> None:
        """Put the caret at the other end of the selection, from where motions change that."""
        if self._anchor is not None:
            self._anchor, caret = self._caret, self._anchor
            self.move_caret(caret)

    def clear_selection(self) -> None:
        """Select nothing."""
        self._anchor = None
        self._update_selection()

    # -- the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Place the caret; with Shift, select from where it was."""
        if event.button != 1 or self._viewport is None:
            return
        if event.shift and self._anchor is None:
            self.start_selection()
        elif not event.shift:
            self.clear_selection()
        self._place_caret_under(event)
        self._dragging_from = self._caret
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the mouse while its button is down; beyond an edge, scroll."""
        if self._dragging_from is None:
            return
        event.stop()
        if self._anchor is None and self._offset_under(event) != self._dragging_from:
            self.start_selection()
        self._place_caret_under(event)
        beyond = min(0, event.y) or max(0, event.y - self.size.height + 1)
        self._stop_scrolling()
        if beyond:
            self._drag_timer = self.set_interval(_DRAG_INTERVAL, lambda: self._scroll_dragging(beyond))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End a selection by the mouse."""
        if self._dragging_from is not None:
            event.stop()
            self._dragging_from = None
            self._stop_scrolling()
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Select the word that was clicked twice, the sentence clicked thrice, else the paragraph."""
        if event.button != 1 or event.chain == 1:
            return
        offset = self._offset_under(event)
        match event.chain:
            case 2:
                span = motions.word_at(self._document.text, offset)
            case 3:
                span = self.sentence_at(offset)
            case _:
                span = self.paragraph_at(offset)
        if span is not None:
            self._select(span, SelectionMode.CHARACTERS, follow=False)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_lines(max(1, round(self.app.scroll_sensitivity_y)))

    def on_resize(self) -> None:
        """Say that more or less has come into view."""
        self._tell()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_lines(-max(1, round(self.app.scroll_sensitivity_y)))

    def _offset_under(self, event: events.MouseEvent) -> int:
        """Return the offset of what is nearest to the mouse."""
        viewport = self._viewport
        if viewport is None:
            return 0
        y = max(0, min(event.y, self.size.height - 1))
        return viewport.offset_at(viewport.top + y, event.x - self._left)

    def _place_caret_under(self, event: events.MouseEvent) -> None:
        """Put the caret under the mouse, and leave the view as it is: else the text would run from it."""
        self._column = None
        self._place_caret(self._offset_under(event), follow=False)

    def _scroll_dragging(self, lines: int) -> None:
        """Scroll while the mouse is held beyond an edge, and select what comes into view."""
        viewport = self._viewport
        if viewport is None or not viewport.scroll(max(-_DRAG_LINES, min(lines, _DRAG_LINES))):
            return
        self.refresh()
        row = viewport.top if lines < 0 else viewport.top + viewport.height - 1
        self.move_caret(viewport.offset_at(row, 0 if lines < 0 else _LINE_END_COLUMN))

    def _stop_scrolling(self) -> None:
        """End what `_scroll_dragging` does."""
        if self._drag_timer is not None:
            self._drag_timer.stop()
            self._drag_timer = None

    # -- how the caret moves

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
        page = _PAGES[motion](viewport.height) if motion in _PAGES else 0
        lines = count * (page or (1 if motion is Motion.DOWN else -1))
        offset = viewport.offset_below(self._caret, lines, self._column)
        if page and viewport.scroll(lines):
            self.refresh()
        self._place_caret(offset)

    def _place_caret(self, offset: int, *, centre: bool = False, follow: bool = True) -> None:
        """Put the caret at the nearest place to `offset` and say so; let the view `follow` where it goes."""
        offset, before = _nearest(self._document.text, offset), self._caret
        self._caret = offset
        viewport = self._viewport
        if viewport is not None:
            self._repaint_between(before, before)
            self._repaint_between(offset, offset)
            if follow and viewport.show(offset, centre=centre):
                self.refresh()
        if offset != before:
            self._update_selection()
            self._tell()

    def _select(
        self, span: Span, mode: SelectionMode, *, follow: bool = True, from_end: bool = False
    ) -> None:
        """Select a range and put the caret at its end or its start; let the view `follow` there."""
        anchor, caret = (span.end - 1, span.start) if from_end else (span.start, span.end - 1)
        self._anchor, self._mode = _nearest(self._document.text, anchor), mode
        self._column = None
        self._place_caret(caret, follow=follow)
        self._update_selection()

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
        self._tell()

    def _tell(self) -> None:
        """Say that something has changed, when all that is done now is done."""
        self._untold = True
        self.check_idle()

    def on_idle(self) -> None:
        """Say what is to be said, before what has changed is drawn."""
        if self._untold:
            self._untold = False
            self.screen.post_message(self.Changed(self))


def _nearest(text: str, offset: int) -> int:
    """Return the nearest offset to this one that a caret can have in a text."""
    offset = max(0, min(offset, len(text) - 1))
    return cluster(text, offset)[0] if text else 0
