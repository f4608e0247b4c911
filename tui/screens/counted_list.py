"""A list under a banner of numbers that take the longer to count the more there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.message import Message

from tui.screens.list_screen import ListScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import Library

T = TypeVar("T")


class CountedListScreen(ListScreen[T]):
    """A list that lets a worker count, when it opens and whenever the library has changed."""

    class Counted(Message):
        """A worker has counted."""

        def __init__(self, numbers: Sequence[tuple[str, int]]) -> None:
            super().__init__()
            self.numbers = numbers
            """What `count` returned."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: Sequence[tuple[str, int]] = ()
        """What the banner tells, each number with its name; nothing until it was counted."""

    def on_mount(self) -> None:
        """Count; `ListScreen.on_mount` draws the list."""
        self.count_again()

    def count(self, library: Library) -> Sequence[tuple[str, int]]:
        """Count what the banner tells; runs in a worker, so only `library` may be asked."""
        raise NotImplementedError

    def show_numbers(self) -> None:
        """Show the numbers that are known."""
        raise NotImplementedError

    def library_changed(self) -> None:
        """Show the rows as they are now, and count again."""
        super().library_changed()
        self.count_again()

    def count_again(self) -> None:
        """Let a worker count."""
        self.run_query(self._count, "count")

    def _count(self, library: Library) -> None:
        self.post_message(self.Counted(self.count(library)))

    def on_counted_list_screen_counted(self, message: Counted) -> None:
        """Show the numbers."""
        self.numbers = message.numbers
        self.show_numbers()
