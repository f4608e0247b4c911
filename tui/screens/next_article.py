"""The screen for the next article, which takes longer to make than an article to show on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.rest import Rest
from tui.screens.article import ArticleScreen

if TYPE_CHECKING:
    from tui.app import NewsreadApp

REST_SECONDS = 0.3
"""How long after an article was left the screen for the next one is made."""


class NextArticle:
    """Makes the screen for the next article while the reader looks at something else.

    Each screen is for one article, and begins without anything of another.

    Args:
        app: The app that has the screens.
    """

    def __init__(self, app: NewsreadApp) -> None:
        self._app = app
        self._screen: ArticleScreen | None = None
        self._theme = ""
        self._rest = Rest(app, REST_SECONDS, self.make)

    def prepare(self) -> None:
        """Have a screen made soon."""
        self._rest.begin()

    def take(self) -> ArticleScreen:
        """Return a screen, without an article; where none is prepared it is made when it is shown."""
        screen, self._screen = self._screen, None
        if screen is not None and self._theme == self._app.theme:
            return screen
        if screen is not None:
            # Nobody told it of the other theme: it is on no stack of screens.
            screen.remove()
        return ArticleScreen()

    def make(self) -> None:
        """Make a screen now, unless one is there."""
        if self._screen is None:
            self._theme = self._app.theme
            self._screen = ArticleScreen()
            # Textual begins to run a screen when it is pushed, and has no other way to have that done.
            self._app._get_screen(self._screen)
