"""What is wrong with a name: the first dialog of a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Label

from tui.correcting import LABEL_KEYS, shown
from tui.labels import LABEL_NAMES
from tui.screens.name_change import NameChangeDialog
from tui.widgets.choices import Choice, Choices
from tui.wording import correction_sentence

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.corrections.changes import Change
    from store.corrections.corrections import CorrectionRow

NOT_A_NAME, TAKE_BACK = "n", "t"
LABELS = tuple(Choice(key, LABEL_NAMES[label]) for key, label in LABEL_KEYS.items())


class CorrectionDialog(NameChangeDialog):
    """Lets the reader choose what is wrong by one letter."""

    DEFAULT_CSS: ClassVar[str] = """
    CorrectionDialog #earlier { color: $text-accent; margin-bottom: 1; }
    """
    HEIGHT = 17
    TITLE: ClassVar[str] = "What is wrong?"

    _chosen = ""
    """The letter that was typed last."""
    _offered: frozenset[str] = frozenset()
    """The letters that mean something."""

    def compose_body(self) -> ComposeResult:
        """Build what was said before, and the choices."""
        if (earlier := self.correcting.earlier) is not None:
            yield Label(f"✎ You said: {_said(earlier)}.", id="earlier", markup=False)
        yield Choices()

    def hands(self) -> Widget:
        """The choices take the keys."""
        return self.query_one(Choices)

    def on_mount(self) -> None:
        """Offer what applies; for words, the label that they are likely to get is chosen already."""
        correcting = self.correcting
        actions = [Choice("b", "boundaries…")] if correcting.target.found and correcting.of_name else []
        others: list[Choice] = []
        if correcting.of_name:
            actions = [Choice(NOT_A_NAME, "not a name"), *actions, Choice("e", "rename…")]
            others = [Choice("s", "same as…"), Choice("d", "not the same…")]
        if correcting.earlier:
            others.append(Choice(TAKE_BACK, "take back"))
        turns = [Choice(turn.key, turn.text) for turn in self.turns]
        groups = [group for group in (actions, others, turns) if group]
        self._offered = frozenset(choice.key for choice in (*LABELS, *actions, *others))
        self.query_one(Choices).show((LABELS, (), *groups) if groups else (LABELS,))
        likely = correcting.likely_label()
        for key, label in LABEL_KEYS.items():
            if label is likely:
                self._choose(key)

    def typed(self, key: str) -> bool:
        """Choose by a letter."""
        if key not in self._offered:
            return self.turn(key)
        match key:
            case "b":
                from tui.screens.boundaries import BoundariesDialog

                self.go_on(BoundariesDialog(self._eye, self.correcting, self.done))
            case "s":
                from tui.screens.name_picker import SamePicker

                self.go_on(SamePicker(self._eye, self.correcting, self.done))
            case "d":
                from tui.screens.name_picker import DifferentPicker

                self.go_on(DifferentPicker(self._eye, self.correcting, self.done))
            case "e":
                from tui.screens.renaming import RenameDialog

                self.go_on(RenameDialog(self._eye, self.correcting, self.done))
            case _:
                self._choose(key)
                self.show_preview()
        return True

    def _choose(self, key: str) -> None:
        self._chosen = key
        self.query_one(Choices).mark(key)

    def change(self) -> Change | None:
        """Return what the letter means."""
        if self._chosen == NOT_A_NAME:
            return self.correcting.rejected()
        label = LABEL_KEYS.get(self._chosen)
        return None if label is None else self.correcting.labelled(label)

    def hint(self) -> str:
        """Ask for a letter."""
        if self.correcting.of_name:
            return "Press the letter of what is right, then Enter."
        return "Press the letter of what this names, then Enter."

    def has_scope(self) -> bool:
        """What is taken back goes wherever it held."""
        return self._chosen != TAKE_BACK

    def preview(self) -> str | None:
        """Return what Enter would do."""
        earlier = self.correcting.earlier
        if self._chosen == TAKE_BACK and earlier is not None:
            return f"No longer: {_said(earlier)}."
        return super().preview()

    def do(self) -> str:
        """Make the correction, or take the earlier one back."""
        earlier = self.correcting.earlier
        if self._chosen != TAKE_BACK or earlier is None:
            return super().do()
        self.correcting.take_back()
        return f"No longer: {_said(earlier)}"


def _said(earlier: CorrectionRow) -> str:
    return correction_sentence(earlier.correction, shown(earlier.headline))
