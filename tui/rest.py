"""Something to be done when the reader's hands rest: it must not happen at each of many keys."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump

SOON = 0.01
"""Seconds that do not matter."""


class Rest:
    """Calls something once nothing has happened for a while.

    To begin anew takes no timer of its own: a timer costs more than all else that a list does for a key.

    Args:
        owner: The screen or widget that it is for; with that it ends.
        seconds: How long nothing must have happened.
        rested: What to call.
    """

    def __init__(self, owner: MessagePump, seconds: float, rested: Callable[[], object]) -> None:
        self._owner = owner
        self._seconds = seconds
        self._rested = rested
        self._due = 0.0
        self._waits = False

    def begin(self) -> None:
        """Begin to wait, anew if it waits already."""
        self._due = monotonic() + self._seconds
        self._wait(self._seconds)

    def _wait(self, seconds: float) -> None:
        if not self._waits:
            self._waits = True
            self._owner.set_timer(seconds, self._look)

    def _look(self) -> None:
        self._waits = False
        left = self._due - monotonic()
        if left > SOON:
            self._wait(left)
        else:
            self._rested()
