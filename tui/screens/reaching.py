"""A dialog of a correction that says how much a change touches before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.message import Message

from store.errors import NewsreadError
from store.library import Library
from tui.screens.change_dialog import ChangeDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.screens.correction_dialogs import Turn

C = TypeVar("C")
"""What a change is."""
R = TypeVar("R")
"""What is known of how much it touches."""


class ReachingDialog(ChangeDialog, Generic[C, R]):
    """A change with its reach, which a worker finds out where that takes long."""

    @dataclass
    class Reached(Message):
        """It was found out how much a change touches."""

        change: Any
        """The change."""
        reach: Any
        """How much; why it cannot be made, if it cannot."""

    def __init__(self, eye: int, done: Callable[[str], None], turns: Sequence[Turn] = ()) -> None:
        super().__init__(eye, done, turns)
        self._reaches: dict[C, R | str | None] = {}

    @property
    def library(self) -> Library:
        """The library, of this thread."""
        raise NotImplementedError

    def change(self) -> C | None:
        """Return what Enter would do now; None where something is yet to be said."""
        raise NotImplementedError

    def find_reach(self, library: Library, change: C) -> R:
        """Find out how much a change touches; may run in a worker, so only `library` may be asked.

        Raises:
            NewsreadError: It cannot be made.
        """
        raise NotImplementedError

    def takes_long(self, change: C) -> bool:
        """Whether to find that out would be felt."""
        raise NotImplementedError

    def said(self, change: C, reach: R | None) -> str:
        """Return what a change says and how much it touches, as far as that is known, without a full stop."""
        raise NotImplementedError

    def make_change(self, change: C) -> None:
        """Make a change.

        Raises:
            NewsreadError: It cannot be made, and nothing was changed.
        """
        raise NotImplementedError

    def preview(self) -> str | None:
        """Return what Enter would do."""
        change = self.change()
        return None if change is None else self._sentence(change)

    def do(self) -> str:
        """Make the change."""
        change = self.change()
        if change is None:
            return ""
        said = self._sentence(change)
        self.make_change(change)
        return said

    def _sentence(self, change: C) -> str:
        reach = self._reach(change)
        return reach if isinstance(reach, str) else self.said(change, reach)

    def _reach(self, change: C) -> R | str | None:
        """Return how much a change touches, or why it cannot be made; None while that is being found out."""
        if change not in self._reaches:
            if self.takes_long(change):
                self._reaches[change] = None
                path = self.library.path
                self.run_worker(lambda: self._find_later(path, change), thread=True, group="reach")
            else:
                self._reaches[change] = self._found(self.library, change)
        return self._reaches[change]

    def _found(self, library: Library, change: C) -> R | str:
        try:
            return self.find_reach(library, change)
        except NewsreadError as error:
            return str(error)

    def _find_later(self, path: Path, change: C) -> None:
        with Library.open(path, create=False) as library:
            self.post_message(self.Reached(change, self._found(library, change)))

    def on_reaching_dialog_reached(self, message: Reached) -> None:
        """Say how much is touched, now that it is known."""
        self._reaches[message.change] = message.reach
        self.show_preview()
