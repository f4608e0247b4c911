"""A notice as it stands on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.message import Message
from textual.widgets import Static

from tui.cells import display

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from tui.notices import Notice

SIGNS = {"information": "·", "warning": "!", "error": "✗"}
"""What stands before a notice, as colour alone says nothing."""


class NoticeLine(Static):
    """One notice in as many lines as it needs; a click takes it down."""

    DEFAULT_CSS = """
    NoticeLine {
        height: auto; max-height: 6; padding: 0 1; background: $panel; color: $foreground;
        &.-warning { color: $text-warning; }
        &.-error { color: $text-error; }
    }
    """

    class Clicked(Message):
        """The notice was read."""

        def __init__(self, notice: Notice) -> None:
            super().__init__()
            self.notice = notice
            """The notice."""

    def __init__(self, notice: Notice) -> None:
        words = Text.assemble((SIGNS[notice.severity], "bold"), " ", display(notice.text))
        super().__init__(words, classes=f"-{notice.severity}")
        self.notice = notice
        """What it says."""

    def on_click(self) -> None:
        """Let the notice be taken down."""
        self.post_message(self.Clicked(self.notice))


def show_notices(notices: Sequence[Notice], place: Widget, before: Widget | None = None) -> None:
    """Show notices in a widget, and no others any more.

    Args:
        notices: The notices.
        place: What they stand in.
        before: What they stand above; at the end if None.
    """
    shown = {line.notice: line for line in place.query(NoticeLine)}
    for notice, line in shown.items():
        if notice not in notices:
            line.remove()
    place.mount_all([NoticeLine(notice) for notice in notices if notice not in shown], before=before)
