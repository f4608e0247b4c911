"""Choosing what of the passages to write, in which form, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Input, Label, OptionList

from prose.characters import clean_line
from tui.exporting import FORMS, Export, is_taken, target_of, usual_target
from tui.screens.dialog import Dialog
from tui.widgets.key_frame import KeyFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.exporting import Choice


class ExportDialog(Dialog[Export | None]):
    """Answers with what is to be written, or None.

    Args:
        eye: The line of the screen that the reader looks at.
        choices: What can be meant, the likeliest first.
    """

    HEIGHT = 16
    DEFAULT_CSS: ClassVar[str] = """
    ExportDialog > Vertical { width: 76; height: auto; }
    ExportDialog Input { height: 1; padding: 0; background: $surface; }
    ExportDialog OptionList { height: auto; border: none; padding: 0; background: $surface; }
    ExportDialog #form { max-height: 5; }
    ExportDialog #what { max-height: 3; }
    ExportDialog.low #form, ExportDialog.low #what { max-height: 2; }
    ExportDialog #taken { color: $text-error; text-style: bold; display: none; }
    ExportDialog.taken #taken { display: block; }
    """

    def __init__(self, eye: int, choices: Sequence[Choice]) -> None:
        super().__init__(eye)
        self._choices = choices
        self._suggested = ""
        self._taken: Export | None = None

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with KeyFrame() as box:
            box.border_title = "Export"
            box.show_keys(("enter", "writes it"), ("tab", "goes on"), ("escape", ""))
            yield Label("As", markup=False)
            yield OptionList(*map(_form_line, FORMS), id="form", compact=True)
            yield Label("What", markup=False)
            yield OptionList(
                *(Text(choice.title, no_wrap=True) for choice in self._choices), id="what", compact=True
            )
            yield Label("To", markup=False)
            yield Input(select_on_focus=False, compact=True)
            yield Label("", id="taken", markup=False)

    def on_mount(self) -> None:
        """Begin with the form."""
        for options in self.query(OptionList):
            options.highlighted = 0
        self.query_one("#form").focus()

    @property
    def _form(self) -> str:
        return [*FORMS][self.query_one("#form", OptionList).highlighted or 0]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Suggest another name for another form, unless the reader wrote one."""
        line = self.query_one(Input)
        if event.option_list.id == "form" and line.value == self._suggested:
            self._suggested = usual_target(self._form)
            line.value = self._suggested
            line.cursor_position = len(line.value)
        self._forget()

    def on_input_changed(self) -> None:
        """Ask again whether something may be replaced."""
        self._forget()

    def _forget(self) -> None:
        self._taken = None
        self.remove_class("taken")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked as chosen; Enter writes it."""
        event.stop()

    def answer(self, result: Export | None) -> None:
        """Close with an answer; not before the reader has said that what is there may be replaced."""
        if result is None or result.overwrite or not is_taken(result.form, result.target):
            super().answer(result)
            return
        self._taken = result
        where = clean_line(str(result.target))
        self.query_one("#taken", Label).update(f"There is something at {where}. Enter again replaces it.")
        self.add_class("taken")

    def current_answer(self) -> Export | None:
        """Return what is set."""
        typed = self.query_one(Input).value
        if not typed.strip():
            return None
        choice = self._choices[self.query_one("#what", OptionList).highlighted or 0]
        export = Export(self._form, choice, target_of(typed), overwrite=False)
        return Export(self._form, choice, export.target, overwrite=self._taken == export)


def _form_line(form: str) -> Text:
    return Text.assemble((f"{form:<11}", "bold"), (FORMS[form], "not bold dim"), no_wrap=True)
