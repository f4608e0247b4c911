"""Everything that the reader corrected, to look at and to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from prose.corrections import CorrectionKind
from store.corrections import CorrectionRow
from tui.commands.command import Situation
from tui.screens.correction_actions import CorrectionTarget, open_correction
from tui.screens.list_screen import ListScreen
from tui.widgets.correction_list import CorrectionList
from tui.widgets.prompt_line import PromptLine
from tui.widgets.status_line import StatusLine
from tui.wording import correction_sentence

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.library import Library
    from store.names import NameRow


class CorrectionsScreen(ListScreen[CorrectionRow]):
    """All corrections, the newest first."""

    EMPTY = (
        "You have corrected nothing yet.\n\n"
        "Where a name is none, or is another's, or is of the wrong kind: put the focus on it, in an article "
        "or in the list of names, and press c. What you correct holds in all articles, also in those that "
        "come later, and stands here, where dd takes it back."
    )

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield CorrectionList(id="corrections")
        yield Static(id="empty", markup=False)
        yield PromptLine()
        yield StatusLine()

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in the list."""
        return Situation.CORRECTIONS

    def first_page(self) -> list[CorrectionRow]:
        """Fetch the newest corrections."""
        return self.library.corrections.first_page()

    def fetch(self, identifiers: Sequence[int]) -> list[CorrectionRow]:
        """Fetch corrections by their identifiers."""
        return self.library.corrections.rows(identifiers)

    def identify(self, row: CorrectionRow) -> int:
        """Return a correction's identifier."""
        return row.id

    def all_identifiers(self, library: Library) -> array[int]:
        """Find out which corrections there are."""
        return library.corrections.ids()

    def use_filter(self, text: str) -> None:
        """There is no filter here."""

    def show_focus(self) -> None:
        """Say where the focus is."""
        total = len(self.order or ())
        self.show_banner("Corrections", *([("All", total)] if total else []))
        self.status.set_focus_text(self.place if total else "no corrections")
        self.status.set_place(f"{100 * (self.rows.cursor + 1) // total} %" if total else "")

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open what was clicked twice."""
        self.open_name()

    def open_name(self) -> None:
        """Go to the page of the name that the correction in focus is about."""
        if (name := self._name_in_focus()) is not None:
            self.desk_app.show_name(name.id)

    def correct(self) -> None:
        """Ask what else is wrong with the name that the correction in focus is about."""
        if (name := self._name_in_focus()) is not None:
            open_correction(self, CorrectionTarget(name.id, words=name.text))

    def take_back(self) -> None:
        """Take the correction in focus back."""
        if (row := self.rows.current) is None:
            return
        self.library.corrections.take_back(row.id)
        self.library_changed()
        self.desk_app.catch_up()
        self.status.say(f"Taken back: {correction_sentence(row.correction)}", "u undoes")

    def _name_in_focus(self) -> NameRow | None:
        """The name that the correction in focus is about; None, having said why, where there is none."""
        if (row := self.rows.current) is None:
            return None
        correction = row.correction
        # What was joined, redrawn or renamed is found as what it became.
        became = correction.kind in (CorrectionKind.SAME, CorrectionKind.BOUNDARIES, CorrectionKind.RENAME)
        wanted = (correction.other, correction.words) if became else (correction.words,)
        for words in wanted:
            if found := self.library.names.find(words):
                return found[0]
        self.status.say(f"“{wanted[0]}” is not a name now, so it has no page; dd takes this back.")
        return None
