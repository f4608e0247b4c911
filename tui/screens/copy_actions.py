"""Copying what is read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

from prose.characters import clean_line
from tui.screens.jump_actions import JumpActions

if TYPE_CHECKING:
    from tui.copying import Copy

_ONE_AT_A_TIME = Lock()


class CopyActions(JumpActions):
    """Copying words, and quotes with their source."""

    _newest_copy: Copy | None = None
    """What was copied last."""

    @dataclass
    class Copied(Message):
        """A worker has brought a copy where it can be brought."""

        copy: Copy
        """The copy."""
        where: str
        """Where that is, in the words of the status line."""

    def copy_focus(self, *, markdown: bool = False) -> None:
        """Copy the selection, else what is in focus, in the text or in the inspector."""
        # What reads and writes citations is loaded with the first copy.
        from tui.copying import copy_of

        if self.inspector.has_focus:
            self._copy(self._copy_of_row(markdown=markdown))
        else:
            self._copy(copy_of(self.opened, self.focus_at_caret(), self.view.selection, markdown=markdown))
            self.view.clear_selection()

    def _copy_of_row(self, *, markdown: bool) -> Copy | None:
        from tui.copying import Copy, copy_of, copy_of_statement

        row, opened = self.inspector.current, self.opened
        if row is None:
            return None
        if row.said is not None:
            return copy_of_statement(opened, row.said, markdown=markdown)
        if row.name is None and len(row.places) == 1:
            focus = opened.focus_at(row.places[0].start, None)
            return copy_of(opened, focus, row.places[0], markdown=markdown)
        return Copy("the name" if row.name is not None else "the line", row.text)

    def _copy(self, copy: Copy | None) -> None:
        from tui.clipboard import fits_the_terminal

        if copy is None:
            self.status.say("There are no words here.")
            return
        if fits_the_terminal(copy.text):
            self.app.copy_to_clipboard(copy.text)
        self.status.say(f"Copied {copy.what}")
        self._newest_copy = copy
        kept = self.library.path.with_name(f"{self.library.path.name}.copied.txt")
        self.run_worker(
            lambda: self._copy_locally(copy, kept), thread=True, group="copy", exit_on_error=False
        )

    def _copy_locally(self, copy: Copy, path: Path) -> None:
        """Give a copy to a program of this machine, else keep it in a file; in a worker."""
        from tui.clipboard import keep, programs, put

        with _ONE_AT_A_TIME:
            # Of copies in quick succession only the newest is wanted.
            if copy is not self._newest_copy:
                return
            if program := put(copy.text, programs(os.environ)):
                where = "to tmux’s buffer" if program == "tmux" else "to the clipboard"
            elif keep(copy.text, path):
                where = f"also kept in {_shown(path)}"
            else:
                where = "if your terminal takes copies"
        self.post_message(self.Copied(copy, where))

    def on_copy_actions_copied(self, message: Copied) -> None:
        """Say where a copy is to be found."""
        if message.copy is self._newest_copy:
            self.status.say(f"Copied {message.copy.what}", message.where)


def _shown(path: Path) -> str:
    """Return a path as short as people write it."""
    home = Path.home()
    return clean_line(f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path))
