"""Screens of which nothing that has changed is left out of a frame."""

from __future__ import annotations

from textual.screen import Screen, ScreenResultType


class DrawnScreen(Screen[ScreenResultType]):
    """A screen that draws its widgets, too, when a part of the screen itself is to be drawn.

    That is so while something goes on below it. Textual then forgets which widgets have changed, as if the
    part were the whole: a letter just typed in a dialog stayed out of sight.
    """

    def _on_timer_update(self) -> None:
        """Draw what has changed."""
        if self._repaint_required:
            self._repaint_required = False
            self._dirty_widgets.add(self)
        super()._on_timer_update()
