"""The marks of the article that is read, fetched beside the reader where there are many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from tui.article_loading import load_changed
from tui.widgets.inspector import mark_rows

if TYPE_CHECKING:
    from store.library import Library
    from store.passages.passage import Passage
    from tui.open_article import OpenArticle
    from tui.screens.desk import DeskScreen
    from tui.widgets.inspector import InspectorRow


class MarkFetching:
    """Fetches marks: those of a long article in a worker, which posts them to the screen.

    Args:
        screen: Where the article is read.
    """

    @dataclass
    class Passages(Message):
        """A worker has fetched the passages of a long article, which come before its marks."""

        article_id: int
        """The article."""
        passages: list[Passage]
        """Its passages."""

    @dataclass
    class Marks(Message):
        """A worker has fetched the marks of a long article."""

        opened: OpenArticle
        """The article with its marks and names."""
        rows: list[InspectorRow]
        """What the inspector shows of them."""

    def __init__(self, screen: DeskScreen) -> None:
        self._screen = screen

    def fetch(self, before: OpenArticle) -> OpenArticle | None:
        """Fetch the marks of an article where others are shown.

        Args:
            before: The article as it is shown.

        Returns:
            The article with its marks; None where they are those that it has, or where messages bring them.
        """
        if not self._screen.desk_app.is_long(before.article.id):
            return load_changed(self._screen.library, before)
        self._screen.run_query(partial(self._fetch_beside, before), "marks")
        return None

    def _fetch_beside(self, before: OpenArticle, library: Library) -> None:
        if not before.passages_known:
            article_id = before.article.id
            self._screen.post_message(self.Passages(article_id, library.passages.of_article(article_id)))
        opened = load_changed(library, before)
        # Who has left the article waits for nothing of it, and for what this would slow down.
        if opened is not None and not get_current_worker().is_cancelled:
            opened.prepare()
            self._screen.post_message(self.Marks(opened, mark_rows(opened)))
