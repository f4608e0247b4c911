"""Choosing a tag: the tags there are, narrowed as one types, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from prose.characters import clean_line
from store.errors import InvalidTag
from store.tags.tags import SEPARATOR, clean_tag
from tui.screens.dialog import Dialog
from tui.widgets.key_frame import KeyFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from store.tags.tags import Tag, Tags
    from tui.app import NewsreadApp

LONGEST_TAG = 100
"""Code points of a tag's name that the library takes."""
SHOWN = 100
"""Tags in the list at a time; typing narrows it."""


class TagPicker(Dialog[str | None]):
    """Answers with the name of a tag, or None.

    Args:
        eye: The line of the screen that the reader looks at.
        title: What the tag is for.
        tags: The tags to choose from, the likeliest first.
        kept: All tags of the library, which keeps the keys that the reader gives them here.
        may_create: Whether a name that is not among them may be answered.
    """

    DEFAULT_CSS: ClassVar[str] = """
    TagPicker > Vertical { width: 64; height: auto; }
    TagPicker Input { height: 1; padding: 0; margin: 0 0 1 0; background: $surface; }
    TagPicker OptionList { height: auto; max-height: 6; border: none; padding: 0; background: $surface; }
    TagPicker #about { max-height: 1; text-wrap: nowrap; text-overflow: ellipsis; text-style: italic; }
    """
    HEIGHT: ClassVar[int] = 13
    BINDINGS: ClassVar = [
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", show=False, priority=True),
        Binding("tab", "complete", show=False, priority=True),
        Binding("ctrl+k", "ask_for_key", show=False, priority=True),
    ]

    def __init__(self, eye: int, title: str, tags: Sequence[Tag], kept: Tags, *, may_create: bool) -> None:
        super().__init__(eye)
        self._title = title
        # A library file may come from somebody else.
        self._tags = {clean_line(tag.name): tag.passages + tag.articles for tag in tags}
        self._descriptions = {clean_line(tag.name): clean_line(tag.description) for tag in tags}
        self._kept = kept
        self._keys = _keys_by_name(kept)
        self._may_create = may_create

    def compose(self) -> ComposeResult:
        """Build the dialog."""
        with KeyFrame() as box:
            box.border_title = "Tag"
            box.show_keys(
                ("enter", "takes it"), ("tab", "completes"), ("ctrl+k", "its own key"), ("escape", "")
            )
            yield Label(self._title, markup=False)
            yield Input(
                placeholder="Type a tag, or tag/part" if self._may_create else "Type to narrow",
                select_on_focus=False,
                compact=True,
                max_length=LONGEST_TAG,
            )
            yield OptionList(compact=True)
            yield Label(id="about", markup=False)

    def on_mount(self) -> None:
        """Show all tags and let the reader type."""
        self._narrow("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the tags that fit."""
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        wanted = clean_line(typed)
        folded = wanted.casefold()
        fitting = [name for name in self._tags if folded in name.casefold()]
        fitting.sort(key=lambda name: _distance(name.casefold(), folded))
        options = [Option(self._line(name), id=f"tag {name}") for name in fitting[:SHOWN]]
        path = "" if wanted.endswith(SEPARATOR) else _as_path(wanted)
        if self._may_create and path and all(name.casefold() != path.casefold() for name in self._tags):
            new = Option(Text.assemble("New tag ", (path, "bold")), id=f"tag {path}")
            # What has a part that begins so is likelier meant; what merely has it inside is not.
            likelier = sum(f"/{folded}" in f"/{name.casefold()}" for name in fitting[:SHOWN])
            options.insert(likelier, new)
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options(options)
        choices.highlighted = 0 if options else None
        self._describe()

    def on_option_list_option_highlighted(self) -> None:
        """Say what the tag in focus means."""
        self._describe()

    def _describe(self) -> None:
        name = self.current_answer() or ""
        self.query_one("#about", Label).update(self._descriptions.get(name, ""))

    def current_answer(self) -> str | None:
        """Return the tag in focus."""
        choices = self.query_one(OptionList)
        if choices.highlighted is None:
            return None
        option = choices.get_option_at_index(choices.highlighted)
        assert option.id is not None
        return option.id.removeprefix("tag ")

    def action_move(self, step: int) -> None:
        """Move through the list while the hands stay in the line."""
        choices = self.query_one(OptionList)
        if step > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def action_complete(self) -> None:
        """Write the tag in focus into the line."""
        name = self.current_answer()
        if name is not None:
            line = self.query_one(Input)
            line.value = name
            line.cursor_position = len(name)

    def action_ask_for_key(self) -> None:
        """Let the reader give the tag in focus a key of its own."""
        name = self.current_answer()
        if name is None:
            return
        from tui.screens.tag_key import TagKeyDialog

        desk_app = cast("NewsreadApp", self.app)

        def keep(key: str | None) -> None:
            if key is not None:
                with desk_app.reporting():
                    self._kept.set_key(name, key)
                    self._keys = _keys_by_name(self._kept)
                    self._tags.setdefault(name, 0)
                    self._narrow(self.query_one(Input).value)

        self.app.push_screen(TagKeyDialog(self._eye, name, self._kept.keys()), keep)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the tag that was clicked."""
        assert event.option.id is not None
        self.answer(event.option.id.removeprefix("tag "))

    def _line(self, name: str) -> Text:
        key = self._keys.get(name, "")
        return Text.assemble(name, (f"  {self._tags[name]:,}", "dim"), (f"  ,{key}" if key else "", "bold"))


def _as_path(typed: str) -> str:
    """Return what was typed as the library would have it; nothing if that can be no tag's name."""
    try:
        return clean_tag(typed)
    except InvalidTag:
        return ""


def _distance(name: str, typed: str) -> tuple[bool, bool, bool]:
    """Return how far a tag is from what was typed: a beginning is nearer than what merely stands in it.

    A part of its path may be what it begins with as well: "den" is near to "claims/denial".
    """
    return name != typed, not name.startswith(typed), f"/{typed}" not in f"/{name}"


def _keys_by_name(tags: Tags) -> dict[str, str]:
    return {clean_line(name): clean_line(key) for key, name in tags.keys().items()}
