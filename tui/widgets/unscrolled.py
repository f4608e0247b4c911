"""Widgets in which nothing is scrolled by Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Size


class Unscrolled(Widget):
    """A widget that needs no scrollbars: with another size it is arranged, and not once more to scroll.

    As a base class it comes after others that have styles: Textual takes those of the first one.
    """

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Take another size, without a word to the screen that its contents take another one, too."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)
