"""The pages that gave no article, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from prose.characters import clean_line
from tui.screens.dialog import Dialog
from tui.widgets.key_frame import KeyFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from store.library import Library
    from store.unreadable import UnreadablePage
    from tui.app import NewsreadApp
    from tui.background import Background


class UnreadableDialog(Dialog[None]):
    """Tries pages again, or forgets them.

    Args:
        eye: The line of the screen that the reader looks at.
        library: The library.
        background: What tries them again.
    """

    DEFAULT_CSS: ClassVar[str] = """
    UnreadableDialog > Vertical { width: 100; height: auto; }
    UnreadableDialog OptionList {
        height: auto; max-height: 8; border: none; padding: 0; background: $surface;
    }
    """

    def __init__(self, eye: int, library: Library, background: Background) -> None:
        super().__init__(eye)
        self._library = library
        self._background = background
        self._pages: Sequence[UnreadablePage] = library.unreadable_pages.all()

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with KeyFrame() as box:
            box.border_title = "Pages that could not be read"
            keys = (("enter", "tries again"), ("A", "tries all again"), ("x", "forgets"))
            box.show_keys(*keys, ("escape", ""))
            yield OptionList(*map(_shown, self._pages), compact=True)

    def on_mount(self) -> None:
        """Let the reader choose."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    def on_key(self, event: events.Key) -> None:
        """Take a key. None of them is a binding, for the reason given in `Dialog.on_key`."""
        place = self.query_one(OptionList).highlighted
        if event.key == "enter" and place is not None:
            self._try([self._pages[place]])
        elif event.key == "A":
            self._try(self._pages)
        elif event.key == "x" and place is not None:
            self._forget(place)
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Try again what was clicked."""
        self._try([self._pages[event.option_index]])

    def _try(self, pages: Sequence[UnreadablePage]) -> None:
        for page in pages:
            self._background.add(page.address)
        self.answer(None)

    def _forget(self, place: int) -> None:
        with cast("NewsreadApp", self.app).reporting():
            self._library.unreadable_pages.forget(self._pages[place].address)
            self._pages = self._library.unreadable_pages.all()
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(map(_shown, self._pages))
        if self._pages:
            options.highlighted = min(place, len(self._pages) - 1)
        else:
            self.answer(None)


def _shown(page: UnreadablePage) -> Option:
    # A library file may come from somebody else.
    address, reason = clean_line(page.address), clean_line(page.reason)
    reason = reason.removeprefix(address).strip()
    shown = Text(no_wrap=True, overflow="ellipsis")
    return Option(shown.append(address, "bold").append(f"\n  {reason}"))
