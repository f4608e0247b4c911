"""What the reader is told besides what he does: a file that cannot be written, an article that is gone.

A notice stands until there was time to read it. It takes a line or two from what is on the screen, and never
lies over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App
    from textual.notifications import SeverityLevel
    from textual.timer import Timer

LEAST_SECONDS = 5.0
"""How long the shortest notice stands."""
CHARACTERS_A_SECOND = 15
"""How fast people read who look up from something else."""


class Notice(NamedTuple):
    """Something that the reader is told."""

    text: str
    """A sentence."""
    severity: SeverityLevel
    """How much it matters: "information", "warning" or "error"."""

    @property
    def seconds(self) -> float:
        """How long it takes to be noticed and read."""
        return max(LEAST_SECONDS, 3 + len(self.text) / CHARACTERS_A_SECOND)


@runtime_checkable
class ShowsNotices(Protocol):
    """A screen with room for notices."""

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these, and no others any more."""
        ...


class NoticeBoard:
    """The notices that stand. The screen in front shows them, or the nearest below it that has room for them.

    Args:
        app: The app whose screens these are.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._timers: dict[Notice, Timer] = {}

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices that stand, the oldest first."""
        return tuple(self._timers)

    def tell(self, notice: Notice, seconds: float = 0) -> None:
        """Put up a notice, for so many seconds if it can be read in less; one that stands stays on."""
        if notice in self._timers:
            self._timers.pop(notice).stop()
        seconds = max(seconds, notice.seconds)
        self._timers[notice] = self._app.set_timer(seconds, lambda: self.take_down(notice))
        self.show()

    def take_down(self, *notices: Notice) -> None:
        """Take notices down, all of them if none is named."""
        for notice in notices or self.notices:
            if (timer := self._timers.pop(notice, None)) is not None:
                timer.stop()
        self.show()

    def show(self) -> None:
        """Let a screen show what stands."""
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, ShowsNotices):
                screen.show_notices(self.notices)
                return
