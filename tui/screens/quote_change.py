"""What the dialogs of a correction of a quote have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.quotes.corrections import QuoteCorrectionKind
from tui.screens.change_dialog import ChangeDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.quote_changes import QuoteChange
    from tui.correcting_quotes import QuoteCorrecting
    from tui.likely_speakers import LikelySpeaker
    from tui.screens.correction_dialogs import Turn


class QuoteChangeDialog(ChangeDialog):
    """A change of what is held of a quote, with how many it touches before it is made.

    Args:
        eye: The line of the screen that the reader looks at.
        correcting: The correction that is being made.
        done: Told what was done, once it was.
        turns: What else may be meant.
    """

    def __init__(
        self, eye: int, correcting: QuoteCorrecting, done: Callable[[str], None], turns: Sequence[Turn] = ()
    ) -> None:
        super().__init__(eye, done, turns)
        self.correcting = correcting

    def change(self) -> QuoteChange | None:
        """Return what Enter would do now; None where something is yet to be said."""
        raise NotImplementedError

    def speaker(self) -> LikelySpeaker | None:
        """Return who is chosen as saying it."""
        return None

    def subject(self) -> str:
        """Return which quote it is."""
        return self.correcting.subject

    def preview(self) -> str | None:
        """Return what Enter would do."""
        change = self.change()
        return None if change is None else self.correcting.sentence(change, self.speaker())

    def do(self) -> str:
        """Make the change."""
        change = self.change()
        if change is None:
            return ""
        said = self.correcting.sentence(change, self.speaker())
        self.correcting.make(change)
        return said

    # -- how much is changed

    def scope_key(self) -> str:
        """Return what Tab makes of it."""
        change = self.change()
        more = self.correcting.more(change.kind) if change is not None else ()
        if change is None or not more:
            return ""
        if self.correcting.with_more:
            return "Tab only this"
        if change.kind is QuoteCorrectionKind.SPEAKER:
            return f"Tab also what goes on from it ({len(more)})"
        return "Tab all of the statement"

    def turn_scope(self) -> None:
        """Change what goes on from it as well, or leave that."""
        self.correcting.with_more = not self.correcting.with_more
