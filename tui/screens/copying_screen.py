"""Bringing copies to where the reader can take them from."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

from prose.characters import clean_line
from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from tui.copying import Copy, Form

_ONE_AT_A_TIME = Lock()


class CopyingScreen(DeskScreen):
    """A screen from which something can be copied."""

    _newest_copy: Copy | None = None
    """What was copied last."""

    class Copied(Message):
        """A worker has brought a copy where it can be brought."""

        def __init__(self, copy: Copy, where: str) -> None:
            super().__init__()
            self.copy = copy
            """The copy."""
            self.where = where
            """Where that is, in the words of the status line."""

    def copy_of_focus(self, form: Form) -> Copy | None:
        """Return what is in focus as it is copied in a form; None where there are no words."""
        raise NotImplementedError

    def copy_focus(self, form: str = "text") -> None:
        """Copy what is in focus.

        Args:
            form: The value of a `Form`.
        """
        # What reads and writes citations is loaded with the first copy.
        from tui.copying import Form

        if (copy := self.copy_of_focus(Form(form))) is not None:
            self.put_on_clipboard(copy)
        else:
            self.status.say("There are no words here.")

    def put_on_clipboard(self, copy: Copy) -> None:
        """Send a copy to the terminal, and give it to whatever else there is; say where it went."""
        from tui.clipboard import fits_the_terminal

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
                where = (
                    "to tmux’s buffer: its prefix and ] paste it" if program == "tmux" else "to the clipboard"
                )
            elif keep(copy.text, path):
                where = f"also kept in {_shown(path)}"
            else:
                where = "if your terminal takes copies"
        self.post_message(self.Copied(copy, where))

    def on_copying_screen_copied(self, message: Copied) -> None:
        """Say where a copy is to be found."""
        if message.copy is self._newest_copy:
            self.status.say(f"Copied {message.copy.what}", message.where)


def _shown(path: Path) -> str:
    """Return a path as short as people write it."""
    home = Path.home()
    return clean_line(f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path))
