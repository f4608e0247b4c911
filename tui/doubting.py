"""What the machine is not sure of, one question after the other. No Textual in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.review.doubts import DoubtKind
from tui.labels import label_phrase
from tui.surroundings import Context, context_at
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library
    from store.review.doubts import Doubt


class Doubting:
    """The questions of one sitting, in their order; what was answered is passed over until it is undone.

    Args:
        library: The library, of this thread.
        limit: How many are asked at most; None for as many as are found at once.
    """

    def __init__(self, library: Library, limit: int | None = None) -> None:
        self._library = library
        self._limit = limit
        self._order: list[str] = []
        self.open: Sequence[Doubt] = ()
        """What is still to be asked, in its order."""
        self.refresh()

    @property
    def current(self) -> Doubt | None:
        """What is to be asked now; None if there is nothing."""
        return self.open[0] if self.open else None

    def refresh(self) -> None:
        """Look again what is to be asked: something was answered, undone or found."""
        found = {doubt.key: doubt for doubt in self._library.doubts.choose()}
        self._order = [*self._order, *(key for key in found if key not in self._order)][: self._limit]
        self.open = [found[key] for key in self._order if key in found]

    # -- answers

    def accept(self, doubt: Doubt) -> str:
        """Say that it is so, and return that in the words of the status line.

        Raises:
            NewsreadError: If that cannot be.
        """
        self._library.doubts.accept(doubt)
        self.refresh()
        if doubt.kind is DoubtKind.NAME:
            return f"“{doubt.name}” is {label_phrase(doubt.label)}"
        return f"{doubt.name} says it"

    def reject(self, doubt: Doubt) -> str:
        """Say that it is not, and return that in the words of the status line.

        Raises:
            NewsreadError: If that cannot be.
        """
        self._library.doubts.reject(doubt)
        self.refresh()
        name = doubt.name
        return f"“{name}” is no name" if doubt.kind is DoubtKind.NAME else f"{name} does not say it"

    def skip(self, doubt: Doubt) -> str:
        """Leave it for today, and return that in the words of the status line."""
        self._library.doubts.pass_by(doubt)
        self.refresh()
        return "Left for today"

    # -- what is asked

    def touched(self, doubt: Doubt) -> str:
        """Return how much an answer settles, and how sure the machine is."""
        reach = self._library.doubts.reach(doubt)
        if doubt.kind is DoubtKind.SPEAKER:
            return "the machine guessed"
        settled = f"settles {counted(reach.mentions, 'mention')} in {counted(reach.articles, 'article')}"
        sure = "" if doubt.confidence is None else f" · the machine is {100 * doubt.confidence:.0f} % sure"
        return f"{settled}{sure}"


def question(doubt: Doubt) -> str:
    """Return what is asked."""
    if doubt.kind is DoubtKind.NAME:
        return f"Is “{doubt.name}” {label_phrase(doubt.label)}?"
    return f"Does {doubt.name} say this?"


def context_of_doubt(doubt: Doubt, text: str) -> Context:
    """Return the words that it is about within their paragraphs, given the text of their article."""
    return context_at(text, doubt.span)
