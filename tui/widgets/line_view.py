"""A widget of many lines on Textual's Line API: only those in view are drawn, and drawn lines are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.strip import Strip

from tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from rich.segment import Segment
    from textual import events
    from textual.filter import LineFilter

KEPT_LINES = 1_000
"""How many drawn lines are kept: more than those of some screens."""


class LineView(Unscrolled, inherit_bindings=False):
    """A window over many lines.

    It is no `ScrollView` of Textual, which at each step of scrolling arranges the whole screen anew and draws
    all lines in view once more.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._top = 0
        self._kept: dict[Hashable, Strip] = {}
        self._size_kept_for = Size(0, 0)
        self._filters: Sequence[LineFilter] = ()
        self._sides: tuple[list[Segment], list[Segment]] | None = None

    # -- what a subclass says of its lines

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def line_key(self, line: int) -> Hashable:
        """Return what a line shows: another key, another picture."""
        raise NotImplementedError

    def draw_line(self, line: int) -> Strip:
        """Draw a line, also one after the last."""
        raise NotImplementedError

    # -- which of them are seen

    @property
    def top(self) -> int:
        """The line at the top of the view."""
        return self._top

    def scroll_top(self, top: int) -> bool:
        """Bring a line to the top, or the nearest that can be there; return whether that moved the view."""
        top = max(0, min(top, self.line_count - self.size.height))
        if top == self._top:
            return False
        self._top = top
        self.refresh()
        return True

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down; the focus stays."""
        self._scroll_by_mouse(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up; the focus stays."""
        self._scroll_by_mouse(event, -1)

    def _scroll_by_mouse(self, event: events.MouseEvent, direction: int) -> None:
        lines = max(1, round(self.app.scroll_sensitivity_y))
        if not (event.ctrl or event.shift) and self.scroll_top(self._top + direction * lines):
            event.stop()

    # -- drawing

    def forget_lines(self) -> None:
        """Draw all lines anew: they show something else under the same keys."""
        self._kept.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget what was drawn in another theme."""
        self._kept.clear()
        self._sides = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines; those drawn before are the same objects, for Textual to know again.

        Args:
            crop: Which of the widget, its border and padding included.
        """
        filters = self.get_line_filters()
        if (self.size, filters) != (self._size_kept_for, self._filters) or len(self._kept) > KEPT_LINES:
            self._kept.clear()
            self._size_kept_for, self._filters, self._sides = self.size, filters, None
        first, last = self.gutter.top, self.gutter.top + self.size.height
        strips = []
        for y in crop.line_range:
            line = y - first + self._top if first <= y < last else None
            key = ("edge", y) if line is None else self.line_key(line)
            strip = self._kept.get(key)
            if strip is None:
                strip = self._draw_by_styles(y) if line is None else self._draw_between_sides(line)
                self._kept[key] = strip
            strips.append(strip)
        if crop.x or crop.width != self.outer_size.width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def _draw_between_sides(self, line: int) -> Strip:
        """Draw a line with what stands on both sides of it.

        Textual would work out border, padding and all else that a style can say anew for each line.
        """
        strip = self.draw_line(line)
        for line_filter in self._filters:
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        if self._sides is None:
            drawn, gutter = self._draw_by_styles(self.gutter.top), self.gutter
            self._sides = [*drawn.crop(0, gutter.left)], [*drawn.crop(drawn.cell_length - gutter.right)]
        left, right = self._sides
        return Strip([*left, *strip, *right], self.outer_size.width) if left or right else strip

    def _draw_by_styles(self, y: int) -> Strip:
        """Have Textual draw a line, counted from that of the border or padding."""
        return super().render_lines(Region(0, y, self.outer_size.width, 1))[0]

    def render_line(self, y: int) -> Strip:
        """Draw a line of the view."""
        return self.draw_line(y + self._top)
