"""Where the reader came from: the places that jumps set out from, to go back to and forward again."""

from __future__ import annotations

from dataclasses import dataclass

KEPT = 100
"""How many places are kept; the oldest are forgotten."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in an article, as the reader had it before him."""

    article: int
    """The article."""
    caret: int
    """The code point that the caret stood on."""
    top: int = 0
    """Which line was at the top of the view, as the view says it."""

    def is_same_as(self, other: Place) -> bool:
        """Whether the caret stands where it did, however the text is scrolled."""
        return self.article == other.article and self.caret == other.caret


class JumpList:
    """The places that jumps set out from, the oldest first, and which of them the reader is at.

    It works as vim's (`:help jumplist`): a jump adds the place that it sets out from, wherever in the list
    the reader is, and takes an older entry of the same place away. Going back from the end adds the place
    where one is, so that one can come forward to it.
    """

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = 0

    def leave(self, place: Place) -> None:
        """Remember the place that a jump sets out from; what is newest is next to go back to."""
        self._places = [*(other for other in self._places if not other.is_same_as(place)), place][-KEPT:]
        self._at = len(self._places)

    def back(self, here: Place, count: int = 1) -> Place | None:
        """Return the place so many jumps ago, the oldest if there are fewer; None if there is none before.

        Args:
            here: Where the reader is.
            count: How many jumps.
        """
        if self._at == len(self._places):
            if all(place.is_same_as(here) for place in self._places):
                return None
            self.leave(here)
            self._at -= 1
        if self._at == 0:
            return None
        self._at = max(0, self._at - count)
        return self._places[self._at]

    def newest_but(self, here: Place) -> Place | None:
        """Return the place that the last jump set out from, or came from where that is here."""
        return next((place for place in reversed(self._places) if not place.is_same_as(here)), None)

    @property
    def leads_forward(self) -> bool:
        """Whether there is a place to go forward to: some jumps were gone back on."""
        return self._at + 1 < len(self._places)

    def forward(self, count: int = 1) -> Place | None:
        """Return the place so many jumps further on, the newest if there are fewer; None if there is none."""
        if not self.leads_forward:
            return None
        self._at = min(self._at + count, len(self._places) - 1)
        return self._places[self._at]
