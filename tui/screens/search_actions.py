"""Searching in the article that is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.article_marks import hit_marks
from tui.layers import Layer, Mark
from tui.screens.jump_actions import JumpActions

if TYPE_CHECKING:
    from tui.widgets.prompt_line import PromptLine


class SearchActions(JumpActions):
    """What the reader does with the hits of a search."""

    _sought = ""
    """What was searched for last."""

    def ask_for_search(self) -> None:
        """Let the reader type what to look for."""
        self.prompt.ask("Search", placeholder="any case, unless you type a capital")

    def on_prompt_line_answered(self, message: PromptLine.Answered) -> None:
        """Go to the first hit after the caret."""
        self._close_prompt()
        self._sought = message.text
        hits = self.opened.find(message.text)
        self.show_hits()
        if hits:
            first = bisect_left(hits, self.view.caret, key=lambda hit: hit.start)
            self._go_to_hit(first % len(hits))
        elif message.text:
            self._say_not_found()

    def on_prompt_line_cancelled(self) -> None:
        """Leave the search as it was."""
        self._close_prompt()

    def on_prompt_line_left(self) -> None:
        """Leave the search as it was."""
        self._close_prompt()

    def _close_prompt(self) -> None:
        self.prompt.close()
        self.view.focus()
        self.show_hints()

    def show_hits(self) -> None:
        """Show where the words that were searched for are; nothing if there was no search."""
        self.view.set_marks(Layer.HITS, hit_marks(self.opened))
        self.view.set_marks(Layer.CURRENT_HIT, ())

    def next_hit(self, count: int) -> None:
        """Go so many hits on, over the end to the first; back if negative."""
        hits = self.opened.hits
        if not hits:
            # The search goes on in an article that was opened after it.
            hits = self.opened.find(self._sought)
            self.show_hits()
        if not hits:
            self._say_not_found()
            return
        side, step = (bisect_right, count - 1) if count > 0 else (bisect_left, count)
        place = side(hits, self.view.caret, key=lambda hit: hit.start) + step
        self._go_to_hit(place % len(hits), turned=not 0 <= place < len(hits))

    def _say_not_found(self) -> None:
        if self._sought:
            self.status.say(f"“{self._sought}” is not in this article.")
        else:
            self.status.say("Nothing searched for yet: / searches.")

    def _go_to_hit(self, index: int, *, turned: bool = False) -> None:
        hit = self.opened.hits[index]
        self.view.set_marks(Layer.CURRENT_HIT, (Mark(hit, "current-hit"),))
        with self.jumping():
            self.view.move_caret(hit.start)
        number = f"Hit {index + 1} of {len(self.opened.hits)}"
        self.status.say(f"{number}, from the other end" if turned else number)
