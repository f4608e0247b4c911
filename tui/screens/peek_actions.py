"""Looking up who is speaking."""

from __future__ import annotations

from tui.peeking import peek
from tui.screens.correction_actions import CorrectionActions


class PeekActions(CorrectionActions):
    """From a quote, or from "she", to where the article says who that is."""

    def open_or_peek(self) -> None:
        """Open the page of the name under the caret; of a quote, go to where its speaker is introduced."""
        found = None if self._name_at_caret() is not None else peek(self.opened, self.view.caret)
        if found is None:
            self.open_name()
            return
        before = self.view.caret
        if found.place is not None:
            with self.jumping():
                self.view.move_caret(found.place.start)
        self.status.say(found.words, self.told("{jump-back} comes back") if self.view.caret != before else "")
