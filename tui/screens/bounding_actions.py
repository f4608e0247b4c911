"""Moving the boundaries of a passage, which stays the passage that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.bounding import Side, step_of
from tui.marking import NO_PASSAGE
from tui.screens.overlap_actions import OverlapActions

if TYPE_CHECKING:
    from prose.spans import Span
    from store.passages.passage import Passage
    from tui.motions import Motion


class BoundingActions(OverlapActions):
    """From `<` or `>`, which take hold of a boundary, to Enter, which keeps it, or Esc."""

    _bounded: Passage | None = None
    """The passage whose boundaries are being moved."""
    side = Side.END
    """Which of them the caret moves."""
    _fixed: int | None = None
    """Where the other one is."""
    _left_at = 0
    """Where the caret stood before."""

    def passages_changed(self) -> None:
        """Show the passages as they are now."""
        raise NotImplementedError

    @property
    def bounding(self) -> bool:
        """Whether boundaries are being moved; not once the mouse selected something else."""
        return self._bounded is not None and self._fixed is not None and self.view.fixed_end == self._fixed

    def take_boundary(self, side: Side) -> None:
        """Let the caret move a boundary of the passage under it, or the other one of that in hand."""
        span = self.view.selection if self.bounding else None
        if span is None:
            passage = self.focus_at_caret().passage
            if passage is None:
                self.status.say(self.told(NO_PASSAGE))
                return
            self._bounded, self._left_at, span = passage, self.view.caret, passage.span
        self.side = side
        self.view.select(span, from_end=side is Side.START)
        self._fixed = self.view.fixed_end

    def move_boundary(self, motion: Motion, count: int) -> None:
        """Move the boundary in hand; it does not go beyond the other one."""
        view, step = self.view, step_of(self.side, motion)
        if step is None:
            view.move(motion, count)
        else:
            offset = view.caret
            for _ in range(count):
                before, offset = offset, step(view.document, offset)
                if offset == before:
                    break
            view.move_caret(offset)
        self.hold_boundary()

    def hold_boundary(self) -> None:
        """Bring the caret back to the other boundary if it went beyond it."""
        if self.bounding and self._fixed is not None:
            beyond = self.view.caret < self._fixed if self.side is Side.END else self.view.caret > self._fixed
            if beyond:
                self.view.move_caret(self._fixed)

    def keep_boundaries(self) -> None:
        """Let the passage cover what is selected now, with its tags and its note."""
        passage, span = self._bounded, self._words_in_hand()
        if passage is None or span is None:
            self.status.say("There are no words here.")
            return
        same = span == passage.span
        self.library.passages.set_span(passage.id, span)
        self.drop_boundary()
        self.view.clear_selection()
        # To where it stood before: undone, the passage is around it again.
        self.view.move_caret(max(span.start, min(self._left_at, span.end - 1)))
        self.take_turn(passage)
        self.passages_changed()
        if same:
            self.status.say("The boundaries are where they were.")
        else:
            self.tell_done("Boundaries moved")

    def _words_in_hand(self) -> Span | None:
        span = self.view.selection
        span = None if span is None else span.trimmed(self.opened.text)
        return span if span is not None and span.end > span.start else None

    def drop_boundary(self) -> None:
        """Leave the boundaries where they were."""
        self._bounded = self._fixed = None

    def restore_boundaries(self) -> None:
        """Leave the boundaries where they were, and the caret too."""
        self.drop_boundary()
        self.view.clear_selection()
        self.view.move_caret(self._left_at)
