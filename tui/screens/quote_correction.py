"""What is wrong with a quote: the first dialog of a correction, in which most are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Label

from tui.columns import fit
from tui.correcting import shown
from tui.screens.quote_change import QuoteChangeDialog
from tui.widgets.choices import Choice, Choices
from tui.wording import correction_sentence

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.corrections.quote_changes import QuoteChange
    from tui.likely_speakers import LikelySpeaker

YES, NOBODY, NOT_A_QUOTE, TAKE_BACK = "y", "0", "n", "t"
NAME_CELLS = 30
"""Cells of a name that a choice shows."""


class QuoteCorrectionDialog(QuoteChangeDialog):
    """Lets the reader say who says it by a number, or what else is wrong by a letter.

    The likeliest speaker is chosen already, unless the reader said something about the quote before.
    """

    DEFAULT_CSS: ClassVar[str] = """
    QuoteCorrectionDialog #earlier { color: $text-accent; margin-bottom: 1; max-height: 3; }
    """
    HEIGHT = 19
    TITLE: ClassVar[str] = "Who says this?"

    _chosen = ""
    """The key that was typed last."""
    _offered: frozenset[str] = frozenset()
    """The keys that mean something."""

    def compose_body(self) -> ComposeResult:
        """Build what was said before, and the choices."""
        if self.correcting.earlier:
            yield Label(f"✎ Yours: {self._earlier()}", id="earlier", markup=False)
        yield Choices()

    def _earlier(self) -> str:
        return correction_sentence(self.correcting.earlier[0].correction)

    def hands(self) -> Widget:
        """The choices take the keys."""
        return self.query_one(Choices)

    def on_mount(self) -> None:
        """Offer who may say it, and what else may be wrong."""
        correcting = self.correcting
        speakers = [
            Choice(str(number), _in_cells(one)) for number, one in enumerate(correcting.candidates, start=1)
        ]
        actions = [Choice("s", "somebody else…"), Choice(NOBODY, "nobody known")]
        if correcting.probable is not None:
            actions.insert(0, Choice(YES, f"yes: {_in_cells(correcting.probable)}"))
        if correcting.quote is not None:
            actions += [Choice(NOT_A_QUOTE, "not a quote"), Choice("b", "boundaries…")]
        if correcting.earlier:
            actions.append(Choice(TAKE_BACK, "take back"))
        turns = [Choice(turn.key, turn.text) for turn in self.turns]
        groups = [(*speakers,), ()] if speakers else []
        groups += [(*group,) for group in (actions, turns) if group]
        self._offered = frozenset(choice.key for choice in (*speakers, *actions))
        self.query_one(Choices).show(groups)
        if speakers and (correcting.speaker is not None or not correcting.earlier):
            self._choose(speakers[0].key)

    def typed(self, key: str) -> bool:
        """Choose by a key."""
        if key not in self._offered:
            return self.turn(key)
        match key:
            case "s":
                from tui.screens.speaker_picker import SpeakerPicker

                self.go_on(SpeakerPicker(self._eye, self.correcting, self.done))
            case "b":
                from tui.screens.quote_boundaries import QuoteBoundariesDialog

                self.go_on(QuoteBoundariesDialog(self._eye, self.correcting, self.done))
            case _:
                self._choose(key)
                self.show_preview()
        return True

    def _choose(self, key: str) -> None:
        self._chosen = key
        self.query_one(Choices).mark(key)

    def speaker(self) -> LikelySpeaker | None:
        """Return who has the number, or is to be made sure."""
        if self._chosen == YES:
            return self.correcting.probable
        if not self._chosen.isdecimal() or self._chosen == NOBODY:
            return None
        return self.correcting.candidates[int(self._chosen) - 1]

    def change(self) -> QuoteChange | None:
        """Return what the key means."""
        if self._chosen == NOT_A_QUOTE:
            return self.correcting.rejected()
        says_who = self._chosen == YES or self._chosen.isdecimal()
        return self.correcting.said_by(self.speaker()) if says_who else None

    def hint(self) -> str:
        """Ask for a key."""
        return "Press the number of who says it, or the letter of what is wrong, then Enter."

    def preview(self) -> str | None:
        """Return what Enter would do."""
        return f"No longer: {self._earlier()}" if self._chosen == TAKE_BACK else super().preview()

    def do(self) -> str:
        """Make the correction, or take the earlier one back."""
        if self._chosen != TAKE_BACK:
            return super().do()
        said = f"No longer: {self._earlier()}"
        self.correcting.take_back()
        return said


def _in_cells(speaker: LikelySpeaker) -> str:
    """Return what a speaker is called, as far as a choice has room for it."""
    return fit(shown(speaker.text), NAME_CELLS).rstrip()
