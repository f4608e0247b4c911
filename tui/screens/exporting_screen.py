"""Writing the passages of a list to a file or a folder, beside the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from store.exchange.export_files import write_export
from store.library import Library
from tui.cells import display
from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from tui.exporting import Choice, Export


class ExportingScreen(DeskScreen):
    """A screen from which passages go out."""

    @dataclass
    class Exported(Message):
        """A worker has written what was wanted."""

        export: Export
        """What."""

    def export_choices(self) -> list[Choice]:
        """Return what can be meant, the likeliest first."""
        raise NotImplementedError

    def export(self) -> None:
        """Ask what is to be written, in which form and where, and write it."""
        from tui.screens.export_dialog import ExportDialog

        def write(export: Export | None) -> None:
            if export is not None:
                self.status.say("Exporting …")
                self.run_worker(lambda: self._write(export), thread=True, group="export", exit_on_error=False)

        self.app.push_screen(ExportDialog(self.eye, self.export_choices()), write)

    def _write(self, export: Export) -> None:
        with Library.open(self.library.path, create=False) as library:
            write_export(
                library, export.choice.selection, export.form, export.target, overwrite=export.overwrite
            )
        self.post_message(self.Exported(export))

    def on_exporting_screen_exported(self, message: Exported) -> None:
        """Say where it went."""
        export = message.export
        self.status.say(f"Exported {export.choice.title} as {export.form} to {display(str(export.target))}")
