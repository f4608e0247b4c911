"""Writing a note."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding
from textual.widgets import Label, TextArea

from prose.characters import clean_text
from store.errors import NewsreadError
from tui.screens.dialog import Dialog
from tui.widgets.key_frame import KeyFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from tui.app import NewsreadApp


class NoteArea(TextArea):
    """The lines that a note is written in."""

    def on_resize(self) -> None:
        """Draw all lines: a frame may have come before they were broken for this width."""
        self.refresh()


class NoteEditor(Dialog[None]):
    """A note to write. It closes when the note is kept, so that nothing typed is lost if it cannot be.

    Args:
        eye: The line of the screen that the reader looks at.
        words: The passage that the note is on.
        note: The note so far.
        keep: Keeps the note, or raises a `NewsreadError`.
        elsewhere: Whether the note is to be written in the reader's own editor, and kept after that.
        title: What is written.
    """

    DEFAULT_CSS: ClassVar[str] = """
    NoteEditor > Vertical { width: 80; height: 14; }
    NoteEditor Label { margin-bottom: 1; }
    NoteEditor TextArea { height: 1fr; padding: 0; background: $surface; }
    """
    BINDINGS: ClassVar = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("ctrl+e", "edit", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]
    HEIGHT = 14
    KEYS = (("ctrl+s", "saves"), ("ctrl+e", "your editor"), ("escape", "leaves"))
    UNSAVED = (("", "Not saved"), ("ctrl+s", "saves"), ("escape", "again drops it"))

    def __init__(
        self,
        eye: int,
        words: str,
        note: str,
        keep: Callable[[str], None],
        *,
        elsewhere: bool = False,
        title: str = "Note",
    ) -> None:
        super().__init__(eye)
        self._title = title
        self._words = words
        # A library file may come from somebody else.
        self._note = clean_text(note)
        self._keep = keep
        self._elsewhere = elsewhere
        self._warned = False

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with KeyFrame() as box:
            box.border_title = self._title
            box.show_keys(*self.KEYS)
            yield Label(self._words, markup=False)
            yield NoteArea(
                self._note, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True
            )

    def on_mount(self) -> None:
        """Let the reader write where the note ends."""
        editor = self.query_one(TextArea)
        editor.move_cursor(editor.document.end)
        editor.focus()
        if self._elsewhere:
            self.call_after_refresh(self._write_elsewhere)

    def _write_elsewhere(self) -> None:
        """Write in the reader's editor and close, unless something goes wrong."""
        if self.action_edit():
            unchanged = self.query_one(TextArea).text == self._note
            (self.action_leave if unchanged else self.action_save)()

    def on_text_area_changed(self) -> None:
        """Warn again if something more is typed."""
        self._warned = False
        self.query_one(KeyFrame).show_keys(*self.KEYS)

    def action_edit(self) -> bool:
        """Let the reader go on in his own editor; return whether he did."""
        from tui.editor import edit, editor_command
        from tui.terminal import lent_terminal

        area = self.query_one(TextArea)
        try:
            command = editor_command(os.environ)
            with lent_terminal(self.app):
                written = edit(area.text, command)
        except NewsreadError as error:
            cast("NewsreadApp", self.app).report(error)
            return False
        if written != area.text:
            area.replace(written, (0, 0), area.document.end)
            area.move_cursor(area.document.end)
        return True

    def action_save(self) -> None:
        """Keep the note and close; stay open if it cannot be kept."""
        try:
            self._keep(self.query_one(TextArea).text)
        except NewsreadError as error:
            cast("NewsreadApp", self.app).report(error)
        else:
            self.dismiss()

    def action_leave(self) -> None:
        """Leave the note as it was; what was typed is dropped only when that was said twice."""
        if self.query_one(TextArea).text == self._note or self._warned:
            self.dismiss()
            return
        self._warned = True
        self.query_one(KeyFrame).show_keys(*self.UNSAVED)
