"""Selecting words of the article that is read."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from prose.spans import Span
from tui import motions
from tui.screens.overlap_actions import OverlapActions
from tui.selecting import SelectionMode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.motions import Motion
    from tui.open_article import Marked


class SelectionActions(OverlapActions):
    """What the reader selects: by motions, or what stands around the caret and, by a count, what follows.

    What is selected already grows by what follows, as in vim.
    """

    def select_by(self, motion: Motion, count: int) -> None:
        """Make the selection longer by a motion; start one where there is none."""
        if self.view.selection is None:
            self.view.start_selection(SelectionMode.CHARACTERS)
        self.view.move(motion, count)

    def select_word(self, count: int) -> None:
        """Select the word around the caret."""
        text = self.opened.text

        def after(word: Span) -> Span | None:
            following = motions.word_forward(text, word.start)
            return motions.word_at(text, following) if following >= word.end else None

        self._select(motions.word_at(text, self.view.caret), after, count, "word")

    def select_sentence(self, count: int) -> None:
        """Select the sentence around the caret."""
        view = self.view

        def after(sentence: Span) -> Span | None:
            following = motions.sentence_forward(view.document, sentence.end - 1)
            return view.sentence_at(following) if following >= sentence.end else None

        self._select(view.sentence_at(view.caret), after, count, "sentence")

    def select_paragraph(self, count: int) -> None:
        """Select the paragraph around the caret."""
        view = self.view

        def after(paragraph: Span) -> Span | None:
            following = motions.paragraph_forward(view.document, paragraph.start)
            return view.paragraph_at(following) if following >= paragraph.end else None

        self._select(view.paragraph_at(view.caret), after, count, "paragraph")

    def select_passage(self, count: int) -> None:
        """Select the passage under the caret."""
        passage = self.focus_at_caret().passage
        after = _next_of(self.opened.passages)
        self._select(passage.span if passage else None, after, count, "passage")

    def select_entity(self, count: int) -> None:
        """Select the entity under the caret."""
        entity = self.opened.focus_at(self.view.caret, None).entity
        self._select(entity.span if entity else None, _next_of(self.opened.entities), count, "entity")

    def select_quote(self, count: int) -> None:
        """Select the quote around the caret, without its marks."""
        quote = self.opened.focus_at(self.view.caret, None).quote
        self._select(quote.span if quote else None, _next_of(self.opened.quotes), count, "quote")

    def select_statement(self, count: int) -> None:
        """Select all of the statement around the caret with its marks and whoever said it."""
        opened, quote = self.opened, self.opened.focus_at(self.view.caret, None).quote

        def after(said: Span) -> Span | None:
            spans = (opened.statement_span(one) for one in opened.said_after(said.start))
            return next((span for span in spans if span.start >= said.end), None)

        here = opened.statement_span(opened.statement_of(quote)) if quote else None
        self._select(here, after, count, "quote")

    def _select(self, here: Span | None, after: Callable[[Span], Span | None], count: int, what: str) -> None:
        """Select something and what follows it, as many as are counted and as there are.

        Args:
            here: What is around the caret.
            after: Returns the next one.
            count: How many.
            what: What it is called.
        """
        if here is None:
            self.status.say(f"The caret stands in no {what}.")
            return
        view, last = self.view, here
        selection = view.selection
        grows = selection is not None and selection.contains(here) and view.caret != view.fixed_end
        for _ in range(count if grows else count - 1):
            following = after(last)
            if following is None:
                break
            last = following
        begun = selection if selection is not None and grows else here
        view.select(Span(begun.start, max(begun.end, last.end)))


def _next_of(marks: Sequence[Marked]) -> Callable[[Span], Span | None]:
    """Return what finds the first of some marks that begins behind another."""

    def after(span: Span) -> Span | None:
        place = bisect_left(marks, span.end, key=lambda mark: mark.span.start)
        return marks[place].span if place < len(marks) else None

    return after
