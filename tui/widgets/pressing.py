"""What is offered as a key, pressed with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events

if TYPE_CHECKING:
    from textual.app import App


def press(app: App[Any], keys: str) -> None:
    """Send keys to an app as if they were typed.

    Args:
        app: The app.
        keys: Strokes parted by spaces, as commands have them: "g p", "escape"; empty for none.
    """
    for stroke in keys.split():
        # By the app itself: what a widget sends goes no further up than to that widget.
        app.call_later(_press, app, stroke)


def _press(app: App[Any], stroke: str) -> None:
    app.post_message(events.Key(stroke, stroke if len(stroke) == 1 else None))
