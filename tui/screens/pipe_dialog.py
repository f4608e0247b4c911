"""Which command is given what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input
from textual.widgets.input import Selection

from tui.screens.dialog import Dialog
from tui.widgets.key_frame import KeyFrame

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PipeDialog(Dialog[str]):
    """Answers with a command, or with None.

    Args:
        eye: The line of the screen that the reader looks at.
        what: What the command is given.
        command: The command of the last time.
    """

    DEFAULT_CSS: ClassVar[str] = """
    PipeDialog > Vertical { width: 64; height: auto; }
    PipeDialog Input { height: 1; padding: 0; background: $surface; }
    """
    HEIGHT: ClassVar[int] = 3

    def __init__(self, eye: int, what: str, command: str) -> None:
        super().__init__(eye)
        self._what = what
        self._command = command

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with KeyFrame() as box:
            box.border_title = f"Pipe {self._what} to"
            box.show_keys(("enter", "runs it"), ("escape", ""))
            yield Input(
                self._command,
                placeholder="a command: wc -w, less, aspell list",
                select_on_focus=False,
                compact=True,
            )

    def on_mount(self) -> None:
        """Select the command of the last time, so that what is typed takes its place."""
        line = self.query_one(Input)
        line.selection = Selection(0, len(line.value))
        line.focus()

    def current_answer(self) -> str | None:
        """Return the command; nothing typed is no answer."""
        return self.query_one(Input).value.strip() or None
