"""A box whose lower edge says what keys do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.style import Style

from tui.cells import cell_length
from tui.commands.strokes import written
from tui.widgets.pressing import press

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOW_LINES = 18
"""Lines of a screen from which on there is room for air in a box."""
PARTED = " · "
CORNERS = 6
"""Cells of the edge that are not for words."""


class KeyFrame(Vertical):
    """A box with keys on its lower edge, as many as there is room for. A click on one presses it."""

    # An edge is quiet, and what is written on it is to be read.
    DEFAULT_CSS = """
    KeyFrame {
        border-title-color: $foreground; border-title-style: bold; border-subtitle-color: $foreground 70%;
    }
    """

    _keys: Sequence[tuple[str, str]] = ()

    def show_keys(self, *keys: tuple[str, str]) -> None:
        """Show other keys.

        Args:
            keys: Keys, as the registry has them, each with what it does; no key, where these are words only.
                The likeliest comes first; the last one, which leaves, is shown before all others.
        """
        self._keys = keys
        self._write()

    def on_resize(self) -> None:
        """Show what there is room for."""
        self._write()

    def action_press_key(self, key: str) -> None:
        """Press a key that was clicked."""
        press(self.app, key)

    def _write(self) -> None:
        self.border_subtitle = Content(PARTED).join(map(_hint, self._fitting()))

    def _fitting(self) -> Iterator[tuple[str, str]]:
        *others, last = self._keys or (("", ""),)
        room = self.outer_size.width - CORNERS - cell_length(_hint(last).plain)
        for key in others:
            needed = cell_length(_hint(key).plain + PARTED)
            if needed <= room:
                room -= needed
                yield key
        yield last


def _hint(hint: tuple[str, str]) -> Content:
    key, words = hint
    if not key:
        return Content(words)
    shown = Content.assemble((written(key), "bold"), f" {words}" if words else "")
    return shown.stylize(Style.from_meta({"@click": f"press_key({key!r})"}))
