"""Who says a quote: a dialog of a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.correcting import shown
from tui.likely_speakers import LikelySpeaker
from tui.screens.picking import LISTED, Offer, PickingDialog
from tui.screens.quote_change import QuoteChangeDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.corrections.quote_changes import QuoteChange


class SpeakerPicker(PickingDialog[LikelySpeaker], QuoteChangeDialog):
    """Lets the reader choose among the names of the article, and then among those of the library."""

    TITLE: ClassVar[str] = "Who says this?"

    def placeholder(self) -> str:
        """Say what may be typed."""
        return "Type a name of this article, or of another"

    def offers(self, typed: str) -> Iterator[Offer[LikelySpeaker]]:
        """Offer who may say it; those near the quote first."""
        for speaker in self.correcting.called(typed, LISTED):
            yield Offer(self.in_columns(shown(speaker.text), speaker.kind, speaker.seen), speaker)

    def speaker(self) -> LikelySpeaker | None:
        """Return who is in focus."""
        return self.choice()

    def change(self) -> QuoteChange | None:
        """Say that whoever is in focus says it."""
        speaker = self.speaker()
        return None if speaker is None else self.correcting.said_by(speaker)

    def hint(self) -> str:
        """Say what to do where nobody fits."""
        return "No name has that. Words can speak, too: Esc leaves; select them and correct there."
