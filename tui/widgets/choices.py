"""Things to choose by a letter, in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.columns import fit, inks_of, strip_of
from tui.widgets.key_frame import LOW_LINES
from tui.widgets.pressing import press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

COLUMNS = 4
"""How many things stand side by side at most."""
AROUND = 4
"""Cells of a choice besides what it is called: its letter, and air."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    key: str
    """Its letter."""
    text: str
    """What it is called."""


class Choices(Widget, can_focus=True):
    """Groups of choices, each on lines of its own; the one that was chosen is marked.

    It binds no keys: a letter, pressed or clicked, goes to the dialog.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--key", "choices--text", "choices--chosen"}
    DEFAULT_CSS = """
    Choices {
        height: auto;
        & > .choices--key { color: $text-accent; text-style: bold; }
        & > .choices--text { color: $foreground; }
        & > .choices--chosen { background: $accent 18%; }
        &:ansi > .choices--chosen { background: $background; text-style: reverse; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._groups: Sequence[Sequence[Choice]] = ()
        self._chosen = ""

    def show(self, groups: Sequence[Sequence[Choice]]) -> None:
        """Show other choices, none of them chosen; an empty group is an empty line."""
        self._groups = groups
        self._chosen = ""
        self.refresh(layout=True)

    def mark(self, key: str) -> None:
        """Mark the one that was chosen; none for an empty letter."""
        self._chosen = key
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the choices take in so many cells."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Sequence[Choice]]:
        """Return the choices of each line; on a low screen one after the other, without empty lines."""
        if self._is_low:
            return [line for group in self._groups if group for line in _run_on(group, width)]
        columns = max(1, min(COLUMNS, width // self._cells))
        lines: list[Sequence[Choice]] = []
        for group in self._groups:
            lines += [group[first : first + columns] for first in range(0, max(1, len(group)), columns)]
        return lines

    @property
    def _is_low(self) -> bool:
        return self.app.size.height < LOW_LINES

    @property
    def _cells(self) -> int:
        """The width of a column: that of the longest choice."""
        return max((_cells_of(choice) for group in self._groups for choice in group), default=AROUND)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, base = self.size.width, self.rich_style
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width, base)
        key, text = inks_of(self, "choices--key", "choices--text")
        marked = self.get_component_rich_style("choices--chosen")
        # Reversed, words of another colour would be ground of that colour.
        ground = Style(color=base.color, reverse=True) if marked.reverse else Style(bgcolor=marked.bgcolor)
        column = max(self._cells, width // COLUMNS)
        parts: list[tuple[str, Style]] = []
        for choice in lines[y]:
            chosen = choice.key == self._chosen
            cells = _cells_of(choice) if self._is_low else column
            on = (ground if chosen else Style()) + Style(meta={"keys": choice.key})
            parts += [
                ("▐" if chosen else " ", key + on),
                (f"{choice.key} ", key + on),
                (fit(choice.text, cells - AROUND), (text + Style(bold=True) if chosen else text) + on),
                (" ", text),
            ]
        return strip_of(parts, width, base)

    def on_click(self, event: events.Click) -> None:
        """Press the letter of the choice that was clicked."""
        press(self.app, event.style.meta.get("keys", ""))


def _cells_of(choice: Choice) -> int:
    return AROUND + cell_len(choice.text)


def _run_on(group: Sequence[Choice], width: int) -> list[list[Choice]]:
    """Break choices of their own widths into lines of so many cells."""
    lines: list[list[Choice]] = [[]]
    room = width
    for choice in group:
        if lines[-1] and _cells_of(choice) > room:
            lines.append([])
            room = width
        lines[-1].append(choice)
        room -= _cells_of(choice)
    return lines
