"""Which widgets of a screen are asked for their lines when only a part of it is to be drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

# Textual has no other way to say which widgets a frame is made of; it is the same from 0.40 to 8.2.
from textual._compositor import Compositor
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from textual._compositor import ChopsUpdate
    from textual.strip import Strip


class DeskCompositor(Compositor):
    """Asks only the widgets of which something has changed, and these only for the lines in question.

    Textual's own asks all that is in the smallest rectangle around the changes: nearly the whole screen, when
    the caret and the status line change. It then cuts each line of it where widgets meet, and sends an empty
    end of each that only touches what has changed. What is `BLANK` is covered whole by other widgets, so
    that nothing of it is in such a frame.
    """

    def __init__(self) -> None:
        super().__init__()
        self._changed: Collection[Region] | None = None

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what draws the parts of the screen that have changed."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = None

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield widgets from the top down: where they are, what of that is seen, and their lines there."""
        if self._changed is None:
            yield from super()._get_renders(crop)
            return
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            parts = [part for changed in self._changed if (part := seen.intersection(changed))]
            if parts and not widget.BLANK:
                union = Region.from_union(parts)
                lines = Region(seen.x, union.y, seen.width, union.height)
                yield lines, clip, widget.render_lines(lines.translate(-region.offset))
