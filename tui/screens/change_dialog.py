"""What the dialogs of a correction have in common: they say what would happen, and Enter makes it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Label, Static

from store.errors import NewsreadError
from store.library import Library
from tui.correcting import touched
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.changes import Change, Reach
    from tui.app import NewsreadApp
    from tui.correcting import Correcting


class ChangeDialog(Dialog[None]):
    """A change of what is held of a name, with its reach before it is made.

    It closes when the change is made, and stays if it cannot be. Esc closes it without a trace.

    Args:
        eye: The line of the screen that the reader looks at.
        correcting: The correction that is being made.
        done: Told what was done, once it was.
    """

    DEFAULT_CSS: ClassVar[str] = """
    ChangeDialog > Vertical { width: 78; height: auto; }
    ChangeDialog #subject { margin-bottom: 1; }
    ChangeDialog #preview { height: auto; min-height: 2; max-height: 3; margin-top: 1; text-style: bold; }
    ChangeDialog #preview.hint { text-style: none; color: $foreground 60%; }
    """
    HEIGHT = 16
    TITLE: ClassVar[str | None] = "Correct"
    KEYS: ClassVar[str] = ""
    """The keys of its own."""

    @dataclass
    class Reached(Message):
        """It was found out how much a change touches."""

        change: Change
        """The change."""
        reach: Reach | str
        """How much; why it cannot be made, if it cannot."""

    def __init__(self, eye: int, correcting: Correcting, done: Callable[[str], None]) -> None:
        super().__init__(eye)
        self.correcting = correcting
        self.done = done
        self._reaches: dict[Change, Reach | str | None] = {}

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with Vertical() as box:
            box.border_title = self.TITLE
            yield Label(self.correcting.subject, id="subject", markup=False)
            yield from self.compose_body()
            yield Static(id="preview", markup=False)

    def compose_body(self) -> ComposeResult:
        """Build what the dialog has of its own."""
        raise NotImplementedError

    def hands(self) -> Widget:
        """Return the widget that takes the keys."""
        raise NotImplementedError

    def change(self) -> Change | None:
        """Return what Enter would do now; None where something is yet to be said."""
        raise NotImplementedError

    def hint(self) -> str:
        """Return what is yet to be said."""
        raise NotImplementedError

    def typed(self, key: str) -> bool:
        """Take a key that no line took; return whether it meant something."""
        return False

    def scope_changed(self) -> None:
        """Take it that the correction is to hold in more articles now, or in fewer."""

    def on_mount(self) -> None:
        """Let the reader type at once."""
        self.set_focus(self.hands())
        self.show_preview()

    def show_preview(self) -> None:
        """Say what Enter would do, and how much that touches."""
        preview, said = self.query_one("#preview", Static), self.preview()
        preview.set_class(said is None, "hint")
        preview.update(said or self.hint())
        if said:
            # On a low screen not all fits: nothing is to be done without its reach in view.
            self.call_after_refresh(preview.scroll_visible, animate=False, force=True)
        keys = [*(["Enter does it"] if said else []), self.KEYS, self._scope_key(), "Esc"]
        self.query_one(Vertical).border_subtitle = " · ".join(key for key in keys if key)

    def preview(self) -> str | None:
        """Return what Enter would do; None where something is yet to be said."""
        change = self.change()
        return None if change is None else f"{self._said(change)}."

    def _said(self, change: Change) -> str:
        """Return what a change says and how much it touches, as far as that is known."""
        said = self.correcting.sentence(change)
        reach = self._reach(change)
        if isinstance(reach, str):
            return reach.removesuffix(".")
        return said if reach is None else f"{said}: {touched(reach.mentions, reach.articles)}"

    def _reach(self, change: Change) -> Reach | str | None:
        """Return how much a change touches, or why it cannot be made; None while that is being found out."""
        if change not in self._reaches:
            if change.place is None:
                self._reaches[change] = reach_of(self.correcting.library, change)
            else:
                # Articles with those words are read through: however many there are, no key waits for that.
                self._reaches[change] = None
                path = self.correcting.library.path
                self.run_worker(lambda: self._find_reach(path, change), thread=True, group="reach")
        return self._reaches[change]

    def _find_reach(self, path: Path, change: Change) -> None:
        with Library.open(path, create=False) as library:
            self.post_message(self.Reached(change, reach_of(library, change)))

    def on_change_dialog_reached(self, message: Reached) -> None:
        """Say how much is touched, now that it is known."""
        self._reaches[message.change] = message.reach
        self.show_preview()

    def _scope_key(self) -> str:
        if not self.correcting.in_article or not self.has_scope():
            return ""
        return "Tab everywhere" if self.correcting.only_here else "Tab only in this article"

    def has_scope(self) -> bool:
        """Whether the change may hold in one article only."""
        return True

    def on_key(self, event: events.Key) -> None:
        """Take a key. None of them is a binding, for the reason given in `Dialog.on_key`."""
        if event.key == "enter":
            self.make()
        elif event.key == "escape":
            self.answer(None)
        elif event.key == "tab":
            self._turn_scope()
        elif not self.typed(event.character if event.is_printable and event.character else event.key):
            return
        event.stop()
        event.prevent_default()

    def _turn_scope(self) -> None:
        if self.correcting.in_article and self.has_scope():
            self.correcting.only_here = not self.correcting.only_here
            self.scope_changed()
            self.show_preview()

    def make(self) -> None:
        """Do what the dialog says and close; stay open if it cannot be done."""
        if not self.is_current:
            return
        try:
            said = self.do()
        except NewsreadError as error:
            cast("NewsreadApp", self.app).report(error)
            return
        if said:
            self.answer(None)
            self.done(said)

    def do(self) -> str:
        """Do it, and return what was done; nothing where something is yet to be said."""
        change = self.change()
        if change is None:
            return ""
        said = self._said(change)
        self.correcting.make(change)
        return said

    def go_on(self, dialog: ChangeDialog) -> None:
        """Ask in another dialog, in the place of this one."""
        if self.is_current:
            self.app.switch_screen(dialog)


def reach_of(library: Library, change: Change) -> Reach | str:
    """Return how much a change would touch, or why it cannot be made."""
    try:
        return library.corrections.reach(change)
    except NewsreadError as error:
        return str(error)
