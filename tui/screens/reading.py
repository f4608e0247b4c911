"""What the parts of the article's screen know of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from tui.open_article import OpenArticle
    from tui.widgets.article_view import ArticleView


class ReadingScreen(DeskScreen):
    """A screen on which an article is read."""

    @property
    def view(self) -> ArticleView:
        """The text."""
        raise NotImplementedError

    @property
    def opened(self) -> OpenArticle:
        """The article that is open."""
        raise NotImplementedError
