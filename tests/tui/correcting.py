"""What a reader does before and within the dialogs of a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from prose.spans import Span
from tui.describing import describe

if TYPE_CHECKING:
    from tests.tui.desk import Desk


async def stand_on(desk: Desk, words: str, nth: int = 0) -> None:
    """Open the first article if none is, and put the caret on words."""
    if desk.front != "ArticleScreen":
        await desk.press("enter")
    place = -1
    for _ in range(nth + 1):
        place = desk.text.index(words, place + 1)
    desk.view.move_caret(place)
    await desk.settle()


async def select(desk: Desk, words: str) -> None:
    """Select words of the article in front."""
    await stand_on(desk, words)
    desk.view.select(Span(desk.view.caret, desk.view.caret + len(words)))
    await desk.settle()


def selected(desk: Desk) -> str:
    """The words that are selected in the article in front."""
    return "" if desk.view.selection is None else desk.view.selection.of(desk.text)


def preview(desk: Desk) -> str:
    """What the dialog in front says that Enter would do."""
    return str(desk.app.screen.query_one("#preview", Static).content)


def in_focus(desk: Desk) -> str:
    """What the status line says of the place of the caret when it says nothing else."""
    return describe(desk.article.opened, desk.article.focus_at_caret())
