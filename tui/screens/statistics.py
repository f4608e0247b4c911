"""What the passages amount to: tags by number and over time, tags with tags and with names, outlets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from textual.widgets import Static

from store.passages.passage import PassageFilter
from store.search.language import read_query
from store.search.query import both
from tui.commands.situation import Situation
from tui.counting import StatisticsRow, statistics_rows
from tui.filters import passage_filter
from tui.screens.list_screen import ListScreen
from tui.widgets.statistics_list import StatisticsList, columns_for
from tui.widgets.status_line import StatusLine
from tui.wording import counted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.library import Library
    from store.passages.statistics import Statistics


class CountedRows(Sequence[int]):
    """The lines of what was counted, by their places.

    Args:
        found: What was counted.
        rows: The lines.
    """

    def __init__(self, found: Statistics, rows: Sequence[StatisticsRow]) -> None:
        self.found = found
        """What was counted."""
        self.rows = rows
        """The lines."""

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> range: ...

    def __getitem__(self, index: int | slice) -> int | range:
        return range(len(self.rows))[index]


class StatisticsScreen(ListScreen[StatisticsRow]):
    """The passages that a filter leaves, counted; Enter on a line shows those of it."""

    SEARCHES = True
    FILTER_HELP = "words of passages, notes and tags, and all else that can be searched for"
    EMPTY = (
        "There is nothing to count yet.\n\n"
        "What you tag, note or highlight in the articles is counted here: by tag, time, name and outlet."
    )
    NOTHING_FOUND = (
        "No passage has that. {back} counts all of them again, {filter-the-statistics} changes the filter."
    )

    def __init__(self) -> None:
        super().__init__()
        self._filter = PassageFilter()
        self._counted: CountedRows | None = None
        self._width = 80

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield StatisticsList(id="statistics")
        yield StatusLine()

    def on_resize(self) -> None:
        """Show as much of time as there is room for."""
        self._width = self.size.width
        if self._counted is not None and self.order is not None:
            self._counted = self._rows_of(self._counted.found)
            self.order.use_identifiers(self._counted)
            self.rows.rows_changed()

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in the list."""
        return Situation.STATISTICS

    @property
    def is_at_once(self) -> bool:
        """To count takes the longer the more there is."""
        return False

    def fetch(self, identifiers: Sequence[int]) -> list[StatisticsRow]:
        """Return lines by their places."""
        return [self._counted.rows[place] for place in identifiers] if self._counted is not None else []

    def identify(self, row: StatisticsRow) -> int:
        """Return a line's place."""
        rows = self._counted.rows if self._counted is not None else ()
        places = (place for place, one in enumerate(rows) if one is row)
        # Of one that was counted before, the number and the line may be others since.
        same = (place for place, one in enumerate(rows) if (one.text, one.query) == (row.text, row.query))
        return next(places, next(same, -1))

    def all_identifiers(self, library: Library) -> Sequence[int]:
        """Count."""
        return self._rows_of(library.statistics(self._filter))

    def _rows_of(self, found: Statistics) -> CountedRows:
        return CountedRows(found, statistics_rows(found, columns_for(self._width).line))

    def on_list_screen_identified(self, message: ListScreen.Identified) -> None:
        """Take what was counted, before the list takes its lines."""
        if isinstance(message.identifiers, CountedRows):
            self._counted = message.identifiers

    def use_filter(self, text: str) -> str:
        """Read what was typed into the filter."""
        self._filter = passage_filter(text)
        return str(self._filter.query or "")

    def show_focus(self) -> None:
        """Say what was counted, and what the line in focus leads to."""
        found = self._counted.found if self._counted is not None else None
        numbers = [("Passages", found.passages), ("Tags", len(found.tags))] if found is not None else []
        self.show_banner("Statistics", *numbers)
        row = self.rows.current
        if row is None or found is None:
            self.status.set_focus_text("counting …" if found is None else "nothing to count")
            self.status.set_place("")
            return
        part = f" · {100 * row.number // found.passages} % of them" if found.passages else ""
        self.status.set_focus_text(f"{row.text} · {counted(row.number, 'passage')}{part}")
        self.status.set_place(f"{100 * (self.rows.cursor + 1) // max(1, len(self.order or ()))} %")

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Show what was clicked twice."""
        self.open_passages()

    def open_passages(self) -> None:
        """Go to the passages of the line in focus."""
        row = self.rows.current
        if row is None:
            return
        if row.query is None:
            self.status.say("No search finds these: their articles name no outlet.")
            return
        self.desk_app.ways.to_passages(str(both(read_query(self._kept_filter), row.query)))

    def go_to_part(self, count: int) -> None:
        """Go to the first line of a part so many further on, back if negative."""
        if self._counted is None:
            return
        firsts = [place + 1 for place, row in enumerate(self._counted.rows) if row.is_heading and row.text]
        at = self.rows.cursor
        found = bisect_right(firsts, at) + count - 1 if count > 0 else bisect_left(firsts, at) + count
        place = firsts[max(0, min(found, len(firsts) - 1))] if firsts else at
        if place == at or (place > at) is not (count > 0):
            self.status.say("No part further on." if count > 0 else "No part before this one.")
        else:
            self.rows.go_to(place)
