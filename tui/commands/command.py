"""One command of the app."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Desk = TypeVar("Desk", contravariant=True)
"""The screen that a command acts on."""


class Situation(Enum):
    """Where the reader's hands are; it decides what a key means. The value is what help calls it."""

    LIBRARY = "In the list of articles"
    ARTICLE = "In an article"
    SELECTION = "While selecting"
    INSPECTOR = "In the inspector"
    PASSAGES = "In the passages"
    NAMES = "In the names"
    NAME_PAGE = "On the page of a name"
    CORRECTIONS = "In the corrections"


READING = (Situation.ARTICLE, Situation.SELECTION)
"""The caret is in a text."""
LISTS = (
    Situation.LIBRARY,
    Situation.PASSAGES,
    Situation.INSPECTOR,
    Situation.NAMES,
    Situation.NAME_PAGE,
    Situation.CORRECTIONS,
)
"""A row of a list is in focus."""
EVERYWHERE = tuple(Situation)
"""All situations."""


class Group(StrEnum):
    """The heading under which help shows a command, in the order of help."""

    MOVE = "Move"
    JUMP = "Jump"
    SELECT = "Select"
    MARK = "Mark"
    FIND = "Find"
    VIEW = "View"
    LIBRARY = "Library"
    GO = "Go to"
    PROGRAM = "Program"


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
    action: Callable[[Desk, int], object] = field(repr=False)
    """Does it, given the screen in front and the count typed before the key (1 if none was)."""
    help: str = ""
    """One sentence more than the name says, where one is needed."""
    waits: bool = False
    """Whether its keys may also begin a longer sequence: it then waits a moment for what follows."""
    hint: str = ""
    """One or two words for the status line; empty for what is not worth its space."""
    hinted_in: tuple[Situation, ...] = ()
    """Where the status line shows them; wherever the command applies if empty."""


def written(keys: str) -> str:
    """Return a key sequence as people write it: "] e" becomes "]e", "ctrl+d" becomes "^d"."""
    return "".join(WRITTEN.get(stroke, stroke.replace("ctrl+", "^")) for stroke in keys.split(" "))


WRITTEN = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift+up": "Shift-↑",
    "shift+down": "Shift-↓",
    "shift+left": "Shift-←",
    "shift+right": "Shift-→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}
"""Strokes that are not written as themselves."""
