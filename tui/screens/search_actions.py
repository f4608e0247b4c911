"""Searching in the article that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.article_marks import HitMarks
from tui.layers import Layer, Mark
from tui.screens.jump_actions import JumpActions

if TYPE_CHECKING:
    from tui.finding import Hit, Hits
    from tui.jump_list import Place
    from tui.widgets.prompt_line import PromptLine


class Before(NamedTuple):
    """What there was when the reader began to type what to look for."""

    place: Place
    """Where he was."""
    hits: Hits
    """The hits that were shown."""


class SearchActions(JumpActions):
    """What the reader does with the hits of a search."""

    _sought = ""
    """What was searched for last."""
    _before: Before | None = None

    def ask_for_search(self) -> None:
        """Let the reader type what to look for; the text follows each key."""
        self._before = Before(self.place, self.opened.hits)
        again = f" · Enter searches for “{self._sought}” again" if self._sought else ""
        self.prompt.ask("Search", placeholder=f"any case, unless you type a capital{again}")

    def on_prompt_line_changed(self, message: PromptLine.Changed) -> None:
        """Show the first hit from where the reader was, and say how many there are."""
        if self._before is None:
            return
        place = self._before.place
        hit = self.opened.find(message.text).first(place.caret)
        self.show_hits(hit)
        if hit is None:
            self.view.return_to(place.caret, place.top)
            self.prompt.tell("not found" if message.text else "")
        else:
            self.view.move_caret(hit.span.start)
            self.prompt.tell(self._number(hit))

    def on_prompt_line_answered(self, message: PromptLine.Answered) -> None:
        """Jump to the first hit from where the reader was; without words to that of the last words."""
        before = self._leave_prompt()
        self.view.return_to(before.caret, before.top)
        self._sought = message.text or self._sought
        hit = self.opened.find(self._sought).first(before.caret if message.text else before.caret + 1)
        self._show_found(hit)

    def on_prompt_line_cancelled(self) -> None:
        """Leave the search and the text as they were."""
        hits = self._before.hits if self._before is not None else self.opened.hits
        place = self._leave_prompt()
        self.opened.hits = hits
        self.show_hits()
        self.view.return_to(place.caret, place.top)

    def on_prompt_line_left(self) -> None:
        """Leave the hits to be seen, and the caret where the reader put it."""
        self._leave_prompt()

    def _leave_prompt(self) -> Place:
        """Close the line, and return where the reader was when it was opened."""
        before, self._before = self._before, None
        self.prompt.close()
        self.view.focus()
        self.show_hints()
        return before.place if before is not None else self.place

    def show_hits(self, current: Hit | None = None) -> None:
        """Show where the words that were searched for are, and which of these places is meant, if one is."""
        self.view.set_marks(Layer.HITS, HitMarks(self.opened.hits))
        marks = () if current is None else (Mark(current.span, "current-hit"),)
        self.view.set_marks(Layer.CURRENT_HIT, marks)

    def forget_hits(self) -> None:
        """Show no hits any more; `next_hit` still knows what was searched for."""
        self.opened.find("")
        self.show_hits()

    def next_hit(self, count: int) -> None:
        """Go so many hits on, over the end to the first; back if negative."""
        # The search goes on in an article that was opened after it.
        hits = self.opened.hits or self.opened.find(self._sought)
        self._show_found(hits.next(self.view.caret, count))

    def _show_found(self, hit: Hit | None) -> None:
        """Jump to a hit and say which one it is, or that there is none."""
        self.show_hits(hit)
        if hit is not None:
            with self.jumping():
                self.view.move_caret(hit.span.start)
            self.status.say(f"Hit {self._number(hit)}")
        elif self._sought:
            self.status.say(f"“{self._sought}” is not in this article.")
        else:
            self.status.say("Nothing searched for yet: / searches.")

    def _number(self, hit: Hit) -> str:
        turned = ", from the other end" if hit.turned else ""
        return f"{hit.number:,} of {len(self.opened.hits):,}{turned}"
