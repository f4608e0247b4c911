"""Every key of the program, searchable."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.commands.command import completed
from tui.commands.strokes import written
from tui.search_help import TITLE, search_help
from tui.widgets.key_frame import LOW_LINES, KeyFrame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from textual.app import ComposeResult

    from tui.commands.command import Command
    from tui.commands.registry import Registry
    from tui.commands.situation import Situation

    Entry = tuple[Command[Any], list[str]]

KEYS_WIDTH = 26
"""Cells of the column of keys, where that is no more than a third of the screen."""

COLUMNS_FIT = 60
"""Cells of a screen from which on there is room for keys and words side by side."""


class HelpScreen(ModalScreen[None]):
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
    HelpScreen VerticalScroll {
        scrollbar-size: 1 1; scrollbar-color: $foreground 20%; scrollbar-background: $surface;
        background: $surface;
    }
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
            with VerticalScroll(can_focus=False):
                yield Static(id="help-text")

    def on_mount(self) -> None:
        """Let the reader type at once."""
        self.query_one(Input).focus()

    def on_input_changed(self) -> None:
        """Show what fits what was typed."""
        self._show()
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def on_resize(self) -> None:
        """Give keys and words the room that there is."""
        self.set_class(self.size.height < LOW_LINES, "low")
        self._show()

    def _show(self) -> None:
        self.query_one("#help-text", Static).update(self._table(self.query_one(Input).value))

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _table(self, wanted: str) -> Table | Text:
        table = Table.grid(padding=(0, 2))
        is_narrow = self.size.width < COLUMNS_FIT
        if not is_narrow:
            table.add_column(width=min(KEYS_WIDTH, self.size.width // 3))
        table.add_column()
        sections = [*self._registry.sections(self._situation)]
        called = {entry[0].name for _, entries in sections for entry in entries if _is_called(*entry, wanted)}
        for title, entries in sections:
            fitting = [entry for entry in entries if entry[0].name in called]
            self._add_commands(table, title, fitting, is_narrow=is_narrow)
        for title, entries in sections:
            others = [entry for entry in entries if entry[0].name not in called]
            fitting = [entry for entry in others if self._is_about(entry[0], title, wanted)]
            self._add_commands(table, title, fitting, is_narrow=is_narrow)
        self._add_searches(table, wanted, is_narrow=is_narrow)
        return table if table.row_count else Text(f"Nothing here is called “{wanted}”.")

    def _add_commands(self, table: Table, title: str, entries: Sequence[Entry], *, is_narrow: bool) -> None:
        if not entries:
            return
        table.add_row(Text(title, "bold underline"))
        for group, members in groupby(entries, key=lambda entry: entry[0].group):
            table.add_row()
            table.add_row(Text(group.value, "bold"))
            for command, keys in members:
                line = _line(command, keys, self._told(command))
                table.add_row(*([Text("  ").join(line)] if is_narrow else line))
        table.add_row()

    def _is_about(self, command: Command[Any], title: str, wanted: str) -> bool:
        text = f"{command.name} {self._told(command)} {command.group.value} {title}".lower()
        return all(word in text for word in wanted.lower().split())

    def _told(self, command: Command[Any]) -> str:
        return self._registry.told(command.help, self._situation)

    def _add_searches(self, table: Table, wanted: str, *, is_narrow: bool) -> None:
        """Say what can be searched for, where that fits what was typed."""
        fitting = [
            (example, meaning)
            for example, meaning in search_help()
            if all(word in f"{TITLE} {example} {meaning}".lower() for word in wanted.lower().split())
        ]
        if fitting:
            table.add_row(Text(TITLE, "bold underline"))
            table.add_row()
            for example, meaning in fitting:
                line = Text(f"  {example}", "bold"), Text(meaning, "not bold")
                table.add_row(*([Text("  ").join(line)] if is_narrow else line))


def _is_called(command: Command[Any], keys: list[str], wanted: str) -> bool:
    """Whether a command is called so, or has that key: what merely has to do with it comes after."""
    words = wanted.lower().split()
    return wanted.strip() in map(written, keys) or all(word in command.name.lower() for word in words)


def _line(command: Command[Any], keys: list[str], told: str) -> tuple[Text, Text]:
    shown = "  ".join(completed(command, one) for one in keys)
    what = Text(command.name)
    if told:
        what.append(f"  {told}", "dim")
    return Text(f"  {shown or ': and its name'}", "bold"), what
