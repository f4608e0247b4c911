"""Giving a tag a key of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Label

from prose.characters import clean_line
from tui.screens.dialog import Dialog
from tui.widgets.key_frame import KeyFrame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult


class Asking(Label, can_focus=True):
    """What the dialog asks for; it takes the key."""


class TagKeyDialog(Dialog[str]):
    """Answers with a letter or a digit, with nothing to take the key away, or with None.

    Args:
        eye: The line of the screen that the reader looks at.
        name: The tag.
        keys: The tags that have a key, by these.
    """

    DEFAULT_CSS: ClassVar[str] = "TagKeyDialog > Vertical { width: 64; height: auto; }"
    HEIGHT: ClassVar[int] = 4

    def __init__(self, eye: int, name: str, keys: Mapping[str, str]) -> None:
        super().__init__(eye)
        self._tag = name
        self._keys = keys
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with KeyFrame() as box:
            box.border_title = "Key"
            box.show_keys(("", "a letter or digit"), ("backspace", "for none"), ("escape", ""))
            yield Asking(f"Which key, after the comma, gives “{clean_line(self._tag)}”?", markup=False)

    def on_mount(self) -> None:
        """Take the key at once."""
        self.query_one(Asking).focus()

    def on_key(self, event: events.Key) -> None:
        """Answer with a key; one that gives another tag is asked for twice."""
        key = event.character or ""
        if event.key == "backspace":
            self.answer("")
        elif len(key) == 1 and key.isalnum():
            holder = self._keys.get(key, self._tag)
            if holder == self._tag or key == self._wanted:
                self.answer(key)
            else:
                self._wanted = key
                self.query_one(Asking).update(
                    f"{key} gives “{clean_line(holder)}”. {key} again takes it from there."
                )
