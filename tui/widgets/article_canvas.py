"""What an article is painted on: its heading, its text, its marks, a caret and a selection."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip

from prose.document import Document
from tui.cells import cluster
from tui.columns import is_colourless
from tui.heading import Heading, HeadingLine
from tui.inks import BITS, Inks
from tui.layers import Layer, Layers, Mark, Marks
from tui.layout import Line
from tui.viewport import Viewport
from tui.widgets.article_painter import GUTTER, Caret, Painter
from tui.widgets.line_view import KEPT_LINES
from tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.filter import LineFilter

    from prose.document import Link
    from prose.spans import Span


class Seen(NamedTuple):
    """What the reader has before him, over any number of changes of the size."""

    heading_row: int | None
    """The line of the heading at the top as he left it himself; None where the text is there."""
    offset: int
    """Where the text at the top begins."""
    with_caret: bool
    """Whether he saw the caret: then it stays in view."""
    window: int
    """The window as the size allows it now."""

    @classmethod
    def of(cls, viewport: Viewport, caret: int) -> Seen:
        """Return what is seen."""
        in_heading = viewport.top < len(viewport.heading_lines)
        return cls(
            viewport.top if in_heading else None,
            viewport.top_offset,
            caret in range(*viewport.visible),
            viewport.window,
        )


class ArticleCanvas(Unscrolled, inherit_bindings=False):
    """An article with its marks, as far as it is in view.

    It is built on Textual's Line API: only lines that are seen are ever set, styled and painted, and painted
    strips are kept, so that nothing here takes longer in a long article than in a short one. A border or
    padding would not be drawn.
    """

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._document = Document("")
        self._heading = Heading()
        self._layers = Layers()
        self._measure = 0
        self._caret = 0
        self._selection: Span | None = None
        self._labels: Mapping[int, str] = {}
        self._viewport: Viewport | None = None
        self._typeset_size = Size(0, 0)
        self._seen: Seen | None = None
        self._left = GUTTER
        self._inks: Inks | None = None
        self._ground = Color(0, 0, 0)
        self._painter: Painter | None = None
        self._filters: list[LineFilter] = []
        self._strips: dict[int, Strip] = {}
        self._strips_generation = 0

    # -- what is shown

    @property
    def document(self) -> Document:
        """What is shown."""
        return self._document

    def set_heading(self, heading: Heading) -> None:
        """Replace what stands above the text."""
        if heading == self._heading:
            return
        self._heading = heading
        if self._viewport is not None:
            self._viewport.set_heading(heading)
            self.refresh()

    def set_marks(self, layer: Layer, marks: Iterable[Mark] | Marks) -> None:
        """Replace the marks of one layer."""
        self._layers.set_marks(layer, marks)
        self._repaint()

    def set_layer_visible(self, layer: Layer, visible: bool) -> None:
        """Show or hide a layer; it stays so when another article is opened."""
        if visible == self._layers.is_visible(layer):
            return
        self._layers.set_visible(layer, visible)
        self._repaint()

    def layer_visible(self, layer: Layer) -> bool:
        """Whether a layer is shown."""
        return self._layers.is_visible(layer)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that begin in what is seen, in their order."""
        if self._viewport is None:
            return ()
        links, visible = self._document.links, self._viewport.visible
        first = bisect_left(links, visible.start, key=lambda link: link.span.start)
        return links[first : bisect_left(links, visible.end, first, key=lambda link: link.span.start)]

    def show_labels(self, labels: Mapping[int, str]) -> None:
        """Write letters over the code points at some offsets, and take away those that are written there."""
        if labels != self._labels:
            self._labels = labels
            self._repaint()

    @property
    def measure(self) -> int:
        """The most cells that a line of text takes; 0 for all that there are."""
        return self._measure

    def set_measure(self, cells: int) -> None:
        """Set the most cells that a line of text takes; 0 for all that there are."""
        if cells == self._measure:
            return
        self._measure = cells
        self._typeset()
        self.refresh()

    @property
    def progress(self) -> float:
        """How far down the article is scrolled, from 0 to 1; 1 when all of it is seen."""
        return self._viewport.progress if self._viewport is not None else 0.0

    def _show(self, document: Document, heading: Heading, caret: int) -> None:
        """Show an article without marks, so that `caret` is in view."""
        self._document, self._heading = document, heading
        self._layers.clear()
        self._caret = caret
        self._viewport = self._seen = None
        self._typeset()
        self.refresh()

    def _typeset(self) -> None:
        """Set the text in the width that there is, and keep in view what was."""
        self._typeset_size = self.size
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
            return
        seen = self._seen
        if seen is None or old.window != seen.window:
            # The reader has moved since the text was set last.
            seen = Seen.of(old, self._caret)
        if seen.heading_row is not None:
            new.scroll(seen.heading_row)
        else:
            new.begin_at(seen.offset)
        if seen.with_caret or self._caret in range(*old.visible):
            new.show(self._caret)
        self._seen = seen._replace(window=new.window)

    # -- painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return painted lines; those painted before are the same objects, for Textual to know again.

        Args:
            crop: What to paint of the widget.
        """
        if self.size != self._typeset_size:
            # A frame may be due before the event that tells of a new size.
            self._typeset()
        viewport = self._viewport
        if viewport is None:
            return [Strip.blank(crop.width, self.rich_style)] * crop.height
        filters = list(self.get_line_filters())
        drawn_otherwise = viewport.generation != self._strips_generation or filters != self._filters
        if drawn_otherwise or len(self._strips) > KEPT_LINES:
            self._strips.clear()
            self._strips_generation = viewport.generation
            self._filters = filters
        known, top = self._strips, viewport.top
        strips = [
            known.get(row) or self._paint(row, viewport) for row in range(top + crop.y, top + crop.bottom)
        ]
        if crop.x or crop.width != self.size.width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """Return one painted line, counted from the top of the view."""
        return self.render_lines(Region(0, y, self.size.width, 1))[0]

    def notify_style_update(self) -> None:
        """Take the colours of the theme anew."""
        super().notify_style_update()
        self._inks = self._painter = None
        self._strips.clear()

    def _paint(self, row: int, viewport: Viewport) -> Strip:
        """Paint a row and keep it."""
        painter = self._painter or self._make_painter(viewport)
        line = viewport.line_at(row)
        if line is None:
            strip = painter.end() if row == viewport.end_row else painter.blank
        elif isinstance(line, HeadingLine):
            strip = painter.heading(line)
        else:
            strip = painter.line(line, self._caret_in(line), self._selection)
            strip = self._labelled(strip, line, viewport)
        for line_filter in self._filters:
            strip = strip.apply_filter(line_filter, self._ground)
        self._strips[row] = strip
        return strip

    def _labelled(self, strip: Strip, line: Line, viewport: Viewport) -> Strip:
        """Return a painted line with the letters that stand on it."""
        for offset, letter in self._labels.items():
            if line.start <= offset < line.end and self._inks is not None:
                place = self._left + viewport.layout.column_of(offset)
                label = Strip([Segment(letter, self._inks.style(BITS["current-hit"]))], 1)
                strip = Strip.join([strip.crop(0, place), label, strip.crop(place + 1)])
        return strip

    def _caret_in(self, line: Line) -> Caret | None:
        """Return the caret if it is on a line."""
        text = self._document.text
        if line.start <= self._caret < line.end:
            return Caret(*cluster(text, self._caret), self.has_focus)
        return None if text else Caret(0, 0, self.has_focus)

    def _make_painter(self, viewport: Viewport) -> Painter:
        """Return a painter for the theme and the width as they are."""
        if self._inks is None:
            self._inks = Inks(self.rich_style, self.app.theme_variables, colourless=is_colourless(self.app))
            self._ground = self.background_colors[1]
        self._painter = Painter(viewport.layout, self._layers, self._inks, self._left, self.size.width)
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
        first, last = max(start, visible.start), min(end, visible.end)
        if (first, last) != (start, end):
            # Lines out of view that change are painted when they come into view.
            rows = range(viewport.top, viewport.top + viewport.height)
            self._strips = {row: strip for row, strip in self._strips.items() if row in rows}
        if first <= last:
            row = viewport.row_of(first)
            # The air above a line has no code point of its own: it looks like what that line begins with.
            above = viewport.line_at(row - 1) if row else None
            has_air = isinstance(above, Line) and above.start == above.end
            self._repaint_rows(viewport, row - has_air, viewport.row_of(last))

    def _repaint_rows(self, viewport: Viewport, first: int, last: int) -> None:
        """Paint rows anew."""
        for row in range(first, last + 1):
            self._strips.pop(row, None)
        self.refresh(Region(0, first - viewport.top, self.size.width, last - first + 1))

    # -- events

    def on_resize(self) -> None:
        """Set the text in the width that there is now; what was at the top stays there."""
        if self.size != self._typeset_size:
            self._typeset()
            self.refresh()

    def on_focus(self) -> None:
        """Show the caret as one that keys move."""
        self._repaint_between(self._caret, self._caret)

    def on_blur(self) -> None:
        """Show the caret as one that rests."""
        self._repaint_between(self._caret, self._caret)
