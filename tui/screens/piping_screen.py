"""Giving what is read to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.copying_screen import CopyingScreen

if TYPE_CHECKING:
    from tui.piping import Piped


class PipingScreen(CopyingScreen):
    """A screen of which something can be given to a command of the reader's."""

    def what_is_piped(self) -> Piped | None:
        """Return what a command is given; None where there is nothing."""
        raise NotImplementedError

    def pipe(self) -> None:
        """Ask for a command, and run it with what is in hand."""
        from tui.screens.pipe_dialog import PipeDialog

        piped = self.what_is_piped()
        if piped is None:
            self.status.say("There is no article here.")
            return
        last = self.desk_app.remembered.setup.piped_to
        self.app.push_screen(
            PipeDialog(self.eye, piped.what, last), lambda command: self._pipe(piped, command)
        )

    def _pipe(self, piped: Piped, command: str | None) -> None:
        from tui.piping import pipe, wait_for_enter
        from tui.terminal import lent_terminal

        if command is None:
            return
        self.desk_app.remembered.change(lambda setup: setup._replace(piped_to=command))
        with self.desk_app.reporting(), lent_terminal(self.app):
            wait_for_enter(command, pipe(piped, command))
