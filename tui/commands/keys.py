"""Reads what is typed: counts and sequences of strokes, after the grammar of vi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.commands.command import Command

LARGEST_COUNT = 99_999
"""A count typed by a hand that fell asleep must not become a computation."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What the strokes so far amount to."""

    command: Command[Any] | None = None
    """The command they name, once they do."""
    count: int = 1
    """The count typed before it."""
    handled: bool = True
    """False where the last stroke means nothing here, so that whoever else wants it may have it."""


class KeyReader:
    """Turns strokes into commands, one stroke at a time.

    A stroke is a printable character itself or the name of a key: "j", "]", "ctrl+d", "space", "escape".
    """

    def __init__(self) -> None:
        self._strokes: tuple[str, ...] = ()
        self._count = ""

    @property
    def pending(self) -> str:
        """What was typed and still waits for more, as typed: "3]"."""
        return self._count + "".join(self._strokes)

    def clear(self) -> None:
        """Forget what was typed so far."""
        self._strokes = ()
        self._count = ""

    def feed(self, stroke: str, table: Mapping[tuple[str, ...], Command[Any]]) -> Typed:
        """Take one more stroke.

        Args:
            stroke: The stroke.
            table: The commands that apply now, by their sequences of strokes.
        """
        if not self._strokes and stroke.isascii() and stroke.isdigit() and (stroke != "0" or self._count):
            self._count = str(min(int(self._count + stroke), LARGEST_COUNT))
            return Typed()
        if stroke == "escape" and self.pending:
            self.clear()
            return Typed()
        strokes = (*self._strokes, stroke)
        if (command := table.get(strokes)) is not None:
            count = int(self._count or 1)
            self.clear()
            return Typed(command, count)
        if any(keys[: len(strokes)] == strokes for keys in table):
            self._strokes = strokes
            return Typed()
        was_pending = bool(self.pending)
        self.clear()
        return Typed(handled=was_pending)
