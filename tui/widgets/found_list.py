"""The list of what a search found: articles, each with the words in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text

from store.search.hits import FoundSentence
from tui.cells import display
from tui.columns import strip_of
from tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.strip import Strip

    from store.articles import ArticleRow

LEFT = 5
"""Cells before a sentence: it stands below its headline."""
LINES = 2
"""Lines of the screen that a sentence has."""
NOTE = "▌ "
"""What stands before the words of a note."""


class FoundList(ArticleList):
    """Three lines an article: what the list of articles shows of it, and below that a sentence."""

    ROW_HEIGHT = 1 + LINES
    COMPONENT_CLASSES: ClassVar[set[str]] = {"found-list--sentence", "found-list--hit"}
    DEFAULT_CSS = """
    FoundList {
        & > .found-list--sentence { color: $foreground 75%; }
        & > .found-list--hit { color: $text-accent; text-style: bold underline; }
    }
    """

    sentence_of: Callable[[ArticleRow], FoundSentence] = staticmethod(lambda row: FoundSentence("", (), None))
    """Returns what was found in an article; it is asked when the row is drawn."""

    def draw(self, row: ArticleRow, width: int, in_focus: bool) -> list[Strip]:
        """Draw an article with its sentence, which ends with an ellipsis if it does not fit."""
        sentence, hit, accent = self.inks("found-list--sentence", "found-list--hit", "row-list--accent")
        found = self.sentence_of(row)
        text = Text(NOTE if found.in_note else "")
        at = 0
        for span in found.hits:
            text.append(display(found.text[at : span.start]))
            text.append(display(span.of(found.text)), hit + Style(underline=True))
            at = span.end
        text.append(display(found.text[at:]))
        base = self.ground(in_focus)
        mark = ("▐" if in_focus else " ", accent)
        wrapped = text.wrap(self.app.console, max(1, width - LEFT - 1), no_wrap=False)
        lines = [wrapped[number] if number < len(wrapped) else Text() for number in range(LINES)]
        if len(wrapped) > LINES:
            lines[-1].truncate(max(1, width - LEFT - 2))
            lines[-1].append("…")
        return [
            *super().draw(row, width, in_focus),
            *(
                strip_of([mark, (" " * (LEFT - 1), sentence), *_parts(line, sentence)], width, base)
                for line in lines
            ),
        ]


def _parts(line: Text, ink: Style) -> list[tuple[str, Style]]:
    """Return the pieces of a line of text, each with its ink."""
    parts = []
    at = 0
    for span in sorted(line.spans):
        if span.start >= at and isinstance(span.style, Style):
            parts += [(line.plain[at : span.start], ink), (line.plain[span.start : span.end], span.style)]
            at = span.end
    return [*parts, (line.plain[at:], ink)]
