"""What the dialogs of a correction of a name have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.corrections.changes import Change, Reach
from tui.correcting import touched
from tui.screens.reaching import ReachingDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.library import Library
    from tui.correcting import Correcting
    from tui.screens.correction_dialogs import Turn


class NameChangeDialog(ReachingDialog[Change, Reach]):
    """A change of what is held of a name.

    Args:
        eye: The line of the screen that the reader looks at.
        correcting: The correction that is being made.
        done: Told what was done, once it was.
        turns: What else may be meant.
    """

    def __init__(
        self, eye: int, correcting: Correcting, done: Callable[[str], None], turns: Sequence[Turn] = ()
    ) -> None:
        super().__init__(eye, done, turns)
        self.correcting = correcting

    @property
    def library(self) -> Library:
        """The library, of this thread."""
        return self.correcting.library

    def subject(self) -> str:
        """Return which name it is."""
        return self.correcting.subject

    def preview(self) -> str | None:
        """Return what Enter would do, as a sentence."""
        said = super().preview()
        return None if said is None else f"{said.removesuffix('.')}."

    def find_reach(self, library: Library, change: Change) -> Reach:
        """Find out how many mentions a change touches."""
        return library.corrections.reach(change)

    def takes_long(self, change: Change) -> bool:
        """Whether all articles with some words are to be read through: no key waits for that."""
        return change.place is not None

    def said(self, change: Change, reach: Reach | None) -> str:
        """Return what a change says and how many mentions it touches."""
        said = self.correcting.sentence(change)
        return said if reach is None else f"{said}: {touched(reach.mentions, reach.articles)}"

    def make_change(self, change: Change) -> None:
        """Make a change."""
        self.correcting.make(change)

    # -- in one article only, or in all

    def has_scope(self) -> bool:
        """Whether the change may hold in one article only."""
        return True

    def scope_words(self) -> str:
        """Return what Tab makes of it."""
        if not self.correcting.in_article or not self.has_scope():
            return ""
        return "everywhere" if self.correcting.only_here else "only in this article"

    def turn_scope(self) -> None:
        """Let the correction hold in this article only, or in all again."""
        self.correcting.only_here = not self.correcting.only_here
        self.scope_changed()

    def scope_changed(self) -> None:
        """Take it that the correction is to hold in more articles now, or in fewer."""
