"""One question after the other, calm, in a column in the middle of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.screens.desk import DeskScreen
from tui.screens.dialog import STATUS_LINES
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

HEAD = 4
"""The line on which what is asked is said."""
DIALOG = 20
"""Lines that the largest dialog takes."""
EDGES = 4
"""Cells of the column that are free at its sides."""


class SittingScreen(DeskScreen):
    """What is asked stands in the column; the banner says how much is left."""

    DEFAULT_CSS: ClassVar[str] = """
    SittingScreen #banner { height: 2; padding: 0 1; border-bottom: solid $foreground 15%; }
    SittingScreen #page { align-horizontal: center; scrollbar-size: 0 0; padding: 1 0; }
    SittingScreen #question { width: 1fr; padding: 0 2; }
    """

    ALL_OF_IT: ClassVar[str]
    """What is said where the reader would go on in what is asked, and has seen all of it."""

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static(id="banner")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="question")
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#question").styles.max_width = self.desk_app.remembered.setup.measure + EDGES
        with self.desk_app.reporting():
            self.begin()
            self.show_question()
        self.show_hints()

    @property
    def asks(self) -> bool:
        """Whether something is asked now."""
        raise NotImplementedError

    def begin(self) -> None:
        """Find out what there is to ask."""
        raise NotImplementedError

    def show_question(self) -> None:
        """Show what is asked now, or that there is nothing left."""
        raise NotImplementedError

    @property
    def eye(self) -> int:
        """The last line that leaves a dialog room below: what is asked begins at the top."""
        return max(HEAD, self.size.height - STATUS_LINES - DIALOG - 1)

    def go_back(self) -> None:
        """Go back to where the reader came from."""
        self.close()

    def show_page(self, title: str, facts: str, question: Text, *, keep_view: bool = False) -> None:
        """Show one page.

        Args:
            title: What the screen is called.
            facts: What is said beside that.
            question: What stands in the column.
            keep_view: Whether the page is the one that is shown, and stays where it is scrolled to.
        """
        banner = Text(title, style="bold")
        banner.append(f"   {facts}", "not bold dim")
        self.query_one("#banner", Static).update(banner)
        self.query_one("#question", Static).update(question)
        if not keep_view:
            self.query_one("#page", VerticalScroll).scroll_home(animate=False)

    def scroll_lines(self, count: int) -> None:
        """Go down by so many lines, up if negative."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=count, animate=False)

    def read_on(self, count: int) -> None:
        """Go down by so many screens; say so where there is nothing below."""
        page = self.query_one("#page", VerticalScroll)
        if page.scroll_offset.y >= page.max_scroll_y:
            self.status.say(self.told(self.ALL_OF_IT if self.asks else "There is nothing further down."))
        self.scroll_pages(count)

    def scroll_pages(self, count: int) -> None:
        """Go down by so many screens, up if negative."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=count * max(1, page.size.height - 2), animate=False)
