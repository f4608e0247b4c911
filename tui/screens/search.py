"""Searching the library: what fits best first, with the words in their sentence."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Static

from store.articles import ArticleFilter, ArticleRow
from store.errors import NewsreadError
from store.search.hits import FoundSentence
from store.search.order import BEST_FIRST
from tui.commands.situation import Situation
from tui.filters import typed_query
from tui.orders import in_words
from tui.screens.article_rows import ArticleRowsScreen
from tui.search_help import search_help
from tui.widgets.found_list import FoundList
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.library import Library


class SearchScreen(ArticleRowsScreen):
    """What a search finds.

    Args:
        text: The search; if it is empty, the screen asks for it.

    Raises:
        SearchError: The search makes no sense.
    """

    DEFAULT_CSS: ClassVar[str] = """
    SearchScreen #empty { padding: 0 4; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    QUESTION = "Search"
    FILTER_HELP = "words, or what is listed above"
    NOTHING_FOUND = "Nothing was found. {change-the-search} changes the search."

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.article_filter = ArticleFilter(order=BEST_FIRST, gathered=True)
        self._sentences: dict[int, FoundSentence] = {}
        self._before = ""
        self.filter_text = self.use_filter(text)

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        yield FoundList(id="found")
        yield StatusLine()

    def on_mount(self) -> None:
        """Ask what to search for; `ListScreen.on_mount` shows what was found, or what can be searched for."""
        self.query_one(FoundList).sentence_of = self._sentence_of
        if not self.filter_text:
            # At once: keys that were typed meanwhile are words, and no commands.
            self.ask_for_filter()

    # -- what the desk and the list ask

    @property
    def kept_order(self) -> str:
        """The order in which what is found was shown the last time."""
        return self.desk_app.remembered.setup.results_order

    def keep_order(self, order: str) -> None:
        """Show what is found in this order the next time, too."""
        self.desk_app.remembered.change(lambda setup: setup._replace(results_order=order))

    @property
    def situation(self) -> Situation:
        """The hands are in the results."""
        return Situation.RESULTS

    @property
    def empty(self) -> str | Text:
        """Say what can be searched for."""
        widest = max(len(example) for example, _ in search_help())
        text = Text()
        for example, meaning in search_help():
            text.append(f"{example:<{widest}}", "not dim").append(f"   {meaning}\n", "dim")
        return text

    def first_page(self) -> list[ArticleRow]:
        """Fetch what fits best; nothing where nothing was searched for."""
        return super().first_page() if self.article_filter.query is not None else []

    def all_identifiers(self, library: Library) -> array[int]:
        """Find out which articles fit."""
        return super().all_identifiers(library) if self.article_filter.query is not None else array("q")

    def library_changed(self) -> None:
        """Show what is found now, in the sentences as they are now."""
        self._sentences.clear()
        super().library_changed()

    def use_filter(self, text: str) -> str:
        """Read what was typed."""
        query = typed_query(text)
        self.article_filter = self.article_filter._replace(query=query)
        self._sentences.clear()
        return str(query or "")

    def go_back(self) -> None:
        """Leave."""
        self.close()

    def ask_for_filter(self) -> None:
        """Let the reader type what to search for, in the place of what was searched for, or change that."""
        self._before = self.filter_text
        super().ask_for_filter()
        self.prompt.select_all()

    def drop_filter(self) -> None:
        """Show what was found before; leave, if that was nothing."""
        if self._before:
            self.apply_filter(self._before)
        else:
            self.close()

    # -- what is shown

    def show_focus(self) -> None:
        """Say how much was found, in which order, and which row is in focus."""
        found = len(self.order or ())
        if self.filter_text:
            self.show_banner("Results", ("Found", found))
        else:
            self.show_banner("Search")
        if self.rows.current is None or not found:
            self.status.set_focus_text("")
            self.status.set_place("")
            return
        self.status.set_focus_text(f"{self.place}   {in_words(self.article_filter.order)}")
        self.status.set_place(f"{100 * (self.rows.cursor + 1) // found} %")

    def _sentence_of(self, row: ArticleRow) -> FoundSentence:
        # Rows are drawn while the screen is, where an error would end the app.
        query = self.article_filter.query
        if query is None:
            return FoundSentence("", (), None)
        if row.id not in self._sentences:
            try:
                self._sentences[row.id] = self.library.articles.hits(query).sentence(row.id)
            except NewsreadError as error:
                self.desk_app.report(error)
                return FoundSentence("", (), None)
        return self._sentences[row.id]

    # -- commands

    def open_article(self) -> None:
        """Read the article in focus where the words stand."""
        row = self.rows.current
        if row is not None:
            self.desk_app.ways.to_article(row.id, sought=self.article_filter.query)

    def beyond(self, identifier: int, step: int) -> int | None:
        """Return the result after another one, or before it; None where there is none."""
        place = self.order.index_of(identifier) if self.order is not None else None
        row = self.order.row(place + step) if self.order is not None and place is not None else None
        return None if row is None else row.id
