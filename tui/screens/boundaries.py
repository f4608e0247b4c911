"""Which words a name or a quote has: the edges are moved a word at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Static

from prose.characters import clean_line
from prose.spans import Span
from tui.cells import display
from tui.edges import moved_end, moved_start
from tui.screens.change_dialog import ChangeDialog
from tui.screens.name_change import NameChangeDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.corrections.changes import Change

CONTEXT = 60
"""Code points of the text that are shown at either side of the words."""
EITHER_END = 100
"""Code points of many words that are shown from their start on, and up to their end."""
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
    """The words as they stand in the text."""


class EdgesDialog(ChangeDialog):
    """Lets the reader move the edges of what is marked, a word at a time."""

    DEFAULT_CSS: ClassVar[str] = """
    EdgesDialog Words { height: auto; max-height: 6; }
    EdgesDialog.low Words { max-height: 4; }
    """
    TITLE: ClassVar[str] = "Which words?"
    KEYS = (("", "h l end"), ("", "H L start"))

    def compose_body(self) -> ComposeResult:
        """Build the line of the words."""
        self.edges = self.first_edges()
        yield Words(markup=False)

    def text(self) -> str:
        """Return the text in which the words stand."""
        raise NotImplementedError

    def first_edges(self) -> Span:
        """Return the words to begin with."""
        raise NotImplementedError

    def moved(self, edges: Span) -> Span:
        """Return the edges where they are to stand once the reader has moved one."""
        return edges

    def hands(self) -> Widget:
        """The words take the keys."""
        return self.query_one(Words)

    def on_mount(self) -> None:
        """Show the words as they are."""
        self._show()

    def typed(self, key: str) -> bool:
        """Move an edge."""
        if key not in MOVES:
            return False
        move, words = MOVES[key]
        self.edges = self.moved(move(self.text(), self.edges, words))
        self._show()
        self.show_preview()
        return True

    def _show(self) -> None:
        text, span = self.text(), self.edges
        before = text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
        after = text[span.end : span.end + CONTEXT].partition("\n")[0]
        # These words go to the terminal as they are, and a library file may come from somebody else.
        line = Text(display(before.partition(" ")[2] if len(before) == CONTEXT else before), "dim")
        line.append(_both_ends(clean_line(span.of(text))), "not dim bold reverse")
        line.append(display(after.rpartition(" ")[0] if len(after) == CONTEXT else after))
        self.query_one(Words).update(line)


class BoundariesDialog(EdgesDialog, NameChangeDialog):
    """Lets the reader move the ends of a mention."""

    def text(self) -> str:
        """Return the article's text."""
        return self.correcting.text

    def first_edges(self) -> Span:
        """Begin with the mention as it is."""
        return self.correcting.target.found or Span(0, 0)

    def change(self) -> Change | None:
        """Return the new boundaries, if they are new."""
        same = self.edges == self.correcting.target.found
        return None if same else self.correcting.bounded(self.edges)

    def hint(self) -> str:
        """Say how the ends are moved."""
        return "h and l move the end of the name by a word, H and L its start."


def _both_ends(words: str) -> str:
    """Return words as they are, of many the first and the last."""
    if len(words) <= 2 * EITHER_END:
        return words
    return f"{words[:EITHER_END].rpartition(' ')[0]} … {words[-EITHER_END:].partition(' ')[2]}"
