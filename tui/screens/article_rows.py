"""What all lists of articles have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.articles import ArticleFilter, ArticleRow
from store.search.order import NEWEST_FIRST
from tui.orders import kept_order
from tui.screens.article_actions import ArticleActions
from tui.screens.browsing_screen import BrowsingScreen
from tui.wording import NO_STORY, no_unread

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from store.library import Library
    from store.search.order import Order
    from tui.piping import Piped

MOST_UNREAD = 1_000
"""How many unread articles are gone over at once; each is looked up by itself."""


class ArticleRowsScreen(ArticleActions, BrowsingScreen):
    """A list whose rows are articles."""

    SEARCHES = True

    def __init__(self) -> None:
        super().__init__()
        self.article_filter = ArticleFilter(gathered=True)
        """Which articles are listed."""

    def on_mount(self) -> None:
        """Begin in the order in which such a list stood the last time; `ListScreen.on_mount` draws it."""
        self.use_order(kept_order(self.kept_order))

    @property
    def is_at_once(self) -> bool:
        """Whether the first page takes no longer the more articles there are."""
        return self.article_filter.is_at_once

    def use_order(self, order: Order) -> None:
        """Take an order for the list."""
        self.article_filter = self.article_filter._replace(order=order)

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

    # -- commands

    def on_row_list_chosen(self) -> None:
        """Open the article that was clicked twice."""
        self.open_article()

    @property
    def article_in_focus(self) -> int | None:
        """The article of the row in focus."""
        return self.rows.current.id if self.rows.current is not None else None

    def open_article(self) -> None:
        """Read the article in focus."""
        raise NotImplementedError

    def show_story(self) -> None:
        """Show who else prints the story of the article in focus."""
        row = self.rows.current
        if row is None or not self.desk_app.ways.to_story(row.id):
            self.status.say(NO_STORY)

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
            following = self._next_unread(identifier if found is None else found, backwards=count < 0)
            if following is None:
                break
            found = following
        return found

    def _next_unread(self, identifier: int, *, backwards: bool) -> int | None:
        """Return the next unread article that has a line of its own in the list."""
        for _ in range(MOST_UNREAD):
            found = self._next_unread_of_filter(identifier, backwards=backwards)
            if found is None or self._has_line(found):
                return found
            identifier = found
        return None

    def _has_line(self, identifier: int) -> bool:
        copies = self.library.stories.copies(identifier) if self.article_filter.gathered else None
        if copies is None or self.order is None:
            return True
        return self.order.index_of(identifier) is not None or not any(
            self.order.index_of(other) is not None for other in copies.articles
        )

    def _next_unread_of_filter(self, identifier: int, *, backwards: bool) -> int | None:
        place = self.order.index_of(identifier) if self.order is not None else None
        if self.article_filter.order == NEWEST_FIRST or self.order is None or place is None:
            return self.library.articles.next_unread(self.article_filter, identifier, backwards=backwards)
        listed = self.order.identifiers
        return self.library.articles.first_unread(listed[:place][::-1] if backwards else listed[place + 1 :])
