"""Everything that the reader corrected, to look at and to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from prose.corrections import CorrectionKind
from prose.quotes.corrections import QuoteCorrection
from store.corrections.corrections import CorrectionRow
from tui.commands.situation import Situation
from tui.screens.correction_dialogs import CorrectionTarget, open_correction, open_quote_correction
from tui.screens.list_screen import ListScreen
from tui.widgets.correction_list import CorrectionList
from tui.widgets.status_line import StatusLine
from tui.wording import correction_sentence, quoted

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from prose.corrections import Correction
    from store.library import Library
    from store.names.names import NameRow


class CorrectionsScreen(ListScreen[CorrectionRow]):
    """All corrections, the newest first."""

    EMPTY = (
        "You have corrected nothing yet.\n\n"
        "Where a name is none, or is another's, or is of the wrong kind, and where a quote is somebody "
        "else's: put the focus on it, in an article, in the inspector or in the list of names, and press "
        "{correct}. What you correct holds also after the machine has looked again, what you say of a name "
        "in all articles. It stands here, where {take-this-correction-back} takes it back."
    )

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield CorrectionList(id="corrections")
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

    def use_filter(self, text: str) -> str:
        """There is no filter here."""
        return ""

    def show_focus(self) -> None:
        """Say where the focus is."""
        total = len(self.order or ())
        self.show_banner("Corrections", *([("All", total)] if total else []))
        self.status.set_focus_text(self.place if total else "no corrections")
        self.status.set_place(f"{100 * (self.rows.cursor + 1) // total} %" if total else "")

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open what was clicked."""
        self.open_subject()

    def open_subject(self) -> None:
        """Go to the quote that the correction in focus is about, or to the page of the name."""
        if (row := self.rows.current) is None:
            return
        correction = row.correction
        if isinstance(correction, QuoteCorrection):
            assert row.article_id is not None
            self.desk_app.ways.to_article(row.article_id, (correction.to or correction.span).start)
        elif (name := self._named(correction)) is not None:
            self.desk_app.ways.to_name(name.id)

    def correct(self) -> None:
        """Ask what else is wrong with the quote or the name that the correction in focus is about."""
        if (row := self.rows.current) is None:
            return
        if isinstance(row.correction, QuoteCorrection):
            self._correct_quote(row, row.correction)
        elif (name := self._named(row.correction)) is not None:
            open_correction(self, CorrectionTarget(name.id, words=name.text))

    def _correct_quote(self, row: CorrectionRow, correction: QuoteCorrection) -> None:
        from tui.correcting_quotes import corrected_statement

        opened = None if row.article_id is None else self.desk_app.load(row.article_id)
        said = None if opened is None else corrected_statement(opened, correction)
        if opened is None or said is None:
            not_now = f"{quoted(correction.words)} is not a quote now"
            self.status.say(not_now, self.told("{take-this-correction-back} takes this back"))
        else:
            open_quote_correction(self, opened, said)

    def take_back(self) -> None:
        """Take the correction in focus back."""
        if (row := self.rows.current) is None:
            return
        self.library.corrections.take_back(row.id)
        self.library_changed()
        self.desk_app.catch_up()
        self.tell_done(f"Taken back: {correction_sentence(row.correction)}")

    def _named(self, correction: Correction) -> NameRow | None:
        """The name that a correction is about; None, having said why, where there is none."""
        # What was joined, redrawn or renamed is found as what it became.
        became = correction.kind in (CorrectionKind.SAME, CorrectionKind.BOUNDARIES, CorrectionKind.RENAME)
        wanted = (correction.other, correction.words) if became else (correction.words,)
        for words in wanted:
            if found := self.library.names.find(words):
                return found[0]
        no_page = f"“{wanted[0]}” is not a name now, so it has no page"
        self.status.say(no_page, self.told("{take-this-correction-back} takes this back"))
        return None
