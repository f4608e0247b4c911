"""What the dialogs of a correction have in common: they say what would happen, and Enter makes it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.widgets import Label, Static

from store.errors import NewsreadError
from tui.screens.dialog import Dialog
from tui.widgets.key_frame import KeyFrame

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.app import NewsreadApp
    from tui.screens.correction_dialogs import Turn


class ChangeDialog(Dialog[None]):
    """A change that is said in full before it is made.

    It closes when the change is made, and stays if it cannot be. Esc closes it without a trace.

    Args:
        eye: The line of the screen that the reader looks at.
        done: Told what was done, once it was.
        turns: What else may be meant; a dialog that shows them takes their keys.
    """

    DEFAULT_CSS: ClassVar[str] = """
    ChangeDialog > Vertical { width: 78; height: auto; }
    ChangeDialog #subject { margin-bottom: 1; }
    ChangeDialog #preview { height: auto; min-height: 2; max-height: 3; margin-top: 1; text-style: bold; }
    ChangeDialog #preview.hint { text-style: none; color: $foreground 60%; }
    ChangeDialog.low #preview { min-height: 1; max-height: 2; dock: bottom; background: $surface; }
    ChangeDialog.low #preview.hint { max-height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ChangeDialog.low.said #subject { display: none; }
    """
    HEIGHT = 16
    TITLE: ClassVar[str | None] = "Correct"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """The keys of its own, with what they do."""

    def __init__(self, eye: int, done: Callable[[str], None], turns: Sequence[Turn] = ()) -> None:
        super().__init__(eye)
        self.done = done
        self.turns = turns

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with KeyFrame() as box:
            box.border_title = self.TITLE
            yield Label(self.subject(), id="subject", markup=False)
            yield from self.compose_body()
            yield Static(id="preview", markup=False)

    def subject(self) -> str:
        """Return what the change is about, in a line or two."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        """Build what the dialog has of its own."""
        raise NotImplementedError

    def hands(self) -> Widget:
        """Return the widget that takes the keys."""
        raise NotImplementedError

    def preview(self) -> str | None:
        """Return what Enter would do; None where something is yet to be said."""
        raise NotImplementedError

    def hint(self) -> str:
        """Return what is yet to be said."""
        raise NotImplementedError

    def do(self) -> str:
        """Do what the preview says, and return what was done; nothing where something is yet to be said.

        Raises:
            NewsreadError: It cannot be done, and nothing was changed.
        """
        raise NotImplementedError

    def typed(self, key: str) -> bool:
        """Take a key that no line took; return whether it meant something."""
        return False

    def scope_words(self) -> str:
        """Return what Tab makes of how much is changed: "everywhere"; nothing where it makes nothing."""
        return ""

    def turn_scope(self) -> None:
        """Change more, or less again."""

    def on_mount(self) -> None:
        """Let the reader type at once."""
        self.set_focus(self.hands())
        self.show_preview()

    def show_preview(self) -> None:
        """Say what Enter would do, and how much that touches."""
        preview, said = self.query_one("#preview", Static), self.preview()
        preview.set_class(said is None, "hint")
        # On a low screen not all fits, and what is said names what it is about.
        self.set_class(said is not None, "said")
        preview.update(said or self.hint())
        does = [("enter", "does it")] if said else []
        scope = [("tab", words)] if (words := self.scope_words()) else []
        self.query_one(KeyFrame).show_keys(*does, *self.KEYS, *scope, ("escape", ""))

    def on_key(self, event: events.Key) -> None:
        """Take a key. None of them is a binding, for the reason given in `Dialog.on_key`."""
        if event.key == "enter":
            self.make()
        elif event.key == "escape":
            self.answer(None)
        elif event.key == "tab":
            if self.scope_words():
                self.turn_scope()
                self.show_preview()
        elif not self.typed(event.character if event.is_printable and event.character else event.key):
            return
        event.stop()
        event.prevent_default()

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

    def turn(self, key: str) -> bool:
        """Go to the dialog that a key leads to; return whether there is one."""
        for turn in self.turns:
            if turn.key == key:
                self.go_on(turn.dialog())
                return True
        return False

    def go_on(self, dialog: ChangeDialog) -> None:
        """Ask in another dialog, in the place of this one."""
        if self.is_current:
            self.app.switch_screen(dialog)
