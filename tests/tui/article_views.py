"""An article view in an app of its own, and what is to be seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.geometry import Region

from tests.tui.documents import document_of
from tui.heading import Heading
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style
    from textual.pilot import Pilot

    from prose.spans import Span

NEWS = document_of(
    "Ships left the strait. “We waited eleven days,” said Ada Quill, master of the Aurora. Nobody slept.",
    "The port had closed on 3 February after two barges sank in the channel during a storm.",
    "It opened again on Monday. Grain moved.",
)
HEADING = Heading("HARBOUR TOWN · Gazette", "Harbour opens")
SIZE = (52, 20)
LEFT = 3
"""The cells left of the text in a view as narrow as that."""


class ViewApp(App[None]):
    """An app with an article view alone, which keeps what it is told of the caret and the selection."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[int, Span | None]] = []

    def compose(self) -> ComposeResult:
        yield ArticleView()

    def on_mount(self) -> None:
        self.view.focus()

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)

    def on_article_view_changed(self, message: ArticleView.Changed) -> None:
        self.told.append((message.view.caret, message.view.selection))


def view_of(pilot: Pilot[None]) -> ArticleView:
    assert isinstance(pilot.app, ViewApp)
    return pilot.app.view


def shown(view: ArticleView) -> list[str]:
    """Return the lines on the screen as text."""
    return [strip.text for strip in view.render_lines(Region(0, 0, *view.size))]


def styled(view: ArticleView, quality: Callable[[Style], object]) -> str:
    """Return the words on the screen whose style has some quality."""
    segments = [segment for strip in view.render_lines(Region(0, 0, *view.size)) for segment in strip]
    return "".join(segment.text for segment in segments if segment.style and quality(segment.style))


def cell_of(view: ArticleView, words: str) -> tuple[int, int]:
    """Return where words begin on the screen."""
    for y, line in enumerate(shown(view)):
        if words in line:
            return line.index(words), y
    raise AssertionError(f"{words!r} is not on the screen: {shown(view)}")


def at(words: str) -> int:
    return NEWS.text.index(words)
