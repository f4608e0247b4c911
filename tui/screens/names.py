"""Every name of the library: who and what its articles mention, the most mentioned first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Static

from store.library import Library
from store.names import NameFilter, NameRow
from tui.commands.command import Situation
from tui.filters import name_filter, with_label
from tui.screens.correction_actions import CorrectionTarget, open_correction
from tui.screens.list_screen import ListScreen
from tui.widgets.name_list import CORRECTED, NameHeads, NameList
from tui.widgets.prompt_line import PromptLine
from tui.widgets.status_line import StatusLine
from tui.wording import LABEL_PLURALS, SEVERAL

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from prose.entities.entity import Label


class NamesScreen(ListScreen[NameRow]):
    """All names, or those that a filter leaves."""

    DEFAULT_CSS = """
    NamesScreen #banner { text-wrap: nowrap; text-overflow: ellipsis; }
    NamesScreen.nothing NameHeads { display: none; }
    """
    FILTER_HELP = "words of a name or its spellings; is:person, is:organisation, is:place"
    EMPTY = (
        "There are no names yet.\n\n"
        "The people, organisations and places of all articles come together here once the names in them are "
        "found. That begins by itself when articles come in, and newsread detect finds what is left."
    )
    NOTHING_FOUND = "No name has that. Esc shows all of them again, F changes the filter."

    @dataclass
    class Counted(Message):
        """A worker has counted the names."""

        total: int
        """Names in the library."""
        labelled: dict[Label, int]
        """How many of them are of each label that there is."""

    def __init__(self) -> None:
        super().__init__()
        self._filter = NameFilter()
        self._total = 0
        self._labelled: dict[Label, int] = {}

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield NameHeads()
        yield NameList(id="names")
        yield Static(id="empty", markup=False)
        yield PromptLine()
        yield StatusLine()

    def on_mount(self) -> None:
        """Count the names; `ListScreen.on_mount` draws the list."""
        self.run_query(self._count, "count")

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in the list."""
        return Situation.NAMES

    def go_back(self) -> None:
        """Show all names again, else leave."""
        if self.filter_text:
            self.apply_filter("")
        else:
            self.close()

    def library_changed(self) -> None:
        """Show the names as they are now, and count them again."""
        super().library_changed()
        self.run_query(self._count, "count")

    def first_page(self) -> list[NameRow]:
        """Fetch the most mentioned names that the filter leaves."""
        return self.library.names.first_page(self._filter)

    def fetch(self, identifiers: Sequence[int]) -> list[NameRow]:
        """Fetch names by their identifiers."""
        return self.library.names.rows(identifiers)

    def identify(self, row: NameRow) -> int:
        """Return a name's identifier."""
        return row.id

    def all_identifiers(self, library: Library) -> array[int]:
        """Find out which names the filter leaves."""
        return library.names.ids(self._filter)

    def use_filter(self, text: str) -> None:
        """Read what was typed into the filter."""
        self._filter = name_filter(text)

    # -- what is shown around the list

    def _count(self) -> None:
        with Library.open(self.library.path, create=False) as library:
            names = library.names
            labelled = {label: names.count(NameFilter(label=label)) for label in LABEL_PLURALS}
            self.post_message(self.Counted(names.count(NameFilter()), labelled))

    def on_names_screen_counted(self, message: Counted) -> None:
        """Show the numbers."""
        self._total = message.total
        self._labelled = {label: number for label, number in message.labelled.items() if number}
        self._show_numbers()

    def _show_numbers(self) -> None:
        if self.filter_text:
            self.show_banner("Names", ("Found", len(self.order or ())))
            return
        facts = [("All", self._total)] if self._total else []
        facts += [(LABEL_PLURALS[label], number) for label, number in self._labelled.items()]
        room = self.size.width - len("Names") - 2
        shown = 0
        for word, number in facts:
            room -= len(f"   {word} {number:,}")
            shown += room >= 0
        self.show_banner("Names", *facts[:shown])

    def on_resize(self) -> None:
        """Show as many numbers as there is room for."""
        self._show_numbers()

    def show_focus(self) -> None:
        """Say where the focus is, and what is not plain about the name there."""
        self._show_numbers()
        row = self.rows.current
        if row is None or not self.order:
            self.status.set_focus_text("no names")
            self.status.set_place("")
            return
        about = [f"{CORRECTED} corrected by you"] if row.by_reader else []
        about += [SEVERAL] if row.several else []
        self.status.set_focus_text("   ".join([self.place, " · ".join(about)]).rstrip())
        self.status.set_place(f"{100 * (self.rows.cursor + 1) // len(self.order)} %")

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open what was clicked twice."""
        self.open_name()

    def open_name(self) -> None:
        """Go to the page of the name in focus."""
        if (row := self.rows.current) is not None:
            self.desk_app.show_name(row.id)

    def correct(self) -> None:
        """Ask what is wrong with the name in focus."""
        if (row := self.rows.current) is not None:
            open_correction(self, CorrectionTarget(row.id, words=row.text))

    def show_next_label(self, count: int) -> None:
        """Show the names of one label only, of the next one with each call, and after the last all again."""
        labels = [None, *(self._labelled or LABEL_PLURALS)]
        place = labels.index(self._filter.label) if self._filter.label in labels else 0
        label = labels[(place + count) % len(labels)]
        self.apply_filter(with_label(self.filter_text, label))
        shown = "All names" if label is None else f"{LABEL_PLURALS[label]} only"
        self.status.say(f"{shown} · # goes on to the next kind")
