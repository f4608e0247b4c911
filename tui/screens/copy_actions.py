"""Taking what is read along: as copies, and to commands of the reader's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.jump_actions import JumpActions
from tui.screens.piping_screen import PipingScreen

if TYPE_CHECKING:
    from tui.copying import Copy, Form
    from tui.piping import Piped


class CopyActions(PipingScreen, JumpActions):
    """Copying words, and quotes with their source; giving words to commands."""

    def what_is_piped(self) -> Piped:
        """Return the selection, else the article."""
        from tui.piping import Piped, environment_of, piped_article

        facts, selection = self.opened.article.document.facts, self.view.selection
        if selection is None:
            return piped_article(facts, self.opened.text)
        return Piped("the selection", f"{selection.of(self.opened.text)}\n", environment_of(facts))

    def copy_of_focus(self, form: Form) -> Copy | None:
        """Return the selection, else what is in focus, in the text or in the inspector."""
        from tui.copying import copy_of

        if self.inspector.has_focus:
            return self._copy_of_row(form)
        copy = copy_of(self.opened, self.focus_at_caret(), self.view.selection, form)
        self.view.clear_selection()
        return copy

    def _copy_of_row(self, form: Form) -> Copy | None:
        from tui.copying import Copy, copy_of, copy_of_statement

        row, opened = self.inspector.current, self.opened
        if row is None:
            return None
        if row.said is not None:
            return copy_of_statement(opened, row.said, form)
        if row.name is None and len(row.places) == 1:
            focus = opened.focus_at(row.places[0].start, None)
            return copy_of(opened, focus, row.places[0], form)
        return Copy("the name" if row.name is not None else "the line", row.text)
