"""A line to type a search in: it shows mistakes where they are, and below itself what can be typed next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from rich.text import Text
from textual.widgets import Input, Static

from store.errors import SearchError
from tui.cells import display
from tui.widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from tui.search_completion import Completions

FORMS = 'words  "phrases"  prefix*  -not  or  ( )'
"""What can be typed besides fields."""


class SearchLine(PromptLine):
    """Asks for a search; Tab completes the word at the cursor.

    Args:
        tags: Returns the names of the reader's tags, which it can complete, the likeliest first.
    """

    DEFAULT_CSS = """
    SearchLine {
        height: 3;
        #hint {
            dock: bottom; height: 1; padding: 0 1;
            color: $foreground 60%; text-wrap: nowrap; text-overflow: ellipsis;
        }
        #hint.mistake { color: $text-error; }
    }
    """

    def __init__(self, tags: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._find_tags = tags
        self._tags: Sequence[str] = ()

    def ask(self, question: str, *, text: str = "", placeholder: str = "") -> None:
        """Open the line; see `PromptLine.ask`."""
        self._tags = self._find_tags()
        super().ask(question, text=text, placeholder=placeholder)
        if not self.query("#hint"):
            self.mount(Static(id="hint", markup=False))
            self.query_one(Input).highlighter = _Mistakes()
        self._explain(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show a mistake, or else what can be typed next, and pass on what was typed."""
        self._explain(event.value)
        super().on_input_changed(event)

    def on_key(self, event: events.Key) -> None:
        """Complete the word at the cursor, or pass on Enter and Esc."""
        if event.key != "tab":
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        line = self.query_one(Input)
        found = self._completions(line)
        if found.choices:
            completed = found.choices[0].text
            # A field goes on; a whole term has ended.
            completed += "" if completed.endswith(":") else " "
            line.replace(completed, found.start, line.cursor_position)

    def _completions(self, line: Input) -> Completions:
        # Here and below, not above: the app starts with this line closed.
        from tui.search_completion import completions

        return completions(line.value[: line.cursor_position], self._tags)

    def _explain(self, text: str) -> None:
        hint = self.query_one("#hint", Static)
        mistake = _mistake(text)
        hint.set_class(mistake is not None, "mistake")
        if mistake is not None:
            hint.update(display(str(mistake)))
        else:
            hint.update(_next(self._completions(self.query_one(Input))))


class _Mistakes(Highlighter):
    """Underlines what is wrong in a search."""

    def highlight(self, text: Text) -> None:
        """Underline the mistake, if there is one."""
        mistake = _mistake(text.plain)
        if mistake is not None:
            text.stylize("underline bold", *mistake.at)


def _mistake(text: str) -> SearchError | None:
    from store.search.language import read_query

    try:
        read_query(text, typing=True)
    except SearchError as mistake:
        return mistake
    return None


def _next(found: Completions) -> Text:
    """Return what can be typed next, in one line."""
    line = Text()
    if not found.choices:
        return line.append(found.hint)
    first, *others = found.choices
    if len(found.choices) > 3 and first.text.endswith(":"):
        # Nothing was typed of a field: all of them.
        return line.append(f"{FORMS}   {'  '.join(choice.text for choice in found.choices)}")
    line.append("Tab ", "bold").append(display(first.text), "bold").append(f"  {first.meaning}".rstrip())
    for other in others:
        line.append(f"   {display(other.text)}").append(f"  {other.meaning}".rstrip())
    return line
