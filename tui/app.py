"""The app: one library on one desk."""

from __future__ import annotations

import asyncio
import gc
import sys
from contextlib import contextmanager, suppress
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import App
from textual.filter import Monochrome
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from prose.characters import clean_line
from store.articles import ReadState
from store.errors import LibraryError, NewsreadError
from tui.background import Background
from tui.notices import Notice, NoticeBoard
from tui.places import remembered_path
from tui.remembered import Remembered
from tui.screens.article_rows import ArticleRowsScreen
from tui.screens.desk import DeskScreen
from tui.screens.library import LibraryScreen
from tui.themes import WithoutColours, starting_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.command import Provider
    from textual.notifications import SeverityLevel
    from textual.widget import Widget

    from store.articles import ArticleRow
    from store.library import Library
    from tui.commands.registry import Registry
    from tui.marking import Marking
    from tui.open_article import OpenArticle
    from tui.query_thread import QueryThread
    from tui.ways import Ways

PATIENCE_SECONDS = 0.5
"""How long a key waits for what the key before it leads to."""
LONG_WORDS = 1_500
"""Words of an article from which on its marks come after its text, from a worker."""
GARBAGE_THRESHOLDS = (10_000, 10, 20)
"""When garbage is looked for: with Python's own numbers that would be while almost every screen is made."""
LOOK_SECONDS = 1.0
"""How often the app looks whether another program wrote to the library."""
READ_ONLY = "This library can only be read: what you mark cannot be kept. Check the file's permissions."


def _command_provider() -> type[Provider]:
    # Textual's palette is loaded when it is opened, not before the first frame.
    from tui.palette import CommandProvider

    return CommandProvider


