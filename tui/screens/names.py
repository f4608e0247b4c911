"""Every name of the library: who and what its articles mention, the most mentioned first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from store.names.names import NameFilter, NameRow
from tui.commands.situation import Situation
from tui.filters import name_filter, with_label
from tui.labels import LABEL_PLURALS
from tui.screens.correction_dialogs import CorrectionTarget, open_correction
from tui.screens.counted_list import CountedListScreen
from tui.screens.pinning import PinningScreen
from tui.widgets.name_list import CORRECTED, NameHeads, NameList
from tui.widgets.status_line import StatusLine
from tui.wording import SEVERAL

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.library import Library


FINDING_NAMES = (
    "Names are being found. They come in here by themselves, and you can read on meanwhile. "
    "{stop-or-go-on-with-work-in-the-background} stops that, and goes on with it."
)
"""What stands in place of the names while there are none yet."""


class NamesScreen(CountedListScreen[NameRow], PinningScreen):
    """All names, or those that a filter leaves."""

    DEFAULT_CSS = """
    NamesScreen.nothing NameHeads { display: none; }
    """
    FILTER_HELP = "words of a name or its spellings; is:person, is:organisation, is:place"
    EMPTY = (
        "There are no names yet.\n\n"
        "The people, organisations and places of all articles come together here once the names in them are "
        "found. That begins by itself when articles come in, and newsread detect finds what is left."
    )
    NOTHING_FOUND = "No name has that. {back} shows all of them again, {filter-the-names} changes the filter."

    def __init__(self) -> None:
        super().__init__()
        self._filter = NameFilter()

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield NameHeads()
        yield NameList(id="names")
        yield StatusLine()

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in the list."""
        return Situation.NAMES

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

    def use_filter(self, text: str) -> str:
        """Read what was typed into the filter."""
        self._filter = name_filter(text)
        return text.strip()

    @property
    def empty(self) -> str:
        """Say that names are on their way, where they are."""
        work = self.desk_app.background.finds_names
        return self.EMPTY if work is None else f"{FINDING_NAMES}\n\n{str(work).capitalize()}."

    # -- what is shown around the list

    def count(self, library: Library) -> list[tuple[str, int]]:
        """Count all names, and those of each label that there is."""
        labelled = [
            (word, library.names.count(NameFilter(label=label))) for label, word in LABEL_PLURALS.items()
        ]
        numbers = [("All", library.names.count(NameFilter())), *labelled]
        return [(word, number) for word, number in numbers if number]

    def show_numbers(self) -> None:
        """Show as many numbers as there is room for; how many are found where a filter is."""
        if self.filter_text:
            self.show_banner("Names", ("Found", len(self.order or ())))
            return
        room = self.size.width - len("Names") - 2
        shown = 0
        for word, number in self.numbers:
            room -= len(f"   {word} {number:,}")
            shown += room >= 0
        self.show_banner("Names", *self.numbers[:shown])

    def on_resize(self) -> None:
        """Show as many numbers as there is room for."""
        self.show_numbers()

    def show_focus(self) -> None:
        """Say where the focus is, and what is not plain about the name there."""
        self.show_numbers()
        row = self.rows.current
        if row is None or not self.order:
            self.status.set_focus_text("no names")
            self.status.set_place("")
            return
        about = [f"{CORRECTED} corrected by you"] if row.by_reader else []
        about += [SEVERAL] if row.several else []
        self.status.set_focus_text("   ".join([self.place, " · ".join(about)]).rstrip())
        self.status.set_place(self.progress)

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open what was clicked twice."""
        self.open_name()

    def open_name(self) -> None:
        """Go to the page of the name in focus."""
        if (row := self.rows.current) is not None:
            self.desk_app.ways.to_name(row.id)

    @property
    def name_meant(self) -> tuple[int, str] | None:
        """The name in focus."""
        row = self.rows.current
        return None if row is None else (row.id, row.text)

    def correct(self) -> None:
        """Ask what is wrong with the name in focus."""
        if (row := self.rows.current) is not None:
            open_correction(self, CorrectionTarget(row.id, words=row.text))

    def show_next_label(self, count: int) -> None:
        """Show the names of one label only, of the next one with each call, and after the last all again."""
        counted = [word for word, _ in self.numbers]
        labels = [None, *(label for label, word in LABEL_PLURALS.items() if word in counted or not counted)]
        place = labels.index(self._filter.label) if self._filter.label in labels else 0
        label = labels[(place + count) % len(labels)]
        self.apply_filter(with_label(self.filter_text, label))
        shown = "All names" if label is None else f"{LABEL_PLURALS[label]} only"
        self.status.say(f"{shown} · {self.told('{show-one-kind-of-names-only}')} goes on to the next kind")
