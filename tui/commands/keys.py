"""Reads what is typed: counts and sequences of strokes, after the grammar of vi."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.commands.command import KeyedAction
from tui.commands.strokes import written

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
    key: str = ""
    """The key typed after its own, where it takes one."""
    handled: bool = True
    """False where the last stroke means nothing here, so that whoever else wants it may have it."""


class KeyReader:
    """Turns strokes into commands, one stroke at a time.

    A stroke is a printable character itself or the name of a key: "j", "]", "ctrl+d", "space", "escape".
    """

    def __init__(self) -> None:
        self._strokes: tuple[str, ...] = ()
        self._count = ""
        self._waiting: Command[Any] | None = None
        self._asking: Command[Any] | None = None

    @property
    def strokes(self) -> tuple[str, ...]:
        """The strokes of a sequence that still waits for more."""
        return self._strokes

    @property
    def pending(self) -> str:
        """What was typed and still waits for more, as typed: "3]"."""
        return self._count + written(" ".join(self._strokes))

    @property
    def waiting(self) -> bool:
        """Whether what was typed is a command already, unless a longer one is meant."""
        return self._waiting is not None

    @property
    def asking(self) -> Command[Any] | None:
        """The command whose own keys were typed, and which takes one more."""
        return self._asking

    @property
    def question(self) -> str:
        """What the key that is awaited answers; empty where it is asked for by keys."""
        action = self._asking.action if self._asking is not None else None
        return action.question if isinstance(action, KeyedAction) else ""

    def ask(self, command: Command[Any], strokes: tuple[str, ...]) -> None:
        """Take the next stroke for the key that a command takes after its own."""
        self.clear()
        self._strokes, self._asking = strokes, command

    def clear(self) -> None:
        """Forget what was typed so far."""
        self._strokes = ()
        self._count = ""
        self._waiting = self._asking = None

    def settle(self) -> Typed:
        """Take what was typed for the command that waits: nothing followed for a while."""
        return self._finish(self._waiting)

    def feed(self, stroke: str, table: Mapping[tuple[str, ...], Command[Any]]) -> Typed:
        """Take one more stroke.

        Args:
            stroke: The stroke.
            table: The commands that apply now, by their sequences of strokes.

        Returns:
            What the strokes amount to. Where a command waited and this stroke does not belong to it, that
            command, and the stroke is not handled: it means something after the command only.
        """
        if (
            not self._strokes
            and not self._asking
            and stroke.isascii()
            and stroke.isdigit()
            and (stroke != "0" or self._count)
        ):
            self._count = str(min(int(self._count + stroke), LARGEST_COUNT))
            return Typed()
        if stroke == "escape" and (self.pending or self._asking):
            self.clear()
            return Typed()
        strokes = (*self._strokes, stroke)
        command = table.get(strokes)
        if command is not None and isinstance(command.action, KeyedAction):
            if self._count and command.action.counted is not None:
                return self._finish(command)
            self._strokes, self._asking = strokes, command
            return Typed()
        if command is not None and not command.waits:
            return self._finish(command)
        if any(len(keys) > len(strokes) and keys[: len(strokes)] == strokes for keys in table):
            self._strokes, self._waiting = strokes, command
            return Typed()
        if command is not None:
            return self._finish(command)
        asking = self._asking
        if asking is not None and isinstance(asking.action, KeyedAction) and asking.action.accepts(stroke):
            return replace(self._finish(asking), key=stroke)
        if self._waiting is not None:
            return replace(self._finish(self._waiting), handled=False)
        was_pending = bool(self.pending or asking)
        self.clear()
        return Typed(handled=was_pending)

    def _finish(self, command: Command[Any] | None) -> Typed:
        uncounted = command.uncounted if command is not None else 1
        count = int(self._count or uncounted)
        self.clear()
        return Typed(command, count)
