"""Selecting words of the article that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.overlap_actions import OverlapActions
from tui.selecting import SelectionMode

if TYPE_CHECKING:
    from prose.spans import Span
    from tui.motions import Motion


class SelectionActions(OverlapActions):
    """What the reader selects: by motions, or what stands around the caret."""

    def select_by(self, motion: Motion, count: int) -> None:
        """Make the selection longer by a motion; start one where there is none."""
        if self.view.selection is None:
            self.view.start_selection(SelectionMode.CHARACTERS)
        self.view.move(motion, count)

    def select_sentence(self) -> None:
        """Select the sentence around the caret."""
        self._select(self.view.sentence_at(self.view.caret), "sentence")

    def select_paragraph(self) -> None:
        """Select the paragraph around the caret."""
        self._select(self.view.paragraph_at(self.view.caret), "paragraph")

    def select_passage(self) -> None:
        """Select the passage under the caret."""
        passage = self.focus_at_caret().passage
        self._select(passage.span if passage else None, "passage")

    def select_entity(self) -> None:
        """Select the entity under the caret."""
        focus = self.opened.focus_at(self.view.caret, None)
        self._select(focus.entity.span if focus.entity else None, "entity")

    def select_quote(self) -> None:
        """Select the quote around the caret, without its marks."""
        focus = self.opened.focus_at(self.view.caret, None)
        self._select(focus.quote.span if focus.quote else None, "quote")

    def select_statement(self) -> None:
        """Select all of the statement around the caret with its marks and whoever said it."""
        opened, quote = self.opened, self.opened.focus_at(self.view.caret, None).quote
        self._select(opened.statement_span(opened.statement_of(quote)) if quote else None, "quote")

    def _select(self, span: Span | None, what: str) -> None:
        if span is None:
            self.status.say(f"The caret stands in no {what}.")
        else:
            self.view.select(span)
