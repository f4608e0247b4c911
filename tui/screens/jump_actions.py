"""Jumping through what is read, and back to where one was."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.jump_list import JumpList, Place
from tui.kinds import Kind
from tui.screens.overlap_actions import OverlapActions
from tui.wording import no_unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.widgets.inspector import Inspector, InspectorRow


class JumpActions(OverlapActions):
    """Going from mark to mark and from article to article; every jump can be gone back on."""

    _jump_kind = Kind.QUOTE
    """The kind of marks that was jumped between last."""
    _returned_to: Place | None = None
    """Where going back or forward led, for as long as the caret stays there."""

    def __init__(self) -> None:
        super().__init__()
        self._jumps = JumpList()

    @property
    def inspector(self) -> Inspector:
        """The inspector."""
        raise NotImplementedError

    def read(self, identifier: int, caret: int | None = None) -> bool:
        """Read another article on this screen; return whether it is there.

        Args:
            identifier: The article.
            caret: Where the caret is to stand; where reading was left by default.
        """
        raise NotImplementedError

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return Place(self.opened.article.id, self.view.caret, self.view.top)

    @contextmanager
    def jumping(self) -> Iterator[None]:
        """Keep the place that a jump sets out from, if it leads anywhere."""
        before = self.place
        self._sentence_caret = None
        yield
        if not self.place.is_same_as(before):
            self._jumps.leave(before)

    def jump_back(self, count: int) -> None:
        """Go back to where the reader was so many jumps ago."""
        self._return_to(self._jumps.back(self.place, count), "There is no jump to go back on.")

    def jump_forward(self, count: int) -> None:
        """Go forward again by so many of the jumps that were gone back on."""
        self._return_to(self._jumps.forward(count), "There is no jump to go forward to.")

    def _return_to(self, place: Place | None, nothing: str) -> None:
        if place is None:
            self.status.say(nothing)
        elif place.article != self.opened.article.id and not self.read(place.article, place.caret):
            self.status.say("That article is no longer in the library.")
        else:
            self._sentence_caret = None
            self.view.return_to(place.caret, place.top)
            self._returned_to = self.place

    def jump_to_and_fro(self) -> None:
        """Go to where the last jump set out from; again comes back."""
        with self.jumping():
            self._return_to(self._jumps.newest_but(self.place), "There is no jump to go back on.")

    # -- from mark to mark

    def jump(self, kind: Kind, count: int) -> None:
        """Jump to the mark that is so many marks of a kind further on."""
        self._jump_kind = kind
        span = self.opened.jump(kind, self.view.caret, count)
        with self.jumping():
            if span is None:
                where = "further on" if count > 0 else "before this"
                self.status.say(f"No {kind.value} {where}.")
            else:
                self.view.move_caret(span.start)
                self.take_turn(self.passage_over(span))

    def jump_again(self, count: int) -> None:
        """Jump on between the marks that were jumped between last; right after going back, forward again.

        Terminals send Tab for vim's ^i.
        """
        returned = self._returned_to is not None and self.place.is_same_as(self._returned_to)
        if count > 0 and returned and self._jumps.leads_forward:
            self.jump_forward(count)
        else:
            self.jump(self._jump_kind, count)

    def jump_from_inspector(self) -> None:
        """Move the caret to the next place that the row in focus leads to, over the end to the first."""
        row: InspectorRow | None = self.inspector.current
        if row is None or not row.places:
            return
        caret = self.view.caret
        place = next((place for place in row.places if place.start > caret), row.places[0])
        with self.jumping():
            self.view.move_caret(place.start, centre=True)
            self.take_turn(self.passage_over(place))

    def on_row_list_chosen(self) -> None:
        """Jump to what was clicked in the inspector."""
        self.jump_from_inspector()

    # -- from article to article

    def go_to_neighbour(self, count: int) -> None:
        """Read the article that is so many articles further down the list."""
        found = self.desk_app.neighbour(self.opened.article.id, count)
        self._go_to(found, "That was the last article." if count > 0 else "That was the first article.")

    def go_to_unread(self, count: int) -> None:
        """Read the article that is so many unread ones further down the list, or up if negative."""
        self._go_to(self.desk_app.next_unread(self.opened.article.id, count), no_unread(count))

    def _go_to(self, identifier: int | None, nothing: str) -> None:
        with self.jumping():
            if identifier is None or not self.read(identifier):
                self.status.say(nothing)
