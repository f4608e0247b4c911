"""A list of which rows show the colours of the reader's tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.columns import is_colourless
from tui.inks import Inks
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.style import Style

T = TypeVar("T")


class ColouredList(RowList[T]):
    """Mixes the colours with what a row is drawn on, once for each theme."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._coloured: dict[bool, Inks] = {}

    def bar_ink(self, colour: int, in_focus: bool) -> Style:
        """Return the ink of the bar of a tag's passages.

        Args:
            colour: The number of the tag's colour.
            in_focus: Whether the row has the focus.
        """
        if in_focus not in self._coloured:
            self._coloured[in_focus] = Inks(
                self.ground(in_focus), self.app.theme_variables, colourless=is_colourless(self.app)
            )
        return self._coloured[in_focus].gutter(colour)

    def notify_style_update(self) -> None:
        """Forget the inks of another theme."""
        self._coloured.clear()
        super().notify_style_update()
