"""The line that says what is in focus and what the most likely next keys do."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tui.cells import display
from tui.columns import fit, inks_of
from tui.commands.strokes import written
from tui.widgets.pressing import press
from tui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.timer import Timer

    from tui.background import Work

MESSAGE_SECONDS = 5.0
"""How long a message stands before what is in focus is named again."""


class StatusLine(Unscrolled):
    """One line: what is in focus at the left, keys and a place at the right. A click on a key presses it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-line--key", "status-line--quiet", "status-line--message"}
    DEFAULT_CSS = """
    StatusLine {
        height: 2;
        border-top: solid $foreground 15%;
        background: $background;
        color: $foreground;
        & > .status-line--key { color: $text-accent; text-style: bold; }
        & > .status-line--quiet { color: $foreground 60%; }
        & > .status-line--message { color: $text-accent; text-style: bold; }
        &:ansi > .status-line--quiet { text-style: dim; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._focus = ""
        self._about: str | None = None
        self._message = ""
        self._next = ""
        self._pending = ""
        self._place = ""
        self._work: Work | None = None
        self._hints: Sequence[tuple[str, str]] = ()
        self._choices: Sequence[tuple[str, str]] = ()
        self._timer: Timer | None = None
        self._inks: tuple[Style, ...] | None = None

    def set_focus_text(self, text: str, about: str | None = None) -> None:
        """Name what is in focus.

        Args:
            text: The name, which comes before hints.
            about: What is told of it besides, and is cut where hints want the room; empty where that is still
                to come, None where there is nothing to tell.
        """
        if (text, about) != (self._focus, self._about):
            self._focus, self._about = text, about
            self._redraw()

    def set_place(self, text: str) -> None:
        """Say how far down the view is."""
        if text != self._place:
            self._place = text
            self._redraw()

    def set_work(self, work: Work | None) -> None:
        """Say what goes on in the background; nothing for None."""
        if work != self._work:
            self._work = work
            self._redraw()

    def set_pending(self, keys: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        """Show the keys typed so far of a sequence, and in place of all else which keys may follow.

        Args:
            keys: What was typed so far.
            choices: Keys, as the registry has them, with what they do.
        """
        if keys != self._pending or choices != self._choices:
            self._pending, self._choices = keys, choices
            self._redraw()

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show keys, as the registry has them, with what they do; as many as there is room for."""
        if hints != self._hints:
            self._hints = hints
            self._redraw()

    def say(self, message: str, what_next: str = "") -> None:
        """Show a message for a few seconds in place of what is in focus, and of hints if it needs the room.

        Args:
            message: The message.
            what_next: What a key would do now: "u undoes". It stays whole, however long the message is.
        """
        self._message = message
        self._next = f" · {what_next}" if what_next else ""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(MESSAGE_SECONDS, self.hush)
        self._redraw()

    def mention(self, message: str, what_next: str = "") -> None:
        """Show a message that nobody asked for, unless there is another one still to be read.

        Args:
            message: The message.
            what_next: What a key would do now.
        """
        if not self._message:
            self.say(message, what_next)

    def hush(self) -> None:
        """Take the message away."""
        if self._message:
            self._message = ""
            self._redraw()

    def _redraw(self) -> None:
        """Draw the line anew; what parts it from the text above stays."""
        self.refresh(Region(0, 0, self.size.width, 1))

    @property
    def text(self) -> str:
        """What stands at the left."""
        if self._message:
            return self._message + self._next
        return f"{self._focus}   {self._about}" if self._about else self._focus

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if self._inks is None:
            base = self.rich_style
            inks = inks_of(self, "status-line--key", "status-line--quiet", "status-line--message")
            self._inks = base, *(base + ink for ink in inks)
        base, key, quiet, message = self._inks
        if y > 0:
            return Strip.blank(width, base)
        if self._choices:
            return Strip(self._choosing(width, key, quiet)).adjust_cell_length(width, base)
        right = [
            Segment(f" {self._pending} ", key),
            *self._work_shown(width, quiet),
            Segment(self._place + " ", quiet),
        ]
        used = sum(cell_len(segment.text) for segment in right)
        hints = self._hints_for(width - used - self._kept(width), key, quiet)
        room = max(0, width - used - sum(cell_len(segment.text) for segment in hints))
        left = fit(self._left(max(0, room - 2)), room)
        strip = Strip([Segment(left, message if self._message else base), *hints, *right])
        return strip.adjust_cell_length(width, base)

    def _kept(self, width: int) -> int:
        """Return how many cells at the left hints leave alone."""
        wanted = cell_len(self.text) + 3
        if self._message:
            return wanted
        if self._about is None:
            return min(wanted, width * 2 // 3)
        # As many before that is told as after it: hints that come and go with each row are not read.
        return max(width * 2 // 5, cell_len(self._focus) + 3)

    def _work_shown(self, width: int, ink: Style) -> list[Segment]:
        """Return what goes on in the background, in short where there is little room."""
        if self._work is None:
            return []
        words = str(self._work)
        return [Segment(f"{words if cell_len(words) <= width // 3 else self._work.amount}  ", ink)]

    def _left(self, room: int) -> str:
        """Return what stands at the left in so many cells: of a message that is too long, the end as well."""
        following = self._next if self._message else ""
        if not following or cell_len(self.text) + 1 <= room:
            return fit(f" {self.text}", room)
        return fit(f" {self._message}", max(0, room - cell_len(following))) + following

    def _hints_for(self, room: int, key: Style, quiet: Style) -> list[Segment]:
        """Return as many hints as there is room for; the last one, which is help, before all others."""
        shown: list[tuple[Segment, Segment]] = []
        for keys, words in (*self._hints[-1:], *self._hints[:-1]):
            hint, size = _hint(keys, words, key, quiet)
            if size > room:
                break
            shown.append(hint)
            room -= size
        return [part for hint in (*shown[1:], *shown[:1]) for part in hint]

    def _choosing(self, width: int, key: Style, quiet: Style) -> list[Segment]:
        """Return what was typed of a sequence and what may follow, as much as there is room for."""
        segments = [Segment(f" {self._pending} ", key), Segment("  ", quiet)]
        room = width - sum(segment.cell_length for segment in segments)
        for keys, words in self._choices:
            hint, size = _hint(keys, display(words), key, quiet)
            room -= size
            if room < 2:
                return [*segments, Segment("…", quiet)]
            segments += hint
        return segments

    def notify_style_update(self) -> None:
        """Mix the inks of another theme."""
        self._inks = None
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """Press the keys of the hint that was clicked."""
        press(self.app, event.style.meta.get("keys", ""))


@lru_cache(256)
def _hint(keys: str, words: str, key: Style, quiet: Style) -> tuple[tuple[Segment, Segment], int]:
    """Return keys with what they do, and their cells; a click on either presses them."""
    pressing = Style(meta={"keys": keys})
    hint = Segment(display(written(keys)), key + pressing), Segment(f" {words}  ", quiet + pressing)
    return hint, sum(part.cell_length for part in hint)
