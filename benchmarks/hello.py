"""The least that a Textual program can do: it shows one line."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

SHOWN = "Start here"
"""What it shows; the first row of every list that it is measured beside begins so, too."""


class Hello(App[None]):
    """One line."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Static(SHOWN)


def main() -> None:
    """Show one line."""
    Hello().run()
