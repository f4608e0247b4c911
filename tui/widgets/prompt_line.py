"""A line to type in: a filter or a search, over the status line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

if TYPE_CHECKING:
    from textual import events


class PromptLine(Horizontal):
    """Asks for one line of text; Enter takes it, Esc leaves everything as it was.

    It is empty until something is asked: the first frame of a screen has no use for it.
    """

    DEFAULT_CSS = """
    PromptLine {
        height: 2;
        border-top: solid $foreground 15%;
        background: $background;
        display: none;
        Label { padding: 0 1; color: $text-accent; text-style: bold; }
        #told { color: $foreground 60%; text-style: none; }
        Input { height: 1; padding: 0; background: $background; width: 1fr; }
    }
    PromptLine.asking { display: block; }
    """

    @dataclass
    class Changed(Message):
        """Something was typed."""

        text: str
        """What stands in the line now."""

    @dataclass
    class Answered(Message):
        """Enter was pressed."""

        text: str
        """What stands in the line."""

    class Cancelled(Message):
        """Esc was pressed."""

    class Left(Message):
        """The reader went elsewhere with the mouse: what was typed stands, and there is nobody to answer."""

    @property
    def asking(self) -> bool:
        """Whether the line is open."""
        return self.has_class("asking")

    def ask(self, question: str, *, text: str = "", placeholder: str = "") -> None:
        """Open the line.

        Args:
            question: What stands before it.
            text: What stands in it at first.
            placeholder: What stands in it while it is empty.
        """
        if not self.children:
            self.mount(
                Label("", id="question", markup=False),
                Input(select_on_focus=False, compact=True),
                Label("", id="told", markup=False),
            )
        self.query_one("#question", Label).update(question)
        self.tell("")
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = text
        line.placeholder = placeholder
        line.cursor_position = len(text)
        self.add_class("asking")
        line.focus()

    def select_all(self) -> None:
        """Select what stands in the line: what is typed next takes its place."""
        self.query_one(Input).select_all()

    def tell(self, words: str) -> None:
        """Say at the end of the line what comes of what was typed so far."""
        self.query_one("#told", Label).update(words)

    def close(self) -> None:
        """Close the line."""
        self.remove_class("asking")

    def leave(self) -> None:
        """Close the line because the reader is elsewhere by now."""
        self.close()
        self.post_message(self.Left())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        if self.asking:
            self.post_message(self.Changed(event.value))

    def on_key(self, event: events.Key) -> None:
        """Pass on Enter and Esc.

        They are no bindings: Textual looks for these in the app, when the next keys may be ahead of them.
        """
        if event.key not in ("enter", "escape"):
            return
        event.stop()
        event.prevent_default()
        text = self.query_one(Input).value
        self.post_message(self.Answered(text) if event.key == "enter" else self.Cancelled())
