"""A list of rows on Textual's Line API: only the rows in view are ever fetched or drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.columns import inks_of
from tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

T = TypeVar("T")
Row = TypeVar("Row", covariant=True)


FLAG = "✓"
"""What stands before a flagged row."""


class Rows(Protocol[Row]):
    """Where a list's rows come from."""

    def __len__(self) -> int:
        """Return the number of rows known so far."""
        ...

    def row(self, index: int) -> Row | None:
        """Return a row by its place."""
        ...

    def forget(self) -> None:
        """Fetch rows again when they are asked for next."""
        ...


# Messages of the first screen are no dataclasses: making one takes as long as drawing ten rows.


class RowMessage(Message):
    """Something that happened in a list."""

    def __init__(self, rows: RowList[Any]) -> None:
        super().__init__()
        self.rows = rows
        """The list."""

    @property
    def control(self) -> RowList[Any]:
        """The list."""
        return self.rows


class RowList(LineView, Generic[T], can_focus=True):
    """Rows, as a rule of one height, one of them in focus.

    A subclass draws a row. The widget binds no keys: the screen's commands call `move`, `page`, `go_to`.
    """

    DEFAULT_CSS = """
    RowList {
        width: 1fr;
        height: 1fr;
        background: $background;
        & > .row-list--words { color: $foreground; }
        & > .row-list--quiet { color: $foreground 60%; }
        & > .row-list--accent { color: $text-accent; }
        & > .row-list--focus { background: $accent 18%; }
        &:ansi > .row-list--quiet { text-style: dim; }
        &:ansi > .row-list--focus { background: $background; text-style: reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--words",
        "row-list--quiet",
        "row-list--accent",
        "row-list--focus",
    }

    ROW_HEIGHT = 1
    """Lines of the screen that a row takes."""
    MARGIN = 2
    """Rows kept in view above and below the one in focus, where there are any."""
    ONE_CLICK_CHOOSES = False
    """Whether a click chooses a row at once, and not only one that an earlier click went to."""

    class Moved(RowMessage):
        """Another row came into focus."""

    class Chosen(RowMessage):
        """A row was chosen with the mouse."""

    class Turned(RowMessage):
        """The sign at which a row is folded or unfolded was clicked."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Rows[T] | None = None
        self._cursor = 0
        self._wanted_top = self._forced_top = 0
        self._clicked: int | None = None
        self._choosing: int | None = None
        self._turning: int | None = None
        self._strips: LRUCache[tuple[int, bool, int], list[Strip]] = LRUCache(512)
        self._mixed: dict[tuple[str, ...], list[Style]] = {}
        self._grounds: dict[bool, Style] = {}

        self.is_flagged: Callable[[T], bool] = lambda row: False
        """Whether a row is flagged, which its first line shows in front of everything."""

    def draw(self, row: T, width: int, in_focus: bool) -> list[Strip]:
        """Draw a row: `ROW_HEIGHT` strips of `width` cells."""
        raise NotImplementedError

    def inks(self, *names: str) -> list[Style]:
        """Return the inks of component classes as `inks_of` mixes them, which each row asks for."""
        if names not in self._mixed:
            self._mixed[names] = inks_of(self, *names)
        return self._mixed[names]

    def ground(self, in_focus: bool) -> Style:
        """Return what a row is drawn on."""
        if in_focus not in self._grounds:
            self._grounds[in_focus] = (
                self.get_component_rich_style("row-list--focus") if in_focus else self.rich_style
            )
        return self._grounds[in_focus]

    def selectable(self, row: T) -> bool:
        """Whether the focus may stand on a row."""
        return True

    def sign_of(self, row: T) -> range:
        """Return the cells of a row in which a click folds or unfolds it; none where it does not fold."""
        return range(0)

    @property
    def cursor(self) -> int:
        """The place of the row in focus."""
        return self._cursor

    @property
    def current(self) -> T | None:
        """The row in focus, None in an empty list."""
        return self._rows.row(self._cursor) if self._rows is not None else None

    @property
    def eye(self) -> int:
        """The last line of the row in focus, on the screen."""
        return self.region.y + self.top_of(self._cursor + 1) - self.top - 1

    def show(self, rows: Rows[T], cursor: int = 0, *, keep_view: bool = False) -> None:
        """Show other rows.

        Args:
            rows: The rows.
            cursor: The place of the one that is to have the focus.
            keep_view: Whether that is to stand where the row in focus stood, out of view if the reader has
                scrolled away from it, and not the first row on top.
        """
        into_view = self.top_of(self._cursor) - self.top
        left = keep_view and self._rows is not None and not self._is_in_view
        self._rows = rows
        self._clicked = cursor if self._clicked == self._cursor else None
        self._cursor = self._forced_top = -1
        self._strips.clear()
        self.fit_rows()
        top = max(0, self.top_of(cursor) - into_view) if keep_view else 0
        self.scroll_top(top)
        self._focus(cursor, follow=not left)
        self.forget_lines()

    def rows_changed(self) -> None:
        """Draw again: rows were added at the end, or what they say has changed."""
        if self._rows is None:
            return
        self._rows.forget()
        self._strips.clear()
        self.fit_rows()
        self._cursor = max(0, min(self._cursor, len(self._rows) - 1))
        self.forget_lines()

    def rows_flagged(self) -> None:
        """Draw again: rows were flagged, or are no longer."""
        self._strips.clear()
        self.forget_lines()

    def rows_counted(self) -> None:
        """Take the number of rows again, where more became known."""
        self._strips.clear()
        self.fit_rows()
        self.forget_lines()

    def move(self, count: int) -> None:
        """Move the focus by so many rows that it may stand on, back if negative."""
        if self._rows is None:
            return
        step = 1 if count > 0 else -1
        place = self._cursor
        for _ in range(abs(count)):
            found = self._selectable_from(place + step, step)
            if found is None:
                break
            place = found
        self.go_to(place)

    def page(self, pages: float) -> None:
        """Move the focus and the view by so many pages, back if negative."""
        lines = int(max(1, self.size.height // self.ROW_HEIGHT) * pages) * self.ROW_HEIGHT
        lines = lines or (self.ROW_HEIGHT if pages > 0 else -self.ROW_HEIGHT)
        place, _ = self.at_line(max(0, self.top_of(self._cursor) + lines))
        if place == self._cursor:
            place += 1 if pages > 0 else -1
        self.scroll_top(self.top + lines)
        self.go_to(place)

    def go_to_last(self) -> None:
        """Move the focus to the last row."""
        self.go_to(len(self._rows) - 1 if self._rows is not None else 0)

    def go_to(self, index: int) -> None:
        """Move the focus to a row, or to the nearest one that it may stand on, and bring it into view."""
        self._focus(index, follow=True)

    def _focus(self, index: int, *, follow: bool) -> None:
        if self._rows is None or not len(self._rows):
            self._cursor = 0
            return
        index = max(0, min(index, len(self._rows) - 1))
        found = self._selectable_from(index, 1)
        if found is None:
            found = self._selectable_from(index, -1)
        if found is None or found == self._cursor:
            return
        before, self._cursor = self._cursor, found
        if follow:
            self._bring_into_view()
        self._refresh_row(before)
        self._refresh_row(found)
        self.post_message(self.Moved(self))

    def _selectable_from(self, index: int, step: int) -> int | None:
        assert self._rows is not None
        while 0 <= index < len(self._rows):
            row = self._rows.row(index)
            if row is None or self.selectable(row):
                return index
            index += step
        return None

    def fit_rows(self) -> None:
        """Take the number of rows again."""
        self.scroll_top(self.top)

    @property
    def line_count(self) -> int:
        """How many lines all rows take."""
        return self.top_of(len(self._rows) if self._rows is not None else 0)

    # -- where rows lie: a subclass whose rows have several heights says so here

    def top_of(self, index: int) -> int:
        """Return the line at which a row begins; after the last row, how many lines there are."""
        return index * self.ROW_HEIGHT

    def at_line(self, line: int) -> tuple[int, int]:
        """Return the place of the row that has a line, and which of its lines that is."""
        return divmod(line, self.ROW_HEIGHT)

    @property
    def _is_in_view(self) -> bool:
        """Whether any line of the row in focus is in view."""
        bottom = self.top + self.size.height
        return self.top_of(self._cursor) < bottom and self.top_of(self._cursor + 1) > self.top

    def _bring_into_view(self) -> None:
        visible = self.size.height
        if visible <= 0:
            return
        top, first = self.top, self.top_of(self._cursor)
        height = self.top_of(self._cursor + 1) - first
        margin = min(self.MARGIN * self.ROW_HEIGHT, max(0, (visible - height) // 2))
        if first - margin < top:
            top = max(0, first - margin)
        elif first + height + margin > top + visible:
            top = first + height + margin - visible
        self.scroll_top(top)

    def _refresh_row(self, index: int) -> None:
        if index >= 0:
            y = self.top_of(index) - self.top
            self.refresh(Region(0, y, self.size.width, self.top_of(index + 1) - y - self.top))

    def line_key(self, line: int) -> tuple[int, bool]:
        """Return which line it is, and whether the focus is on it."""
        return line, self.at_line(line)[0] == self._cursor

    def draw_line(self, line: int) -> Strip:
        """Draw a line."""
        width = self.size.width
        index, line = self.at_line(line)
        if self._rows is None or index >= len(self._rows):
            return Strip.blank(width, self.ground(in_focus=False))
        in_focus = index == self._cursor
        key = (index, in_focus, width)
        strips = self._strips.get(key)
        if strips is None:
            row = self._rows.row(index)
            strips = self._drawn(row, width, in_focus) if row is not None else []
            self._strips[key] = strips
        return strips[line] if line < len(strips) else Strip.blank(width, self.ground(in_focus=False))

    def _drawn(self, row: T, width: int, in_focus: bool) -> list[Strip]:
        """Draw a row with its flag."""
        strips = self.draw(row, width, in_focus)
        if strips and self.is_flagged(row):
            (ink,) = self.inks("row-list--accent")
            # The first cell says where the focus is, the second one is empty in every list.
            flag = Strip([Segment(FLAG, self.ground(in_focus) + ink + Style(bold=True))])
            strips[0] = Strip.join([strips[0].crop(0, 1), flag, strips[0].crop(2)])
        return strips

    def notify_style_update(self) -> None:
        """Forget what was drawn in another theme."""
        self._strips.clear()
        self._mixed.clear()
        self._grounds.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Keep the row in focus in view, and come back to where the reader was when there is room again."""
        self._strips.clear()
        self.fit_rows()
        if self.top != self._forced_top:
            self._wanted_top = self.top
        self.scroll_top(self._wanted_top)
        self._bring_into_view()
        self._forced_top = self.top

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Move the focus to the row that was clicked."""
        index = self._row_under(event)
        again = index is not None and index == self._clicked == self._cursor
        self._turning = index if self._is_on_sign(event, index) else None
        self._choosing = index if self._turning is None and (again or self.ONE_CLICK_CHOOSES) else None
        self._clicked = index if self._turning is None else None
        if index is not None:
            self.go_to(index)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked, if that was in focus by a click before; fold it at its sign."""
        if self._turning is not None and self._row_under(event) == self._turning:
            self.post_message(self.Turned(self))
        if self._choosing is not None and self._row_under(event) == self._choosing:
            self._clicked = None
            self.post_message(self.Chosen(self))

    def _is_on_sign(self, event: events.MouseEvent, index: int | None) -> bool:
        """Whether the mouse is where a row is folded."""
        offset = event.get_content_offset(self)
        row = self._rows.row(index) if self._rows is not None and index is not None else None
        return offset is not None and row is not None and offset.x in self.sign_of(row)

    def _row_under(self, event: events.MouseEvent) -> int | None:
        """Return the place of the row under the mouse; None where there is none to stand on."""
        offset = event.get_content_offset(self)
        if offset is None or self._rows is None:
            return None
        index, _ = self.at_line(offset.y + self.top)
        row = self._rows.row(index)
        return index if row is not None and self.selectable(row) else None
