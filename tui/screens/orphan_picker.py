"""Choosing one of the passages whose words an article no longer has."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from prose.characters import clean_line
from tui.describing import passage_label
from tui.screens.dialog import Dialog
from tui.widgets.key_frame import KeyFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.passages.passage import Passage

SHOWN = 120
"""Code points of a passage that a row reads: more never fit."""


class OrphanPicker(Dialog[int | None]):
    """Answers with the id of a passage, or None.

    Args:
        eye: The line of the screen that the reader looks at.
        words: The words that it is to be attached to.
        orphans: The passages to choose from.
    """

    DEFAULT_CSS: ClassVar[str] = """
    OrphanPicker > Vertical { width: 76; height: auto; }
    OrphanPicker OptionList { height: auto; max-height: 8; border: none; padding: 0; background: $surface; }
    """

    def __init__(self, eye: int, words: str, orphans: Sequence[Passage]) -> None:
        super().__init__(eye)
        self._words = words
        self._orphans = orphans

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with KeyFrame() as box:
            box.border_title = "Attach which passage?"
            box.show_keys(("enter", "attaches it"), ("escape", ""))
            yield Label(f"To {self._words}", markup=False)
            yield OptionList(*(Option(_shown(orphan)) for orphan in self._orphans), compact=True)

    def on_mount(self) -> None:
        """Let the reader choose."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    def current_answer(self) -> int | None:
        """Return the passage in focus."""
        place = self.query_one(OptionList).highlighted
        return None if place is None else self._orphans[place].id

    def on_option_list_option_selected(self) -> None:
        """Answer with what was clicked."""
        self.answer(self.current_answer())


def _shown(orphan: Passage) -> Text:
    # A library file may come from somebody else.
    words = clean_line(orphan.anchor.exact[:SHOWN])
    label = clean_line(passage_label(orphan))
    return Text(f"{label}  " if label else "", "bold", no_wrap=True, overflow="ellipsis").append(
        words, "not bold"
    )
