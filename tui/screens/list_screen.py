"""What the library and the passages have in common: a list from the store, narrowed by a filter."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.text import Text
from textual.message import Message
from textual.widgets import Static

from store.errors import NewsreadError, SearchError
from tui.cells import display
from tui.rows import PAGE, PagedRows
from tui.screens.desk import DeskScreen
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library
    from tui.widgets.prompt_line import PromptLine

T = TypeVar("T")

LOW_LINES = 16
"""Lines of a screen from which on there is room for air around a few sentences."""


class ListScreen(DeskScreen, Generic[T]):
    """Rows of the library, the first page at once and the others when a worker has counted them.

    A subclass composes a `RowList`, a `Static` with the identifier `banner`, and the status line.
    """

    DEFAULT_CSS: ClassVar[str] = """
    ListScreen #banner {
        height: 2; padding: 0 1; border-bottom: solid $foreground 15%;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    ListScreen #empty { height: 1fr; padding: 2 6; color: $foreground 60%; display: none; }
    ListScreen.low #empty { padding: 0 1; }
    ListScreen.nothing #empty { display: block; }
    ListScreen.nothing RowList { display: none; }
    """
    QUESTION: ClassVar[str] = "Filter"
    """What the filter is called."""
    SEARCHES: ClassVar[bool] = False
    """Whether the filter is a search in the one search language, and not just words."""
    FILTER_HELP: ClassVar[str] = ""
    """What the empty filter line says can be typed."""
    EMPTY: ClassVar[str] = ""
    """What stands in place of the rows where there are none at all."""
    NOTHING_FOUND: ClassVar[str] = ""
    """What stands in place of the rows where the filter leaves none."""

    class Identified(Message):
        """A worker has found out which rows there are."""

        def __init__(self, rows: PagedRows[Any], identifiers: Sequence[int]) -> None:
            super().__init__()
            self.rows = rows
            """The rows that the identifiers belong to."""
            self.identifiers = identifiers
            """All that the filter leaves, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.filter_text = ""
        self._kept_filter = ""
        self._order: PagedRows[T] | None = None
        self._awaited: tuple[PagedRows[T], bool] | None = None
        self._has_rows = False
        self._left_at: int | None = None
        self._followed: tuple[RowList[T], int] | None = None
        self._shown_in_banner: tuple[object, ...] = ()

    def on_mount(self) -> None:
        """Draw the first page; everything that grows with the library comes after the first frame."""
        self._load()
        if not self.asking:
            self.rows.focus()
        self.call_after_refresh(self.show_hints)

    def on_resize(self) -> None:
        """Leave no air around what is said in place of the rows where there is no room for it."""
        self.set_class(self.size.height < LOW_LINES, "low")

    # -- what a subclass fetches

    def first_page(self) -> list[T]:
        """Fetch the first rows that the filter leaves."""
        raise NotImplementedError

    def fetch(self, identifiers: Sequence[int]) -> list[T]:
        """Fetch rows by their identifiers."""
        raise NotImplementedError

    def identify(self, row: T) -> int:
        """Return a row's identifier."""
        raise NotImplementedError

    def all_identifiers(self, library: Library) -> Sequence[int]:
        """Find out which rows the filter leaves; may run in a worker, so only `library` may be asked."""
        raise NotImplementedError

    def use_filter(self, text: str) -> str:
        """Read what was typed into the filter.

        Returns:
            The filter as it is kept: what was still being typed as a whole.

        Raises:
            SearchError: It makes no sense.
        """
        raise NotImplementedError

    def show_focus(self) -> None:
        """Say in banner and status line what is listed and which row is in focus."""
        raise NotImplementedError

    @property
    def empty(self) -> str | Text:
        """What stands in place of the rows where there are none at all."""
        return self.EMPTY

    # -- the list

    @cached_property
    def rows(self) -> RowList[T]:
        """The list."""
        return self.query_one(RowList)

    @cached_property
    def nothing(self) -> Static:
        """What stands in place of the rows where there are none; it is made when that comes to pass."""
        nothing = Static(id="empty", markup=False)
        self.mount_nothing(nothing)
        return nothing

    def mount_nothing(self, nothing: Static) -> None:
        """Put what stands in place of the rows where they would stand."""
        self.mount(nothing, after="#banner")

    @property
    def order(self) -> PagedRows[T] | None:
        """The rows in the order in which they are listed."""
        return self._order

    @property
    def place(self) -> str:
        """Which row is in focus, of how many as soon as that is known: "3 of 212"."""
        total = self._order.total if self._order is not None else 0
        return f"{self.rows.cursor + 1:,}" + ("" if total is None else f" of {total:,}")

    @property
    def progress(self) -> str:
        """How far down the list the focus is, as soon as that is known: "42 %"."""
        total = self._order.total if self._order is not None else 0
        return f"{100 * (self.rows.cursor + 1) // total} %" if total else ""

    def go_back(self) -> None:
        """Show all rows again where a filter leaves some out, else leave."""
        if self.filter_text:
            self.apply_filter("")
        else:
            self.close()

    def library_changed(self) -> None:
        """Show the rows as they are now, the focus where it was."""
        with self.desk_app.reporting():
            if self.rows.cursor < PAGE and self.is_at_once:
                rows = PagedRows(self.first_page(), self._fetch, self.identify)
                if rows.total is None and self._order is not None:
                    # The newest number that there is, until they are counted again.
                    rows.total = self._order.total
                if self._is_among(rows):
                    self._show(rows, self._place_in(rows), keep_view=True)
                    return
            # Every row must be known to stay there; what these say now is to be seen at once.
            self.rows.rows_changed()
            # What was asked for anew and has not come yet begins with its first row all the same.
            self._await_rows(stay=self._awaited is None or self._awaited[1])

    def _is_among(self, rows: PagedRows[T]) -> bool:
        """Whether the row in focus is on a first page, or is gone because there are no other pages."""
        current = self.rows.current
        return current is None or len(rows) < PAGE or rows.index_of(self.identify(current)) is not None

    def _place_in(self, rows: PagedRows[T]) -> int:
        """Return where the row in focus stands among other rows; the same place, where it is not there."""
        current = self.rows.current
        index = rows.index_of(self.identify(current)) if current is not None else None
        return self.rows.cursor if index is None else index

    def start_at(self, identifier: int | None) -> None:
        """Begin with the focus on a row, if it is listed, and not on the first one."""
        self._left_at = identifier

    def start_with(self, filter_text: str) -> None:
        """Show only what a filter leaves; that is what is shown first, if nothing is shown yet.

        Raises:
            SearchError: It makes no sense.
        """
        if self.is_mounted:
            self.apply_filter(filter_text)
        else:
            self._kept_filter = self.use_filter(filter_text)
            self.filter_text = filter_text.strip()

    @property
    def is_at_once(self) -> bool:
        """Whether `first_page` takes no longer the more there is."""
        return True

    def _load(self) -> None:
        """Show the rows from the first on."""
        with self.desk_app.reporting():
            if not self.is_at_once:
                self._await_rows(stay=False)
                return
            self._show(PagedRows(self.first_page(), self._fetch, self.identify))
            self._return()

    def _await_rows(self, *, stay: bool) -> None:
        """Let a worker find the rows; those that are there stay until then.

        Args:
            stay: Whether the focus is then to stand where it stands, and not on the first row.
        """
        rows: PagedRows[T] = PagedRows((), self._fetch, self.identify)
        self._awaited = rows, stay
        self.show_focus()
        self.run_query(partial(self._identify_all, rows), "identify")

    def _return(self) -> None:
        """Go to the row to begin with as soon as it is known, unless the reader went somewhere meanwhile."""
        place = self._order.index_of(self._left_at) if self._order and self._left_at is not None else None
        if place is not None:
            self._left_at = None
            if self.rows.cursor == 0:
                self.rows.go_to(place)

    def _fetch(self, identifiers: Sequence[int]) -> list[T]:
        # Rows are fetched while the screen is drawn, where an error would end the app.
        try:
            return self.fetch(identifiers)
        except NewsreadError as error:
            self.desk_app.report(error)
            return []

    def _show(self, rows: PagedRows[T], place: int = 0, *, keep_view: bool = False) -> None:
        self._put(rows, place, keep_view=keep_view)
        self.run_query(partial(self._identify_all, rows), "identify")

    def _put(self, rows: PagedRows[T], place: int, *, keep_view: bool) -> None:
        self._order, self._awaited = rows, None
        self.rows.show(rows, place, keep_view=keep_view)
        had_rows, self._has_rows = self._has_rows, bool(len(rows))
        self.set_class(not self._has_rows, "nothing")
        self._say_nothing()
        self.show_focus()
        if self._shown and had_rows != self._has_rows:
            # What can be done with a row, or no longer.
            self.show_hints()

    def show_fewer(self) -> None:
        """Show the list again after rows were taken out of `order`, the focus on what came after them."""
        if self._order is not None:
            self._put(self._order, min(self.rows.cursor, max(0, len(self._order) - 1)), keep_view=True)

    def _say_nothing(self) -> None:
        """Say in place of the rows why there are none, and what to do."""
        if not self._order:
            said = self.NOTHING_FOUND if self.filter_text else self.empty
            self.nothing.update(self.told(said) if isinstance(said, str) else said)

    def show_work(self) -> None:
        """Show what goes on in the background, which may be what the rows come from."""
        super().show_work()
        if self._order is not None:
            self._say_nothing()

    def _identify_all(self, rows: PagedRows[T], library: Library) -> None:
        self.post_message(self.Identified(rows, self.all_identifiers(library)))

    def on_list_screen_identified(self, message: Identified) -> None:
        """Let the list know all its rows, or show those that were waited for."""
        if self._awaited is not None and message.rows is self._awaited[0]:
            rows, stay = self._awaited
            rows.use_identifiers(message.identifiers)
            self._put(rows, self._place_in(rows) if stay else 0, keep_view=stay)
            self._return()
        elif message.rows is self._order and self._awaited is None:
            message.rows.use_identifiers(message.identifiers)
            self.rows.rows_counted()
            self._return()
            self._left_at = None
            self.show_focus()

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Name the row that came into focus."""
        message.stop()
        self.follow_focus()

    def follow_focus(self) -> None:
        """Name the row in focus, if that is another one."""
        row = self.rows, self.rows.cursor
        if row != self._followed:
            self._followed = row
            self.show_focus()

    def show_banner(self, title: str, *facts: tuple[str, int], told: str = "") -> None:
        """Show what is listed: a title, numbers with their names, the filter, and what else is to be told."""
        shown = title, facts, self.filter_text, told
        if shown == self._shown_in_banner:
            # To write the same once more would set all lines of the screen anew, at each key.
            return
        self._shown_in_banner = shown
        banner = Text(title, style="bold")
        for name, number in facts:
            banner.append(f"   {name} ", "not bold dim").append(f"{number:,}")
        if self.filter_text:
            banner.append(f"   {self.QUESTION} ", "not bold dim")
            banner.append(display(self.filter_text), "underline")
        if told:
            banner.append(f"   {told}", "not bold dim")
        self.query_one("#banner", Static).update(banner)

    # -- the filter

    def make_prompt(self) -> PromptLine:
        """Make the line to type a filter in."""
        if not self.SEARCHES:
            return super().make_prompt()
        from tui.widgets.search_line import SearchLine

        return SearchLine(lambda: [tag.name for tag in self.library.tags.all()])

    def ask_for_filter(self) -> None:
        """Let the reader type a filter; the list follows each key."""
        self.prompt.ask(self.QUESTION, text=self.filter_text, placeholder=self.FILTER_HELP)

    def apply_filter(self, text: str) -> None:
        """Show only what a filter leaves; everything if it is empty.

        Raises:
            SearchError: It makes no sense; the list stays as it is.
        """
        self._kept_filter = self.use_filter(text)
        self.filter_text = text.strip()
        self._load()

    def on_prompt_line_changed(self, message: PromptLine.Changed) -> None:
        """Filter while the reader types; a mistake, which the line shows, leaves the list as it is."""
        with suppress(SearchError):
            self.apply_filter(message.text)

    def on_prompt_line_answered(self, message: PromptLine.Answered) -> None:
        """Keep the filter, unless there is a mistake in it that the line shows."""
        with suppress(SearchError):
            self.use_filter(message.text)
            self._keep_filter()

    def on_prompt_line_left(self) -> None:
        """Keep the filter."""
        self._keep_filter()

    def _keep_filter(self) -> None:
        """Close the line, and show the filter that the list follows."""
        self.filter_text = self._kept_filter
        self._close_prompt()
        self.show_focus()

    def on_prompt_line_cancelled(self) -> None:
        """Drop the filter."""
        self._close_prompt()
        self.drop_filter()

    def drop_filter(self) -> None:
        """Do what Esc does in the line."""
        self.apply_filter("")

    def _close_prompt(self) -> None:
        self.prompt.close()
        self.rows.focus()
        self.show_hints()
