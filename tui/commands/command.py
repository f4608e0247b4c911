"""One command of the app."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tui.commands.strokes import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.commands.situation import Situation

Desk = TypeVar("Desk", contravariant=True)
"""The screen that a command acts on."""


class Group(StrEnum):
    """The heading under which help shows a command, in the order of help."""

    LIBRARY = "Library"
    MOVE = "Move"
    JUMP = "Jump"
    SELECT = "Select"
    MARK = "Mark"
    FIND = "Find"
    VIEW = "View"
    GO = "Go to"
    PROGRAM = "Program"


@dataclass(frozen=True, slots=True)
class KeyedAction(Generic[Desk]):
    """What a command does with one more key, typed after its own: the letter of a place, the key of a tag."""

    key: str
    """What that key is: "a letter"."""
    accepts: Callable[[str], bool]
    """Whether a stroke is such a key."""
    run: Callable[[Desk, str], object]
    """Does it, given the screen in front and the key."""
    choices: Callable[[Desk], Iterable[tuple[str, str]]]
    """Returns the keys that mean something now, each with what it means."""
    counted: Callable[[Desk, int], object] | None = None
    """Does it for a count typed before, and asks for no key then; None where a count means nothing."""
    question: str = ""
    """What the key answers, where the reader is asked before something is done."""


@dataclass(frozen=True, slots=True)
class Command(Generic[Desk]):
    """What a reader can do: the keys, the footer, the palette, help and the documentation come from it."""

    name: str
    """What it is called in the palette and in help: "Next entity"; no two commands share one."""
    keys: tuple[str, ...]
    """Its keys, each a sequence of strokes parted by spaces: "j", "] e", "ctrl+d", "space"."""
    situations: tuple[Situation, ...]
    """Where it applies."""
    group: Group
    """The heading under which help shows it."""
    action: Callable[[Desk, int], object] | KeyedAction[Desk] = field(repr=False)
    """Does it, given the screen in front and the count typed before the key."""
    help: str = ""
    """One sentence more than the name says, where one is needed."""
    waits: bool = False
    """Whether its keys may also begin a longer sequence: it then waits a moment for what follows."""
    hint: str = ""
    """One or two words for the status line; empty for what is not worth its space."""
    hinted_in: tuple[Situation, ...] = ()
    """Where the status line shows them; wherever the command applies if empty."""
    likely: Callable[[Desk], bool] | None = field(default=None, repr=False)
    """Whether it is among the likeliest now: the status line shows it only then, and before the others. None
    for what is as likely as ever."""
    possible: Callable[[Desk], bool] | None = field(default=None, repr=False)
    """Whether there is anything now that it can be done to: where there is not, the status line does not show
    it. None for what always can be done."""
    short: str = ""
    """What to call it after the first keys of a sequence, where hint and name are too long for that."""
    uncounted: int = 1
    """The count where none was typed."""

    @property
    def label(self) -> str:
        """What it is called in files: its name in lower case with dashes, "next-entity"."""
        return re.sub(r"[^\w]+", "-", self.name.lower().replace("’", "")).strip("-")

    @property
    def brief(self) -> str:
        """What it is called where there is little room."""
        return self.short or self.hint or self.name[:1].lower() + self.name[1:]


def completed(command: Command[Any], keys: str) -> str:
    """Return keys of a command as people write them, with what is typed after them: "m a letter"."""
    follows = f" {command.action.key}" if isinstance(command.action, KeyedAction) else ""
    return f"{written(keys)}{follows}"
