"""What is to be added to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Input, OptionList

from prose.characters import clean_line
from tui.adding import READ_ON
from tui.naming_sources import completed, completions, named_source
from tui.screens.change_dialog import ChangeDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.background import Background


class AddDialog(ChangeDialog):
    """Takes a path, which it completes, or an address.

    Args:
        eye: The line of the screen that the reader looks at.
        done: Told what is done.
        background: What takes it in beside the reader.
    """

    DEFAULT_CSS: ClassVar[str] = """
    AddDialog Input { height: 1; padding: 0; background: $surface; }
    AddDialog OptionList {
        height: auto; max-height: 6; border: none; padding: 0; margin-top: 1; background: $surface;
    }
    AddDialog OptionList.nothing { display: none; }
    AddDialog.low OptionList { max-height: 3; }
    """
    TITLE = "Add"
    KEYS = (("tab", "completes"),)

    def __init__(self, eye: int, done: Callable[[str], None], background: Background) -> None:
        super().__init__(eye, done)
        self._background = background
        self._offers: list[str] = []

    def subject(self) -> str:
        """Say what can be added."""
        return "A file or a folder, the address of a page or a feed, or a list of feeds (OPML)."

    def compose_body(self) -> ComposeResult:
        """Build the line and the list of what goes on from it."""
        yield Input(placeholder="https://… or ~/articles/", select_on_focus=False, compact=True)
        yield OptionList(compact=True, classes="nothing")

    def hands(self) -> Widget:
        """The line takes the keys."""
        return self._line

    def preview(self) -> str | None:
        """Say what is done with what was typed."""
        named = named_source(self._line.value)
        return (named.told or None) if named else None

    def hint(self) -> str:
        """Say what is missing."""
        typed = self._line.value.strip()
        return f"There is no file {clean_line(typed)}." if typed else "Type a path or an address."

    def do(self) -> str:
        """Let it be added in the background."""
        named = named_source(self._line.value)
        if named is None or not named.told:
            return ""
        self._background.add(named.name)
        return READ_ON

    @property
    def _line(self) -> Input:
        return self.query_one(Input)

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def on_input_changed(self) -> None:
        """Offer what goes on from what was typed, and say what Enter would do."""
        typed = self._line.value
        self._offers = completions(typed) if typed.strip() else []
        self._list.clear_options()
        self._list.add_options([Text(clean_line(offer)) for offer in self._offers])
        self._list.set_class(not self._offers, "nothing")
        self.show_preview()

    def on_key(self, event: events.Key) -> None:
        """Complete, and go through the list while the hands stay in the line."""
        highlighted = self._list.highlighted
        if event.key == "tab":
            self._take(completed(self._line.value) if highlighted is None else self._offers[highlighted])
        elif event.key == "enter" and highlighted is not None:
            self._take(self._offers[highlighted])
        elif event.key in ("down", "ctrl+n"):
            self._list.action_cursor_down()
        elif event.key in ("up", "ctrl+p"):
            self._list.action_cursor_up()
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        event.stop()
        self._take(self._offers[event.option_index])
        self.set_focus(self._line)

    def _take(self, path: str) -> None:
        self._line.value = path
        self._line.cursor_position = len(path)
