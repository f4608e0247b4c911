"""Flagging rows of a list, so that the next command is about all of them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, TypeVar

from tui.rows import PAGE
from tui.screens.list_screen import ListScreen
from tui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

T = TypeVar("T")


class FlaggingScreen(ListScreen[T]):
    """A list in which rows can be flagged. Flags are nobody's work: they go with the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.flagged: dict[int, None] = {}
        """The identifiers of the flagged rows, in the order in which they were flagged."""
        self._flagging_from: int | None = None
        self._flagged_before: dict[int, None] = {}

    def on_mount(self) -> None:
        """Let the list show the flags."""
        self.rows.is_flagged = lambda row: self.identify(row) in self.flagged

    def meant(self) -> array[int] | None:
        """Return the identifiers of what the next command is about: the flagged rows, else the one in focus.

        Returns:
            None where there is no row.
        """
        if self.flagged:
            return array("q", self.flagged)
        current = self.rows.current
        return None if current is None else array("q", [self.identify(current)])

    def looked_at(self, identifiers: Sequence[int]) -> list[T]:
        """Fetch rows that are meant, a page of them at most: to see of which kind they are."""
        return self.fetch(identifiers[:PAGE])

    def can_be_flagged(self, identifier: int) -> bool:
        """Whether a row is one that something can be done to."""
        return True

    def flag_along(self) -> None:
        """Flag every row from the focus to where it goes; again ends that, and the flags stay."""
        if self._flagging_from is None:
            self._flagging_from, self._flagged_before = self.rows.cursor, dict(self.flagged)
            self._flag_to_focus()
            self.status.say("Every row that you go over is flagged", self.told("{flag-along} ends that"))
        else:
            self._flagging_from = None
            self._say_flagged()

    def follow_focus(self) -> None:
        """Flag what the focus goes over, while that is so."""
        if self._flagging_from is not None:
            self._flag_to_focus()
        super().follow_focus()

    def _flag_to_focus(self) -> None:
        if self.order is None or self._flagging_from is None:
            return
        first, last = sorted((self._flagging_from, self.rows.cursor))
        over = filter(self.can_be_flagged, self.order.identifiers[first : last + 1])
        flagged = {**self._flagged_before, **dict.fromkeys(over)}
        if flagged != self.flagged:
            self.flagged = flagged
            self.rows.rows_flagged()

    def flag(self, count: int) -> None:
        """Flag so many rows from the focus on, or take their flags away, and go on to the row after them."""
        if self.order is None:
            return
        for place in range(self.rows.cursor, min(self.rows.cursor + count, len(self.order))):
            row = self.order.row(place)
            if row is not None and self.can_be_flagged(self.identify(row)):
                self._flag_or_not(self.identify(row))
        self.rows.rows_flagged()
        self.rows.move(count)
        self._say_flagged()

    def flag_all(self) -> None:
        """Flag every row that is listed; none, if there are flags."""
        if self.flagged:
            self.flag_none()
        elif self.order is not None:
            self.flagged = dict.fromkeys(filter(self.can_be_flagged, self.order.identifiers))
            self.rows.rows_flagged()
        self._say_flagged()

    def flag_none(self) -> None:
        """Take all flags away."""
        self._flagging_from = None
        if self.flagged:
            self.flagged = {}
            self.rows.rows_flagged()

    def leave_out(self, identifiers: Collection[int]) -> None:
        """Take rows out of the list, which is to be shown without them before anything is asked again."""
        if self.order is not None:
            self.order.leave_out(identifiers)
            self.show_fewer()

    def _flag_or_not(self, identifier: int) -> None:
        if identifier in self.flagged:
            del self.flagged[identifier]
        else:
            self.flagged[identifier] = None

    def _say_flagged(self) -> None:
        self.status.say(
            f"{counted(len(self.flagged), 'row')} flagged" if self.flagged else "No row is flagged"
        )

    def go_back(self) -> None:
        """Take all flags away, else do what Esc does in every list."""
        if self.flagged or self._flagging_from is not None:
            self.flag_none()
            self._say_flagged()
        else:
            super().go_back()
