"""What all lists of articles have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.articles import ArticleFilter, ArticleRow
from tui.screens.browsing_screen import BrowsingScreen
from tui.screens.list_screen import ListScreen
from tui.widgets.search_line import SearchLine
from tui.wording import no_unread

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from store.library import Library
    from tui.piping import Piped

MOST_UNREAD = 1_000
"""How many unread articles are gone over at once; each is looked up by itself."""


class ArticleRowsScreen(ListScreen[ArticleRow], BrowsingScreen):
    """A list whose rows are articles."""

    def __init__(self) -> None:
        super().__init__()
        self.article_filter = ArticleFilter()
        """Which articles are listed."""

    def first_page(self) -> list[ArticleRow]:
        """Fetch the first articles that the filter leaves."""
        return self.library.articles.first_page(self.article_filter)

    def fetch(self, identifiers: Sequence[int]) -> list[ArticleRow]:
        """Fetch articles by their identifiers."""
        return self.library.articles.rows(identifiers)

    def identify(self, row: ArticleRow) -> int:
        """Return an article's identifier."""
        return row.id

    def all_identifiers(self, library: Library) -> array[int]:
        """Find out which articles the filter leaves."""
        return library.articles.ids(self.article_filter)

    def ask_for_filter(self) -> None:
        """Let the reader type a filter; the line knows his tags."""
        self.query_one(SearchLine).tags = [tag.name for tag in self.library.tags.all()]
        super().ask_for_filter()

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open what was clicked twice."""
        self.open_article()

    def open_article(self) -> None:
        """Read the article in focus."""
        raise NotImplementedError

    def open_source(self) -> None:
        """Open the article in focus where it was published."""
        row = self.rows.current
        article = self.library.articles.get(row.id) if row is not None else None
        if article is not None:
            self.open_source_of(article.document.facts)

    def what_is_piped(self) -> Piped | None:
        """Return the article in focus."""
        from tui.piping import piped_article

        row = self.rows.current
        article = self.library.articles.get(row.id) if row is not None else None
        return piped_article(article.document.facts, article.document.text) if article is not None else None

    def toggle_read(self) -> None:
        """Mark the article in focus as read, or as unread."""
        if (row := self.rows.current) is not None:
            self.say_done(self.desk_app.toggle_read(row))

    def toggle_star(self) -> None:
        """Star the article in focus, or take the star away."""
        if (row := self.rows.current) is not None:
            self.say_done(self.desk_app.toggle_star(row))

    def say_done(self, message: str) -> None:
        """Draw the rows again where they stand; one that no longer fits the filter stays for now."""
        self.rows.rows_changed()
        self.tell_done(message)

    def go_to_unread(self, count: int) -> None:
        """Move the focus so many unread articles on, back if negative."""
        row = self.rows.current
        found = self.next_unread(row.id, count) if row is not None else None
        place = self.order.index_of(found) if self.order is not None and found is not None else None
        if place is None:
            self.status.say(no_unread(count))
        else:
            self.rows.go_to(place)

    def go_along(self, identifier: int) -> None:
        """Move the focus to an article, if it is listed."""
        place = self.order.index_of(identifier) if self.order is not None else None
        if place is not None:
            self.rows.go_to(place)

    def next_unread(self, identifier: int, count: int) -> int | None:
        """Return the article that is so many unread ones after another in the list, or the last of them.

        Args:
            identifier: The article from which to count.
            count: How far; back if negative.

        Returns:
            The article; None if there is no unread one in that direction.
        """
        found = None
        for _ in range(min(abs(count), MOST_UNREAD)):
            following = self.library.articles.next_unread(
                self.article_filter, identifier if found is None else found, backwards=count < 0
            )
            if following is None:
                break
            found = following
        return found
