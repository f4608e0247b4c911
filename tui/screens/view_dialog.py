"""What a saved search is called: a line to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input
from textual.widgets.input import Selection

from prose.characters import clean_line
from store.saved_searches import LONGEST
from tui.screens.dialog import Dialog
from tui.widgets.key_frame import KeyFrame

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ViewDialog(Dialog[str]):
    """Answers with a name, or with None.

    Args:
        eye: The line of the screen that the reader looks at.
        title: What is named.
        name: What it is called so far.
    """

    DEFAULT_CSS: ClassVar[str] = """
    ViewDialog > Vertical { width: 64; height: auto; }
    ViewDialog Input { height: 1; padding: 0; background: $surface; }
    """
    HEIGHT: ClassVar[int] = 3

    def __init__(self, eye: int, title: str, name: str) -> None:
        super().__init__(eye)
        self._title = title
        self._called = name

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with KeyFrame() as box:
            box.border_title = self._title
            box.show_keys(("enter", "save"), ("escape", "leave"))
            yield Input(
                clean_line(self._called),
                placeholder="a name",
                select_on_focus=False,
                compact=True,
                max_length=LONGEST,
            )

    def on_mount(self) -> None:
        """Select the name so far, so that what is typed takes its place."""
        line = self.query_one(Input)
        line.selection = Selection(0, len(line.value))
        line.focus()

    def current_answer(self) -> str | None:
        """Return the name; nothing typed is no answer."""
        return clean_line(self.query_one(Input).value) or None
