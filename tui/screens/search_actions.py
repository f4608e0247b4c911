"""Searching in the article that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.article_marks import HitMarks
from tui.finding import PlacedHits
from tui.layers import Layer, Mark
from tui.screens.jump_actions import JumpActions

if TYPE_CHECKING:
    from store.search.query import Query
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
    """What was searched for last in articles."""
    _asked: Query | None = None
    """What the library was searched for; None once something else is searched for in an article."""
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
        self._asked = None
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

    def go_to_sought(self) -> None:
        """Go to the first place that a search of the library found in the article."""
        if self._asked is not None:
            self._show_found(self._find_again().first(0))

    def next_hit(self, count: int) -> None:
        """Go so many hits on, back if negative; over the end to the first, or to the next result."""
        hits = self.opened.hits or self._find_again()
        hit = hits.next(self.view.caret, count)
        if self._asked is not None and (hit is None or hit.turned):
            self._go_to_result(1 if count > 0 else -1)
        else:
            self._show_found(hit)

    def _go_to_result(self, step: int) -> None:
        """Go on in the next article that the library was searched for, or the one before."""
        with self.jumping():
            found = self.desk_app.next_result(self.opened.article.id, step)
            if found is None or not self.read(found):
                self.status.say("That was the last result." if step > 0 else "That was the first result.")
                return
            hits = self._find_again()
            self._show_found(hits.first(0) if step > 0 else hits.next(0, -1))

    def _find_again(self) -> Hits:
        """Find what was searched for last in the article that is open, and keep where it is."""
        if self._asked is None:
            return self.opened.find(self._sought)
        hits = self.library.articles.hits(self._asked)
        self.opened.hits = PlacedHits(hits.in_article(self.opened.article.id))
        return self.opened.hits

    def _show_found(self, hit: Hit | None) -> None:
        """Jump to a hit and say which one it is, or that there is none."""
        self.show_hits(hit)
        if hit is not None:
            with self.jumping():
                self.view.move_caret(hit.span.start)
            self.status.say(f"Hit {self._number(hit)}")
        elif self._asked is not None:
            self.status.say("What was searched for stands nowhere in its text.")
        elif self._sought:
            self.status.say(f"“{self._sought}” is not in this article.")
        else:
            self.status.say(self.told("Nothing searched for yet: {search-in-the-article} searches."))

    def _number(self, hit: Hit) -> str:
        turned = ", from the other end" if hit.turned else ""
        return f"{hit.number:,} of {len(self.opened.hits):,}{turned}"
