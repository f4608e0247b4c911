"""What a name is called: a dialog of a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input
from textual.widgets.input import Selection

from prose.characters import clean_line
from tui.screens.name_change import NameChangeDialog
from tui.screens.picking import LONGEST_NAME

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.corrections.changes import Change
    from store.names.names import NameRow


class RenameDialog(NameChangeDialog):
    """Lets the reader type what a name is to be called."""

    DEFAULT_CSS: ClassVar[str] = "RenameDialog Input { height: 1; padding: 0; background: $surface; }"
    TITLE: ClassVar[str] = "What is it called?"

    def compose_body(self) -> ComposeResult:
        """Build the line."""
        yield Input(self._called, select_on_focus=False, compact=True, max_length=LONGEST_NAME)

    @property
    def _called(self) -> str:
        return clean_line(self.correcting.words)

    def hands(self) -> Widget:
        """The line takes the keys."""
        return self.query_one(Input)

    def on_mount(self) -> None:
        """Select the old name, so that what is typed takes its place."""
        line = self.query_one(Input)
        line.selection = Selection(0, len(line.value))

    def do(self) -> str:
        """Call it so, and say if another name is called so, too."""
        said = super().do()
        name = self.correcting.name
        others = [row for row in self._called_so() if name is None or row.id != name.id] if said else []
        return f"{said}. Two names are called so now: correct either to make them one" if others else said

    def _called_so(self) -> list[NameRow]:
        typed = clean_line(self.query_one(Input).value)
        return [row for row in self.correcting.library.names.find(typed) if row.text == typed]

    def on_input_changed(self) -> None:
        """Say what Enter would do now."""
        self.show_preview()

    def has_scope(self) -> bool:
        """A name is called the same everywhere."""
        return False

    def change(self) -> Change | None:
        """Return the new name, if it is one."""
        typed = clean_line(self.query_one(Input).value)
        return self.correcting.renamed(typed) if typed and typed != self._called else None

    def hint(self) -> str:
        """Say what to type."""
        return "Type what it is to be called, here and in every article."
