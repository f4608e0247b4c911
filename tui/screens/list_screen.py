"""What the library and the passages have in common: a list from the store, narrowed by a filter."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.text import Text
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from store.errors import NewsreadError, QueryGivenUp, SearchError
from store.library import Library
from tui.cells import display
from tui.rows import PagedRows
from tui.screens.desk import DeskScreen
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from tui.widgets.prompt_line import PromptLine

T = TypeVar("T")

LOW_LINES = 16
"""Lines of a screen from which on there is room for air around a few sentences."""


class ListScreen(DeskScreen, Generic[T]):
    """Rows of the library, the first page at once and the others when a worker has counted them.

    A subclass composes a `RowList`, and two `Static` widgets with the identifiers `banner` and `empty`.
    """

    DEFAULT_CSS: ClassVar[str] = """
    ListScreen #banner { height: 2; padding: 0 1; border-bottom: solid $foreground 15%; }
    ListScreen #empty { height: 1fr; padding: 2 6; color: $foreground 60%; display: none; }
    ListScreen.low #empty { padding: 0 1; }
    ListScreen.nothing #empty { display: block; }
    ListScreen.nothing RowList { display: none; }
    """
    QUESTION: ClassVar[str] = "Filter"
    """What the filter is called."""
    FILTER_HELP: ClassVar[str] = ""
    """What the empty filter line says can be typed."""
    EMPTY: ClassVar[str] = ""
    """What stands in place of the rows where there are none at all."""
    NOTHING_FOUND: ClassVar[str] = ""
    """What stands in place of the rows where the filter leaves none."""

    @dataclass
    class Identified(Message):
        """A worker has found out which rows there are."""

        rows: PagedRows[Any]
        """The rows that the identifiers belong to."""
        identifiers: array[int]
        """All that the filter leaves, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.filter_text = ""
        self._kept_filter = ""
        self._order: PagedRows[T] | None = None
        self._left_at: int | None = None
        self._followed: tuple[RowList[T], int] | None = None
        self._shown_in_banner: tuple[object, ...] = ()

    def on_mount(self) -> None:
        """Draw the first page; everything that grows with the library comes after the first frame."""
        self._load()
        if not self.prompt.asking:
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

    def all_identifiers(self, library: Library) -> array[int]:
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

    @property
    def order(self) -> PagedRows[T] | None:
        """The rows in the order in which they are listed."""
        return self._order

    @property
    def place(self) -> str:
        """Which row is in focus, of how many: "3 of 212"."""
        return f"{self.rows.cursor + 1:,} of {len(self._order or ()):,}"

    def go_back(self) -> None:
        """Show all rows again where a filter leaves some out, else leave."""
        if self.filter_text:
            self.apply_filter("")
        else:
            self.close()

    def library_changed(self) -> None:
        """Show the rows as they are now, the focus where it was."""
        with self.desk_app.reporting():
            current = self.rows.current
            keep = self.identify(current) if current is not None else None
            place = self.rows.cursor
            rows = PagedRows(self.first_page(), self._fetch, self.identify)
            if place >= len(rows):
                # Further down than the first page: every row must be known to stay there.
                rows.use_identifiers(self.all_identifiers(self.library))
            index = rows.index_of(keep) if keep is not None else None
            self._show(rows, place if index is None else index, keep_view=True)

    def start_at(self, identifier: int | None) -> None:
        """Begin with the focus on a row, if it is listed, and not on the first one."""
        self._left_at = identifier

    def _load(self) -> None:
        """Show the rows from the first on."""
        with self.desk_app.reporting():
            self._show(PagedRows(self.first_page(), self._fetch, self.identify))
            self._return()

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
        self._order = rows
        self.rows.show(rows, place, keep_view=keep_view)
        self.set_class(not len(rows), "nothing")
        self._say_nothing()
        self.show_focus()
        self.run_query(lambda: self._identify_all(rows), "identify")

    def _say_nothing(self) -> None:
        """Say in place of the rows why there are none, and what to do."""
        if not self._order:
            said = self.NOTHING_FOUND if self.filter_text else self.empty
            self.query_one("#empty", Static).update(self.told(said) if isinstance(said, str) else said)

    def show_work(self) -> None:
        """Show what goes on in the background, which may be what the rows come from."""
        super().show_work()
        if self._order is not None:
            self._say_nothing()

    def _identify_all(self, rows: PagedRows[T]) -> None:
        # A connection belongs to one thread: the worker has its own, and only posts a message.
        worker = get_current_worker()
        with Library.open(self.library.path, create=False) as library, suppress(QueryGivenUp):
            # The next key asks for other rows.
            library.give_up_when(lambda: worker.is_cancelled)
            self.post_message(self.Identified(rows, self.all_identifiers(library)))

    def on_list_screen_identified(self, message: Identified) -> None:
        """Let the list know all its rows."""
        if message.rows is self._order:
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

    def show_banner(self, title: str, *facts: tuple[str, int]) -> None:
        """Show what is listed: a title, numbers with their names, and the filter."""
        shown = title, facts, self.filter_text
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
        self.query_one("#banner", Static).update(banner)

    # -- the filter

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
