"""One story as several outlets print it: what each of them adds to one."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from textual.widgets import Static

from store.articles import ArticleFilter, ArticleRow
from store.errors import NewsreadError
from store.search.hits import FoundSentence
from store.search.order import NEWEST_FIRST
from tui.commands.situation import Situation
from tui.screens.article_rows import ArticleRowsScreen
from tui.widgets.found_list import FoundList
from tui.widgets.status_line import StatusLine
from tui.wording import counted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from prose.spans import Span
    from store.library import Library

NOTHING = FoundSentence("", (), None)


class StoryScreen(ArticleRowsScreen):
    """The articles that print the same copy, in the order of their dates.

    Args:
        article_id: The article that the others are compared with.
    """

    SEARCHES = False

    def __init__(self, article_id: int) -> None:
        super().__init__()
        self.article_filter = ArticleFilter()
        self._compared_with = article_id
        self._added: dict[int, list[Span]] = {}

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield FoundList(id="story")
        yield StatusLine()

    def on_mount(self) -> None:
        """Say below each article what it adds, and begin at the one that they are compared with."""
        self.query_one(FoundList).sentence_of = self._sentence_of
        self.start_at(self._compared_with)

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in a story."""
        return Situation.STORY

    @property
    def kept_order(self) -> str:
        """Every story stands in the order of its dates."""
        return str(NEWEST_FIRST)

    def first_page(self) -> list[ArticleRow]:
        """Fetch the articles."""
        return self.library.articles.rows(self.all_identifiers(self.library))

    def all_identifiers(self, library: Library) -> array[int]:
        """Find out which articles are the story."""
        copies = library.stories.copies(self._compared_with)
        return array("q", copies.articles if copies is not None else (self._compared_with,))

    def library_changed(self) -> None:
        """Compare again: a text may have changed."""
        self._added.clear()
        super().library_changed()

    def go_back(self) -> None:
        """Leave, unless there are flags to take away."""
        if self.flagged:
            super().go_back()
        else:
            self.close()

    def show_focus(self) -> None:
        """Say how many outlets print the story, and which row is in focus."""
        self.show_banner("The same story", ("Articles", len(self.order or ())))
        self.status.set_focus_text(self.place if self.rows.current is not None else "")

    # -- what the articles add

    def _sentence_of(self, row: ArticleRow) -> FoundSentence:
        """Say what an article adds to the one that it is compared with, in its own words."""
        if row.id == self._compared_with:
            return FoundSentence("What the others are compared with.", (), None)
        # Rows are drawn while the screen is, where an error would end the app.
        try:
            article = self.library.articles.get(row.id)
            added = self._added_by(row.id)
        except NewsreadError as error:
            self.desk_app.report(error)
            return NOTHING
        if article is None:
            return NOTHING
        if not added:
            return FoundSentence("Nothing is added.", (), None)
        words = " ".join(added[0].of(article.document.text).split())
        return FoundSentence(f"{counted(len(added), 'sentence')} more: {words}", (), added[0])

    def _added_by(self, article_id: int) -> list[Span]:
        if article_id not in self._added:
            self._added[article_id] = self.library.stories.added(article_id, self._compared_with)
        return self._added[article_id]

    # -- commands

    def open_article(self) -> None:
        """Read the article in focus, from what it adds on."""
        row = self.rows.current
        if row is not None:
            added = [] if row.id == self._compared_with else self._added_by(row.id)
            self.desk_app.ways.to_article(row.id, added[0].start if added else None)
