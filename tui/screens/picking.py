"""A dialog of a correction that has something chosen from a list, which typing narrows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.text import Text
from textual.widgets import Input, OptionList

from prose.characters import clean_line
from tui.columns import fit
from tui.screens.change_dialog import ChangeDialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

LISTED = 60
"""Names in the list at a time; typing narrows it."""
NAME_CELLS, ABOUT_CELLS = 34, 14
"""The widths of the columns of the list."""
BESIDE_NAME = 20
"""Cells of a narrow screen that the name leaves for what it is, and for the box."""
LONGEST_NAME = 200
"""Code points of a name that the library takes."""

C = TypeVar("C")
"""What choosing a line means."""


@dataclass(frozen=True, slots=True)
class Offer(Generic[C]):
    """One line of the list."""

    line: Text
    """What it says."""
    choice: C
    """What choosing it means."""


class PickingDialog(ChangeDialog, Generic[C]):
    """A line to type in, over a list that follows it."""

    DEFAULT_CSS: ClassVar[str] = """
    PickingDialog Input { height: 1; padding: 0; margin: 0 0 1 0; background: $surface; }
    PickingDialog OptionList { height: auto; max-height: 6; border: none; padding: 0; background: $surface; }
    PickingDialog.low OptionList { max-height: 3; }
    """
    KEYS = (("", "↑ ↓"),)

    _offers: tuple[Offer[C], ...] = ()

    def compose_body(self) -> ComposeResult:
        """Build the line and the list."""
        yield Input(
            placeholder=self.placeholder(), select_on_focus=False, compact=True, max_length=LONGEST_NAME
        )
        yield OptionList(compact=True)

    def placeholder(self) -> str:
        """Return what stands in the line while it is empty."""
        raise NotImplementedError

    def offers(self, typed: str) -> Iterable[Offer[C]]:
        """Return what fits what was typed, the likeliest first."""
        raise NotImplementedError

    def first(self) -> int | None:
        """Return the place of the offer that is meant if nothing is typed; None if none is."""
        return 0

    def hands(self) -> Widget:
        """The line takes the keys."""
        return self.query_one(Input)

    def on_mount(self) -> None:
        """Show what there is to choose."""
        self._narrow()

    def on_input_changed(self) -> None:
        """Show what fits."""
        self._narrow()
        self.show_preview()

    def offer_again(self) -> None:
        """Show what there is to choose now that more may be changed, or less."""
        self.query_one(Input).placeholder = self.placeholder()
        self._narrow(self._choices.highlighted)

    @property
    def _choices(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _typed(self) -> str:
        return clean_line(self.query_one(Input).value)

    def _narrow(self, place: int | None = None) -> None:
        self._offers = tuple(self.offers(self._typed))
        choices = self._choices
        choices.clear_options()
        choices.add_options([offer.line for offer in self._offers])
        if place is None:
            place = 0 if self._typed else self.first()
        if place is not None and self._offers:
            choices.highlighted = min(place, len(self._offers) - 1)

    def typed(self, key: str) -> bool:
        """Move through the list while the hands stay in the line."""
        if key in ("down", "ctrl+n"):
            self._choices.action_cursor_down()
        elif key in ("up", "ctrl+p"):
            self._choices.action_cursor_up()
        else:
            return False
        self.show_preview()
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked as chosen; Enter makes it so."""
        event.stop()
        self.set_focus(self.hands())
        self.show_preview()

    def in_columns(self, words: str, kind: str, seen: str) -> Text:
        """Return a line of the list: a name, what it is, and how often it is seen."""
        name = min(NAME_CELLS, max(ABOUT_CELLS, self.size.width - BESIDE_NAME))
        return Text.assemble(f"{fit(words, name)} ", (f"{fit(kind, ABOUT_CELLS)}{seen}", "dim"))

    def choice(self) -> C | None:
        """Return what the line in focus means."""
        place = self._choices.highlighted
        return self._offers[place].choice if place is not None and place < len(self._offers) else None
