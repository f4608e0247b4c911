"""The list of articles: the first screen."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.widgets import Static

from prose.characters import clean_line
from store.articles import ArticleFilter, ArticleRow
from store.search.order import NEWEST_FIRST
from tui.commands.situation import Situation
from tui.orders import in_words
from tui.rest import Rest
from tui.screens.sidebar_actions import SidebarActions
from tui.widgets.article_list import ArticleList
from tui.widgets.status_line import StatusLine
from tui.widgets.unscrolled import Unscrolled
from tui.wording import counted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.library import Library
    from tui.widgets.row_list import RowList

PREVIEW_SECONDS = 0.15
"""How long a row is in focus before its names are looked up: holding j must not wait for that."""
PREVIEW_WORDS = 20_000
"""Longer articles are not read through just because the focus passes over them."""
KEEP_SECONDS = 1.0
"""How long after the list was left its place is kept: what was opened comes first."""


class Shelf(Horizontal, Unscrolled):
    """The list, and the sidebar where that is shown."""

    # The widgets in it cover it whole.
    BLANK = True


class LibraryScreen(SidebarActions):
    """All articles, or those that a filter leaves."""

    DEFAULT_CSS: ClassVar[str] = """
    LibraryScreen.covered Sidebar { width: 1fr; border-right: none; }
    LibraryScreen.covered ArticleList { display: none; }
    LibraryScreen.alone Sidebar { display: none; }
    LibraryScreen.aside ArticleList > .row-list--focus { background: $background; text-style: none; }
    """

    FILTER_HELP = "words of articles, notes and tags"
    EMPTY = (
        "The library is empty.\n\n"
        "{add-articles} adds articles: a file or a folder, the address of a page or of a feed, a list of "
        "feeds. {refresh-all-feeds} asks the feeds that you follow for what is new, {help} lists every key."
    )
    NOTHING_FOUND = (
        "No article has that. {back} shows all of them again, {filter-the-articles} changes the filter."
    )

    def __init__(self) -> None:
        super().__init__()
        self._rest = Rest(self, PREVIEW_SECONDS, self._preview)
        self._place: int | None = None
        self._kept: int | None = None

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        with Shelf(id="shelf"):
            yield ArticleList(id="articles")
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin where the list was left; `ListScreen.on_mount` draws it."""
        self.start_at(self.desk_app.remembered.setup.places.get(self._kept_as))

    def on_screen_suspend(self) -> None:
        """Keep where the list is left for an article, when that is shown."""
        self.set_timer(KEEP_SECONDS, self._keep_place)

    def on_unmount(self) -> None:
        """Keep where the list is left for good."""
        self._keep_place()

    def _keep_place(self) -> None:
        if self._place is not None and self._place != self._kept:
            self._kept = self._place
            place = self._place
            self.desk_app.remembered.change(lambda setup: setup.with_place(self._kept_as, place))

    @property
    def _kept_as(self) -> str:
        """What this library is called where places are kept."""
        return str(self.library.path.absolute())

    # -- what the desk and the list ask

    @property
    def situation(self) -> Situation:
        """The hands are in the list, or in the sidebar."""
        return Situation.SIDEBAR if self.in_sidebar else Situation.LIBRARY

    @cached_property
    def rows(self) -> RowList[ArticleRow]:
        """The list of articles."""
        return self.query_one(ArticleList)

    @property
    def kept_order(self) -> str:
        """The order in which the articles stood the last time."""
        return self.desk_app.remembered.setup.list_order

    def keep_order(self, order: str) -> None:
        """List the articles in this order the next time, too."""
        self.desk_app.remembered.change(lambda setup: setup._replace(list_order=order))

    def close(self) -> None:
        """Stay: no screen stands before this one."""

    def mount_nothing(self, nothing: Static) -> None:
        """Put what stands in place of the rows beside the sidebar."""
        self.query_one(Shelf).mount(nothing)

    def use_filter(self, text: str) -> str:
        """Read what was typed into the filter."""
        from tui.filters import typed_query

        self.article_filter = self.article_filter._replace(query=typed_query(text))
        return str(self.article_filter.query or "")

    # -- what is shown around the list

    def count(self, library: Library) -> list[tuple[str, int]]:
        """Count articles, the unread ones among them, passages, and what of these comes up today."""
        from store.passages.passage import PassageFilter
        from store.search.query import UNREAD
        from tui.reviewing import left_today

        left = left_today(library)
        return [
            ("All", library.articles.count(ArticleFilter())),
            ("Unread", library.articles.count(ArticleFilter(UNREAD))),
            ("Passages", library.passages.count(PassageFilter())),
            *([("Review", left)] if left else []),
        ]

    def show_numbers(self) -> None:
        """Show the numbers."""
        super().show_numbers()
        order = self.article_filter.order
        self.show_banner("newsread", *self.numbers, told="" if order == NEWEST_FIRST else in_words(order))

    def show_focus(self) -> None:
        """Say where the focus is, and a little later what the article there is about."""
        self.show_numbers()
        if self.in_sidebar:
            self.name_view()
            return
        if self.rows.current is None or not self.order:
            self.status.set_focus_text("no articles")
            self.status.set_place("")
            return
        self._place = self.rows.current.id
        self.status.set_focus_text(self.place, "")
        self.status.set_place(self.progress)
        self._rest.begin()

    def _preview(self) -> None:
        from prose.quotes.quote import QuoteKind

        row = self.rows.current
        if row is None or row.words > PREVIEW_WORDS or not self.is_current or self.in_sidebar:
            return
        with self.desk_app.reporting():
            copies = self.library.stories.copies(row.id) if row.copies else None
            outlets = [outlet for outlet in copies.outlets if outlet != row.publisher] if copies else []
            others = f"also in {', '.join(map(clean_line, outlets))}" if outlets else ""
            names = ", ".join(name.text for name in self.library.names.of_article(row.id)[:4])
            said = [said for said in self.library.marks.statements(row.id) if said.speaker_name]
            direct = [one for one in said if one.kind is QuoteKind.DIRECT]
            speakers = Counter(one.speaker_name for one in direct or said)
            quotes = (f"{counted(number, 'quote')} by {name}" for name, number in speakers.most_common(1))
            about = " · ".join(part for part in (others, names, *quotes) if part)
            self.status.set_focus_text(self.place, about)

    # -- commands

    def search(self) -> None:
        """Search the library."""
        self.desk_app.ways.to_search()

    def open_article(self) -> None:
        """Read the article in focus."""
        if (row := self.rows.current) is not None:
            self.desk_app.ways.to_article(row.id)

    def count_changed(self) -> None:
        """Count again."""
        self.count_again()
