"""What the dialogs have in common: they are small, and appear where the eye is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.screens.drawn_screen import DrawnScreen
from tui.widgets.key_frame import LOW_LINES
from tui.widgets.notice_line import NoticeLine, show_notices
from tui.widgets.pressing import press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.app import NewsreadApp
    from tui.notices import Notice

Result = TypeVar("Result")

STATUS_LINES = 2
"""Lines at the bottom of a desk that a dialog does not cover."""
NOTICE_LINES = 3
"""Lines by which a box grows for a notice; where that needs more, the box scrolls."""


class Dialog(ModalScreen[Result], DrawnScreen[Result]):
    """A small box just below what the reader looks at, or above it where there is no room below.

    A subclass composes one `KeyFrame`. On a low screen it does without air, and with one line of each label.

    Args:
        eye: The line of the screen that the reader looks at.
    """

    DEFAULT_CSS: ClassVar[str] = """
    Dialog { align-horizontal: center; background: $background 40%; }
    Dialog > Vertical {
        max-width: 96%; background: $surface; border: round $foreground 30%; padding: 0 1;
    }
    Dialog Label { color: $foreground 60%; width: 1fr; height: auto; max-height: 2; }
    Dialog OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
    Dialog.low > Vertical > * { margin: 0 !important; }
    Dialog.low Label { max-height: 1 !important; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    HEIGHT: ClassVar[int] = 12
    """Lines that the box may need."""

    def __init__(self, eye: int) -> None:
        super().__init__()
        self._eye = eye
        self._notice_lines = 0

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show notices at the end of the box."""
        boxes = self.query(Vertical)
        if boxes:
            show_notices(notices, boxes.first())
            self._notice_lines = NOTICE_LINES * len(notices)
            self._place()

    def on_notice_line_clicked(self, message: NoticeLine.Clicked) -> None:
        """Take down the notice that was clicked."""
        cast("NewsreadApp", self.app).notices.take_down(message.notice)

    def answer(self, result: Result | None) -> None:
        """Close with an answer; a second one, as from a key held too long, is nobody's."""
        if self.is_current:
            self.dismiss(result)

    def on_key(self, event: events.Key) -> None:
        """Close without an answer on Esc, with one on Enter.

        They are no bindings: Textual looks for these in the app, when the next keys may be ahead of them.
        """
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self.answer(self.current_answer() if event.key == "enter" else None)

    def on_click(self, event: events.Click) -> None:
        """Leave the dialog, as Esc does, on a click beside the box."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            press(self.app, "escape")

    def current_answer(self) -> Result | None:
        """Return what Enter answers."""
        return None

    def on_resize(self) -> None:
        """Place the box."""
        self.set_class(self.size.height < LOW_LINES, "low")
        self._place()

    @classmethod
    def fits_below(cls, eye: int, height: int) -> bool:
        """Whether the box has room below a line of a screen so many lines high."""
        return eye + 1 + cls.HEIGHT <= height - STATUS_LINES

    def _place(self) -> None:
        box = self.query_one(Vertical)
        height = self.size.height
        if self.fits_below(self._eye, height):
            self.styles.align_vertical = "top"
            box.styles.margin = (self._eye + 1, 0, 0, 0)
        elif self._eye >= self.HEIGHT:
            self.styles.align_vertical = "bottom"
            box.styles.margin = (0, 0, height - self._eye, 0)
        else:
            self.styles.align_vertical = "bottom"
            box.styles.margin = (0, 0, min(STATUS_LINES, max(0, height - self.HEIGHT)), 0)
        box.styles.max_height = min(self.HEIGHT + self._notice_lines, height)