class NewsreadApp(App[None]):
    """The desk.

    Args:
        library: The library that is open; who opened it closes it.
        remembered: How the reader set up the desk; as it comes, and kept nowhere, by default.
        registry: The commands with their keys; as they come by default.
    """

    TITLE = "newsread"
    CSS: ClassVar[str] = """
    OptionList:ansi > .option-list--option-highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
    }
    """
    """What would be chosen is to be seen in the terminal's own colours, too, while a line is typed in."""
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_command_provider}
    # Escape belongs to the commands.
    ESCAPE_TO_MINIMIZE = False

    def __init__(
        self, library: Library, remembered: Remembered | None = None, *, registry: Registry | None = None
    ) -> None:
        super().__init__()
        self.library = library
        self.remembered = remembered or Remembered()
        self.notices = NoticeBoard(self)
        if registry is not None:
            self.registry = registry
        self.last_marking: Marking | None = None
        self._seen = library.changed()
        self.background = Background(self, self._look_for_changes)
        self._typed_ahead: list[events.Key] = []
        self._use_starting_theme()

    @cached_property
    def registry(self) -> Registry:
        """Every command of the program."""
        # They take longer to load than the first frame to draw, and no key is pressed before that.
        from tui.commands.registry import Registry

        return Registry()

    def get_default_screen(self) -> LibraryScreen:
        """Begin with the list of articles: a blank screen below it would be drawn before it."""
        return LibraryScreen()

    def on_mount(self) -> None:
        """Leave whatever else there is to do until the list is drawn."""
        self.call_after_refresh(self._after_first_frame)

    def _after_first_frame(self) -> None:
        from tui.query_thread import CACHE_KILOBYTES

        if not gc.isenabled():
            # What is there by now stays; garbage is looked for (again) in what comes.
            gc.freeze()
            gc.set_threshold(*GARBAGE_THRESHOLDS)
            gc.enable()
        self.library.limit_cache(CACHE_KILOBYTES)
        self.set_interval(LOOK_SECONDS, self._look_for_changes)
        if self.library.created:
            self.notify(f"This is a new library: {clean_line(str(self.library.path))}", markup=False)
        if self.library.read_only:
            self.notify(READ_ONLY, severity="warning")
            return
        self.catch_up()
        self.background.back_up(daily=True)

    @cached_property
    def queries(self) -> QueryThread:
        """Where the library is asked what takes longer the more is in it."""
        from tui.query_thread import QueryThread

        return QueryThread(self.library.path)

    def on_unmount(self) -> None:
        """Let go of the library in the other thread, too."""
        self.queries.close()

    def catch_up(self) -> None:
        """Let all articles have the marks that they are to have, in the background."""
        self.background.catch_up()

    def _look_for_changes(self) -> None:
        """Show what another program did to the library: a detection, `newsread add`, a second desk."""
        if not (self.is_headless or sys.__stdin__ is None or sys.__stdin__.isatty()):
            # The terminal is gone: no key will ever come, and waiting for one would keep a core busy.
            self.exit()
            return
        desk = self.desk
        if desk is None or not desk.is_there:
            return
        with self.reporting():
            seen = self.library.changed()
            if seen != self._seen:
                self._seen = seen
                desk.library_changed()

    def refresh_feeds(self) -> None:
        """Ask all feeds for what is new, in the background."""
        self.background.fetch()

    def say_meanwhile(self, message: str) -> None:
        """Tell that something goes on in the background, which says itself what and how far it is."""
        self.say(message, "{stop-or-go-on-with-work-in-the-background} stops it")

    def say(self, message: str, hint: str = "") -> None:
        """Tell what was done, in the status line of the screen in front.

        Args:
            message: What was done.
            hint: What goes on from there, with names of commands in braces.
        """
        if self.desk is not None:
            self.desk.status.say(message, self.desk.told(hint))

    def show_work(self) -> None:
        """Show on all screens what goes on in the background."""
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.show_work()

    @property
    def desk(self) -> DeskScreen | None:
        """The screen in front, unless a dialog is, or none is left because the app is ending."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        return screen if isinstance(screen, DeskScreen) else None

    @property
    def library_screen(self) -> LibraryScreen:
        """The list of articles, which all other screens are above."""
        screen = self.screen_stack[0]
        assert isinstance(screen, LibraryScreen)
        return screen

    @cached_property
    def ways(self) -> Ways:
        """The ways to the screens."""
        # Nobody goes anywhere before the first frame.
        from tui.ways import Ways

        return Ways(self)

    # -- themes

    def _use_starting_theme(self) -> None:
        theme = starting_theme(
            self._colours,
            self.available_themes,
            chosen=self.remembered.setup.themes,
            no_colour=self.no_color,
        )
        if theme is not None:
            self.theme = theme
        # Textual turns colours into greys, which are colours, too, and in which a terminal's own are lost.
        self._filters = [WithoutColours() if isinstance(old, Monochrome) else old for old in self._filters]

    @property
    def _colours(self) -> str:
        return self.console.color_system or ""

    def watch_theme(self, before: str, theme: str) -> None:
        """Remember the theme that was chosen."""
        if self.is_running and theme != before:
            self.remembered.change(lambda setup: setup.with_theme(self._colours, theme))

    # -- keys

    async def on_event(self, event: events.Event) -> None:
        """Hand keys to the commands of the screen in front.

        They are taken here and not where the focus is, so that a key typed right after one that opens a
        screen or a dialog belongs to what was opened, however long that takes to appear.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            # Whoever types has the focus, also where the terminal said that it went elsewhere (as tmux does).
            self.app_focus = True
            if self._typed_ahead or not self._ready_for_keys:
                if not self._typed_ahead:
                    self.screen.call_after_refresh(self.call_later, self._take_typed_ahead)
                self._typed_ahead.append(event)
                return
            desk = self.desk
            if desk is not None and desk.take_key(event):
                return
            if desk is not None and self.screen is not desk:
                # A command that had waited opened something, and the key belongs to that.
                await self.on_event(event)
                return
            await super().on_event(event)
            await self._typed(self.screen.focused)
            return
        await super().on_event(event)

    async def _typed(self, line: Widget | None) -> None:
        """Wait until a line or a dialog has done what a key does in it.

        Otherwise the next key would overtake what this one leads to: ^s the letters that it is to keep, a
        letter the Enter that closes the dialog.
        """
        if line is None:
            return
        screen, patience = self.screen, monotonic() + PATIENCE_SECONDS
        # A widget answers a key with a message to itself, which then rises to the screen.
        for node in line.ancestors_with_self:
            for _ in range(2):
                done = asyncio.Event()
                if node is self or not node.call_later(done.set):
                    return
                while not done.is_set():
                    if self.screen is not screen or monotonic() > patience:
                        return
                    await asyncio.sleep(0)

    @property
    def _ready_for_keys(self) -> bool:
        screen = self.screen
        if isinstance(screen, DeskScreen):
            return screen.is_there and (not screen.asking or isinstance(screen.focused, Input))
        return screen.is_mounted and (screen.focused is not None or not screen.is_modal)

    async def _take_typed_ahead(self) -> None:
        typed, self._typed_ahead = self._typed_ahead, []
        for event in typed:
            await self.on_event(event)

    # -- notices and errors

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell the reader something on a line of its own: Textual's boxes would cover what is read."""
        text = Text.from_markup(message).plain if markup else message
        self.notices.tell(Notice(f"{title}: {text}" if title else text, severity), timeout or 0)

    def report(self, error: NewsreadError) -> None:
        """Tell the reader what could not be done; the sentence says why and what to do."""
        self.notify(str(error), severity="error", markup=False)

    def report_worker(self, event: Worker.StateChanged) -> None:
        """Report what went wrong in a worker; a bug is raised."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            if not isinstance(error, NewsreadError):
                raise error or RuntimeError(f"The worker {event.worker.group} failed.")
            self.report(error)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Report what went wrong in the background."""
        self.report_worker(event)

    @contextmanager
    def unasked(self) -> Iterator[None]:
        """Do what the reader did not ask for, and has no use for being told that it could not be done."""
        with suppress(LibraryError):
            yield

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Report what goes wrong inside instead of raising it."""
        try:
            yield
        except NewsreadError as error:
            self.report(error)

    # -- articles

    def load(self, identifier: int) -> OpenArticle | None:
        """Fetch an article with everything marked in it; None if it is not in the library."""
        # Names and everything that finds them are loaded with the first article.
        from tui.article_loading import load_article

        return load_article(self.library, identifier)

    def load_to_read(self, identifier: int) -> OpenArticle | None:
        """Fetch an article, a long one without what is marked in it; None if it is not in the library."""
        from tui.article_loading import load_article

        return load_article(self.library, identifier, marked=not self.is_long(identifier))

    def is_long(self, identifier: int) -> bool:
        """Whether an article has so many marks that to fetch them would be felt."""
        row = self.library.articles.row(identifier)
        return row is not None and row.words > LONG_WORDS

    def neighbour(self, identifier: int, count: int) -> int | None:
        """Return the article that stands so many articles after another in the list, None at its end.

        Args:
            identifier: The article from which to count.
            count: How far; back if negative.
        """
        for screen in reversed(self.screen_stack):
            order = screen.order if isinstance(screen, ArticleRowsScreen) else None
            place = order.index_of(identifier) if order is not None else None
            if order is not None and place is not None:
                row = order.row(place + count)
                return None if row is None else row.id
        return None

    def go_along(self, identifier: int) -> None:
        """Let the lists below go along to the article that is read, so that leaving it leads to its row."""
        for screen in self.screen_stack:
            if isinstance(screen, ArticleRowsScreen):
                screen.go_along(identifier)

    def next_result(self, identifier: int, step: int) -> int | None:
        """Return the result of a search after another one, or before it; None where there is none."""
        from tui.screens.search import SearchScreen

        for screen in reversed(self.screen_stack):
            if isinstance(screen, SearchScreen):
                return screen.beyond(identifier, step)
        return None

    def next_unread(self, identifier: int, count: int) -> int | None:
        """Return the article that is so many unread ones after another in the list, before it if negative."""
        return self.library_screen.next_unread(identifier, count)

    def toggle_read(self, row: ArticleRow) -> str:
        """Mark an article as read, or as unread if it is read; return what was done."""
        state = ReadState.UNREAD if row.state is ReadState.READ else ReadState.READ
        self.library.reading.mark(row.id, state)
        return f"Marked as {state.value}"

    def toggle_star(self, row: ArticleRow) -> str:
        """Star an article, or take its star away; return what was done."""
        self.library.reading.star(row.id, not row.starred)
        return "Star taken away" if row.starred else "Starred"


def run_app(path: Path, keys: Path) -> None:
    """Open a library, made with sample articles if there is none, and show it until the reader leaves.

    Args:
        path: The library.
        keys: The reader's own keys, if there is such a file.

    Raises:
        LibraryError: It can neither be opened nor made.
        KeysError: The keys cannot be used as they are.
    """
    registry = None
    if keys.exists():
        # What reads such a file is loaded only where there is one.
        from tui.commands.key_file import read_key_file

        registry = read_key_file(keys)
    from tui.cli.opening import open_with_samples

    with open_with_samples(path) as library:
        NewsreadApp(library, Remembered(remembered_path()), registry=registry).run()
