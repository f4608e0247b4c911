"""What the dialogs of a correction of a name have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from store.errors import NewsreadError
from store.library import Library
from tui.correcting import touched
from tui.screens.change_dialog import ChangeDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from store.changes import Change, Reach
    from tui.correcting import Correcting
    from tui.screens.correction_dialogs import Turn


class NameChangeDialog(ChangeDialog):
    """A change of what is held of a name, with its reach before it is made.

    Args:
        eye: The line of the screen that the reader looks at.
        correcting: The correction that is being made.
        done: Told what was done, once it was.
        turns: What else may be meant.
    """

    @dataclass
    class Reached(Message):
        """It was found out how much a change touches."""

        change: Change
        """The change."""
        reach: Reach | str
        """How much; why it cannot be made, if it cannot."""

    def __init__(
        self, eye: int, correcting: Correcting, done: Callable[[str], None], turns: Sequence[Turn] = ()
    ) -> None:
        super().__init__(eye, done, turns)
        self.correcting = correcting
        self._reaches: dict[Change, Reach | str | None] = {}

    def change(self) -> Change | None:
        """Return what Enter would do now; None where something is yet to be said."""
        raise NotImplementedError

    def subject(self) -> str:
        """Return which name it is."""
        return self.correcting.subject

    def preview(self) -> str | None:
        """Return what Enter would do."""
        change = self.change()
        return None if change is None else f"{self._said(change)}."

    def do(self) -> str:
        """Make the change."""
        change = self.change()
        if change is None:
            return ""
        said = self._said(change)
        self.correcting.make(change)
        return said

    # -- how much is touched

    def _said(self, change: Change) -> str:
        """Return what a change says and how much it touches, as far as that is known."""
        said = self.correcting.sentence(change)
        reach = self._reach(change)
        if isinstance(reach, str):
            return reach.removesuffix(".")
        return said if reach is None else f"{said}: {touched(reach.mentions, reach.articles)}"

    def _reach(self, change: Change) -> Reach | str | None:
        """Return how much a change touches, or why it cannot be made; None while that is being found out."""
        if change not in self._reaches:
            if change.place is None:
                self._reaches[change] = reach_of(self.correcting.library, change)
            else:
                # Articles with those words are read through: however many there are, no key waits for that.
                self._reaches[change] = None
                path = self.correcting.library.path
                self.run_worker(lambda: self._find_reach(path, change), thread=True, group="reach")
        return self._reaches[change]

    def _find_reach(self, path: Path, change: Change) -> None:
        with Library.open(path, create=False) as library:
            self.post_message(self.Reached(change, reach_of(library, change)))

    def on_name_change_dialog_reached(self, message: Reached) -> None:
        """Say how much is touched, now that it is known."""
        self._reaches[message.change] = message.reach
        self.show_preview()

    # -- in one article only, or in all

    def has_scope(self) -> bool:
        """Whether the change may hold in one article only."""
        return True

    def scope_key(self) -> str:
        """Return what Tab makes of it."""
        if not self.correcting.in_article or not self.has_scope():
            return ""
        return "Tab everywhere" if self.correcting.only_here else "Tab only in this article"

    def turn_scope(self) -> None:
        """Let the correction hold in this article only, or in all again."""
        self.correcting.only_here = not self.correcting.only_here
        self.scope_changed()

    def scope_changed(self) -> None:
        """Take it that the correction is to hold in more articles now, or in fewer."""


def reach_of(library: Library, change: Change) -> Reach | str:
    """Return how much a change would touch, or why it cannot be made."""
    try:
        return library.corrections.reach(change)
    except NewsreadError as error:
        return str(error)
