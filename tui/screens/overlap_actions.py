"""Passages that lie over each other: telling them apart, and going from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.layers import Layer, Mark
from tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from prose.spans import Span
    from store.passages.passage import Passage
    from tui.open_article import Focus


class OverlapActions(ReadingScreen):
    """Which of several passages under the caret is meant: the shortest, until the reader says otherwise."""

    _sentence_caret: int | None = None
    """Where the caret stands after a motion by sentences: there the sentence is meant, and no mark in it."""
    _meant: tuple[int, int] | None = None
    """The passage whose turn it is, and where the caret stands for that long."""
    _in_turn: Span | None = None
    """The passage that is shown as being in turn."""

    def show_focus(self) -> None:
        """Say what is in focus."""
        raise NotImplementedError

    def focus_at_caret(self) -> Focus:
        """Return what stands under the caret."""
        caret = self.view.caret
        if self._meant is not None and self._meant[1] != caret:
            self._meant = None
        turn = None if self._meant is None else self._meant[0]
        focus = self.opened.focus_at(caret, self.view.sentence_at(caret), turn)
        return focus.of_sentence if caret == self._sentence_caret else focus

    def next_passage_here(self, count: int) -> None:
        """Let it be the turn of another passage under the caret, over the longest to the shortest."""
        self._sentence_caret = None
        focus = self.focus_at_caret()
        if focus.passage is None:
            self.status.say("There is no passage here.")
        elif len(focus.passages) == 1:
            self.status.say("There is only one passage here.")
        else:
            place = focus.passages.index(focus.passage) + count
            self.take_turn(focus.passages[place % len(focus.passages)])
            self.show_focus()

    def take_turn(self, passage: Passage | None) -> None:
        """Let it be a passage's turn as long as the caret stays where it is; the shortest one's if None."""
        self._meant = None if passage is None else (passage.id, self.view.caret)

    def passage_over(self, span: Span) -> Passage | None:
        """Return the passage of exactly these words."""
        return next((passage for passage in self.opened.passages if passage.span == span), None)

    def show_turn(self, focus: Focus) -> None:
        """Show how far the passage in turn reaches, where it is one of several."""
        several = len(focus.passages) > 1 and focus.passage is not None
        in_turn = focus.passage.span if several and focus.passage is not None else None
        if in_turn != self._in_turn:
            self._in_turn = in_turn
            self.view.set_marks(Layer.IN_TURN, () if in_turn is None else (Mark(in_turn, "in-turn"),))
