"""What is set for a feed: the dialogs in which it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.widgets import Input, Label

from prose.characters import clean_line
from store.errors import FeedError
from store.feeds.feed import LONGEST, FeedSettings
from store.feeds.schedule import USUAL, read_interval
from tui.adding import READ_ON
from tui.feed_wording import interval_words
from tui.naming_sources import listed_feeds
from tui.screens.change_dialog import ChangeDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from store.feeds.feed import Feed
    from store.library import Library
    from tui.background import Background

YES, NO = "yes", "no"
LONGEST_ADDRESS = 2_000


class FeedForm(ChangeDialog):
    """Lines to type in, one below the other."""

    DEFAULT_CSS: ClassVar[str] = """
    FeedForm Horizontal { height: 1; }
    FeedForm Horizontal Label { width: 12; }
    FeedForm Input { height: 1; width: 1fr; padding: 0; background: $surface; }
    """
    KEYS = (("down", "next line"),)

    def lines(self) -> dict[str, tuple[str, str]]:
        """Return the lines by what stands before them: what is in each at first, and what can be typed."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        """Build the lines."""
        for number, (name, (text, told)) in enumerate(self.lines().items()):
            with Horizontal():
                yield Label(name)
                yield Input(
                    text,
                    placeholder=told,
                    id=f"line-{number}",
                    select_on_focus=False,
                    compact=True,
                    max_length=LONGEST_ADDRESS if name == "Address" else LONGEST,
                )

    def hands(self) -> Widget:
        """The first line takes the keys."""
        return self.query(Input).first()

    def typed_in(self, name: str) -> str:
        """Return what stands in a line."""
        return clean_line(self.query_one(f"#line-{list(self.lines()).index(name)}", Input).value)

    def settings(self, paused: bool = False) -> FeedSettings:
        """Return what is set.

        Raises:
            FeedError: If something that was typed makes no sense.
        """
        interval = read_interval(self.typed_in("Interval") or USUAL)
        full_text = self.typed_in("Full text").casefold() or NO
        if full_text not in (YES, NO):
            raise FeedError(f"“{full_text}” says neither yes nor no to full text; type one of them.")
        return FeedSettings(
            self.typed_in("Title"), self.typed_in("Folder"), full_text == YES, interval, paused
        )

    def on_input_changed(self) -> None:
        """Say what Enter would do now."""
        self.show_preview()

    def on_key(self, event: events.Key) -> None:
        """Go from line to line."""
        if event.key in ("tab", "down", "shift+tab", "up"):
            self.focus_next() if event.key in ("tab", "down") else self.focus_previous()
            event.stop()
            event.prevent_default()
        else:
            super().on_key(event)


def _lines(settings: FeedSettings, own_title: str) -> dict[str, tuple[str, str]]:
    return {
        "Title": (settings.title, own_title or "what it calls itself"),
        "Folder": (settings.folder, "such as News/Local"),
        "Interval": (interval_words(settings.minutes), "1h; such as 30m, 2h, 1d"),
        "Full text": (YES if settings.full_text else "", "no; yes takes the text from the pages"),
    }


class FeedDialog(FeedForm):
    """Changes what is set for a feed."""

    TITLE = "Feed"

    def __init__(self, eye: int, done: Callable[[str], None], library: Library, feed: Feed) -> None:
        super().__init__(eye, done)
        self._library = library
        self._feed = feed

    def subject(self) -> str:
        """Return its name."""
        return self._feed.name

    def lines(self) -> dict[str, tuple[str, str]]:
        """What is set, and the address."""
        return {
            **_lines(self._feed.settings, self._feed.own_title),
            "Address": (self._feed.address, "the address of the feed"),
        }

    def preview(self) -> str | None:
        """Say what is changed."""
        changed = [name for name, (text, _) in self.lines().items() if self.typed_in(name) != text]
        return f"Changes {', '.join(name.casefold() for name in changed)}." if changed else None

    def hint(self) -> str:
        """Say what to do."""
        return "Type what is to be otherwise."

    def do(self) -> str:
        """Change it."""
        settings = self.settings(self._feed.settings.paused)
        with self._library.step(f"change the feed “{self._feed.name}”"):
            if settings != self._feed.settings:
                self._library.feeds.set(self._feed.id, settings)
            if (address := self.typed_in("Address")) != self._feed.address:
                self._library.feeds.move(self._feed.id, address)
        return f"Changed the feed “{self._feed.name}”"


class NewFeedDialog(FeedForm):
    """Adds a feed."""

    TITLE = "A new feed"

    def __init__(
        self, eye: int, done: Callable[[str], None], background: Background, folder: str = ""
    ) -> None:
        super().__init__(eye, done)
        self._background = background
        self._folder = folder

    def subject(self) -> str:
        """Say what an address may be."""
        return "The address of a feed or of a site, or a file with a list of feeds (OPML)."

    def lines(self) -> dict[str, tuple[str, str]]:
        """The address, and what is set."""
        return {
            "Address": ("", "https://"),
            **_lines(FeedSettings(folder=self._folder), ""),
        }

    def preview(self) -> str | None:
        """Say what is done."""
        address = self.typed_in("Address")
        if (listed := listed_feeds(address)) is not None:
            return listed.told
        return f"Asks {address} and subscribes to the feed there." if address else None

    def hint(self) -> str:
        """Ask for the address."""
        return "Type an address."

    def do(self) -> str:
        """Have it added in the background."""
        address = self.typed_in("Address")
        if not address:
            return ""
        if (listed := listed_feeds(address)) is not None:
            self._background.add(listed.name)
            return READ_ON
        if "://" not in address:
            address = f"https://{address}"
        self._background.subscribe(address, self.settings())
        return READ_ON
