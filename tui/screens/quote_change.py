"""What the dialogs of a correction of a quote have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prose.quotes.corrections import QuoteCorrectionKind
from store.corrections.quote_changes import QuoteChange, QuoteReach
from tui.screens.reaching import ReachingDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.library import Library
    from tui.correcting_quotes import QuoteCorrecting
    from tui.likely_speakers import LikelySpeaker
    from tui.screens.correction_dialogs import Turn

MANY_QUOTES = 500
"""Quotes of an article from which on it is felt to look through all of them."""


class QuoteChangeDialog(ReachingDialog[QuoteChange, QuoteReach]):
    """A change of what is held of a quote.

    Args:
        eye: The line of the screen that the reader looks at.
        correcting: The correction that is being made.
        done: Told what was done, once it was.
        turns: What else may be meant.
    """

    def __init__(
        self, eye: int, correcting: QuoteCorrecting, done: Callable[[str], None], turns: Sequence[Turn] = ()
    ) -> None:
        super().__init__(eye, done, turns)
        self.correcting = correcting

    @property
    def library(self) -> Library:
        """The library, of this thread."""
        return self.correcting.library

    def speaker(self) -> LikelySpeaker | None:
        """Return who is chosen as saying it."""
        return None

    def subject(self) -> str:
        """Return which quote it is."""
        return self.correcting.subject

    def find_reach(self, library: Library, change: QuoteChange) -> QuoteReach:
        """Find out how many quotes a change touches."""
        return library.corrections.reach_of_quotes(change)

    def takes_long(self, change: QuoteChange) -> bool:
        """Whether the article is full of quotes."""
        return len(self.correcting.article.quotes) > MANY_QUOTES

    def said(self, change: QuoteChange, reach: QuoteReach | None) -> str:
        """Return what a change says and how many quotes it touches."""
        return self.correcting.sentence(change, self.speaker(), 0 if reach is None else reach.quotes)

    def make_change(self, change: QuoteChange) -> None:
        """Make a change."""
        self.correcting.make(change)

    # -- how much is changed

    def scope_words(self) -> str:
        """Return what Tab makes of it."""
        change = self.change()
        more = self.correcting.more(change.kind) if change is not None else ()
        if change is None or not more:
            return ""
        if self.correcting.with_more:
            return "only this"
        if change.kind is QuoteCorrectionKind.SPEAKER:
            return f"also what goes on from it ({len(more)})"
        return "all of the statement"

    def turn_scope(self) -> None:
        """Change what goes on from it as well, or leave that."""
        self.correcting.with_more = not self.correcting.with_more
