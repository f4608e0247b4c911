"""Why nothing came of a source."""

from __future__ import annotations

from store.errors import NewsreadError

BEGINNINGS = ("It ", "This ", "There ")
"""What sentences of `prose` begin with: a name or an abbreviation keeps its capital."""


class Unparsable(NewsreadError):  # noqa: N818  (it says what the source is)
    """Nothing came of a source.

    The message is the end of a sentence that names it: "it is empty".
    """

    def __init__(self, reason: str, *, broke_down: bool = False) -> None:
        reason = reason.rstrip(".")
        goes_on = reason.startswith(BEGINNINGS)
        super().__init__(reason[:1].lower() + reason[1:] if goes_on else reason)
        self.broke_down = broke_down
        """Whether we failed on it, by time, by memory or by a mistake of ours, and did not refuse it."""
