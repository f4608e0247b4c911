"""The ways from one screen of the desk to another."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.screens.library import LibraryScreen

if TYPE_CHECKING:
    from store.passages.passage import Passage
    from store.search.query import Query
    from tui.app import NewsreadApp
    from tui.screens.desk import DeskScreen
    from tui.screens.next_article import NextArticle


class Ways:
    """Leads to each screen; what makes one is loaded by the first who goes there.

    Args:
        app: The app that has the screens.
    """

    def __init__(self, app: NewsreadApp) -> None:
        self._app = app

    def to_library(self) -> None:
        """Go back to the list of articles."""
        self._leave_all_but(LibraryScreen)

    def to_passages(self, filter_text: str = "") -> None:
        """Go to the passages, or back to them; if a filter is given, to those that it leaves."""
        from tui.screens.passages import PassagesScreen

        self._show_only(PassagesScreen)
        if filter_text and isinstance(self._app.screen, PassagesScreen):
            self._app.screen.start_with(filter_text)

    def to_versions(self, article: int) -> None:
        """Show the texts that an article had."""
        from tui.screens.versions import VersionsScreen

        self._app.push_screen(VersionsScreen(article))

    def to_statistics(self, filter_text: str = "") -> None:
        """Count the passages, or those that a filter leaves."""
        from tui.screens.statistics import StatisticsScreen

        self._show_only(StatisticsScreen)
        if isinstance(self._app.screen, StatisticsScreen):
            self._app.screen.start_with(filter_text)

    def to_names(self) -> None:
        """Go to the names, or back to them."""
        from tui.screens.names import NamesScreen

        self._show_only(NamesScreen)

    def to_tags(self) -> None:
        """Go to the tags, or back to them."""
        from tui.screens.tags import TagsScreen

        self._show_only(TagsScreen)

    def to_corrections(self) -> None:
        """Go to the corrections, or back to them."""
        from tui.screens.corrections import CorrectionsScreen

        self._show_only(CorrectionsScreen)

    def to_review(self) -> None:
        """Go to what comes up again to be read, or back to it."""
        from tui.screens.review import ReviewScreen

        self._show_only(ReviewScreen)

    def to_doubts(self) -> None:
        """Go to the marks of which the machine is not sure, or back to them."""
        from tui.screens.doubts import DoubtsScreen

        self._show_only(DoubtsScreen)

    def to_feeds(self) -> None:
        """Go to the feeds, or back to them."""
        from tui.screens.feeds import FeedsScreen

        self._show_only(FeedsScreen)

    def to_articles(self, query: Query) -> None:
        """Go to the list of articles and show those that a query finds."""
        self.to_library()
        self._app.library_screen.apply_filter(str(query))

    def to_name(self, identifier: int) -> None:
        """Open the page of a name; of one that was merged into another, the page of that."""
        from tui.screens.name_page import NamePage

        with self._app.reporting():
            name = self._app.library.names.get(identifier)
            if name is None:
                self._app.notify("That name is no longer in the library.", severity="warning")
                return
            self._app.push_screen(NamePage(name))

    def to_search(self, text: str = "") -> None:
        """Search the library; ask for what, if nothing is given.

        Raises:
            SearchError: The search makes no sense.
        """
        from tui.screens.search import SearchScreen

        self._app.push_screen(SearchScreen(text))

    def to_story(self, identifier: int) -> bool:
        """Show who else prints an article's story; return whether anybody does."""
        if self._app.library.stories.copies(identifier) is None:
            return False
        from tui.screens.story import StoryScreen

        self._app.push_screen(StoryScreen(identifier))
        return True

    def to_article(
        self,
        identifier: int,
        caret: int | None = None,
        turn: Passage | None = None,
        sought: Query | None = None,
    ) -> None:
        """Open an article.

        Args:
            identifier: The article.
            caret: Where to, in code points; where reading was left if None.
            turn: The passage that is meant where several stand there.
            sought: What was searched for: the caret then stands where it is first.
        """
        with self._app.reporting():
            opened = self._app.load_to_read(identifier)
            if opened is None:
                self._app.notify("That article is no longer in the library.", severity="warning")
                return
            screen = self.next_article.take()
            screen.open(opened, caret, turn, sought)
            self._app.push_screen(screen)

    @cached_property
    def next_article(self) -> NextArticle:
        """The screen for the next article that is opened."""
        from tui.screens.next_article import NextArticle

        return NextArticle(self._app)

    def to_add_dialog(self) -> None:
        """Let the reader name what is to be added to the library."""
        from tui.screens.add_dialog import AddDialog

        app = self._app
        if app.desk is not None:
            app.push_screen(AddDialog(app.desk.eye, app.say_meanwhile, app.background))

    def to_unreadable_pages(self) -> None:
        """Show which pages gave no article, and why."""
        from tui.screens.unreadable_dialog import UnreadableDialog

        app = self._app
        if app.desk is None:
            return
        if app.library.unreadable_pages.all():
            app.push_screen(UnreadableDialog(app.desk.eye, app.library, app.background))
        else:
            app.say("Every page that you added could be read")

    def _show_only(self, kind: type[DeskScreen]) -> None:
        """Go to the one screen of a kind, or back to it."""
        if any(isinstance(screen, kind) for screen in self._app.screen_stack):
            self._leave_all_but(kind)
        else:
            self._app.push_screen(kind())

    def _leave_all_but(self, kind: type[DeskScreen]) -> None:
        while len(self._app.screen_stack) > 1 and not isinstance(self._app.screen, kind):
            if self._app.desk is not None:
                self._app.desk.leave()
            self._app.pop_screen()
