"""Every key of the program, searchable."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.commands.command import completed
from tui.commands.strokes import written
from tui.screens.drawn_screen import DrawnScreen
from tui.search_help import TITLE, search_help
from tui.widgets.help_text import HelpRow, HelpText
from tui.widgets.key_frame import LOW_LINES, KeyFrame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from textual.app import ComposeResult

    from tui.commands.command import Command
    from tui.commands.registry import Registry
    from tui.commands.situation import Situation

    Entry = tuple[Command[Any], list[str]]


class HelpScreen(ModalScreen[None], DrawnScreen[None]):
    """What each key does: first where the reader is now, then everywhere else."""

    DEFAULT_CSS: ClassVar[str] = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > Vertical {
        width: 96; max-width: 96%; height: 90%;
        background: $surface; border: round $foreground 30%; padding: 0 2;
    }
    HelpScreen Input { height: 1; margin: 1 0; padding: 0; background: $surface; }
    HelpScreen.low > Vertical { height: 100%; padding: 0 1; }
    HelpScreen.low Input { margin: 0; }
    """
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss", show=False, priority=True),
        Binding("enter", "dismiss", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(15)", show=False, priority=True),
        Binding("pageup", "scroll(-15)", show=False, priority=True),
    ]

    def __init__(self, registry: Registry, situation: Situation) -> None:
        super().__init__()
        self._registry = registry
        self._situation = situation

    def compose(self) -> ComposeResult:
        """Build the screen."""
        with KeyFrame() as box:
            box.border_title = "Help"
            box.show_keys(("", "type to search"), ("down", "scrolls"), ("escape", "closes"))
            yield Input(
                placeholder="Search: a key, or what you want to do", select_on_focus=False, compact=True
            )
            yield HelpText()

    def on_mount(self) -> None:
        """Let the reader type at once."""
        self.query_one(Input).focus()
        self._show()

    def on_input_changed(self) -> None:
        """Show what fits what was typed."""
        self._show()

    def on_resize(self) -> None:
        """Leave no air around what is typed where there is little room."""
        self.set_class(self.size.height < LOW_LINES, "low")

    def _show(self) -> None:
        self.query_one(HelpText).show(self._rows(self.query_one(Input).value))

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        text = self.query_one(HelpText)
        text.scroll_top(text.top + lines)

    def _rows(self, wanted: str) -> list[HelpRow]:
        sections = [*self._registry.sections(self._situation)]
        called = {entry[0].name for _, entries in sections for entry in entries if _is_called(*entry, wanted)}
        rows: list[HelpRow] = []
        for title, entries in sections:
            rows += self._of_commands(title, [entry for entry in entries if entry[0].name in called])
        for title, entries in sections:
            others = [entry for entry in entries if entry[0].name not in called]
            rows += self._of_commands(
                title, [entry for entry in others if self._is_about(entry[0], title, wanted)]
            )
        rows += _of_searches(wanted)
        return rows or [HelpRow(" ", f"Nothing here is called “{wanted}”.")]

    def _of_commands(self, title: str, entries: Sequence[Entry]) -> list[HelpRow]:
        if not entries:
            return []
        rows = [HelpRow(title, is_title=True)]
        for group, members in groupby(entries, key=lambda entry: entry[0].group):
            rows += [HelpRow(), HelpRow(group.value)]
            rows += [
                HelpRow(_keys_of(command, keys), command.name, self._told(command))
                for command, keys in members
            ]
        return [*rows, HelpRow()]

    def _is_about(self, command: Command[Any], title: str, wanted: str) -> bool:
        text = f"{command.name} {self._told(command)} {command.group.value} {title}".lower()
        return all(word in text for word in wanted.lower().split())

    def _told(self, command: Command[Any]) -> str:
        return self._registry.told(command.help, self._situation)


def _of_searches(wanted: str) -> list[HelpRow]:
    """Say what can be searched for, where that fits what was typed."""
    words = wanted.lower().split()
    rows = [
        HelpRow(f"  {example}", meaning)
        for example, meaning in search_help()
        if all(word in f"{TITLE} {example} {meaning}".lower() for word in words)
    ]
    return [HelpRow(TITLE, is_title=True), HelpRow(), *rows] if rows else []


def _is_called(command: Command[Any], keys: list[str], wanted: str) -> bool:
    """Whether a command is called so, or has that key: what merely has to do with it comes after."""
    words = wanted.lower().split()
    return wanted.strip() in map(written, keys) or all(word in command.name.lower() for word in words)


def _keys_of(command: Command[Any], keys: list[str]) -> str:
    shown = "  ".join(completed(command, one) for one in keys)
    return f"  {shown or ': and its name'}"
