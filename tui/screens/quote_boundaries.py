"""Which words a quote has: a dialog of a correction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prose.spans import Span
from tui.screens.boundaries import EdgesDialog
from tui.screens.quote_change import QuoteChangeDialog
from tui.widgets.choices import Choice, Choices

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.corrections.quote_changes import QuoteChange

_STOPS = re.compile(r"[,.;:!?…]*")
"""What belongs to the word that it follows, where somebody is quoted."""


class QuoteBoundariesDialog(EdgesDialog, QuoteChangeDialog):
    """Lets the reader move the ends of a quote; of words that were selected, they are there already."""

    HEIGHT = 18

    def compose_body(self) -> ComposeResult:
        """Build the line of the words, and what else may be meant."""
        yield from super().compose_body()
        if self.turns:
            yield Choices()

    def on_mount(self) -> None:
        """Show what else may be meant."""
        if self.turns:
            self.query_one(Choices).show(((), [Choice(turn.key, turn.text) for turn in self.turns]))

    def text(self) -> str:
        """Return the article's text."""
        return self.correcting.article.text

    def first_edges(self) -> Span:
        """Begin with the words that were selected, else with the quote as it is."""
        quote = self.correcting.quote
        assert quote is not None
        return self.correcting.words or quote.span

    def moved(self, edges: Span) -> Span:
        """Take the stops after the last word along."""
        stops = _STOPS.match(self.text(), edges.end)
        return Span(edges.start, stops.end() if stops is not None else edges.end)

    def typed(self, key: str) -> bool:
        """Move an edge, or go where else a key leads."""
        return super().typed(key) or self.turn(key)

    def change(self) -> QuoteChange | None:
        """Return the new boundaries, if they are new."""
        quote = self.correcting.quote
        same = quote is not None and self.edges == quote.span
        return None if same else self.correcting.bounded(self.edges)

    def hint(self) -> str:
        """Say how the ends are moved."""
        return "h and l move the end of the quote by a word, H and L its start."
