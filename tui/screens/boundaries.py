"""Which words a name has, and what it is called: two dialogs of a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from prose.characters import clean_line
from prose.spans import Span
from tui.cells import display
from tui.edges import moved_end, moved_start
from tui.screens.name_change import NameChangeDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.changes import Change
    from store.names import NameRow

CONTEXT = 60
"""Code points of the text that are shown at either side of a name."""
LONGEST_NAME = 200
"""Code points of a name that the library takes."""
MOVES: dict[str, tuple[Callable[[str, Span, int], Span], int]] = {
    "l": (moved_end, 1),
    "right": (moved_end, 1),
    "h": (moved_end, -1),
    "left": (moved_end, -1),
    "L": (moved_start, 1),
    "shift+right": (moved_start, 1),
    "H": (moved_start, -1),
    "shift+left": (moved_start, -1),
}
"""What each key moves, and which way."""


class Words(Static, can_focus=True):
    """The words of a name as they stand in the text."""


class BoundariesDialog(NameChangeDialog):
    """Lets the reader move the ends of a mention, a word at a time."""

    DEFAULT_CSS: ClassVar[str] = "BoundariesDialog Words { height: auto; max-height: 4; }"
    TITLE: ClassVar[str] = "Which words?"
    KEYS: ClassVar[str] = "h l end · H L start"

    def compose_body(self) -> ComposeResult:
        """Build the line of the words."""
        self._span = self.correcting.target.found or Span(0, 0)
        yield Words(markup=False)

    def hands(self) -> Widget:
        """The words take the keys."""
        return self.query_one(Words)

    def on_mount(self) -> None:
        """Show the words as they are."""
        self._show()

    def typed(self, key: str) -> bool:
        """Move an end."""
        if key not in MOVES:
            return False
        move, words = MOVES[key]
        self._span = move(self.correcting.text, self._span, words)
        self._show()
        self.show_preview()
        return True

    def _show(self) -> None:
        text, span = self.correcting.text, self._span
        before = text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
        after = text[span.end : span.end + CONTEXT].partition("\n")[0]
        # These words go to the terminal as they are, and a library file may come from somebody else.
        line = Text(display(before.partition(" ")[2] if len(before) == CONTEXT else before), "dim")
        line.append(clean_line(span.of(text)), "not dim bold reverse")
        line.append(display(after.rpartition(" ")[0] if len(after) == CONTEXT else after))
        self.query_one(Words).update(line)

    def change(self) -> Change | None:
        """Return the new boundaries, if they are new."""
        same = self._span == self.correcting.target.found
        return None if same else self.correcting.bounded(self._span)

    def hint(self) -> str:
        """Say how the ends are moved."""
        return "h and l move the end of the name by a word, H and L its start."


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
        return f"{said}. Two names are called so now; c and s make them one" if others else said

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
